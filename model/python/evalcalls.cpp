// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using ParameterKind = Signature::Parameter::Kind;

/// The argument of sorted() or set(): a list made only to be handed on, `sorted(list(names))`, has no order of its own.
Value Evaluator::evaluateUnordered(const Node &node, Frame &frame)
{
    if (node.kind == NodeKind::ListComprehension)
        return evaluateComprehension(node, frame, true);
    const bool call = node.kind == NodeKind::Call && node.a->kind == NodeKind::Name && node.kids.size() == 1
        && (node.kids.front()->kind == NodeKind::Name || node.kids.front()->kind == NodeKind::Call || node.kids.front()->kind == NodeKind::Binary
            || node.kids.front()->kind == NodeKind::Set);
    if (!call)
        return evaluate(node, frame);
    const Value callee = evaluate(*node.a, frame);
    if (!callee.isSame(m_state.list) && !callee.isSame(m_state.tuple))
        return evaluate(node, frame);
    const Value given = evaluate(*node.kids.front(), frame);
    frame.node = &node;
    return plain(given).isSet() ? given : m_interpreter.call(callee, {given});
}

void Evaluator::collectArguments(const Node &node, Frame &frame, Arguments &arguments, std::optional<UnknownReason> &unknown, bool unordered)
{
    for (const Node *kid : node.kids) {
        switch (kid->kind) {
        case NodeKind::Starred: {
            const Value iterable = evaluate(*kid->a, frame);
            frame.node = kid;
            if (iterable.isUnknown()) {
                unknown = iterable.unknown();
                break;
            }
            const Value simple = plain(iterable);
            if (!iterable.isObject() && !simple.isSequence() && !simple.isStr() && !simple.isBytes() && !simple.isDict() && !simple.isSet() && simple.kind() != Kind::Range)
                m_interpreter.raise(u"TypeError"_s, u"Value after * must be an iterable, not %1"_s.arg(typeName(m_interpreter, iterable)));
            const Values more = m_interpreter.toValues(iterable);
            arguments.positional.insert(arguments.positional.end(), more.begin(), more.end());
            break;
        }
        case NodeKind::Keyword:
            arguments.keywords.emplace_back(kid->value.text(), evaluate(*kid->a, frame));
            break;
        case NodeKind::DoubleStarred: {
            const Value given = evaluate(*kid->a, frame);
            frame.node = kid;
            if (given.isUnknown()) {
                unknown = given.unknown();
                break;
            }
            const Value mapping = plain(given);
            if (!mapping.isDict())
                m_interpreter.raise(u"TypeError"_s, u"argument after ** must be a mapping, not %1"_s.arg(typeName(m_interpreter, given)));
            for (const HashTable::Entry &entry : mapping.dict()->entries()) {
                if (!entry.live)
                    continue;
                const Value key = plain(entry.key);
                if (!key.isStr())
                    m_interpreter.raise(u"TypeError"_s, u"keywords must be strings"_s);
                if (arguments.keyword(key.text()))
                    m_interpreter.raise(u"TypeError"_s, u"got multiple values for keyword argument '%1'"_s.arg(key.text()));
                arguments.keywords.emplace_back(key.text(), entry.value);
            }
            break;
        }
        default:
            arguments.positional.push_back(unordered ? evaluateUnordered(*kid, frame) : evaluate(*kid, frame));
        }
    }
}

Value Evaluator::evaluateCall(const Node &node, Frame &frame)
{
    Arguments arguments;
    Value callee;
    // `object.method(…)`: a method found in the class is called without making a bound method first
    Value self;
    bool bound = false;
    if (node.a->kind == NodeKind::Attribute) {
        self = evaluate(*node.a->a, frame);
        frame.node = node.a;
        if (!self.isObject() && !self.isUnknown() && !self.isNone()) {
            if (Value *found = m_interpreter.classOf(self)->find(*static_cast<const Str *>(node.a->value.heapObject()))) {
                if (auto *native = found->as<NativeFunctionObject>(); native && native->binds) {
                    callee = *found;
                    bound = true;
                }
            }
        }
        if (!bound)
            callee = m_interpreter.attribute(self, node.a->value.text());
    } else {
        callee = evaluate(*node.a, frame);
    }
    std::optional<UnknownReason> unknown;
    const Value *sorted = node.a->kind == NodeKind::Name ? m_state.builtins->find(u"sorted"_s) : nullptr;
    const bool unordered = sorted && (callee.isSame(*sorted) || callee.isSame(m_state.set) || callee.isSame(m_state.frozenSet));
    collectArguments(node, frame, arguments, unknown, unordered);
    frame.node = &node;
    if (unknown) {
        if (callee.isUnknown())
            return m_interpreter.call(callee, arguments);
        m_interpreter.stop(*unknown); // how many arguments, and which, is not known
    }
    // the range is what natives record; script functions do not look at it
    if (!bound && callee.isObject() && !callee.as<FunctionObject>())
        arguments.range = m_interpreter.currentRange();
    if (bound) {
        m_state.checkStack();
        arguments.range = m_interpreter.currentRange();
        arguments.self = self;
        return callee.object()->call(m_interpreter, arguments).value_or(Value());
    }
    return m_interpreter.call(callee, arguments);
}

