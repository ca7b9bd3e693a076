// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

// The special methods of built-in types, for scripts that name them: `super().__setitem__(key, value)`, `str.__str__(self)`.
// Operators do not come by here: the evaluator knows what they mean for its own types.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

void addBinary(Interpreter::State &state, Class *type, const char *name, BinaryOperator op)
{
    auto *method = state.interpreter.make<NativeFunctionObject>(state.nativeFunction, QString::fromLatin1(name), nullptr,
        [op](Interpreter &in, Arguments &a) -> Value {
            if (auto unknown = unknownAmong(a))
                return *unknown;
            if (!a.self || a.positional.size() != 1)
                in.raise(u"TypeError"_s, u"expected 1 argument, got %1"_s.arg(a.positional.size()));
            return in.binary(op, plain(*a.self), a.positional[0]);
        });
    method->binds = true;
    type->set(state.interpreter, QString::fromLatin1(name), method);
}

template<Comparison op>
Value compared(Interpreter &in, Arguments &a)
{
    const Value other = plain(a.positional[0]);
    const bool same = a.self->kind() == other.kind() || (a.self->isNumber() && other.isNumber()) || (a.self->isSet() && other.isSet());
    return same ? in.compare(op, *a.self, other) : Value::notImplemented();
}

void addText(Interpreter::State &state, Class *type)
{
    addBuiltin(state, type, "__repr__", 0, 0, [](Interpreter &in, Arguments &a) { return textOrUnknown(in, [&] { return in.repr(*a.self); }); });
    addBuiltin(state, type, "__str__", 0, 0, [](Interpreter &in, Arguments &a) { return textOrUnknown(in, [&] { return in.toStr(*a.self); }); });
    addBuiltin(state, type, "__format__", 1, 1, [](Interpreter &in, Arguments &a) {
        return textOrUnknown(in, [&] { return in.format(*a.self, a.positional[0].text()); });
    });
}

void addComparisons(Interpreter::State &state, Class *type, bool ordered)
{
    addBuiltin(state, type, "__eq__", 1, 1, compared<Comparison::Equal>);
    addBuiltin(state, type, "__ne__", 1, 1, compared<Comparison::NotEqual>);
    if (!ordered)
        return;
    addBuiltin(state, type, "__lt__", 1, 1, compared<Comparison::Less>);
    addBuiltin(state, type, "__le__", 1, 1, compared<Comparison::LessEqual>);
    addBuiltin(state, type, "__gt__", 1, 1, compared<Comparison::Greater>);
    addBuiltin(state, type, "__ge__", 1, 1, compared<Comparison::GreaterEqual>);
}

void addContainer(Interpreter::State &state, Class *type)
{
    addBuiltin(state, type, "__len__", 0, 0, [](Interpreter &in, Arguments &a) { return Value::integer(in.length(*a.self)); });
    addBuiltin(state, type, "__iter__", 0, 0, [](Interpreter &in, Arguments &a) { return Value(in.iterateAnyOrder(*a.self)); });
    addBuiltin(state, type, "__contains__", 1, 1, [](Interpreter &in, Arguments &a) { return Value::boolean(in.contains(*a.self, a.positional[0])); });
    if (type == state.set || type == state.frozenSet)
        return;
    addBuiltin(state, type, "__getitem__", 1, 1, [](Interpreter &in, Arguments &a) { return in.subscript(*a.self, a.positional[0]); });
    if (type != state.list && type != state.dict)
        return;
    addBuiltin(state, type, "__setitem__", 2, 2, [](Interpreter &in, Arguments &a) {
        in.setSubscript(*a.self, a.positional[0], a.positional[1]);
        return Value();
    });
    addBuiltin(state, type, "__delitem__", 1, 1, [](Interpreter &in, Arguments &a) {
        in.deleteSubscript(*a.self, a.positional[0]);
        return Value();
    });
}

} // namespace

void defineDunderMethods(Interpreter::State &state)
{
    for (Class *type : {state.integer, state.real, state.str, state.bytesType, state.list, state.tuple, state.dict, state.set, state.frozenSet}) {
        addText(state, type);
        addComparisons(state, type, type != state.dict);
    }
    for (Class *type : {state.str, state.bytesType, state.list, state.tuple, state.dict, state.set, state.frozenSet, state.range})
        addContainer(state, type);
    for (Class *type : {state.integer, state.real, state.str, state.bytesType, state.list, state.tuple}) {
        addBinary(state, type, "__add__", BinaryOperator::Add);
        addBinary(state, type, "__mul__", BinaryOperator::Multiply);
    }
    for (Class *type : {state.integer, state.real}) {
        addBinary(state, type, "__sub__", BinaryOperator::Subtract);
        addBinary(state, type, "__truediv__", BinaryOperator::Divide);
        addBinary(state, type, "__floordiv__", BinaryOperator::FloorDivide);
        addBinary(state, type, "__pow__", BinaryOperator::Power);
    }
    for (Class *type : {state.integer, state.real, state.str})
        addBinary(state, type, "__mod__", BinaryOperator::Modulo);
    for (Class *type : {state.set, state.frozenSet, state.integer}) {
        addBinary(state, type, "__or__", BinaryOperator::Or);
        addBinary(state, type, "__and__", BinaryOperator::And);
    }
}

} // namespace retort::python
