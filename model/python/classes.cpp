// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

/// C3: each class before its bases, bases in the order written. Empty when there is no such order.
std::optional<QList<Class *>> linearised(const QList<Class *> &bases)
{
    QList<QList<Class *>> sequences;
    for (Class *base : bases)
        sequences.append(base->mro());
    sequences.append(bases);
    QList<Class *> result;
    for (;;) {
        sequences.removeIf([](const QList<Class *> &sequence) { return sequence.isEmpty(); });
        if (sequences.isEmpty())
            return result;
        Class *next = nullptr;
        for (const QList<Class *> &sequence : std::as_const(sequences)) {
            Class *candidate = sequence.first();
            const bool later = std::any_of(sequences.cbegin(), sequences.cend(),
                [candidate](const QList<Class *> &other) { return other.indexOf(candidate) > 0; });
            if (!later) {
                next = candidate;
                break;
            }
        }
        if (!next)
            return std::nullopt;
        result.append(next);
        for (QList<Class *> &sequence : sequences) {
            if (sequence.first() == next)
                sequence.removeFirst();
        }
    }
}

} // namespace

Class::Class(Interpreter &interpreter, QString name, QList<Class *> bases, QString module)
    : Object(interpreter.state().type), m_name(std::move(name)), m_module(std::move(module)), m_bases(std::move(bases))
{
    m_attributes = interpreter.make<Dict>();
    if (m_bases.isEmpty() && interpreter.state().object)
        m_bases.append(interpreter.state().object);
    const auto order = linearised(m_bases);
    if (!order) {
        QStringList names;
        for (const Class *base : std::as_const(m_bases))
            names.append(base->name());
        interpreter.raise(u"TypeError"_s, u"Cannot create a consistent method resolution\norder (MRO) for bases %1"_s.arg(names.join(", "_L1)));
    }
    m_mro = *order;
    m_mro.prepend(this);
}

QString Class::qualifiedName() const
{
    return m_module.isEmpty() || m_module == "builtins"_L1 || m_module == "__main__"_L1 ? m_name : m_module + u'.' + m_name;
}

Value *Class::find(const QString &name) const
{
    for (const Class *cls : m_mro) {
        if (Value *found = cls->dict()->find(name))
            return found;
    }
    return nullptr;
}

Value *Class::find(const Str &name) const
{
    for (const Class *cls : m_mro) {
        if (Value *found = cls->dict()->find(name))
            return found;
    }
    return nullptr;
}

void Class::set(Interpreter &interpreter, const QString &name, Value value)
{
    m_attributes->insert(interpreter.str(name), value);
}

namespace {

NativeFunctionObject *methodObject(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function)
{
    return interpreter.make<NativeFunctionObject>(
        interpreter.state().nativeFunction, name, std::make_shared<const Signature>(signature), std::move(function));
}

} // namespace

void Class::addMethod(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function)
{
    NativeFunctionObject *method = methodObject(interpreter, name, signature, std::move(function));
    method->binds = true;
    set(interpreter, name, method);
}

void Class::addStaticMethod(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function)
{
    set(interpreter, name, interpreter.make<StaticMethod>(interpreter.state().staticMethod, methodObject(interpreter, name, signature, std::move(function))));
}

void Class::addClassMethod(Interpreter &interpreter, const QString &name, const QString &signature, NativeFunction function)
{
    NativeFunctionObject *method = methodObject(interpreter, name, signature, std::move(function));
    method->binds = true;
    set(interpreter, name, interpreter.make<ClassMethod>(interpreter.state().classMethod, method));
}

void Class::addProperty(Interpreter &interpreter, const QString &name, NativeFunction getter)
{
    NativeFunctionObject *method = methodObject(interpreter, name, u"self"_s, std::move(getter));
    method->binds = true;
    auto *property = interpreter.make<Property>(interpreter.state().property);
    property->getter = method;
    set(interpreter, name, property);
}

Class *Class::makeSubclass(Interpreter &interpreter, const QString &name, const QList<Class *> &bases, Dict *, Arguments &)
{
    return interpreter.make<Class>(interpreter, name, bases);
}

void Class::subclassCreated(Interpreter &, Class &) {}

namespace {

/// Along the MRO, but not what `object` itself has.
Value *findBelowObject(const Class &cls, const Class *object, const QString &name)
{
    for (const Class *each : cls.mro()) {
        if (each == object)
            break;
        if (Value *found = each->dict()->find(name))
            return found;
    }
    return nullptr;
}

} // namespace

/// __new__ (a script's, or the nearest native `create`), then __init__.
std::optional<Value> Class::call(Interpreter &interpreter, Arguments &arguments)
{
    if (unknownBase)
        return interpreter.call(interpreter.unknown(*unknownBase), arguments);
    Interpreter::State &state = interpreter.state();
    if (this == state.type && arguments.positional.size() == 1 && arguments.keywords.empty())
        return interpreter.classOf(arguments.positional.front());
    if (type()->fromScript) { // a metaclass may decide what calling its classes means
        for (Class *meta : type()->mro()) {
            Value *caller = meta->fromScript ? meta->dict()->find(u"__call__"_s) : nullptr;
            if (caller)
                return interpreter.call(bindAttribute(interpreter, *caller, this, type()), arguments);
        }
    }
    return construct(interpreter, arguments);
}

Value Class::construct(Interpreter &interpreter, Arguments &arguments)
{
    Interpreter::State &state = interpreter.state();
    const Arguments original = arguments;
    Value created;
    Value *maker = findBelowObject(*this, state.object, u"__new__"_s);
    if (maker) {
        Arguments forNew = original;
        forNew.positional.insert(forNew.positional.begin(), this);
        auto *wrapped = maker->as<StaticMethod>();
        created = interpreter.call(wrapped ? wrapped->function : *maker, forNew);
    } else {
        created = createInstance(interpreter, *this, arguments);
    }
    if (!created.isObject() || !interpreter.isInstance(created, this))
        return created;
    Value *initialiser = find(u"__init__"_s);
    if (initialiser) {
        Arguments forInit = original;
        const Value result = interpreter.call(bindAttribute(interpreter, *initialiser, created, this), forInit);
        if (result.isUnknown())
            return created;
        if (!result.isNone())
            interpreter.raise(u"TypeError"_s, u"__init__() should return None, not '%1'"_s.arg(typeName(interpreter, result)));
    }
    return created;
}

Value createInstance(Interpreter &interpreter, Class &type, Arguments &arguments)
{
    for (Class *cls : type.mro()) {
        if (cls == interpreter.state().object)
            break;
        if (cls->create)
            return cls->create(interpreter, type, arguments);
    }
    if ((!arguments.positional.empty() || !arguments.keywords.empty()) && !type.find(u"__init__"_s)
        && !findBelowObject(type, interpreter.state().object, u"__new__"_s))
        interpreter.raise(u"TypeError"_s, u"%1() takes no arguments"_s.arg(type.name()));
    return interpreter.make<Instance>(&type);
}

std::optional<QString> Class::repr(Interpreter &)
{
    if (m_module == "builtins"_L1 || m_module.isEmpty())
        return u"<class '%1'>"_s.arg(m_name);
    return u"<class '%1.%2'>"_s.arg(m_module, m_name);
}

} // namespace retort::python