namespace {

/// CPython's texts come from Signature's binding; the fast path below has none.
Signature signatureOf(const FunctionInfo &info)
{
    QStringList parts;
    bool positionalOnly = false;
    bool star = false;
    for (const Parameter &parameter : info.parameters) {
        if (positionalOnly && parameter.kind != ParameterKind::PositionalOnly)
            parts.append(u"/"_s);
        positionalOnly = parameter.kind == ParameterKind::PositionalOnly;
        if (parameter.kind == ParameterKind::KeywordOnly && !star) {
            parts.append(u"*"_s);
            star = true;
        }
        const QString stars = parameter.kind == ParameterKind::VarArgs ? u"*"_s : parameter.kind == ParameterKind::KeywordArgs ? u"**"_s : QString();
        star = star || parameter.kind == ParameterKind::VarArgs;
        parts.append(stars + parameter.name.text() + (parameter.defaultValue ? u"=None"_s : QString()));
    }
    if (positionalOnly)
        parts.append(u"/"_s);
    return Signature(parts.join(u","));
}

} // namespace

void Evaluator::bindParameters(FunctionObject &function, Arguments &arguments, Environment &environment)
{
    const auto &parameters = function.info->parameters;
    const bool plainCall = arguments.keywords.empty() && arguments.positional.size() <= parameters.size();
    if (plainCall) {
        bool fits = true;
        for (size_t i = 0; i < parameters.size() && fits; ++i) {
            const ParameterKind kind = parameters[i].kind;
            fits = (kind == ParameterKind::Normal || kind == ParameterKind::PositionalOnly)
                && (i < arguments.positional.size() || parameters[i].defaultValue);
        }
        if (fits) {
            for (size_t i = 0; i < parameters.size(); ++i)
                environment.slots[size_t(parameters[i].slot)] = i < arguments.positional.size() ? arguments.positional[i] : function.defaults[i];
            return;
        }
    }
    const Bound bound = arguments.bind(m_interpreter, signatureOf(*function.info), function.qualifiedName);
    for (size_t i = 0; i < parameters.size(); ++i) {
        const Parameter &parameter = parameters[i];
        Value &slot = environment.slots[size_t(parameter.slot)];
        if (parameter.kind == ParameterKind::VarArgs) {
            slot = m_interpreter.tuple(bound.varArgs());
        } else if (parameter.kind == ParameterKind::KeywordArgs) {
            slot = m_interpreter.dict(bound.keywordArgs());
        } else {
            slot = bound.given(parameter.name.text()) || !parameter.defaultValue ? bound[parameter.name.text()] : function.defaults[i];
        }
    }
}

Value Evaluator::callFunction(FunctionObject &function, Arguments &arguments)
{
    if (m_state.headerOnly)
        return m_interpreter.unknown(u"%1() is not run to read the header"_s.arg(function.info->name));
    if (arguments.self) // a script function stored in a native's table
        arguments.positional.insert(arguments.positional.begin(), *arguments.self);
    arguments.self.reset();
    auto *environment = m_interpreter.make<Environment>(function.closure, function.info->scope->slotNames.size());
    m_interpreter.charge(qint64(environment->slots.size() * sizeof(Value)));
    bindParameters(function, arguments, *environment);
    if (function.info->isAsync)
        return m_interpreter.unknown(u"async functions are not modelled"_s);
    if (function.info->isGenerator)
        return makeGenerator(m_interpreter, function, environment);
    Frame frame;
    frame.code = function.code;
    frame.module = function.module;
    frame.globals = function.globals;
    frame.environment = environment;
    frame.function = &function;
    frame.node = function.info->body;
    const FrameGuard guard(m_state, frame);
    for (const Node *unpacking : function.info->unpacking)
        execute(*unpacking, frame);
    if (function.info->isLambda)
        return evaluate(*function.info->body, frame);
    executeBlock(*function.info->body, frame);
    return frame.result;
}

} // namespace retort::python
