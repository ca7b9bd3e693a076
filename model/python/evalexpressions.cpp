// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Value Evaluator::evaluate(const Node &node, Frame &frame)
{
    m_state.step();
    m_state.checkStack();
    switch (node.kind) {
    case NodeKind::Constant:
        return node.value;
    case NodeKind::Name:
        frame.node = &node;
        return loadName(node, frame);
    case NodeKind::JoinedString:
        return evaluateJoinedString(node, frame);
    case NodeKind::Tuple:
    case NodeKind::List:
    case NodeKind::Set:
        return evaluateDisplay(node, frame);
    case NodeKind::Dict:
        return evaluateDict(node, frame);
    case NodeKind::Unary: {
        const Value operand = evaluate(*node.a, frame);
        frame.node = &node;
        return m_interpreter.unary(UnaryOperator(node.op), operand);
    }
    case NodeKind::Not: {
        const Value operand = evaluate(*node.a, frame);
        return operand.isUnknown() ? operand : Value::boolean(!m_interpreter.truth(operand));
    }
    case NodeKind::Binary: {
        const Value left = evaluate(*node.a, frame);
        const Value right = evaluate(*node.b, frame);
        frame.node = &node;
        if (node.flag && left.isInt() && right.isInt() && frame.code->isPython2)
            return m_interpreter.binary(BinaryOperator::FloorDivide, left, right);
        return m_interpreter.binary(BinaryOperator(node.op), left, right);
    }
    case NodeKind::And:
    case NodeKind::Or: {
        const Value left = evaluate(*node.a, frame);
        frame.node = &node;
        return m_interpreter.truth(left) == (node.kind == NodeKind::Or) ? left : evaluate(*node.b, frame);
    }
    case NodeKind::Compare:
        return evaluateCompare(node, frame);
    case NodeKind::Conditional:
        return decide(*node.a, frame) ? evaluate(*node.b, frame) : evaluate(*node.c, frame);
    case NodeKind::Lambda:
        return makeFunction(*node.function, frame);
    case NodeKind::Call:
        return evaluateCall(node, frame);
    case NodeKind::SuperCall:
        return evaluateSuper(node, frame);
    case NodeKind::Attribute: {
        const Value object = evaluate(*node.a, frame);
        frame.node = &node;
        return m_interpreter.attribute(object, node.value.text());
    }
    case NodeKind::Subscript: {
        const Value object = evaluate(*node.a, frame);
        const Value key = evaluate(*node.b, frame);
        frame.node = &node;
        return m_interpreter.subscript(object, key);
    }
    case NodeKind::Slice:
        return evaluateSlice(node, frame);
    case NodeKind::ListComprehension:
    case NodeKind::SetComprehension:
    case NodeKind::DictComprehension:
    case NodeKind::GeneratorExpression:
        return evaluateComprehension(node, frame);
    case NodeKind::NamedExpression: {
        const Value value = evaluate(*node.b, frame);
        storeName(*node.a, value, frame);
        return value;
    }
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
        for (const auto &[yielded, received] : frame.yields) {
            if (yielded == &node)
                return received;
        }
        frame.node = &node;
        m_interpreter.stop(u"'yield' inside an expression is not modelled"_s);
    case NodeKind::Await:
        frame.node = &node;
        return m_interpreter.unknown(u"'await' is not modelled"_s);
    case NodeKind::Starred:
        frame.node = &node;
        m_interpreter.raise(u"SyntaxError"_s, u"can't use starred expression here"_s);
    default:
        frame.node = &node;
        m_interpreter.stop(u"this expression is not modelled"_s);
    }
}

/// The truth of a condition; an unknown one stops the evaluation.
bool Evaluator::decide(const Node &condition, Frame &frame)
{
    const Value value = evaluate(condition, frame);
    frame.node = &condition;
    return m_interpreter.truth(value);
}

Value Evaluator::evaluateJoinedString(const Node &node, Frame &frame)
{
    QString text;
    Value unknown;
    for (const Node *part : node.kids) {
        if (part->kind == NodeKind::Constant) {
            if (part->value.isUnknown())
                unknown = part->value;
            else
                text += part->value.text();
            continue;
        }
        const Value value = evaluate(*part->a, frame);
        const Value specification = part->b ? evaluate(*part->b, frame) : Value();
        frame.node = part;
        const Value piece = value.isUnknown() ? value : specification.isUnknown() ? specification : textOrUnknown(m_interpreter, [&] {
            Value shown = value;
            if (part->op == 'r' || part->op == 'a') {
                const QString repr = m_interpreter.repr(value);
                shown = m_interpreter.str(part->op == 'a' ? asciiOnly(repr) : repr);
            } else if (part->op == 's') {
                shown = m_interpreter.str(m_interpreter.toStr(value));
            }
            return m_interpreter.format(shown, specification.isStr() ? specification.text() : QString());
        });
        if (piece.isUnknown())
            unknown = unknown.isUnknown() ? unknown : piece;
        else
            text += piece.text();
    }
    return unknown.isUnknown() ? unknown : m_interpreter.str(text);
}

