// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

void checkArgumentCount(Interpreter &interpreter, const QString &type, const QString &name, const Arguments &arguments, int least, int most)
{
    const int given = int(arguments.positional.size());
    const QString full = type.isEmpty() ? name : type + u'.' + name;
    if (!arguments.keywords.empty())
        interpreter.raise(u"TypeError"_s, u"%1() takes no keyword arguments"_s.arg(full));
    if (given >= least && (most < 0 || given <= most))
        return;
    if (most == 0)
        interpreter.raise(u"TypeError"_s, u"%1() takes no arguments (%2 given)"_s.arg(full).arg(given));
    if (least == 1 && most == 1)
        interpreter.raise(u"TypeError"_s, u"%1() takes exactly one argument (%2 given)"_s.arg(full).arg(given));
    const int limit = given < least ? least : most;
    interpreter.raise(u"TypeError"_s, u"%1 expected %2%3 argument%4, got %5"_s.arg(name, least == most ? QString() : given < least ? u"at least "_s : u"at most "_s)
                                          .arg(limit).arg(limit == 1 ? QString() : u"s"_s).arg(given));
}

namespace {

/// The wrapped value of `class X(str)` as self; an unknown argument makes the result unknown, except for methods that only
/// store what they are given.
Value callBuiltin(Interpreter &interpreter, Class *type, const QString &name, Arguments &arguments, BuiltinMethod method)
{
    static const QStringList storing = {u"append"_s, u"insert"_s, u"extend"_s, u"setdefault"_s, u"update"_s, u"get"_s, u"pop"_s, u"fromkeys"_s, u"format"_s, u"__setitem__"_s, u"__init__"_s};
    if (!arguments.self)
        interpreter.raise(u"TypeError"_s, u"unbound method %1.%2() needs an argument"_s.arg(type->name(), name));
    if (arguments.self->isUnknown())
        return *arguments.self;
    if (!storing.contains(name)) {
        if (auto unknown = unknownAmong(arguments))
            return *unknown;
    }
    const Value self = plain(*arguments.self);
    if (!self.isObject() && !interpreter.isInstance(self, type)) {
        interpreter.raise(u"TypeError"_s, u"descriptor '%1' for '%2' objects doesn't apply to a '%3' object"_s
                                              .arg(name, type->name(), typeName(interpreter, *arguments.self)));
    }
    arguments.self = self;
    return method(interpreter, arguments);
}

} // namespace

void addBuiltin(Interpreter::State &state, Class *type, const char *nameText, int least, int most, BuiltinMethod method)
{
    const QString name = QString::fromLatin1(nameText);
    auto *function = state.interpreter.make<NativeFunctionObject>(state.nativeFunction, name, nullptr,
        [type, name, least, most, method](Interpreter &interpreter, Arguments &arguments) {
            checkArgumentCount(interpreter, type->name(), name, arguments, least, most);
            return callBuiltin(interpreter, type, name, arguments, method);
        });
    function->binds = true;
    type->set(state.interpreter, name, function);
}

void addBuiltinFunction(Interpreter::State &state, const char *nameText, const char *signatureText, NativeFunction function)
{
    const QString name = QString::fromLatin1(nameText);
    auto signature = std::make_shared<const Signature>(QString::fromLatin1(signatureText));
    int least = 0;
    bool positionalOnly = !signature->parameters().empty();
    for (const Signature::Parameter &parameter : signature->parameters()) {
        positionalOnly = positionalOnly && parameter.kind == Signature::Parameter::Kind::PositionalOnly;
        least += !parameter.hasDefault;
    }
    const int most = int(signature->parameters().size());
    auto *made = state.interpreter.make<NativeFunctionObject>(state.nativeFunction, name, nullptr,
        [name, signature, least, most, positionalOnly, function](Interpreter &interpreter, Arguments &arguments) {
            if (positionalOnly)
                checkArgumentCount(interpreter, {}, name, arguments, least, most);
            arguments.setBound(std::make_shared<const Bound>(arguments.bind(interpreter, *signature, name)));
            return function(interpreter, arguments);
        });
    state.builtins->insert(state.interpreter.str(name), made);
}

