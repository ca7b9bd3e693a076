// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/arguments.h"
#include "model/python/dict.h"
#include "model/python/value.h"

#include <QList>
#include <functional>
#include <memory>
#include <optional>

namespace retort::python {

class Interpreter;
class Iterator;
struct Code;

enum class UnaryOperator : quint8 { Negative, Positive, Invert };
enum class BinaryOperator : quint8 {
    Add, Subtract, Multiply, Divide, FloorDivide, Modulo, Power, MatrixMultiply, And, Or, Xor, LeftShift, RightShift,
};
enum class Comparison : quint8 { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };

/// Base of every object that is not a built-in container: what native modules hand to scripts. A hook that returns nullopt
/// (or false, or null) says "not mine": Python's default follows (TypeError, identity, the class's attribute …). Hooks may
/// raise through the interpreter. Methods that a script's subclass defines (`__eq__`, `__str__` …) win over the hooks.
class Object : public HeapObject
{
public:
    explicit Object(Class *type) : m_type(type) {}
    Class *type() const { return m_type; }
    void setType(Class *type) { m_type = type; }

    /// Attributes set by scripts; also what `vars(x)` shows. Created on demand.
    Dict *attributes(Interpreter &interpreter);
    Dict *attributesIfAny() const { return m_attributes; }

    /// Asked before the instance's and the class's attributes.
    virtual std::optional<Value> attribute(Interpreter &, const QString &name);
    /// Asked last, as __getattr__ is: for names that cannot be listed, such as `func.anything`.
    virtual std::optional<Value> missingAttribute(Interpreter &, const QString &name);
    virtual bool setAttribute(Interpreter &, const QString &name, Value value); ///< false: goes to attributes()
    virtual bool isCallable() const { return false; }
    virtual std::optional<Value> call(Interpreter &, Arguments &arguments);
    virtual std::optional<bool> truth(Interpreter &);
    virtual std::optional<qint64> length(Interpreter &);
    virtual Iterator *iterate(Interpreter &);
    virtual std::optional<bool> contains(Interpreter &, Value value);
    virtual std::optional<Value> subscript(Interpreter &, Value key);
    virtual bool setSubscript(Interpreter &, Value key, Value value);
    virtual bool deleteSubscript(Interpreter &, Value key);
    virtual std::optional<Value> unary(Interpreter &, UnaryOperator);
    /// `reflected`: this object is the right operand.
    virtual std::optional<Value> binary(Interpreter &, BinaryOperator, Value other, bool reflected);
    /// `self <op> other`; the reflected call comes with the mirrored operator.
    virtual std::optional<Value> compare(Interpreter &, Comparison, Value other);
    virtual std::optional<Value> enter(Interpreter &); ///< `with`: the value that `as` binds
    /// The end of `with`; `exception` is None when the body went through. True swallows the exception.
    virtual bool exit(Interpreter &, Value exception);
    virtual std::optional<QString> str(Interpreter &);
    virtual std::optional<QString> repr(Interpreter &);
    virtual std::optional<size_t> hash(Interpreter &); ///< default: identity
    virtual bool isHashable() const { return true; }
    /// The built-in value that this object extends (`class Color(str, Enum)`, `class Rows(list)`); it answers whatever the
    /// class does not.
    virtual std::optional<Value> underlying() const { return std::nullopt; }

protected:
    Class *m_type;
    Dict *m_attributes = nullptr;
};

/// A class, native or written in a script. Derive from it in C++ to model a metaclass: override the Object hooks for what
/// the class itself can do (`for m in Color`, `Color["red"]`, `Model.metadata`), and makeSubclass so that scripts' subclasses
/// are of the same C++ type.
class Class : public Object
{
public:
    /// Makes the instance (Python's __new__); `type` is the class that was called, perhaps a script's subclass. The
    /// arguments are meant for __init__ unless this class wants them here.
    using Create = std::function<Value(Interpreter &, Class &type, Arguments &)>;

    Class(Interpreter &interpreter, QString name, QList<Class *> bases, QString module = {});

    const QString &name() const { return m_name; }
    const QString &module() const { return m_module; }
    QString qualifiedName() const; ///< "module.Name"; the bare name for builtins
    const QList<Class *> &bases() const { return m_bases; }
    const QList<Class *> &mro() const { return m_mro; } ///< itself first, `object` last
    bool isSubclassOf(const Class *other) const { return m_mro.contains(const_cast<Class *>(other)); }
    Dict *dict() const { return m_attributes; }

