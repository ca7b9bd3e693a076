// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/pythonattributes.h"
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Value plain(Value value)
{
    while (value.isObject()) {
        const std::optional<Value> base = value.object()->underlying();
        if (!base)
            break;
        value = *base;
    }
    return value;
}

Class *Interpreter::classOf(Value value)
{
    State &s = *m_state;
    switch (value.kind()) {
    case Kind::None: return s.noneType;
    case Kind::NotImplemented: return s.notImplementedType;
    case Kind::Ellipsis: return s.ellipsisType;
    case Kind::Bool: return s.boolean;
    case Kind::Int: return s.integer;
    case Kind::Float: return s.real;
    case Kind::Str: return s.str;
    case Kind::Bytes: return s.bytesType;
    case Kind::List: return s.list;
    case Kind::Tuple: return s.tuple;
    case Kind::Dict: return s.dict;
    case Kind::Set: return s.set;
    case Kind::FrozenSet: return s.frozenSet;
    case Kind::Slice: return s.slice;
    case Kind::Range: return s.range;
    case Kind::Object: return value.object()->type();
    case Kind::Unknown: return s.unknownType;
    }
    return s.object;
}

bool Interpreter::isInstance(Value value, const Class *type)
{
    return classOf(value)->isSubclassOf(type);
}

QString typeName(Interpreter &interpreter, Value value)
{
    return interpreter.classOf(value)->name();
}

/// What reading a class's attribute through an instance (or, with `self` None, through the class) gives.
Value bindAttribute(Interpreter &interpreter, Value attribute, Value self, Class *type)
{
    Object *object = attribute.isObject() ? attribute.object() : nullptr;
    if (!object)
        return attribute;
    Interpreter::State &state = interpreter.state();
    const bool throughInstance = !self.isNone();
    if (auto *function = dynamic_cast<FunctionObject *>(object))
        return throughInstance ? Value(interpreter.make<BoundMethod>(state.method, self, function)) : attribute;
    if (auto *native = dynamic_cast<NativeFunctionObject *>(object))
        return throughInstance && native->binds ? Value(interpreter.make<BoundMethod>(state.method, self, native)) : attribute;
    if (auto *classMethod = dynamic_cast<ClassMethod *>(object))
        return interpreter.make<BoundMethod>(state.method, type, classMethod->function);
    if (auto *staticMethod = dynamic_cast<StaticMethod *>(object))
        return staticMethod->function;
    if (auto *property = dynamic_cast<Property *>(object)) {
        if (!throughInstance)
            return attribute;
        if (property->getter.isNone())
            interpreter.raise(u"AttributeError"_s, u"unreadable attribute"_s);
        return interpreter.call(property->getter, {self});
    }
    if (object->type()->fromScript) {
        if (Value *getter = specialMethod(interpreter, attribute, u"__get__"_s))
            return interpreter.call(*getter, {attribute, self, type});
    }
    return attribute;
}

Value *specialMethod(Interpreter &interpreter, Value value, const QString &name)
{
    if (!value.isObject())
        return nullptr;
    const Class *root = interpreter.state().object;
    for (const Class *cls : value.object()->type()->mro()) {
        if (cls == root)
            break;
        // the tables of the built-in types answer through underlying()
        if (!cls->fromScript && cls->module() == "builtins"_L1)
            continue;
        if (Value *found = cls->dict()->find(name))
            return found;
    }
    return nullptr;
}

std::optional<Value> callSpecial(Interpreter &interpreter, Value object, const QString &name, Values arguments)
{
    Value *method = specialMethod(interpreter, object, name);
    if (!method || method->isNone())
        return std::nullopt;
    const Value bound = bindAttribute(interpreter, *method, object, interpreter.classOf(object));
    return interpreter.call(bound, std::move(arguments));
}

std::optional<Value> classAttribute(Interpreter &interpreter, Class &cls, const QString &name)
{
    Value *found = cls.find(name);
    if (cls.unknownBase && !name.startsWith("__"_L1)) {
        const Object *object = found && found->isObject() ? found->object() : nullptr;
        const bool isCode = dynamic_cast<const FunctionObject *>(object) || dynamic_cast<const StaticMethod *>(object)
            || dynamic_cast<const ClassMethod *>(object) || dynamic_cast<const Class *>(object);
        if (!isCode)
            return interpreter.unknown(*cls.unknownBase);
    }
    if (found)
        return bindAttribute(interpreter, *found, {}, &cls);
    if (cls.type()->fromScript) {
        if (Value *ofMetaclass = cls.type()->find(name))
            return bindAttribute(interpreter, *ofMetaclass, &cls, cls.type());
    }
    if (name == "__name__"_L1 || name == "__qualname__"_L1)
        return interpreter.str(cls.name());
    if (name == "__module__"_L1)
        return interpreter.str(cls.module().isEmpty() ? u"builtins"_s : cls.module());
    if (name == "__doc__"_L1)
        return Value();
    if (name == "__dict__"_L1)
        return Value::heap(Kind::Dict, cls.dict());
    if (name == "__class__"_L1)
        return Value(cls.type());
    if (name == "__bases__"_L1 || name == "__mro__"_L1) {
        Values classes;
        for (Class *each : name == "__bases__"_L1 ? cls.bases() : cls.mro())
            classes.push_back(each);
        return interpreter.tuple(std::move(classes));
    }
    if (name == "mro"_L1) {
        return interpreter.function(name, {}, [&cls](Interpreter &in, Arguments &) {
            Values classes;
            for (Class *each : cls.mro())
                classes.push_back(each);
            return in.list(std::move(classes));
        });
    }
    return std::nullopt;
}

