// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/codestore.h"
#include "model/python/importer.h"
#include "model/python/object.h"
#include "model/python/outcome.h"

#include <QByteArray>
#include <QList>
#include <memory>

namespace retort::python {

/// Evaluates Python in a sandbox: nothing but values, native modules given by the importer, and budgets. One interpreter is
/// one world: values of different interpreters never mix. Use it from one thread at a time.
class Interpreter
{
public:
    /// `importer` and `host` may be null and must outlive the interpreter.
    explicit Interpreter(Budget budget = {}, Importer *importer = nullptr, Host *host = nullptr);
    ~Interpreter();
    Interpreter(const Interpreter &) = delete;
    Interpreter &operator=(const Interpreter &) = delete;

    // --- Running. Nothing throws out of these; the budget counts for the interpreter's whole life unless it is renewed.

    /// Evaluates a module's body; the value is the Module. A syntax error is a Raised with type "SyntaxError".
    Outcome loadModule(const QByteArray &source, const QString &file, const QString &name = QStringLiteral("__main__"));
    Outcome callFunction(Module *module, const QString &name, Values arguments = {});
    /// Runs native code under the same guard: raising and stopping inside become the outcome.
    Outcome run(const std::function<Value(Interpreter &)> &function);
    void renewBudget(Budget budget);
    /// Where programs of modules are kept; null: each is parsed once for this interpreter.
    void setCodeStore(CodeStore *store);
    /// A module as `import` would give it, an Unknown where it is not known. Raises and stops as native code does.
    Value importModule(const QString &dottedName);
    /// Whether the body of a module is running, rather than a function that was called from outside.
    bool isLoading() const;
    /// Whether an exception raised now could be caught by the script.
    bool isInsideTry() const;
    /// Loads what a module imports and nothing has asked for yet.
    void loadDeferredImports(Module *module);
    /// Makes imports load the modules of the project anew, and native ones of these names, so that nothing that a script did to
    /// one is seen by the next.
    void forgetModules(const QStringList &native);
    /// How many objects were made so far; they live as long as the interpreter.
    qsizetype objectCount() const;
    /// Whether a script has set an attribute of something native, which the next script would see too.
    bool hasChangedSharedState() const;
    const QStringList &printed() const; ///< what print() wrote, one entry a call

    // --- Making values.

    Value str(const QString &text);
    Value bytes(const QByteArray &data);
    Value list(Values items = {});
    Value tuple(Values items = {});
    Value dict();
    Value dict(const std::vector<std::pair<QString, Value>> &items);
    Value set(const Values &items = {});
    Value frozenSet(const Values &items = {});
    Value unknown(const QString &reason, UnknownKind kind = UnknownKind::NeedsPython); ///< at the current position
    Value unknown(UnknownReason reason);
    Value function(const QString &name, const QString &signature, NativeFunction function);
    Iterator *iterator(std::function<std::optional<Value>(Interpreter &)> next);
    Module *module(const QString &name);
    /// `T` derives from HeapObject; it lives as long as the interpreter.
    template<typename T, typename... Args>
    T *make(Args &&...args)
    {
        auto owned = std::make_unique<T>(std::forward<Args>(args)...);
        T *raw = owned.get();
        adopt(std::move(owned), sizeof(T));
        return raw;
    }

    // --- Classes. Names of builtin classes and exceptions as in Python.

    Class *builtinClass(const QString &name); ///< "object", "str", "ValueError" …
    /// A native class; without bases it derives from `object`.
    Class *makeClass(const QString &name, const QList<Class *> &bases = {}, const QString &module = {});
    Class *classOf(Value value);
    bool isInstance(Value value, const Class *type);

    // --- Failing. These throw inside the sandbox and become the Outcome (or a script's `except`).

    [[noreturn]] void raise(const QString &builtinType, const QString &message);
    [[noreturn]] void raise(Class *type, const QString &message);
    [[noreturn]] void raise(Value exception);
    /// Stops the evaluation: what follows depends on something unknown.
    [[noreturn]] void stop(const UnknownReason &reason);
    [[noreturn]] void stop(const QString &reason, UnknownKind kind = UnknownKind::NeedsPython);
    /// Notes that something was asked for whose effect is not known: nothing that is recorded is sure to be whole.
    void noteUnknownCall(UnknownReason reason);
    /// Ends the evaluation as one that takes too many steps.
    [[noreturn]] void exhaust();
    /// Counts memory that native code is about to allocate.
    void charge(qint64 bytes);

    // --- Python's operations, for native code. They raise as Python does; an Unknown operand gives Unknown, except where
    // a decision is needed (truth, iteration …), which stops.

    Value attribute(Value object, const QString &name);
    std::optional<Value> attributeIfAny(Value object, const QString &name);
    void setAttribute(Value object, const QString &name, Value value);
    Value call(Value callable, Values positional = {}, std::vector<std::pair<QString, Value>> keywords = {});
    Value call(Value callable, Arguments &arguments);
    bool isCallable(Value value);
    bool truth(Value value);
    qint64 length(Value value);
    Iterator *iterate(Value value);
    Values toValues(Value iterable); ///< all that it yields
    /// For what does not depend on the order: these do not stop at a set.
    Iterator *iterateAnyOrder(Value value);
    Values toValuesAnyOrder(Value iterable);
    bool contains(Value container, Value item);
    Value subscript(Value object, Value key);
    void setSubscript(Value object, Value key, Value value);
    void deleteSubscript(Value object, Value key);
    Value unary(UnaryOperator op, Value operand);
    Value binary(BinaryOperator op, Value left, Value right);
    Value compare(Comparison op, Value left, Value right);
    bool equal(Value left, Value right); ///< for keys and membership: identity, then ==
    size_t hash(Value value);
    QString toStr(Value value);
    QString repr(Value value);
    QString format(Value value, const QString &specification);
    QString percentFormat(const QString &format, Value arguments);
    Value mergeUnknown(Value left, Value right); ///< the operand that is unknown

    /// The expression being evaluated.
    SourceRange currentRange() const;

    struct State;
    State &state() { return *m_state; }

private:
    void adopt(std::unique_ptr<HeapObject> object, qint64 size);

    std::unique_ptr<State> m_state;
};

} // namespace retort::python
