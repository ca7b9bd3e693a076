// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Flow Evaluator::executeMatch(const Node &node, Frame &frame)
{
    const Value subject = evaluate(*node.a, frame);
    frame.node = &node;
    for (const Node *clause : node.kids) {
        if (matches(*clause->a, subject, frame) && (!clause->b || decide(*clause->b, frame)))
            return executeBlock(*clause->c, frame);
    }
    return Flow::Normal;
}

bool Evaluator::matches(const Node &pattern, Value subject, Frame &frame)
{
    m_state.step();
    m_state.checkStack();
    if (subject.isUnknown() && pattern.kind != NodeKind::CapturePattern && pattern.kind != NodeKind::WildcardPattern)
        m_interpreter.stop(subject.unknown());
    switch (pattern.kind) {
    case NodeKind::WildcardPattern:
        return true;
    case NodeKind::CapturePattern:
        storeName(*pattern.a, subject, frame);
        return true;
    case NodeKind::ValuePattern: {
        const Value value = evaluate(*pattern.a, frame);
        frame.node = &pattern;
        if (value.isUnknown())
            m_interpreter.stop(value.unknown());
        const bool singleton = pattern.a->kind == NodeKind::Constant && (value.isNone() || value.isBool());
        return singleton ? value.isSame(subject) : m_interpreter.truth(m_interpreter.compare(Comparison::Equal, subject, value));
    }
    case NodeKind::OrPattern:
        return std::any_of(pattern.kids.begin(), pattern.kids.end(), [&](const Node *each) { return matches(*each, subject, frame); });
    case NodeKind::AsPattern:
        if (!matches(*pattern.a, subject, frame))
            return false;
        storeName(*pattern.b, subject, frame);
        return true;
    case NodeKind::SequencePattern:
        return matchesSequence(pattern, subject, frame);
    case NodeKind::MappingPattern:
        return matchesMapping(pattern, subject, frame);
    case NodeKind::ClassPattern:
        return matchesClass(pattern, subject, frame);
    default:
        frame.node = &pattern;
        m_interpreter.stop(u"this pattern is not modelled"_s);
    }
}

bool Evaluator::matchesSequence(const Node &pattern, Value subject, Frame &frame)
{
    const Value sequence = plain(subject);
    if (!sequence.isSequence() && sequence.kind() != Kind::Range)
        return false;
    const Values items = m_interpreter.toValues(sequence);
    const auto star = std::find_if(pattern.kids.begin(), pattern.kids.end(), [](const Node *kid) { return kid->kind == NodeKind::StarPattern; });
    const size_t wanted = pattern.kids.size();
    if (star == pattern.kids.end()) {
        if (items.size() != wanted)
            return false;
        for (size_t i = 0; i < wanted; ++i) {
            if (!matches(*pattern.kids[i], items[i], frame))
                return false;
        }
        return true;
    }
    if (items.size() + 1 < wanted)
        return false;
    const size_t before = size_t(star - pattern.kids.begin());
    const size_t after = wanted - before - 1;
    for (size_t i = 0; i < before; ++i) {
        if (!matches(*pattern.kids[i], items[i], frame))
            return false;
    }
    for (size_t i = 0; i < after; ++i) {
        if (!matches(*pattern.kids[before + 1 + i], items[items.size() - after + i], frame))
            return false;
    }
    if ((*star)->a)
        storeName(*(*star)->a, m_interpreter.list(Values(items.begin() + qsizetype(before), items.end() - qsizetype(after))), frame);
    return true;
}

bool Evaluator::matchesMapping(const Node &pattern, Value subject, Frame &frame)
{
    const Value mapping = plain(subject);
    if (!mapping.isDict())
        return false;
    const Value rest = m_interpreter.dict();
    for (const HashTable::Entry &entry : mapping.dict()->entries()) {
        if (entry.live)
            rest.dict()->insert(m_interpreter, entry.key, entry.value);
    }
    for (size_t i = 0; i + 1 < pattern.kids.size(); i += 2) {
        const Node *keyNode = pattern.kids[i];
        if (keyNode->kind != NodeKind::ValuePattern)
            return false;
        const Value key = evaluate(*keyNode->a, frame);
        const Value *found = mapping.dict()->find(m_interpreter, key);
        if (!found || !matches(*pattern.kids[i + 1], *found, frame))
            return false;
        rest.dict()->remove(m_interpreter, key);
    }
    if (pattern.a && pattern.a->a)
        storeName(*pattern.a->a, rest, frame);
    return true;
}

bool Evaluator::matchesClass(const Node &pattern, Value subject, Frame &frame)
{
    const Value type = evaluate(*pattern.a, frame);
    frame.node = &pattern;
    if (type.isUnknown())
        m_interpreter.stop(type.unknown());
    auto *cls = type.as<Class>();
    if (!cls)
        m_interpreter.raise(u"TypeError"_s, u"called match pattern must be a class"_s);
    if (!m_interpreter.isInstance(subject, cls))
        return false;
    size_t position = 0;
    for (const Node *kid : pattern.kids) {
        if (kid->kind == NodeKind::KeywordPattern) {
            const auto value = m_interpreter.attributeIfAny(subject, kid->value.text());
            if (!value || !matches(*kid->a, *value, frame))
                return false;
            continue;
        }
        const bool builtin = cls->module() == "builtins"_L1;
        if (builtin) {
            if (position++ > 0)
                m_interpreter.raise(u"TypeError"_s, u"%1() accepts 1 positional sub-pattern (%2 given)"_s.arg(cls->name()).arg(pattern.kids.size()));
            if (!matches(*kid, subject, frame))
                return false;
            continue;
        }
        Value *names = cls->find(u"__match_args__"_s);
        const size_t count = names && names->isTuple() ? names->items().size() : 0;
        if (position >= count)
            m_interpreter.raise(u"TypeError"_s, u"%1() accepts %2 positional sub-patterns (%3 given)"_s.arg(cls->name()).arg(count).arg(pattern.kids.size()));
        const auto value = m_interpreter.attributeIfAny(subject, names->items()[position++].text());
        if (!value || !matches(*kid, *value, frame))
            return false;
    }
    return true;
}

} // namespace retort::python