namespace {

/// An object of a script's class that takes part in assignments: it goes before the instance's own attributes.
bool isDataDescriptor(Interpreter &interpreter, Value attribute)
{
    return attribute.isObject() && attribute.object()->type()->fromScript && specialMethod(interpreter, attribute, u"__set__"_s)
        && specialMethod(interpreter, attribute, u"__get__"_s);
}

std::optional<Value> instanceAttribute(Interpreter &interpreter, Object *object, const QString &name)
{
    Class *type = object->type();
    Value *fromClass = type->find(name);
    if (fromClass && (fromClass->as<Property>() || isDataDescriptor(interpreter, *fromClass)))
        return bindAttribute(interpreter, *fromClass, object, type);
    if (Dict *own = object->attributesIfAny()) {
        if (Value *found = own->find(name))
            return *found;
    }
    if (fromClass)
        return bindAttribute(interpreter, *fromClass, object, type);
    if (name == "__class__"_L1)
        return Value(type);
    if (name == "__dict__"_L1)
        return Value::heap(Kind::Dict, object->attributes(interpreter));
    if (name == "__doc__"_L1)
        return Value();
    if (name == "__module__"_L1 && type->fromScript)
        return interpreter.str(type->module());
    if (Value *getter = specialMethod(interpreter, object, u"__getattr__"_s))
        return interpreter.call(bindAttribute(interpreter, *getter, object, type), {interpreter.str(name)});
    return std::nullopt;
}

/// What Python's own types have and ours have not.
std::optional<Value> unmodelledAttribute(Interpreter &interpreter, const Class &type, const QString &name)
{
    if (type.fromScript || !isPythonAttribute(type.name(), name))
        return std::nullopt;
    return interpreter.unknown(u"%1.%2 is not modelled"_s.arg(type.name(), name));
}

} // namespace

std::optional<Value> Interpreter::attributeIfAny(Value value, const QString &name)
{
    if (value.isUnknown())
        return value;
    if (!value.isObject()) {
        Class *type = classOf(value);
        if (Value *found = type->find(name))
            return bindAttribute(*this, *found, value.isNone() ? Value() : value, type);
        if (name == "__class__"_L1)
            return Value(type);
        if (name == "__doc__"_L1)
            return Value();
        return unmodelledAttribute(*this, *type, name);
    }
    Object *object = value.object();
    if (auto hooked = object->attribute(*this, name))
        return hooked;
    if (auto *cls = value.as<Class>()) {
        if (auto found = classAttribute(*this, *cls, name))
            return found;
        if (auto found = unmodelledAttribute(*this, *cls, name))
            return found;
    } else if (dynamic_cast<Super *>(object)) {
        return std::nullopt;
    } else if (auto found = instanceAttribute(*this, object, name)) {
        return found;
    }
    return object->missingAttribute(*this, name);
}

Value Interpreter::attribute(Value value, const QString &name)
{
    std::optional<Value> found;
    if (value.isObject() && specialMethod(*this, value, u"__getattribute__"_s))
        stop(u"__getattribute__ is not modelled"_s);
    found = attributeIfAny(value, name);
    if (found)
        return *found;
    if (auto *cls = value.as<Class>())
        raise(u"AttributeError"_s, u"type object '%1' has no attribute '%2'"_s.arg(cls->name(), name));
    if (auto *module = value.as<Module>())
        raise(u"AttributeError"_s, u"module '%1' has no attribute '%2'"_s.arg(module->name(), name));
    raise(u"AttributeError"_s, u"'%1' object has no attribute '%2'"_s.arg(typeName(*this, value), name));
}

void Interpreter::setAttribute(Value object, const QString &name, Value value)
{
    if (object.isUnknown())
        return;
    if (!object.isObject()) {
        const QString type = typeName(*this, object);
        if (classOf(object)->find(name))
            raise(u"AttributeError"_s, u"'%1' object attribute '%2' is read-only"_s.arg(type, name));
        raise(u"AttributeError"_s, u"'%1' object has no attribute '%2'"_s.arg(type, name));
    }
    if (auto *cls = object.as<Class>()) {
        if (!cls->fromScript && cls->module() == "builtins"_L1)
            raise(u"TypeError"_s, u"cannot set '%1' attribute of immutable type '%2'"_s.arg(name, cls->name()));
        // the standard library completes its native classes, each time alike
        const bool completing = m_state->frame && m_state->frame->code && m_state->frame->code->isStandard;
        m_state->sharedStateChanged |= !cls->fromScript && !completing;
        if (!cls->setAttribute(*this, name, value))
            cls->set(*this, name, value);
        return;
    }
    Object *target = object.object();
    if (const auto *module = object.as<Module>())
        m_state->sharedStateChanged |= module->code == nullptr || module->code->isStandard;
    else
        m_state->sharedStateChanged |= !target->type()->fromScript;
    if (Value *fromClass = target->type()->find(name)) {
        if (auto *property = fromClass->as<Property>()) {
            if (property->setter.isNone()) {
                raise(u"AttributeError"_s, u"property '%1' of '%2' object has no setter"_s.arg(name, typeName(*this, object)));
            }
            call(property->setter, {object, value});
            return;
        }
        if (fromClass->isObject() && fromClass->object()->type()->fromScript && callSpecial(*this, *fromClass, u"__set__"_s, {object, value}))
            return;
    }
    if (target->type()->fromScript && specialMethod(*this, object, u"__setattr__"_s)) {
        callSpecial(*this, object, u"__setattr__"_s, {str(name), value});
        return;
    }
    if (target->setAttribute(*this, name, value))
        return;
    if (target->type() == m_state->object)
        raise(u"AttributeError"_s, u"'object' object has no attribute '%1'"_s.arg(name));
    target->attributes(*this)->insert(str(name), value);
}

} // namespace retort::python
