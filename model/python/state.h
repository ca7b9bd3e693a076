// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/ast.h"
#include "model/python/codestore.h"
#include "model/python/interpreter.h"
#include "model/python/text.h"

#include <QHash>
#include <QSet>
#include <chrono>

// What the files of the evaluator share. Not for other rooms.
namespace retort::python {

class FunctionObject;

/// How long this thread has been computing. A machine that is busy with other things takes nothing from a script's time.
std::chrono::nanoseconds threadTime();

/// A Python exception on its way up.
struct PythonError
{
    Exception *exception;
};

/// The evaluation ends, since the way depends on something unknown.
struct UnknownStop
{
    UnknownReason reason;
};

struct BudgetStop
{
    BudgetKind which;
    SourceRange range;
    bool whileImporting = false;
};

/// The variables of one call or comprehension; closures keep pointing to it.
class Environment : public HeapObject
{
public:
    Environment(Environment *outer, size_t size) : parent(outer), slots(size, unbound()) {}
    static Value unbound() { return Value::heap(Kind::Object, nullptr); }
    static bool isUnbound(Value value) { return value.kind() == Kind::Object && !value.heapObject(); }

    Environment *parent;
    Values slots;
};

/// One activation of a module, class body or function.
struct Frame
{
    Code *code = nullptr;
    Module *module = nullptr;
    Dict *globals = nullptr;
    Dict *names = nullptr; ///< namespace of a module or class body
    Environment *environment = nullptr;
    FunctionObject *function = nullptr;
    const Node *node = nullptr; ///< being evaluated
    Frame *back = nullptr;
    Value result;
    /// Generator: the `yield`s of the running statement that have been done, and what send() passed to each.
    std::vector<std::pair<const Node *, Value>> yields;
};

class FunctionObject : public Object
{
public:
    using Object::Object;
    bool isCallable() const override { return true; }
    std::optional<Value> call(Interpreter &, Arguments &) override;
    std::optional<Value> attribute(Interpreter &, const QString &name) override;
    std::optional<QString> repr(Interpreter &) override;

    const FunctionInfo *info = nullptr;
    Code *code = nullptr;
    Module *module = nullptr;
    Dict *globals = nullptr;
    Environment *closure = nullptr;
    Values defaults; ///< by parameter; unbound where there is none
    QString qualifiedName;
};

class Property : public Object
{
public:
    using Object::Object;
    std::optional<Value> attribute(Interpreter &, const QString &name) override;
    Value getter, setter, deleter;
};

class StaticMethod : public Object
{
public:
    StaticMethod(Class *type, Value wrapped) : Object(type), function(wrapped) {}
    bool isCallable() const override { return true; }
    std::optional<Value> call(Interpreter &, Arguments &) override;
    Value function;
};

class ClassMethod : public Object
{
public:
    ClassMethod(Class *type, Value wrapped) : Object(type), function(wrapped) {}
    Value function;
};

/// An instance of a script's class; `base` is the built-in value that it extends, if any.
class Instance : public Object
{
public:
    using Object::Object;
    std::optional<Value> underlying() const override { return base; }
    bool isHashable() const override;
    std::optional<Value> base;
};

/// `super()`.
class Super : public Object
{
public:
    Super(Class *type, Class *start, Value instance) : Object(type), after(start), self(instance) {}
    std::optional<Value> attribute(Interpreter &, const QString &name) override;
    Class *after;
    Value self;
};

class LambdaIterator : public Iterator
{
public:
    LambdaIterator(Class *type, std::function<std::optional<Value>(Interpreter &)> step) : Iterator(type), m_next(std::move(step)) {}
    std::optional<Value> next(Interpreter &interpreter) override { return m_next(interpreter); }

private:
    std::function<std::optional<Value>(Interpreter &)> m_next;
};

struct Interpreter::State
{
    State(Interpreter &owner, Budget limits, Importer *modules, Host *machine);