    /// Looks along the MRO.
    Value *find(const QString &name) const;
    Value *find(const Str &name) const;
    void set(Interpreter &interpreter, const QString &name, Value value);
    /// A method with a signature such as "self, name, type_=None, *args, **kw" (see Signature).
    void addMethod(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function);
    void addStaticMethod(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function);
    void addClassMethod(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function);
    void addProperty(Interpreter &interpreter, const QString &name, NativeFunction getter);

    Create create;            ///< null: inherited along the MRO
    bool fromScript = false;  ///< defined by a `class` statement
    bool final = false;       ///< cannot be subclassed (TypeError)
    /// A base that is not known: what it makes of the class is not known either, but for the functions that stand in it.
    std::optional<UnknownReason> unknownBase;

    /// Builds the class of a `class` statement whose first metaclass-bearing base is this one; `body` is the finished
    /// namespace. The default makes a plain Class.
    virtual Class *makeSubclass(Interpreter &, const QString &name, const QList<Class *> &bases, Dict *body, Arguments &keywords);
    /// Called on every native class along the MRO once a script's subclass is complete.
    virtual void subclassCreated(Interpreter &, Class &subclass);

    bool isCallable() const override { return true; }
    std::optional<Value> call(Interpreter &, Arguments &arguments) override;
    /// What `type` does when a class is called: __new__, then __init__.
    Value construct(Interpreter &, Arguments &arguments);
    std::optional<QString> repr(Interpreter &) override;

private:
    QString m_name;
    QString m_module;
    QList<Class *> m_bases;
    QList<Class *> m_mro;
};

/// Yields values one by one; make one from a lambda with Interpreter::iterator.
class Iterator : public Object
{
public:
    using Object::Object;
    virtual std::optional<Value> next(Interpreter &) = 0;
    /// What it yields comes in an order that differs from run to run: see setorder.cpp.
    bool arbitraryOrder = false;
    Iterator *iterate(Interpreter &) override { return this; }
};

/// A native function; as a class's attribute it binds `self` on access.
class NativeFunctionObject : public Object
{
public:
    NativeFunctionObject(Class *type, QString functionName, std::shared_ptr<const Signature> parameters, NativeFunction code)
        : Object(type), name(std::move(functionName)), signature(std::move(parameters)), function(std::move(code))
    {
    }
    bool isCallable() const override { return true; }
    std::optional<Value> call(Interpreter &, Arguments &arguments) override;
    std::optional<QString> repr(Interpreter &) override;

    QString name;
    std::shared_ptr<const Signature> signature; ///< null: the function checks its arguments itself
    NativeFunction function;
    bool binds = false; ///< becomes a bound method when read from an instance
};

/// `instance.method`.
class BoundMethod : public Object
{
public:
    BoundMethod(Class *type, Value instance, Value method) : Object(type), self(instance), function(method) {}
    bool isCallable() const override { return true; }
    std::optional<Value> call(Interpreter &, Arguments &arguments) override;
    std::optional<Value> attribute(Interpreter &, const QString &name) override;
    std::optional<QString> repr(Interpreter &) override;
    Value self;
    Value function;
};

/// A module, native or evaluated from source. Its attributes are the globals.
class Module : public Object
{
public:
    Module(Class *type, QString name, Dict *globals);
    const QString &name() const { return m_name; }
    Dict *globals() const { return m_attributes; }
    void set(Interpreter &interpreter, const QString &name, Value value);
    void addFunction(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function);
    std::optional<Value> attribute(Interpreter &, const QString &name) override;
    std::optional<Value> missingAttribute(Interpreter &, const QString &name) override;
    std::optional<QString> repr(Interpreter &) override;

    QString file;
    QString package;             ///< what relative imports start from
    bool partlyModelled = false; ///< a name that is not set is Unknown (NeedsPython) rather than an AttributeError
    Code *code = nullptr;        ///< the program; null for native modules

private:
    QString m_name;
};

/// An exception instance; native and script-defined exception classes both make these.
class Exception : public Object
{
public:
    using Object::Object;
    std::optional<Value> attribute(Interpreter &, const QString &name) override;
    bool setAttribute(Interpreter &, const QString &name, Value value) override;
    std::optional<QString> str(Interpreter &) override;
    std::optional<QString> repr(Interpreter &) override;

    Values args;
    Value cause;
    Value context;
    bool suppressContext = false;
    std::vector<SourceRange> traceback; ///< innermost first; empty until raised
};

} // namespace retort::python
