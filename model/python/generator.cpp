// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/generator.h"

#include "model/python/generatortask.h"
#include "model/python/yields.h"

// Generators. The body runs in a coroutine; statements that hold no `yield` are executed as everywhere else. A `yield` inside
// an expression is done before the rest of its statement, which then finds what it gave. That is the order that Python keeps
// where nothing that has an effect stands before it; anything else is not modelled.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

/// The running body.
struct GeneratorObject::Body
{
    Body(GeneratorObject &owner, Interpreter &in) : generator(owner), interpreter(in), evaluator(in) {}

    Task run(const FunctionInfo &function)
    {
        for (const Node *unpacking : function.unpacking)
            evaluator.execute(*unpacking, frame);
        co_return co_await statements(*function.body);
    }

    Task expression(const Node &node)
    {
        co_await clauses(node, 0);
        co_return Flow::Normal;
    }

    void start(Task task)
    {
        root.emplace(std::move(task));
        innermost = root->handle();
        innermost.promise().innermost = &innermost;
    }

    // A pause: the value lies in generator.m_yielded.
    struct Pause
    {
        Body &body;
        bool await_ready() const { return false; }
        void await_suspend(Task::Handle) const {}
        Value await_resume() const
        {
            if (body.thrown) {
                Exception *exception = std::exchange(body.thrown, nullptr);
                body.interpreter.raise(exception);
            }
            return std::exchange(body.received, Value());
        }
    };
    Pause yield(Value value)
    {
        generator.m_yielded = value;
        paused = true;
        return Pause{*this};
    }

    Task statements(const Node &block);
    Task statement(const Node &node);
    Task yieldsOf(const Node *expression);
    Task yieldNode(const Node &node, Value &result);
    Task loopFor(const Node &node);
    Task loopWhile(const Node &node);
    Task tryStatement(const Node &node);
    Task tryBody(const Node &node);
    Task withStatement(const Node &node, size_t index);
    Task clauses(const Node &node, size_t index);

    GeneratorObject &generator;
    Interpreter &interpreter;
    Evaluator evaluator;
    Frame frame;
    std::optional<Task> root;
    Task::Handle innermost;
    bool paused = false;
    Value received;
    Exception *thrown = nullptr;
    Iterator *firstIterator = nullptr; ///< of a generator expression
};

Task GeneratorObject::Body::statements(const Node &block)
{
    for (const Node *node : block.kids) {
        const Flow flow = holdsYield(node) ? co_await statement(*node) : evaluator.execute(*node, frame);
        if (flow != Flow::Normal)
            co_return flow;
    }
    co_return Flow::Normal;
}

Task GeneratorObject::Body::yieldNode(const Node &node, Value &result)
{
    frame.node = &node;
    if (node.kind == NodeKind::Yield) {
        const Value value = node.a ? evaluator.evaluate(*node.a, frame) : Value();
        result = co_await yield(value);
        co_return Flow::Normal;
    }
    const Value source = evaluator.evaluate(*node.a, frame);
    frame.node = &node;
    Iterator *iterator = interpreter.iterate(source);
    auto *inner = dynamic_cast<GeneratorObject *>(iterator);
    Value sent;
    Exception *exception = nullptr;
    for (;;) { // what is sent to this generator, or raised in it, is meant for the inner one
        const std::optional<Value> next = inner ? inner->resume(interpreter, sent, exception) : iterator->next(interpreter);
        if (!next)
            break;
        sent = {};
        exception = nullptr;
        try {
            sent = co_await yield(*next);
        } catch (const PythonError &error) {
            if (!inner)
                throw;
            exception = error.exception;
        }
    }
    if (inner)
        result = inner->m_returned;
    co_return Flow::Normal;
}

Task GeneratorObject::Body::statement(const Node &node)
{
    interpreter.state().step();
    frame.node = &node;
    const auto isYield = [](const Node *each) { return each && (each->kind == NodeKind::Yield || each->kind == NodeKind::YieldFrom) && !holdsYield(each->a); };
    switch (node.kind) {
    case NodeKind::ExpressionStatement:
        if (isYield(node.a)) {
            Value ignored;
            co_await yieldNode(*node.a, ignored);
            co_return Flow::Normal;
        }
        break;
    case NodeKind::Assign:
        if (isYield(node.a)) {
            Value value;
            co_await yieldNode(*node.a, value);
            for (const Node *target : node.kids)
                evaluator.assign(*target, value, frame);
            co_return Flow::Normal;
        }
        break;
    case NodeKind::Return:
        if (isYield(node.a)) {
            Value value;
            co_await yieldNode(*node.a, value);
            frame.result = value;
            co_return Flow::Return;
        }
        break;
    case NodeKind::Block:
        co_return co_await statements(node);
    case NodeKind::If:
        co_await yieldsOf(node.a);
        if (evaluator.decide(*node.a, frame))
            co_return co_await statements(*node.b);
        if (node.c)
            co_return co_await statements(*node.c);
        co_return Flow::Normal;
    case NodeKind::While:
        co_return co_await loopWhile(node);
    case NodeKind::For:
        co_return co_await loopFor(node);
    case NodeKind::Try:
        if (!node.c)
            co_return co_await tryBody(node);
        co_return co_await tryStatement(node);
    case NodeKind::With:
        co_return co_await withStatement(node, 0);
    case NodeKind::AugmentedAssign:
    case NodeKind::AnnotatedAssign:
    case NodeKind::Raise:
        break;
    default:
        co_return evaluator.execute(node, frame); // stops at the yield, saying that it is not modelled there
    }
    co_await yieldsOf(&node);
    const Flow flow = evaluator.execute(node, frame);
    frame.yields.clear();
    co_return flow;
}

