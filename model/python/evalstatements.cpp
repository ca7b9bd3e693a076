// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Flow Evaluator::executeBlock(const Node &block, Frame &frame)
{
    for (const Node *statement : block.kids) {
        const Flow flow = execute(*statement, frame);
        if (flow != Flow::Normal)
            return flow;
    }
    return Flow::Normal;
}

Flow Evaluator::execute(const Node &node, Frame &frame)
{
    m_state.step();
    m_state.checkStack();
    frame.node = &node;
    switch (node.kind) {
    case NodeKind::ExpressionStatement:
        evaluate(*node.a, frame);
        return Flow::Normal;
    case NodeKind::Assign: {
        const Value value = evaluate(*node.a, frame);
        for (const Node *target : node.kids)
            assign(*target, value, frame);
        return Flow::Normal;
    }
    case NodeKind::AnnotatedAssign:
        if (node.b)
            assign(*node.a, evaluate(*node.b, frame), frame);
        if (node.value.isStr())
            noteAnnotation(node, frame);
        return Flow::Normal;
    case NodeKind::AugmentedAssign:
        executeAugmented(node, frame);
        return Flow::Normal;
    case NodeKind::Delete:
        for (const Node *target : node.kids)
            deleteTarget(*target, frame);
        return Flow::Normal;
    case NodeKind::Pass:
        return Flow::Normal;
    case NodeKind::TypeAlias:
        if (node.a)
            storeName(*node.a, m_interpreter.unknown(u"type aliases are not modelled"_s), frame);
        return Flow::Normal;
    case NodeKind::Break:
        return Flow::Break;
    case NodeKind::Continue:
        return Flow::Continue;
    case NodeKind::Return:
        frame.result = node.a ? evaluate(*node.a, frame) : Value();
        return Flow::Return;
    case NodeKind::Raise:
        executeRaise(node, frame);
        return Flow::Normal;
    case NodeKind::Assert:
        executeAssert(node, frame);
        return Flow::Normal;
    case NodeKind::Import:
        executeImport(node, frame);
        return Flow::Normal;
    case NodeKind::ImportFrom:
        executeImportFrom(node, frame);
        return Flow::Normal;
    case NodeKind::If:
        return executeIf(node, frame);
    case NodeKind::While:
        return executeWhile(node, frame);
    case NodeKind::For:
        return executeFor(node, frame);
    case NodeKind::With:
        return executeWith(node, 0, frame);
    case NodeKind::Try:
        return executeTry(node, frame);
    case NodeKind::FunctionDefinition:
        defineFunction(node, frame);
        return Flow::Normal;
    case NodeKind::ClassDefinition:
        defineClass(node, frame);
        return Flow::Normal;
    case NodeKind::Match:
        return executeMatch(node, frame);
    case NodeKind::Block:
        return executeBlock(node, frame);
    default:
        m_interpreter.stop(u"this statement is not modelled"_s);
    }
}

/// Keeps the annotation of a class's attribute. What cannot be evaluated is kept as its text, which is what
/// `from __future__ import annotations` does to all of them.
void Evaluator::noteAnnotation(const Node &node, Frame &frame)
{
    if (!frame.names || frame.names == frame.globals)
        return;
    const QString key = u"__annotations__"_s;
    if (!frame.names->find(key))
        frame.names->insert(m_interpreter.str(key), m_interpreter.dict());
    Value *annotations = frame.names->find(key);
    if (!annotations->isDict())
        return;
    Value type = node.value;
    const size_t calls = m_state.unknownCalls.size();
    try {
        if (node.c)
            type = evaluate(*node.c, frame);
    } catch (const PythonError &) {
        type = node.value;
    } catch (const UnknownStop &) {
        type = node.value;
    }
    m_state.unknownCalls.resize(std::min(calls, m_state.unknownCalls.size()));
    annotations->dict()->insert(node.a->value, type);
}

/// A chain of `elif` nests in the tree; walking it in a loop keeps the stack flat.
Flow Evaluator::executeIf(const Node &node, Frame &frame)
{
    const Node *at = &node;
    while (!decide(*at->a, frame)) {
        if (!at->c)
            return Flow::Normal;
        if (at->c->kids.size() != 1 || at->c->kids.front()->kind != NodeKind::If)
            return executeBlock(*at->c, frame);
        at = at->c->kids.front();
    }
    return executeBlock(*at->b, frame);
}

Flow Evaluator::executeWhile(const Node &node, Frame &frame)
{
    while (decide(*node.a, frame)) {
        m_state.step();
        const Flow flow = executeBlock(*node.b, frame);
        if (flow == Flow::Break)
            return Flow::Normal;
        if (flow == Flow::Return)
            return flow;
    }
    return node.c ? executeBlock(*node.c, frame) : Flow::Normal;
}

Flow Evaluator::executeFor(const Node &node, Frame &frame)
{
    if (node.flag)
        m_interpreter.stop(u"'async for' is not modelled"_s);
    const Value iterable = evaluate(*node.kids.front(), frame);
    frame.node = node.kids.front();
    Iterator *iterator = m_interpreter.iterate(iterable);
    for (;;) {
        frame.node = node.kids.front();
        const std::optional<Value> next = iterator->next(m_interpreter);
        if (!next)
            break;
        m_state.step();
        assign(*node.a, *next, frame);
        const Flow flow = executeBlock(*node.b, frame);
        if (flow == Flow::Break)
            return Flow::Normal;
        if (flow == Flow::Return)
            return flow;
    }
    return node.c ? executeBlock(*node.c, frame) : Flow::Normal;
}