Value Evaluator::evaluateDisplay(const Node &node, Frame &frame)
{
    Values items;
    items.reserve(node.kids.size());
    for (const Node *kid : node.kids) {
        if (kid->kind != NodeKind::Starred) {
            items.push_back(evaluate(*kid, frame));
            continue;
        }
        const Value iterable = evaluate(*kid->a, frame);
        frame.node = kid;
        if (iterable.isUnknown())
            return iterable;
        const Values more = m_interpreter.toValues(iterable);
        items.insert(items.end(), more.begin(), more.end());
    }
    frame.node = &node;
    if (node.kind == NodeKind::List)
        return m_interpreter.list(std::move(items));
    return node.kind == NodeKind::Tuple ? m_interpreter.tuple(std::move(items)) : m_interpreter.set(items);
}

Value Evaluator::evaluateDict(const Node &node, Frame &frame)
{
    const Value result = m_interpreter.dict();
    for (size_t i = 0; i + 1 < node.kids.size(); i += 2) {
        if (node.kids[i]) {
            const Value key = evaluate(*node.kids[i], frame);
            const Value value = evaluate(*node.kids[i + 1], frame);
            frame.node = node.kids[i];
            result.dict()->insert(m_interpreter, key, value);
            continue;
        }
        const Value given = evaluate(*node.kids[i + 1], frame);
        frame.node = node.kids[i + 1];
        if (given.isUnknown())
            return given;
        const Value other = plain(given);
        if (other.isDict()) {
            const std::vector<HashTable::Entry> entries = other.dict()->entries();
            for (const HashTable::Entry &entry : entries) {
                if (entry.live)
                    result.dict()->insert(m_interpreter, entry.key, entry.value);
            }
            continue;
        }
        const auto keys = given.isObject() ? m_interpreter.attributeIfAny(given, u"keys"_s) : std::nullopt;
        if (!keys)
            m_interpreter.raise(u"TypeError"_s, u"'%1' object is not a mapping"_s.arg(typeName(m_interpreter, given)));
        for (Value key : m_interpreter.toValues(m_interpreter.call(*keys)))
            result.dict()->insert(m_interpreter, key, m_interpreter.subscript(given, key));
    }
    return result;
}

Value Evaluator::compareOnce(CompareOperator op, Value left, Value right)
{
    switch (op) {
    case CompareOperator::Is:
    case CompareOperator::IsNot:
        if (left.isUnknown() || right.isUnknown())
            return m_interpreter.mergeUnknown(left, right);
        return Value::boolean(left.isSame(right) == (op == CompareOperator::Is));
    case CompareOperator::In:
    case CompareOperator::NotIn:
        if (left.isUnknown() || right.isUnknown())
            return m_interpreter.mergeUnknown(left, right);
        return Value::boolean(m_interpreter.contains(right, left) == (op == CompareOperator::In));
    default:
        return m_interpreter.compare(Comparison(op), left, right);
    }
}

Value Evaluator::evaluateCompare(const Node &node, Frame &frame)
{
    Value left = evaluate(*node.kids[0], frame);
    for (size_t i = 0; i < node.comparisons.size(); ++i) {
        const Value right = evaluate(*node.kids[i + 1], frame);
        frame.node = &node;
        const Value result = compareOnce(node.comparisons[i], left, right);
        if (i + 1 == node.comparisons.size() || !m_interpreter.truth(result))
            return result;
        left = right;
    }
    return Value::boolean(true);
}

Value Evaluator::evaluateSlice(const Node &node, Frame &frame)
{
    const auto part = [&](const Node *each) { return each ? evaluate(*each, frame) : Value(); };
    const Value start = part(node.a);
    const Value stop = part(node.b);
    const Value step = part(node.c);
    for (Value each : {start, stop, step}) {
        if (each.isUnknown())
            return each;
    }
    return Value::heap(Kind::Slice, m_interpreter.make<Slice>(start, stop, step));
}

Value Evaluator::evaluateSuper(const Node &node, Frame &frame)
{
    frame.node = &node;
    if (node.a->scope != NameScope::Environment || !frame.function || frame.function->info->parameters.empty())
        m_interpreter.raise(u"RuntimeError"_s, frame.function ? u"super(): no arguments"_s : u"super(): __class__ cell not found"_s);
    const Value cls = loadName(*node.a, frame);
    const Value self = frame.environment->slots[size_t(frame.function->info->parameters.front().slot)];
    auto *type = cls.as<Class>();
    if (!type || cls.isUnknown())
        return m_interpreter.unknown(u"super() of an unknown class"_s);
    return m_interpreter.make<Super>(m_state.super, type, self);
}

Value Evaluator::makeFunction(const FunctionInfo &info, Frame &frame)
{
    auto *function = m_interpreter.make<FunctionObject>(m_state.function);
    function->info = &info;
    function->code = frame.code;
    function->module = frame.module;
    function->globals = frame.globals;
    function->closure = frame.environment;
    function->qualifiedName = info.name;
    if (frame.function)
        function->qualifiedName = frame.function->qualifiedName + u".<locals>."_s + info.name;
    else if (frame.names != frame.globals && frame.names) {
        if (Value *qualified = frame.names->find(u"__qualname__"_s); qualified && qualified->isStr())
            function->qualifiedName = qualified->text() + u'.' + info.name;
    }
    for (const Parameter &parameter : info.parameters)
        function->defaults.push_back(parameter.defaultValue ? evaluate(*parameter.defaultValue, frame) : Environment::unbound());
    return function;
}

} // namespace retort::python
