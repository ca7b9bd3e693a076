// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Dict *Object::attributes(Interpreter &interpreter)
{
    if (!m_attributes)
        m_attributes = interpreter.make<Dict>();
    return m_attributes;
}

// What an object does not model, Python's defaults decide.
std::optional<Value> Object::attribute(Interpreter &, const QString &) { return std::nullopt; }
std::optional<Value> Object::missingAttribute(Interpreter &, const QString &) { return std::nullopt; }
bool Object::setAttribute(Interpreter &, const QString &, Value) { return false; }
std::optional<Value> Object::call(Interpreter &, Arguments &) { return std::nullopt; }
std::optional<bool> Object::truth(Interpreter &) { return std::nullopt; }
std::optional<qint64> Object::length(Interpreter &) { return std::nullopt; }
Iterator *Object::iterate(Interpreter &) { return nullptr; }
std::optional<bool> Object::contains(Interpreter &, Value) { return std::nullopt; }
std::optional<Value> Object::subscript(Interpreter &, Value) { return std::nullopt; }
bool Object::setSubscript(Interpreter &, Value, Value) { return false; }
bool Object::deleteSubscript(Interpreter &, Value) { return false; }
std::optional<Value> Object::unary(Interpreter &, UnaryOperator) { return std::nullopt; }
std::optional<Value> Object::binary(Interpreter &, BinaryOperator, Value, bool) { return std::nullopt; }
std::optional<Value> Object::compare(Interpreter &, Comparison, Value) { return std::nullopt; }
std::optional<Value> Object::enter(Interpreter &) { return std::nullopt; }
bool Object::exit(Interpreter &, Value) { return false; }
std::optional<QString> Object::str(Interpreter &) { return std::nullopt; }
std::optional<QString> Object::repr(Interpreter &) { return std::nullopt; }
std::optional<size_t> Object::hash(Interpreter &) { return std::nullopt; }

bool Instance::isHashable() const
{
    return !base || !(base->isList() || base->isDict() || base->kind() == Kind::Set);
}

std::optional<Value> NativeFunctionObject::call(Interpreter &interpreter, Arguments &arguments)
{
    // `str.upper(text)`: the function read from the class takes its instance from the arguments
    if (binds && !arguments.self && !arguments.positional.empty()) {
        arguments.self = arguments.positional.front();
        arguments.positional.erase(arguments.positional.begin());
    }
    if (signature)
        arguments.setBound(std::make_shared<const Bound>(arguments.bind(interpreter, *signature, name)));
    return function(interpreter, arguments);
}

std::optional<QString> NativeFunctionObject::repr(Interpreter &)
{
    return u"<built-in function %1>"_s.arg(name);
}

std::optional<Value> BoundMethod::call(Interpreter &interpreter, Arguments &arguments)
{
    if (auto *script = function.as<FunctionObject>()) {
        arguments.positional.insert(arguments.positional.begin(), self);
        return script->call(interpreter, arguments);
    }
    if (auto *native = function.as<NativeFunctionObject>()) {
        arguments.self = self;
        return native->call(interpreter, arguments);
    }
    arguments.positional.insert(arguments.positional.begin(), self);
    return interpreter.call(function, arguments);
}

std::optional<Value> BoundMethod::attribute(Interpreter &interpreter, const QString &name)
{
    if (name == "__self__"_L1)
        return self;
    if (name == "__func__"_L1)
        return function;
    return interpreter.attributeIfAny(function, name);
}

std::optional<QString> BoundMethod::repr(Interpreter &interpreter)
{
    const QString name = interpreter.toStr(interpreter.attributeIfAny(function, u"__qualname__"_s).value_or(Value()));
    return u"<bound method %1 of %2>"_s.arg(name, interpreter.repr(self));
}

Module::Module(Class *type, QString name, Dict *globals) : Object(type), m_name(std::move(name))
{
    m_attributes = globals;
}

void Module::set(Interpreter &interpreter, const QString &name, Value value)
{
    m_attributes->insert(interpreter.str(name), value);
}

void Module::addFunction(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function)
{
    set(interpreter, name, interpreter.function(name, signature, std::move(function)));
}