    Interpreter &interpreter;
    Budget budget;
    Importer *importer;
    Host *host;

    std::vector<std::unique_ptr<HeapObject>> heap;
    qint64 steps = 0;
    qint64 bytes = 0;
    int catching = 0; ///< bodies of `try … except` under way, in all frames
    int depth = 0;
    std::chrono::nanoseconds deadline{};      ///< on the clock of the thread
    std::chrono::nanoseconds importTime{};    ///< left for loading modules of the project, which is not the script's own doing
    bool timesImport = false;
    const char *stackBase = nullptr;

    Frame *frame = nullptr;
    Exception *handled = nullptr; ///< of the innermost `except` block that is running
    std::vector<UnknownReason> unknownCalls;
    std::vector<const HeapObject *> representing; ///< containers whose repr is being made
    QStringList printed;
    bool sharedStateChanged = false; ///< see Interpreter::hasChangedSharedState()
    bool headerOnly = false; ///< calls of script functions give Unknown: see staticreader.h

    Dict *builtins = nullptr;
    QHash<QString, Module *> modules; ///< by absolute name; source modules by file
    QHash<QString, std::pair<QByteArray, Code *>> codes; ///< of the modules parsed so far, by file …
    CodeStore *codeStore = nullptr;   ///< … unless they are kept there
    int hashing = 0;                  ///< methods __hash__ that are running for a table
    int loading = 0;                  ///< bodies of modules that are running
    qsizetype loadedModules = 0;      ///< of the project, since the budget was renewed
    qint64 loadedBytes = 0;
    QHash<QString, Class *> classes;
    QHash<QChar, Value> characters; ///< one-character strings

    // the classes that the evaluator itself needs
    Class *object = nullptr, *type = nullptr, *noneType = nullptr, *notImplementedType = nullptr, *ellipsisType = nullptr;
    Class *boolean = nullptr, *integer = nullptr, *real = nullptr, *str = nullptr, *bytesType = nullptr, *list = nullptr;
    Class *tuple = nullptr, *dict = nullptr, *set = nullptr, *frozenSet = nullptr, *slice = nullptr, *range = nullptr;
    Class *function = nullptr, *nativeFunction = nullptr, *method = nullptr, *moduleType = nullptr, *iterator = nullptr;
    Class *generator = nullptr, *property = nullptr, *staticMethod = nullptr, *classMethod = nullptr, *super = nullptr;
    Class *unknownType = nullptr, *deferredImport = nullptr;
    Class *baseException = nullptr, *exception = nullptr, *stopIteration = nullptr;

    /// Counts one step.
    void step()
    {
        if ((++steps & 0xff) == 0)
            checkBudget();
    }
    void checkBudget();
    /// Called wherever the evaluator or a container walk recurses: native stack is finite.
    void checkStack()
    {
        const char here = 0;
        if (stackBase - &here > MaximumStack || &here - stackBase > MaximumStack)
            exhausted(BudgetKind::CallDepth);
    }
    [[noreturn]] void exhausted(BudgetKind which);
    SourceRange currentRange() const;
    /// Whether the running code is written for Python 2.
    bool isPython2() const { return frame && frame->code && frame->code->isPython2; }

