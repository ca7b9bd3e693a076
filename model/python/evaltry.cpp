// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether an `except` clause of this type takes the exception.
bool catches(Interpreter &interpreter, Value type, Exception *exception)
{
    if (type.isUnknown())
        interpreter.stop(type.unknown());
    if (type.isTuple()) {
        for (Value each : type.items()) {
            if (catches(interpreter, each, exception))
                return true;
        }
        return false;
    }
    auto *cls = type.as<Class>();
    if (!cls || !cls->isSubclassOf(interpreter.state().baseException))
        interpreter.raise(u"TypeError"_s, u"catching classes that do not inherit from BaseException is not allowed"_s);
    return exception->type()->isSubclassOf(cls);
}

} // namespace

const Node *Evaluator::findHandler(const Node &tryNode, Exception *exception, Frame &frame)
{
    for (const Node *handler : tryNode.kids) {
        if (handler->flag)
            m_interpreter.stop(u"exception groups (except*) are not modelled"_s);
        if (!handler->a)
            return handler;
        const Value type = evaluate(*handler->a, frame);
        frame.node = handler;
        if (catches(m_interpreter, type, exception))
            return handler;
    }
    return nullptr;
}

void Evaluator::bindHandler(const Node &handler, Exception *exception, Frame &frame)
{
    if (handler.c)
        storeName(*handler.c, exception, frame);
}

/// `except X as e` deletes e at its end.
void Evaluator::unbindHandler(const Node &handler, Frame &frame)
{
    if (!handler.c)
        return;
    try {
        deleteTarget(*handler.c, frame);
    } catch (const PythonError &) {
        return; // the handler deleted the name itself
    }
}

/// Adds to a counter as long as it lives.
class Counted
{
public:
    Counted(int &counter, int amount)
        : m_counter(counter)
        , m_amount(amount)
    {
        m_counter += m_amount;
    }
    ~Counted() { m_counter -= m_amount; }
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;

private:
    int &m_counter;
    int m_amount;
};

Flow Evaluator::executeTryBody(const Node &node, Frame &frame)
{
    Exception *raised = nullptr;
    const Node *handler = nullptr;
    Exception *outer = m_state.handled;
    try {
        const Counted body(m_state.catching, node.kids.empty() ? 0 : 1);
        const Flow flow = executeBlock(*node.a, frame);
        if (flow != Flow::Normal)
            return flow;
    } catch (const PythonError &error) {
        m_state.frame = &frame;
        if (node.kids.empty())
            throw;
        raised = error.exception;
        m_state.handled = raised;
        handler = findHandler(node, raised, frame);
        if (!handler) {
            m_state.handled = outer;
            throw;
        }
    }
    if (!raised)
        return node.b ? executeBlock(*node.b, frame) : Flow::Normal;
    bindHandler(*handler, raised, frame);
    try {
        const Flow flow = executeBlock(*handler->b, frame);
        unbindHandler(*handler, frame);
        m_state.handled = outer;
        return flow;
    } catch (const PythonError &) {
        m_state.frame = &frame;
        unbindHandler(*handler, frame);
        m_state.handled = outer;
        throw;
    }
}

Flow Evaluator::executeTry(const Node &node, Frame &frame)
{
    if (!node.c)
        return executeTryBody(node, frame);
    Flow flow = Flow::Normal;
    try {
        flow = executeTryBody(node, frame);
    } catch (const PythonError &error) {
        m_state.frame = &frame;
        Exception *outer = m_state.handled;
        m_state.handled = error.exception;
        const Value before = frame.result;
        const Flow last = executeBlock(*node.c, frame);
        m_state.handled = outer;
        if (last != Flow::Normal)
            return last; // `return` or `break` in a finally swallows the exception
        frame.result = before;
        throw;
    }
    const Value before = frame.result;
    const Flow last = executeBlock(*node.c, frame);
    if (last != Flow::Normal)
        return last;
    frame.result = before;
    return flow;
}

Value Evaluator::enterContext(const Node &item, Frame &frame, Value &manager)
{
    manager = evaluate(*item.a, frame);
    frame.node = &item;
    if (manager.isUnknown()) {
        Arguments none;
        return m_interpreter.call(manager, none); // notes that unknown code ran
    }
    if (manager.isObject()) {
        if (auto entered = callSpecial(m_interpreter, manager, u"__enter__"_s))
            return *entered;
        if (auto entered = manager.object()->enter(m_interpreter))
            return *entered;
    }
    m_interpreter.raise(u"TypeError"_s, u"'%1' object does not support the context manager protocol"_s.arg(typeName(m_interpreter, manager)));
}

void Evaluator::leaveContext(Value manager)
{
    if (manager.isUnknown())
        return;
    if (!callSpecial(m_interpreter, manager, u"__exit__"_s, {Value(), Value(), Value()}))
        manager.object()->exit(m_interpreter, Value());
}

/// True when the manager swallows the exception.
bool Evaluator::leaveContextWith(Value manager, PythonError &error)
{
    if (manager.isUnknown())
        m_interpreter.stop(manager.unknown());
    Exception *outer = m_state.handled;
    m_state.handled = error.exception;
    bool swallow = false;
    if (auto result = callSpecial(m_interpreter, manager, u"__exit__"_s, {error.exception->type(), error.exception, Value()}))
        swallow = m_interpreter.truth(*result);
    else
        swallow = manager.object()->exit(m_interpreter, error.exception);
    m_state.handled = outer;
    return swallow;
}

Flow Evaluator::executeWith(const Node &node, size_t index, Frame &frame)
{
    if (node.flag)
        m_interpreter.stop(u"'async with' is not modelled"_s);
    if (index == node.kids.size())
        return executeBlock(*node.a, frame);
    const Node &item = *node.kids[index];
    Value manager;
    const Value entered = enterContext(item, frame, manager);
    Flow flow = Flow::Normal;
    try {
        if (item.b)
            assign(*item.b, entered, frame);
        flow = executeWith(node, index + 1, frame);
    } catch (PythonError &error) {
        m_state.frame = &frame;
        if (!leaveContextWith(manager, error))
            throw;
        return Flow::Normal;
    }
    frame.node = &item;
    const Value before = frame.result;
    leaveContext(manager);
    frame.result = before;
    return flow;
}

} // namespace retort::python