/// Only what is still to be imported; the rest is found as any object's attribute is.
std::optional<Value> Module::attribute(Interpreter &interpreter, const QString &name)
{
    Value *found = m_attributes->find(name);
    if (!found || !isDeferred(interpreter.state(), *found))
        return std::nullopt;
    return settle(interpreter, *m_attributes, Str(name), *found);
}

std::optional<Value> Module::missingAttribute(Interpreter &interpreter, const QString &name)
{
    if (name.startsWith("__"_L1))
        return std::nullopt;
    if (code) {
        if (Value *getter = m_attributes->find(u"__getattr__"_s))
            return interpreter.call(*getter, {interpreter.str(name)});
        // What a package imports from its own modules makes these its attributes.
        const bool isPackage = !file.endsWith(".py"_L1) || file.endsWith("/__init__.py"_L1);
        if (isPackage && interpreter.state().frame) {
            const Value inner = Evaluator(interpreter).importAbsolute(m_name + u'.' + name);
            if (inner.as<Module>()) {
                set(interpreter, name, inner);
                return inner;
            }
        }
        if (!file.endsWith(".py"_L1)) // a folder without __init__.py
            return interpreter.unknown(u"%1.%2 is not modelled"_s.arg(m_name, name));
        if (Value *star = m_attributes->find(u"*"_s)) // `from something_unknown import *` may have brought it
            return *star;
    }
    if (!partlyModelled)
        return std::nullopt;
    return interpreter.unknown(u"%1.%2 is not modelled"_s.arg(m_name, name));
}

std::optional<QString> Module::repr(Interpreter &)
{
    return file.isEmpty() ? u"<module '%1'>"_s.arg(m_name) : u"<module '%1' from %2>"_s.arg(m_name, quoted(file));
}

std::optional<Value> FunctionObject::call(Interpreter &interpreter, Arguments &arguments)
{
    return Evaluator(interpreter).callFunction(*this, arguments);
}

std::optional<Value> FunctionObject::attribute(Interpreter &interpreter, const QString &name)
{
    if (m_attributes) {
        if (Value *found = m_attributes->find(name))
            return *found;
    }
    if (name == "__name__"_L1)
        return interpreter.str(info->name);
    if (name == "__qualname__"_L1)
        return interpreter.str(qualifiedName);
    if (name == "__doc__"_L1)
        return info->docstring ? interpreter.str(*info->docstring) : Value();
    if (name == "__module__"_L1)
        return interpreter.str(module->name());
    return std::nullopt;
}

std::optional<QString> FunctionObject::repr(Interpreter &)
{
    return u"<function %1 at 0x%2>"_s.arg(qualifiedName).arg(quintptr(this), 12, 16, QLatin1Char('0'));
}

std::optional<Value> StaticMethod::call(Interpreter &interpreter, Arguments &arguments)
{
    return interpreter.call(function, arguments);
}

/// `@prop.setter` and its like make a copy with one more function.
std::optional<Value> Property::attribute(Interpreter &interpreter, const QString &name)
{
    if (name == "fget"_L1)
        return getter;
    if (name == "fset"_L1)
        return setter;
    Value Property::*part = name == "setter"_L1 ? &Property::setter
        : name == "getter"_L1                  ? &Property::getter
        : name == "deleter"_L1                 ? &Property::deleter
                                               : nullptr;
    if (!part)
        return std::nullopt;
    return interpreter.function(name, u"function"_s, [this, part](Interpreter &in, Arguments &arguments) -> Value {
        auto *copy = in.make<Property>(type());
        copy->getter = getter;
        copy->setter = setter;
        copy->deleter = deleter;
        copy->*part = arguments["function"_L1];
        return copy;
    });
}

std::optional<Value> Super::attribute(Interpreter &interpreter, const QString &name)
{
    Class *of = self.as<Class>();
    const bool onClass = of && of->isSubclassOf(after);
    if (!onClass)
        of = interpreter.classOf(self);
    const QList<Class *> &mro = of->mro();
    for (qsizetype i = mro.indexOf(after) + 1; i < mro.size(); ++i) {
        if (Value *found = mro[i]->dict()->find(name))
            return bindAttribute(interpreter, *found, onClass ? Value() : self, of);
    }
    if (name == "__init_subclass__"_L1 || name == "__init__"_L1 || name == "__set_name__"_L1)
        return interpreter.function(name, u"*args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
    return std::nullopt;
}

} // namespace retort::python
