// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <cmath>

// Built-in functions that look at objects, namespaces and the world outside.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

using Function = Value (*)(Interpreter &, Arguments &);

void add(Interpreter::State &state, const char *name, const char *signature, Function function)
{
    addBuiltinFunction(state, name, signature, function);
}

/// True, False, or an Unknown that leaves it open.
Value isOneOf(Interpreter &in, Value subject, Value classes, const QString &function, const std::function<bool(Class *)> &test)
{
    if (classes.isUnknown())
        return classes;
    if (classes.isTuple()) {
        Value open;
        for (Value each : classes.items()) {
            const Value result = each.isNone() ? Value::boolean(subject.isNone()) : isOneOf(in, subject, each, function, test);
            if (result.isTrue())
                return result;
            if (result.isUnknown())
                open = result;
        }
        return open.isUnknown() ? open : Value::boolean(false);
    }
    if (auto decided = callSpecial(in, classes, function == "isinstance"_L1 ? u"__instancecheck__"_s : u"__subclasscheck__"_s, {subject}))
        return decided->isUnknown() ? *decided : Value::boolean(in.truth(*decided));
    auto *cls = classes.as<Class>();
    if (!cls) {
        in.raise(u"TypeError"_s, function == "isinstance"_L1 ? u"isinstance() arg 2 must be a type, a tuple of types, or a union"_s
                                                             : u"issubclass() arg 2 must be a class, a tuple of classes, or a union"_s);
    }
    return Value::boolean(test(cls));
}

QString attributeName(Interpreter &in, Value name, const QString &function)
{
    const Value text = plain(name);
    if (text.isUnknown())
        in.stop(text.unknown());
    if (!text.isStr())
        in.raise(u"TypeError"_s, u"%1(): attribute name must be string"_s.arg(function));
    return text.text();
}

std::optional<Value> lookUp(Interpreter &in, Value object, const QString &name)
{
    try {
        return in.attributeIfAny(object, name);
    } catch (const PythonError &error) {
        if (!error.exception->type()->isSubclassOf(in.builtinClass(u"AttributeError"_s)))
            throw;
        return std::nullopt;
    }
}

void defineAttributes(Interpreter::State &state)
{
    add(state, "getattr", "object, name, default=None, /", [](Interpreter &in, Arguments &a) {
        const QString name = attributeName(in, a["name"_L1], u"getattr"_s);
        if (!a.bound().given("default"_L1))
            return in.attribute(a["object"_L1], name);
        return lookUp(in, a["object"_L1], name).value_or(a["default"_L1]);
    });
    add(state, "hasattr", "object, name, /", [](Interpreter &in, Arguments &a) {
        if (a["object"_L1].isUnknown())
            return a["object"_L1];
        return Value::boolean(lookUp(in, a["object"_L1], attributeName(in, a["name"_L1], u"hasattr"_s)).has_value());
    });
    add(state, "setattr", "object, name, value, /", [](Interpreter &in, Arguments &a) {
        in.setAttribute(a["object"_L1], attributeName(in, a["name"_L1], u"setattr"_s), a["value"_L1]);
        return Value();
    });
    add(state, "delattr", "object, name, /", [](Interpreter &in, Arguments &a) {
        const QString name = attributeName(in, a["name"_L1], u"delattr"_s);
        const Value object = a["object"_L1];
        Dict *own = object.isObject() ? object.object()->attributesIfAny() : nullptr;
        if (!object.isUnknown() && (!own || !own->remove(name)))
            in.raise(u"AttributeError"_s, u"'%1' object has no attribute '%2'"_s.arg(typeName(in, object), name));
        return Value();
    });
    add(state, "callable", "obj, /", [](Interpreter &in, Arguments &a) {
        return a["obj"_L1].isUnknown() ? a["obj"_L1] : Value::boolean(in.isCallable(a["obj"_L1]));
    });
    add(state, "isinstance", "obj, class_or_tuple, /", [](Interpreter &in, Arguments &a) {
        const Value object = a["obj"_L1];
        if (object.isUnknown())
            return object;
        return isOneOf(in, object, a["class_or_tuple"_L1], u"isinstance"_s, [&](Class *cls) { return in.isInstance(object, cls); });
    });
    add(state, "issubclass", "cls, class_or_tuple, /", [](Interpreter &in, Arguments &a) {
        const Value given = a.bound()["cls"_L1];
        if (given.isUnknown())
            return given;
        auto *cls = given.as<Class>();
        if (!cls)
            in.raise(u"TypeError"_s, u"issubclass() arg 1 must be a class"_s);
        return isOneOf(in, given, a["class_or_tuple"_L1], u"issubclass"_s, [&](Class *other) { return cls->isSubclassOf(other); });
    });
    add(state, "id", "obj, /", [](Interpreter &in, Arguments &) { return in.unknown(u"id() differs from run to run"_s, UnknownKind::NeedsData); });
    add(state, "hash", "obj, /", [](Interpreter &in, Arguments &a) {
        Value value = a["obj"_L1];
        if (value.isUnknown())
            return value;
        const size_t own = in.hash(value); // raises for what has none
        if (in.state().hashing > 0) // a script's __hash__: the number serves its purpose, whatever it is
            return Value::integer(qint64(own >> 2));
        if (value.isFloat() && std::abs(value.toDouble()) < 1e18 && value.toDouble() == std::floor(value.toDouble()))
            value = Value::integer(qint64(value.toDouble()));
        if (value.isInt() && value.toInt() > -(1LL << 61) && value.toInt() < (1LL << 61) - 1)
            return Value::integer(value.toInt() == -1 ? -2 : value.toInt());
        return in.unknown(u"hash() differs from run to run"_s, UnknownKind::NeedsData);
    });
}