void addBuiltinWithSignature(Interpreter::State &state, Class *type, const char *nameText, const char *signature, BuiltinMethod method)
{
    const QString name = QString::fromLatin1(nameText);
    auto *function = state.interpreter.make<NativeFunctionObject>(state.nativeFunction, name,
        std::make_shared<const Signature>(QString::fromLatin1(signature)), [type, name, method](Interpreter &interpreter, Arguments &arguments) {
            return callBuiltin(interpreter, type, name, arguments, method);
        });
    function->binds = true;
    type->set(state.interpreter, name, function);
}

void addBuiltinClassMethod(Interpreter::State &state, Class *type, const char *name, const char *signature, BuiltinMethod method)
{
    type->addClassMethod(state.interpreter, QString::fromLatin1(name), QString::fromLatin1(signature), method);
}

namespace {

Class *builtinType(Interpreter::State &state, const char *nameText, QList<Class *> bases = {}, bool final = false)
{
    const QString name = QString::fromLatin1(nameText);
    Class *type = state.interpreter.makeClass(name, bases, u"builtins"_s);
    type->final = final;
    state.classes.insert(name, type);
    return type;
}

/// `type` and `object` need each other: `type` is made first and told its own type and base afterwards.
void defineRoots(Interpreter::State &state)
{
    state.object = builtinType(state, "object");
    state.type = builtinType(state, "type", {state.object});
    state.object->setType(state.type);
    state.type->setType(state.type);
}

} // namespace

void defineBuiltins(Interpreter::State &state)
{
    Interpreter &in = state.interpreter;
    defineRoots(state);
    state.builtins = in.make<Dict>();
    state.noneType = builtinType(state, "NoneType", {}, true);
    state.notImplementedType = builtinType(state, "NotImplementedType", {}, true);
    state.ellipsisType = builtinType(state, "ellipsis", {}, true);
    state.integer = builtinType(state, "int");
    state.boolean = builtinType(state, "bool", {state.integer}, true);
    state.real = builtinType(state, "float");
    state.str = builtinType(state, "str");
    state.bytesType = builtinType(state, "bytes");
    state.list = builtinType(state, "list");
    state.tuple = builtinType(state, "tuple");
    state.dict = builtinType(state, "dict");
    state.set = builtinType(state, "set");
    state.frozenSet = builtinType(state, "frozenset");
    state.slice = builtinType(state, "slice", {}, true);
    state.range = builtinType(state, "range", {}, true);
    state.function = builtinType(state, "function", {}, true);
    state.nativeFunction = builtinType(state, "builtin_function_or_method", {}, true);
    state.method = builtinType(state, "method", {}, true);
    state.moduleType = builtinType(state, "module");
    state.deferredImport = state.interpreter.makeClass(u"module"_s);
    state.iterator = builtinType(state, "iterator", {}, true);
    state.generator = builtinType(state, "generator", {}, true);
    state.property = builtinType(state, "property");
    state.staticMethod = builtinType(state, "staticmethod");
    state.classMethod = builtinType(state, "classmethod");
    state.super = builtinType(state, "super");
    state.unknownType = builtinType(state, "unknown", {}, true);

    defineExceptions(state);
    defineNumberTypes(state);
    defineTextTypes(state);
    defineBytesType(state);
    defineSequenceTypes(state);
    defineDictType(state);
    defineSetTypes(state);
    defineObjectTypes(state);
    defineFunctions(state);
    defineReflection(state);
    defineDunderMethods(state);

    static const QStringList hidden = {u"NoneType"_s, u"NotImplementedType"_s, u"ellipsis"_s, u"function"_s, u"builtin_function_or_method"_s,
        u"method"_s, u"module"_s, u"iterator"_s, u"generator"_s, u"unknown"_s};
    for (auto it = state.classes.cbegin(); it != state.classes.cend(); ++it) {
        if (!hidden.contains(it.key()))
            state.builtins->insert(in.str(it.key()), it.value());
    }
    state.builtins->insert(in.str(u"NotImplemented"_s), Value::notImplemented());
    state.builtins->insert(in.str(u"Ellipsis"_s), Value::ellipsis());
    state.builtins->insert(in.str(u"__debug__"_s), Value::boolean(true));
    state.builtins->insert(in.str(u"__name__"_s), in.str(u"builtins"_s));
}

} // namespace retort::python