/// Does the `yield`s inside an expression (or a whole simple statement); evaluating it finds their results.
Task GeneratorObject::Body::yieldsOf(const Node *expression)
{
    frame.yields.clear();
    YieldsOfExpression yields;
    if (!holdsYield(expression) || !yields.collect(expression))
        co_return Flow::Normal;
    for (const Node *node : yields.found) {
        Value value;
        co_await yieldNode(*node, value);
        frame.yields.emplace_back(node, value);
    }
    co_return Flow::Normal;
}

Task GeneratorObject::Body::loopWhile(const Node &node)
{
    for (;;) {
        co_await yieldsOf(node.a);
        if (!evaluator.decide(*node.a, frame))
            break;
        const Flow flow = co_await statements(*node.b);
        if (flow == Flow::Break)
            co_return Flow::Normal;
        if (flow == Flow::Return)
            co_return flow;
    }
    if (node.c)
        co_return co_await statements(*node.c);
    co_return Flow::Normal;
}

Task GeneratorObject::Body::loopFor(const Node &node)
{
    co_await yieldsOf(node.kids.front());
    const Value iterable = evaluator.evaluate(*node.kids.front(), frame);
    frame.node = node.kids.front();
    Iterator *iterator = interpreter.iterate(iterable);
    while (auto next = iterator->next(interpreter)) {
        interpreter.state().step();
        evaluator.assign(*node.a, *next, frame);
        const Flow flow = co_await statements(*node.b);
        if (flow == Flow::Break)
            co_return Flow::Normal;
        if (flow == Flow::Return)
            co_return flow;
    }
    if (node.c)
        co_return co_await statements(*node.c);
    co_return Flow::Normal;
}

// A coroutine may not wait inside a catch block, so each handler first leaves it with what it needs.

Task GeneratorObject::Body::tryBody(const Node &node)
{
    Exception *raised = nullptr;
    Flow flow = Flow::Normal;
    Exception *outer = interpreter.state().handled;
    try {
        flow = co_await statements(*node.a);
    } catch (const PythonError &error) {
        if (node.kids.empty())
            throw;
        raised = error.exception;
    }
    if (!raised) {
        if (flow == Flow::Normal && node.b)
            flow = co_await statements(*node.b);
        co_return flow;
    }
    interpreter.state().handled = raised;
    const Node *handler = evaluator.findHandler(node, raised, frame);
    if (!handler) {
        interpreter.state().handled = outer;
        throw PythonError{raised};
    }
    evaluator.bindHandler(*handler, raised, frame);
    Exception *second = nullptr;
    try {
        flow = co_await statements(*handler->b);
    } catch (const PythonError &error) {
        second = error.exception;
    }
    evaluator.unbindHandler(*handler, frame);
    interpreter.state().handled = outer;
    if (second)
        throw PythonError{second};
    co_return flow;
}

Task GeneratorObject::Body::tryStatement(const Node &node)
{
    Exception *raised = nullptr;
    Flow flow = Flow::Normal;
    try {
        flow = co_await tryBody(node);
    } catch (const PythonError &error) {
        raised = error.exception;
    }
    const Value before = frame.result;
    Exception *outer = interpreter.state().handled;
    if (raised)
        interpreter.state().handled = raised;
    const Flow last = co_await statements(*node.c);
    interpreter.state().handled = outer;
    if (last != Flow::Normal)
        co_return last;
    frame.result = before;
    if (raised)
        throw PythonError{raised};
    co_return flow;
}

