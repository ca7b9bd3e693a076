// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/state.h"

// How evaluation works.
//
// The evaluator walks the nodes of ast.h: `evaluate` gives an expression's value, `execute` runs a statement and says how it
// ended. A Python exception is the C++ exception PythonError, so that native code between two script functions needs no
// checks. Two other exceptions leave the sandbox at once: UnknownStop and BudgetStop; no `except` or `finally` of a script
// sees them, since running more of it would be a guess. Recursion of the walk is bounded by the real stack (checkStack), not
// by a count, for nesting of expressions, calls and containers adds up.
//
// A generator's body runs in a C++ coroutine (generator.cpp) that walks only the statements that hold a `yield`; everything
// else goes through `execute` as usual.
namespace retort::python {

enum class Flow : quint8 { Normal, Break, Continue, Return };

class Evaluator
{
public:
    explicit Evaluator(Interpreter &interpreter) : m_interpreter(interpreter), m_state(interpreter.state()) {}

    Value importModule(const QString &name, int level, Frame &frame);
    /// A module and the packages around it; an Unknown where it is not known.
    Value importAbsolute(const QString &name);
    /// The program of a module; parsed once.
    tl::expected<Code *, SyntaxProblem> codeOf(const QByteArray &source, const QString &file);
    void runModule(Module &module);
    /// The body of a module of the project, statement by statement: see moduleloading.cpp.
    void runProjectModule(Module &module);
    Value load(class DeferredImport &deferred);
    Value callFunction(FunctionObject &function, Arguments &arguments);

    Value evaluate(const Node &node, Frame &frame);
    Flow execute(const Node &node, Frame &frame);
    Flow executeBlock(const Node &block, Frame &frame);

    // names and targets (evalnames.cpp)
    Value loadName(const Node &node, Frame &frame);
    void assign(const Node &target, Value value, Frame &frame);
    void deleteTarget(const Node &target, Frame &frame);
    void storeName(const Node &node, Value value, Frame &frame);

    // for the generator's coroutine
    bool decide(const Node &condition, Frame &frame);
    Value enterContext(const Node &item, Frame &frame, Value &manager);
    void leaveContext(Value manager);
    bool leaveContextWith(Value manager, PythonError &error);
    const Node *findHandler(const Node &tryNode, Exception *exception, Frame &frame);
    void bindHandler(const Node &handler, Exception *exception, Frame &frame);
    void unbindHandler(const Node &handler, Frame &frame);

private:
    friend class GeneratorObject;

    Value evaluateJoinedString(const Node &node, Frame &frame);
    Value evaluateDisplay(const Node &node, Frame &frame);
    Value evaluateDict(const Node &node, Frame &frame);
    Value evaluateCompare(const Node &node, Frame &frame);
    Value compareOnce(CompareOperator op, Value left, Value right);
    Value evaluateSuper(const Node &node, Frame &frame);
    Value evaluateSlice(const Node &node, Frame &frame);
    Value makeFunction(const FunctionInfo &info, Frame &frame);

    // calls (evalcalls.cpp)
    Value evaluateCall(const Node &node, Frame &frame);
    void collectArguments(const Node &node, Frame &frame, Arguments &arguments, std::optional<UnknownReason> &unknown,
        bool unordered = false);
    void bindParameters(FunctionObject &function, Arguments &arguments, Environment &environment);

    // comprehensions (evalcomprehensions.cpp)
    Value evaluateComprehension(const Node &node, Frame &frame, bool unordered = false);
    Value evaluateUnordered(const Node &node, Frame &frame);
    void runClauses(const Node &node, size_t index, Iterator *first, Frame &inner, const std::function<void()> &body);

    // statements
    void noteAnnotation(const Node &node, Frame &frame);
    Flow executeIf(const Node &node, Frame &frame);
    Flow executeWhile(const Node &node, Frame &frame);
    Flow executeFor(const Node &node, Frame &frame);
    Flow executeTry(const Node &node, Frame &frame);
    Flow executeTryBody(const Node &node, Frame &frame);
    Flow executeWith(const Node &node, size_t item, Frame &frame);
    void executeAugmented(const Node &node, Frame &frame);
    void executeRaise(const Node &node, Frame &frame);
    void executeAssert(const Node &node, Frame &frame);
    void defineFunction(const Node &node, Frame &frame);
    void defineClass(const Node &node, Frame &frame);
    Value buildClass(const Node &node, Frame &frame, Values bases, Arguments &keywords);
    Flow executeMatch(const Node &node, Frame &frame);
    bool matches(const Node &pattern, Value subject, Frame &frame);
    bool matchesSequence(const Node &pattern, Value subject, Frame &frame);
    bool matchesMapping(const Node &pattern, Value subject, Frame &frame);
    bool matchesClass(const Node &pattern, Value subject, Frame &frame);

    // imports (evalimport.cpp)
    void executeImport(const Node &node, Frame &frame);
    void executeImportFrom(const Node &node, Frame &frame);
    Value importFromModule(Value module, const QString &moduleName, int level, const QString &name, Frame &frame);
    void importStar(Value module, Frame &frame);
    Value importDotted(const Node &name, Frame &frame);
    Value importPath(const Node &statement, Frame &frame);
    bool deferImport(const Node &node, Frame &frame);
    bool mayLoad(const QByteArray &source);

    Interpreter &m_interpreter;
    Interpreter::State &m_state;
};

/// Makes the generator of a call of a generator function, or of a generator expression.
Value makeGenerator(Interpreter &, FunctionObject &function, Environment *environment);
Value makeGeneratorExpression(Interpreter &, const Node &node, Frame &outer, Iterator *first);

} // namespace retort::python
