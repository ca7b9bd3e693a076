// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

Environment *environmentOf(const Node &node, Frame &frame)
{
    Environment *environment = frame.environment;
    for (int hop = 0; hop < node.hops; ++hop)
        environment = environment->parent;
    return environment;
}

/// Names of Python 2 that scripts of that time use: `unicode`, `xrange` …
Value *python2Name(const Interpreter::State &state, const QString &name)
{
    static const QHash<QString, QString> today = {{u"unicode"_s, u"str"_s}, {u"basestring"_s, u"str"_s}, {u"xrange"_s, u"range"_s},
        {u"long"_s, u"int"_s}, {u"unichr"_s, u"chr"_s}};
    const auto found = today.constFind(name);
    return found == today.cend() ? nullptr : state.builtins->find(*found);
}

} // namespace

FrameGuard::FrameGuard(Interpreter::State &state, Frame &frame) : m_state(state), m_handled(state.handled)
{
    frame.back = state.frame;
    state.frame = &frame;
    if (++state.depth > state.budget.callDepth) {
        --state.depth;
        state.frame = frame.back;
        state.exhausted(BudgetKind::CallDepth);
    }
}

FrameGuard::~FrameGuard()
{
    m_state.frame = m_state.frame->back;
    m_state.handled = m_handled;
    --m_state.depth;
}

Value Evaluator::loadName(const Node &node, Frame &frame)
{
    NameScope scope = node.scope;
    const auto &name = *static_cast<const Str *>(node.value.heapObject());
    if (scope == NameScope::Namespace) {
        if (frame.names) {
            if (Value *found = frame.names->find(name))
                return isDeferred(m_state, *found) ? settle(m_interpreter, *frame.names, name, *found) : *found;
        }
        scope = node.outer;
    }
    if (scope == NameScope::Environment) {
        const Value value = environmentOf(node, frame)->slots[size_t(node.slot)];
        if (!Environment::isUnbound(value))
            return value;
        if (node.hops == 0)
            m_interpreter.raise(u"UnboundLocalError"_s, u"cannot access local variable '%1' where it is not associated with a value"_s.arg(name.text));
        m_interpreter.raise(u"NameError"_s, u"cannot access free variable '%1' where it is not associated with a value in enclosing scope"_s.arg(name.text));
    }
    if (Value *found = frame.globals->find(name))
        return isDeferred(m_state, *found) ? settle(m_interpreter, *frame.globals, name, *found) : *found;
    if (Value *found = m_state.builtins->find(name))
        return *found;
    if (Value *older = python2Name(m_state, name.text))
        return *older;
    if (Value *star = frame.globals->find(u"*"_s)) // `from something_unknown import *` may have brought it
        return *star;
    m_interpreter.raise(u"NameError"_s, u"name '%1' is not defined"_s.arg(name.text));
}

void Evaluator::storeName(const Node &node, Value value, Frame &frame)
{
    switch (node.scope) {
    case NameScope::Environment:
        environmentOf(node, frame)->slots[size_t(node.slot)] = value;
        break;
    case NameScope::Namespace:
        frame.names->insert(node.value, value);
        break;
    case NameScope::Global:
        frame.globals->insert(node.value, value);
        break;
    }
}

void Evaluator::assign(const Node &target, Value value, Frame &frame)
{
    switch (target.kind) {
    case NodeKind::Name:
        storeName(target, value, frame);
        return;
    case NodeKind::Attribute: {
        const Value object = evaluate(*target.a, frame);
        frame.node = &target;
        m_interpreter.setAttribute(object, target.value.text(), value);
        return;
    }
    case NodeKind::Subscript: {
        const Value object = evaluate(*target.a, frame);
        const Value key = evaluate(*target.b, frame);
        frame.node = &target;
        m_interpreter.setSubscript(object, key, value);
        return;
    }
    case NodeKind::Tuple:
        break;
    default:
        m_interpreter.stop(u"this assignment is not modelled"_s);
    }
    if (value.isUnknown()) { // each part is as unknown as the whole
        for (const Node *part : target.kids)
            assign(part->kind == NodeKind::Starred ? *part->a : *part, value, frame);
        return;
    }
    frame.node = &target;
    const size_t wanted = target.kids.size();
    const auto star = std::find_if(target.kids.begin(), target.kids.end(), [](const Node *kid) { return kid->kind == NodeKind::Starred; });
    if (!value.isObject() && !value.isSequence() && !value.isStr() && !value.isBytes() && !value.isDict() && !value.isSet() && value.kind() != Kind::Range)
        m_interpreter.raise(u"TypeError"_s, u"cannot unpack non-iterable %1 object"_s.arg(typeName(m_interpreter, value)));
    Values items;
    if (value.isSequence()) {
        items = value.items();
    } else {
        Iterator *iterator = m_interpreter.iterate(value);
        while (star != target.kids.end() || items.size() <= wanted) {
            auto next = iterator->next(m_interpreter);
            if (!next)
                break;
            m_state.step();
            items.push_back(*next);
        }
    }
    if (star == target.kids.end()) {
        if (items.size() > wanted)
            m_interpreter.raise(u"ValueError"_s, u"too many values to unpack (expected %1)"_s.arg(wanted));
        if (items.size() < wanted)
            m_interpreter.raise(u"ValueError"_s, u"not enough values to unpack (expected %1, got %2)"_s.arg(wanted).arg(items.size()));
        for (size_t i = 0; i < wanted; ++i)
            assign(*target.kids[i], items[i], frame);
        return;
    }
    if (items.size() + 1 < wanted)
        m_interpreter.raise(u"ValueError"_s, u"not enough values to unpack (expected at least %1, got %2)"_s.arg(wanted - 1).arg(items.size()));
    const size_t before = size_t(star - target.kids.begin());
    const size_t after = wanted - before - 1;
    for (size_t i = 0; i < before; ++i)
        assign(*target.kids[i], items[i], frame);
    assign(*target.kids[before]->a, m_interpreter.list(Values(items.begin() + qsizetype(before), items.end() - qsizetype(after))), frame);
    for (size_t i = 0; i < after; ++i)
        assign(*target.kids[before + 1 + i], items[items.size() - after + i], frame);
}

void Evaluator::deleteTarget(const Node &target, Frame &frame)
{
    frame.node = &target;
    if (target.kind == NodeKind::Subscript) {
        const Value object = evaluate(*target.a, frame);
        m_interpreter.deleteSubscript(object, evaluate(*target.b, frame));
        return;
    }
    if (target.kind == NodeKind::Attribute) {
        const Value object = evaluate(*target.a, frame);
        if (object.isUnknown())
            return;
        Dict *own = object.isObject() ? object.object()->attributesIfAny() : nullptr;
        if (!own || !own->remove(target.value.text()))
            m_interpreter.raise(u"AttributeError"_s, u"'%1' object has no attribute '%2'"_s.arg(typeName(m_interpreter, object), target.value.text()));
        return;
    }
    loadName(target, frame); // raises where it is not bound
    switch (target.scope) {
    case NameScope::Environment:
        environmentOf(target, frame)->slots[size_t(target.slot)] = Environment::unbound();
        break;
    case NameScope::Namespace:
        if (!frame.names->remove(target.value.text()))
            m_interpreter.raise(u"NameError"_s, u"name '%1' is not defined"_s.arg(target.value.text()));
        break;
    case NameScope::Global:
        if (!frame.globals->remove(target.value.text()))
            m_interpreter.raise(u"NameError"_s, u"name '%1' is not defined"_s.arg(target.value.text()));
        break;
    }
}

} // namespace retort::python