Task GeneratorObject::Body::withStatement(const Node &node, size_t index)
{
    if (node.flag)
        interpreter.stop(u"'async with' is not modelled"_s);
    if (index == node.kids.size())
        co_return co_await statements(*node.a);
    const Node &item = *node.kids[index];
    Value manager;
    const Value entered = evaluator.enterContext(item, frame, manager);
    Exception *raised = nullptr;
    Flow flow = Flow::Normal;
    try {
        if (item.b)
            evaluator.assign(*item.b, entered, frame);
        flow = co_await withStatement(node, index + 1);
    } catch (const PythonError &error) {
        raised = error.exception;
    }
    if (raised) {
        PythonError error{raised};
        if (!evaluator.leaveContextWith(manager, error))
            throw error;
        co_return Flow::Normal;
    }
    const Value before = frame.result;
    evaluator.leaveContext(manager);
    frame.result = before;
    co_return flow;
}

Task GeneratorObject::Body::clauses(const Node &node, size_t index)
{
    if (index == node.kids.size()) {
        co_await yield(evaluator.evaluate(*node.a, frame));
        co_return Flow::Normal;
    }
    const Node &clause = *node.kids[index];
    if (clause.kind == NodeKind::IfClause) {
        if (evaluator.decide(*clause.a, frame))
            co_await clauses(node, index + 1);
        co_return Flow::Normal;
    }
    Iterator *iterator = index == 0 ? firstIterator : interpreter.iterate(evaluator.evaluate(*clause.b, frame));
    while (auto next = iterator->next(interpreter)) {
        interpreter.state().step();
        evaluator.assign(*clause.a, *next, frame);
        co_await clauses(node, index + 1);
    }
    co_return Flow::Normal;
}

GeneratorObject::GeneratorObject(Class *type) : Iterator(type) {}
GeneratorObject::~GeneratorObject() = default;

/// Runs to the next pause or the end. `exception`, if any, is raised where the body waits.
std::optional<Value> GeneratorObject::resume(Interpreter &interpreter, Value sent, Exception *exception)
{
    Body &body = *m_body;
    if (m_running)
        interpreter.raise(u"ValueError"_s, u"generator already executing"_s);
    if (m_finished) {
        if (exception)
            interpreter.raise(exception);
        return std::nullopt;
    }
    if (!m_started && exception) {
        m_finished = true;
        interpreter.raise(exception);
    }
    if (!m_started && !sent.isNone())
        interpreter.raise(u"TypeError"_s, u"can't send non-None value to a just-started generator"_s);
    body.received = sent;
    body.thrown = exception;
    m_yielded.reset();
    m_running = true;
    m_started = true;
    {
        const FrameGuard guard(interpreter.state(), body.frame);
        interpreter.state().checkStack();
        body.paused = false;
        while (!body.paused && !body.root->handle().done())
            body.innermost.resume();
    }
    m_running = false;
    if (!body.root->handle().done())
        return m_yielded;
    m_finished = true;
    m_returned = body.frame.result;
    try {
        body.root->await_resume();
    } catch (const PythonError &error) {
        if (error.exception->type()->isSubclassOf(interpreter.state().stopIteration))
            interpreter.raise(u"RuntimeError"_s, u"generator raised StopIteration"_s);
        throw;
    }
    return std::nullopt;
}

std::optional<Value> GeneratorObject::next(Interpreter &interpreter)
{
    return resume(interpreter, {}, nullptr);
}

std::optional<QString> GeneratorObject::repr(Interpreter &)
{
    return u"<generator object %1 at 0x%2>"_s.arg(m_name).arg(quintptr(this), 12, 16, QLatin1Char('0'));
}

Value makeGenerator(Interpreter &interpreter, FunctionObject &function, Environment *environment)
{
    auto *generator = interpreter.make<GeneratorObject>(interpreter.state().generator);
    generator->m_body = std::make_unique<GeneratorObject::Body>(*generator, interpreter);
    generator->m_name = function.qualifiedName;
    GeneratorObject::Body &body = *generator->m_body;
    body.frame.code = function.code;
    body.frame.module = function.module;
    body.frame.globals = function.globals;
    body.frame.environment = environment;
    body.frame.function = &function;
    body.frame.node = function.info->body;
    body.start(body.run(*function.info));
    interpreter.charge(1024);
    return generator;
}

Value makeGeneratorExpression(Interpreter &interpreter, const Node &node, Frame &outer, Iterator *first)
{
    auto *generator = interpreter.make<GeneratorObject>(interpreter.state().generator);
    generator->m_body = std::make_unique<GeneratorObject::Body>(*generator, interpreter);
    generator->m_name = u"<genexpr>"_s;
    GeneratorObject::Body &body = *generator->m_body;
    body.frame = outer;
    body.frame.names = nullptr;
    body.frame.result = {};
    body.frame.environment = interpreter.make<Environment>(outer.environment, node.inner->slotNames.size());
    body.firstIterator = first;
    body.start(body.expression(node));
    interpreter.charge(1024);
    return generator;
}

} // namespace retort::python