void Evaluator::executeAugmented(const Node &node, Frame &frame)
{
    static constexpr const char *methods[] = {"__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__",
        "__ipow__", "__imatmul__", "__iand__", "__ior__", "__ixor__", "__ilshift__", "__irshift__"};
    Value object;
    Value key;
    Value current;
    if (node.a->kind == NodeKind::Name) {
        current = loadName(*node.a, frame);
    } else {
        object = evaluate(*node.a->a, frame);
        if (node.a->kind == NodeKind::Subscript)
            key = evaluate(*node.a->b, frame);
        frame.node = node.a;
        current = node.a->kind == NodeKind::Subscript ? m_interpreter.subscript(object, key) : m_interpreter.attribute(object, node.a->value.text());
    }
    const Value operand = evaluate(*node.b, frame);
    frame.node = &node;
    const auto op = BinaryOperator(node.op);
    Value result = current;
    if (current.isUnknown() || operand.isUnknown()) {
        result = m_interpreter.mergeUnknown(current, operand);
    } else if (current.isList() && op == BinaryOperator::Add) { // in place: others share the list
        const Values more = m_interpreter.toValues(operand);
        m_interpreter.charge(qint64(more.size() * sizeof(Value)));
        current.items().insert(current.items().end(), more.begin(), more.end());
    } else if ((current.kind() == Kind::Set && operand.isSet()) || (current.isDict() && operand.isDict() && op == BinaryOperator::Or)) {
        const Value combined = m_interpreter.binary(op, current, operand);
        auto *target = static_cast<HashTable *>(current.heapObject());
        const std::vector<HashTable::Entry> entries = static_cast<HashTable *>(combined.heapObject())->entries();
        if (!current.isDict()) {
            target->clear();
            current.set()->derived = true;
        }
        for (const HashTable::Entry &entry : entries) {
            if (entry.live)
                target->insert(m_interpreter, entry.key, entry.value);
        }
    } else if (auto special = callSpecial(m_interpreter, current, QLatin1StringView(methods[node.op]), {operand}); special && !special->isNotImplemented()) {
        result = *special;
    } else {
        try {
            result = m_interpreter.binary(op, current, operand);
        } catch (const PythonError &error) { // the operator in the text is the augmented one
            if (error.exception->type()->name() == "TypeError"_L1 && error.exception->args.size() == 1 && error.exception->args.front().isStr()) {
                QString message = error.exception->args.front().text();
                const QString start = u"unsupported operand type(s) for "_s;
                if (message.startsWith(start)) {
                    message.insert(message.indexOf(u": '"_s), op == BinaryOperator::Power ? QString() : u"="_s);
                    error.exception->args.front() = m_interpreter.str(message.replace("** or pow()"_L1, "**="_L1));
                }
            }
            throw;
        }
    }
    if (node.a->kind == NodeKind::Name)
        storeName(*node.a, result, frame);
    else if (node.a->kind == NodeKind::Subscript)
        m_interpreter.setSubscript(object, key, result);
    else
        m_interpreter.setAttribute(object, node.a->value.text(), result);
}

void Evaluator::executeAssert(const Node &node, Frame &frame)
{
    if (decide(*node.a, frame))
        return;
    Arguments arguments;
    if (node.b)
        arguments.positional.push_back(evaluate(*node.b, frame));
    frame.node = &node;
    m_interpreter.raise(m_interpreter.builtinClass(u"AssertionError"_s)->call(m_interpreter, arguments).value_or(Value()));
}

void Evaluator::executeRaise(const Node &node, Frame &frame)
{
    if (!node.a) {
        if (!m_state.handled)
            m_interpreter.raise(u"RuntimeError"_s, u"No active exception to reraise"_s);
        throw PythonError{m_state.handled};
    }
    const auto instance = [&](Value value) {
        if (value.isUnknown())
            m_interpreter.stop(value.unknown());
        if (auto *cls = value.as<Class>(); cls && cls->isSubclassOf(m_state.baseException)) {
            Arguments none;
            return cls->call(m_interpreter, none).value_or(Value());
        }
        return value;
    };
    const Value given = evaluate(*node.a, frame);
    frame.node = &node;
    const Value exception = instance(given);
    if (node.b) {
        const Value cause = instance(evaluate(*node.b, frame));
        frame.node = &node;
        if (!cause.isNone() && !cause.as<Exception>())
            m_interpreter.raise(u"TypeError"_s, u"exception causes must derive from BaseException"_s);
        if (auto *raised = exception.as<Exception>()) {
            raised->cause = cause;
            raised->suppressContext = true;
        }
    }
    m_interpreter.raise(exception);
}

void Evaluator::defineFunction(const Node &node, Frame &frame)
{
    Values decorators;
    for (const Node *decorator : node.kids)
        decorators.push_back(evaluate(*decorator, frame));
    Value function = makeFunction(*node.function, frame);
    for (auto decorator = decorators.rbegin(); decorator != decorators.rend(); ++decorator) {
        frame.node = &node;
        function = m_interpreter.call(*decorator, {function});
    }
    storeName(*node.a, function, frame);
}

void Evaluator::runModule(Module &module)
{
    Frame frame;
    frame.code = module.code;
    frame.module = &module;
    frame.globals = module.globals();
    frame.names = module.globals();
    frame.node = module.code->body;
    const FrameGuard guard(m_state, frame);
    executeBlock(*module.code->body, frame);
}

} // namespace retort::python
