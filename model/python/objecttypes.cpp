// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/generator.h"

// object, type, property, staticmethod, classmethod, super, and the methods of generators
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

Value wrappedFunction(Arguments &a)
{
    return a.positional.empty() ? Value() : a.positional.front();
}

Value createSuper(Interpreter &in, Class &, Arguments &a)
{
    if (auto unknown = unknownAmong(a))
        return *unknown;
    auto *after = a.positional.empty() ? nullptr : a.positional[0].as<Class>();
    if (!after || a.positional.size() < 2)
        in.stop(u"this form of super() is not modelled"_s);
    return in.make<Super>(in.state().super, after, a.positional[1]);
}

/// type(name, bases, namespace); type(x) is answered by Class::call.
Value createType(Interpreter &in, Class &type, Arguments &a)
{
    if (auto unknown = unknownAmong(a))
        return *unknown;
    if (a.positional.size() != 3)
        in.raise(u"TypeError"_s, u"type() takes 1 or 3 arguments"_s);
    if (!a.positional[0].isStr() || !a.positional[1].isTuple() || !a.positional[2].isDict())
        in.raise(u"TypeError"_s, u"type.__new__() argument has the wrong type"_s);
    QList<Class *> bases;
    for (Value base : a.positional[1].items()) {
        auto *cls = base.as<Class>();
        if (!cls)
            return in.unknown(u"a base of class %1 is not a class that is modelled"_s.arg(a.positional[0].text()));
        bases.append(cls);
    }
    auto *body = in.make<Dict>();
    for (const HashTable::Entry &entry : a.positional[2].dict()->entries()) {
        if (entry.live)
            body->insert(in, entry.key, entry.value);
    }
    Arguments keywords;
    keywords.keywords = a.keywords;
    return completeClass(in, a.positional[0].text(), bases, body, keywords, &type);
}

GeneratorObject *generatorOf(Interpreter &in, Arguments &a)
{
    auto *generator = a.self->as<GeneratorObject>();
    if (!generator)
        in.raise(u"TypeError"_s, u"a generator is required"_s);
    return generator;
}

[[noreturn]] void raiseStop(Interpreter &in, Value value)
{
    Arguments arguments;
    if (!value.isNone())
        arguments.positional.push_back(value);
    in.raise(in.state().stopIteration->call(in, arguments).value_or(Value()));
}

Value generatorSend(Interpreter &in, Arguments &a)
{
    GeneratorObject *generator = generatorOf(in, a);
    if (auto value = generator->resume(in, a.positional[0], nullptr))
        return *value;
    raiseStop(in, generator->returned());
}

Value generatorThrow(Interpreter &in, Arguments &a)
{
    GeneratorObject *generator = generatorOf(in, a);
    Value exception = a.positional.size() > 1 && a.positional[1].as<Exception>() ? a.positional[1] : a.positional[0];
    if (auto *cls = exception.as<Class>()) {
        Arguments arguments;
        if (a.positional.size() > 1 && !a.positional[1].isNone())
            arguments.positional.push_back(a.positional[1]);
        exception = cls->call(in, arguments).value_or(Value());
    }
    auto *raised = exception.as<Exception>();
    if (!raised)
        in.raise(u"TypeError"_s, u"exceptions must be classes or instances deriving from BaseException, not %1"_s.arg(typeName(in, exception)));
    if (auto value = generator->resume(in, {}, raised))
        return *value;
    raiseStop(in, generator->returned());
}

Value generatorClose(Interpreter &in, Arguments &a)
{
    GeneratorObject *generator = generatorOf(in, a);
    if (!generator->isStarted() || generator->isFinished()) {
        generator->finish();
        return {};
    }
    Arguments none;
    Class *exit = in.builtinClass(u"GeneratorExit"_s);
    try {
        if (generator->resume(in, {}, exit->call(in, none)->as<Exception>()))
            in.raise(u"RuntimeError"_s, u"generator ignored GeneratorExit"_s);
    } catch (const PythonError &error) {
        if (!error.exception->type()->isSubclassOf(exit) && !error.exception->type()->isSubclassOf(in.state().stopIteration))
            throw;
    }
    return {};
}

Value iteratorNext(Interpreter &in, Arguments &a)
{
    auto *iterator = a.self->as<Iterator>();
    if (auto value = iterator ? iterator->next(in) : std::nullopt)
        return *value;
    raiseStop(in, {});
}

} // namespace