    static constexpr ptrdiff_t MaximumStack = 3 * 1024 * 1024;
};

/// Scoped: enters a frame.
class FrameGuard
{
public:
    FrameGuard(Interpreter::State &state, Frame &frame);
    ~FrameGuard();

private:
    Interpreter::State &m_state;
    Exception *m_handled;
};

// --- objects and attributes
Value bindAttribute(Interpreter &, Value attribute, Value self, Class *type);
/// A method that a script's class (or a native class's table) defines; those of `object` do not count.
Value *specialMethod(Interpreter &, Value object, const QString &name);
std::optional<Value> callSpecial(Interpreter &, Value object, const QString &name, Values arguments = {});
/// Whether a module's name stands for an import that waits until it is used.
inline bool isDeferred(const Interpreter::State &state, Value value)
{
    return value.isObject() && value.object()->type() == state.deferredImport;
}
/// Loads what such a name stands for, and keeps it in the namespace.
Value settle(Interpreter &, Dict &names, const Str &name, Value found);
/// Without the wrapping of `class X(str, …)`.
Value plain(Value value);
QString typeName(Interpreter &, Value value);
std::optional<Value> classAttribute(Interpreter &, Class &cls, const QString &name);
/// Makes the class of a finished body, as `type.__new__` does; `metaclass` may be null.
Class *completeClass(Interpreter &, const QString &name, const QList<Class *> &bases, Dict *body, Arguments &keywords, Class *metaclass);
Value createInstance(Interpreter &, Class &type, Arguments &);
/// An Unknown argument or self makes the result of a built-in unknown too.
std::optional<Value> unknownAmong(const Arguments &);

// --- text
QString floatRepr(double value);
QString asciiOnly(const QString &repr);
QString formatMethod(Interpreter &, const QString &format, Arguments &arguments);
QString formatValue(Interpreter &, Value value, const QString &specification);
/// Runs a text conversion; where it meets something unknown, the text as a whole is unknown.
Value textOrUnknown(Interpreter &, const std::function<QString()> &convert);

// --- sets
/// The members in CPython's order; nothing where it differs from run to run.
std::optional<Values> orderOf(const Set &set);
Iterator *iterateSet(Interpreter &, const Set &set);
/// Stops where what is yielded comes in no particular order.
void requireOrder(Interpreter &, const Iterator &);

// --- sequences
/// A str's slice, index and so on count code points.
QString substring(const Str &text, qint64 from, qint64 count);
struct SliceIndices
{
    qint64 start, stop, step, count;
};
SliceIndices resolveSlice(Interpreter &, const Slice &slice, qint64 length);
qint64 toIndex(Interpreter &, Value value);
Value character(Interpreter &, QChar c);
bool lessThan(Interpreter &, Value left, Value right);
void sortValues(Interpreter &, Values &values, Value key, bool reverse);

// --- numbers
std::optional<Value> parseInteger(Interpreter &, QString text, int base);
std::optional<double> parseFloat(QString text);
Value bigIntegerUnknown(Interpreter &);

// --- built-ins
void defineBuiltins(Interpreter::State &);
void defineExceptions(Interpreter::State &);
void defineNumberTypes(Interpreter::State &);
void defineTextTypes(Interpreter::State &);
void defineBytesType(Interpreter::State &);
void defineSequenceTypes(Interpreter::State &);
void defineDictType(Interpreter::State &);
void defineSetTypes(Interpreter::State &);
void defineObjectTypes(Interpreter::State &);
void defineFunctions(Interpreter::State &);
void defineReflection(Interpreter::State &);
void defineDunderMethods(Interpreter::State &);
Module *makeEnumModule(Interpreter::State &);

using BuiltinMethod = Value (*)(Interpreter &, Arguments &);
/// A method of a built-in type: checks the number of positional arguments with CPython's texts, hands on an Unknown.
void addBuiltin(Interpreter::State &, Class *type, const char *name, int least, int most, BuiltinMethod method);
/// Raises CPython's TypeError for a C function that takes positional arguments only; `type` may be empty, `most` -1.
void checkArgumentCount(Interpreter &, const QString &type, const QString &name, const Arguments &, int least, int most);
/// A built-in function. One whose parameters are all positional-only has its arguments counted as C functions do.
void addBuiltinFunction(Interpreter::State &, const char *name, const char *signature, NativeFunction function);
/// One with named parameters.
void addBuiltinWithSignature(Interpreter::State &, Class *type, const char *name, const char *signature, BuiltinMethod method);
/// A class method of a built-in type, such as dict.fromkeys.
void addBuiltinClassMethod(Interpreter::State &, Class *type, const char *name, const char *signature, BuiltinMethod method);

} // namespace retort::python