Value localNames(Interpreter &in)
{
    const Frame *frame = in.state().frame;
    if (frame->names)
        return Value::heap(Kind::Dict, frame->names);
    const Value result = in.dict();
    if (!frame->function)
        return result;
    const auto &names = frame->function->info->scope->slotNames;
    for (size_t i = 0; i < names.size(); ++i) {
        if (!Environment::isUnbound(frame->environment->slots[i]))
            result.dict()->insert(names[i], frame->environment->slots[i]);
    }
    return result;
}

Value variables(Interpreter &in, Arguments &a)
{
    if (!a.bound().given("object"_L1))
        return localNames(in);
    const Value object = a["object"_L1];
    if (object.isUnknown())
        return object;
    if (!object.isObject())
        in.raise(u"TypeError"_s, u"vars() argument must have __dict__ attribute"_s);
    return Value::heap(Kind::Dict, object.object()->attributes(in));
}

Value directory(Interpreter &in, Arguments &a)
{
    Values names;
    const auto addFrom = [&](Dict *dict) {
        for (const HashTable::Entry &entry : dict->entries()) {
            if (entry.live && entry.key.isStr())
                names.push_back(entry.key);
        }
    };
    const Value object = a["object"_L1];
    if (object.isUnknown())
        return object;
    if (!a.bound().given("object"_L1)) {
        addFrom(localNames(in).dict());
    } else {
        if (object.isObject() && object.object()->attributesIfAny() && !object.as<Class>())
            addFrom(object.object()->attributesIfAny());
        if (!object.as<Module>()) {
            auto *cls = object.as<Class>();
            for (Class *each : (cls ? cls : in.classOf(object))->mro())
                addFrom(each->dict());
        }
    }
    Values unique = in.toValuesAnyOrder(in.set(names));
    sortValues(in, unique, {}, false);
    return in.list(std::move(unique));
}

Value print(Interpreter &in, Arguments &a)
{
    QString line;
    const QString separator = a["sep"_L1].isStr() ? a["sep"_L1].text() : u" "_s;
    bool first = true;
    for (Value value : a.bound().varArgs()) {
        if (!first)
            line += separator;
        first = false;
        const Value text = value.isUnknown() ? value : textOrUnknown(in, [&] { return in.toStr(value); });
        line += text.isUnknown() ? u"<unknown: %1>"_s.arg(text.unknown().reason) : text.text();
    }
    in.charge(line.size() * 2);
    in.state().printed.append(line);
    return {};
}

} // namespace

void defineReflection(Interpreter::State &state)
{
    Interpreter &in = state.interpreter;
    defineAttributes(state);
    add(state, "globals", "", [](Interpreter &interpreter, Arguments &) { return Value::heap(Kind::Dict, interpreter.state().frame->globals); });
    add(state, "locals", "", [](Interpreter &interpreter, Arguments &) { return localNames(interpreter); });
    add(state, "vars", "object=None, /", variables);
    add(state, "dir", "object=None, /", directory);
    add(state, "print", "*args, sep=None, end=None, file=None, flush=False", print);
    add(state, "input", "prompt='', /", [](Interpreter &interpreter, Arguments &) {
        return interpreter.unknown(u"input() asks the user"_s, UnknownKind::NeedsData);
    });
    for (const QString &name : {u"eval"_s, u"exec"_s, u"compile"_s, u"__import__"_s, u"memoryview"_s, u"bytearray"_s, u"complex"_s, u"breakpoint"_s}) {
        state.builtins->insert(in.str(name), in.unknown(UnknownReason{UnknownKind::NeedsPython, u"%1() is not modelled"_s.arg(name), {}}));
    }
    auto *open = in.make<NativeFunctionObject>(state.nativeFunction, u"open"_s, nullptr, [](Interpreter &interpreter, Arguments &a) {
        Host fallback;
        Host *host = interpreter.state().host;
        return (host ? host : &fallback)->open(interpreter, a);
    });
    state.builtins->insert(in.str(u"open"_s), open);
}

} // namespace retort::python