void defineObjectTypes(Interpreter::State &state)
{
    Interpreter &in = state.interpreter;
    state.type->create = createType;
    state.super->create = createSuper;
    state.property->create = [](Interpreter &interpreter, Class &, Arguments &a) -> Value {
        auto *property = interpreter.make<Property>(interpreter.state().property);
        const auto part = [&](size_t at, const QString &name) {
            const Value *named = a.keyword(name);
            return a.positional.size() > at ? a.positional[at] : named ? *named : Value();
        };
        property->getter = part(0, u"fget"_s);
        property->setter = part(1, u"fset"_s);
        property->deleter = part(2, u"fdel"_s);
        return property;
    };
    state.staticMethod->create = [](Interpreter &interpreter, Class &, Arguments &a) -> Value {
        return interpreter.make<StaticMethod>(interpreter.state().staticMethod, wrappedFunction(a));
    };
    state.classMethod->create = [](Interpreter &interpreter, Class &, Arguments &a) -> Value {
        return interpreter.make<ClassMethod>(interpreter.state().classMethod, wrappedFunction(a));
    };
    addBuiltin(state, state.generator, "send", 1, 1, generatorSend);
    addBuiltin(state, state.generator, "throw", 1, 3, generatorThrow);
    addBuiltin(state, state.generator, "close", 0, 0, generatorClose);
    for (Class *type : {state.iterator, state.generator}) {
        addBuiltin(state, type, "__next__", 0, 0, iteratorNext);
        addBuiltin(state, type, "__iter__", 0, 0, [](Interpreter &, Arguments &a) { return *a.self; });
    }
    state.type->addMethod(in, u"__call__"_s, u"self, *args, **kw"_s, [](Interpreter &interpreter, Arguments &a) -> Value {
        auto *cls = a["self"_L1].as<Class>();
        if (!cls)
            interpreter.raise(u"TypeError"_s, u"descriptor '__call__' requires a 'type' object"_s);
        Arguments rest;
        rest.positional = a.bound().varArgs();
        rest.keywords = a.bound().keywordArgs();
        rest.range = a.range;
        return cls->construct(interpreter, rest);
    });
    // what `super().…` of a class without other bases reaches
    state.object->addStaticMethod(in, u"__new__"_s, u"cls, *args, **kw"_s, [](Interpreter &interpreter, Arguments &a) -> Value {
        auto *cls = a["cls"_L1].as<Class>();
        if (!cls)
            interpreter.raise(u"TypeError"_s, u"object.__new__(X): X is not a type object"_s);
        Arguments rest;
        rest.positional = a.bound().varArgs();
        rest.keywords = a.bound().keywordArgs();
        for (Class *base : cls->mro()) {
            if (base->create)
                return base->create(interpreter, *cls, rest);
        }
        return interpreter.make<Instance>(cls);
    });
    state.object->addMethod(in, u"__setattr__"_s, u"self, name, value, /"_s, [](Interpreter &interpreter, Arguments &a) -> Value {
        const Value self = a["self"_L1];
        if (self.isObject() && a["name"_L1].isStr())
            self.object()->attributes(interpreter)->insert(a["name"_L1], a["value"_L1]);
        return {};
    });
    state.object->addMethod(in, u"__str__"_s, u"self, /"_s, [](Interpreter &interpreter, Arguments &a) {
        return textOrUnknown(interpreter, [&] { return interpreter.repr(a["self"_L1]); });
    });
    state.object->addMethod(in, u"__repr__"_s, u"self, /"_s, [](Interpreter &interpreter, Arguments &a) {
        const Value self = a["self"_L1];
        return interpreter.str(u"<%1 object at 0x%2>"_s.arg(typeName(interpreter, self)).arg(quintptr(self.heapObject()), 12, 16, QLatin1Char('0')));
    });
    state.object->addMethod(in, u"__eq__"_s, u"self, other, /"_s, [](Interpreter &, Arguments &a) {
        return a["self"_L1].isSame(a["other"_L1]) ? Value::boolean(true) : Value::notImplemented();
    });
    state.object->addMethod(in, u"__hash__"_s, u"self, /"_s, [](Interpreter &, Arguments &a) {
        return Value::integer(qint64(quintptr(a["self"_L1].heapObject()) >> 4));
    });
}

} // namespace retort::python
