// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/generator.h"
#include "model/python/state.h"

#include <cmath>

// Built-in functions that work on values.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

using Function = Value (*)(Interpreter &, Arguments &);

/// A pure function: an unknown argument makes the result unknown.
void add(Interpreter::State &state, const char *name, const char *signature, Function function)
{
    addBuiltinFunction(state, name, signature, [function](Interpreter &in, Arguments &a) {
        if (auto unknown = unknownAmong(a))
            return *unknown;
        return function(in, a);
    });
}

/// One that gives an iterator; in Python 2 a list.
void addLazy(Interpreter::State &state, const char *name, const char *signature, Function function)
{
    addBuiltinFunction(state, name, signature, [function](Interpreter &in, Arguments &a) {
        if (auto unknown = unknownAmong(a))
            return *unknown;
        const Value result = function(in, a);
        return in.state().isPython2() ? in.list(in.toValues(result)) : result;
    });
}

Value extreme(Interpreter &in, Arguments &a, const QString &name, Comparison wanted)
{
    const Bound &bound = a.bound();
    if (bound.varArgs().empty())
        in.raise(u"TypeError"_s, u"%1 expected at least 1 argument, got 0"_s.arg(name));
    const bool keyed = !bound["key"_L1].isNone(); // of members with equal keys the first wins
    const Values items = bound.varArgs().size() > 1 ? bound.varArgs()
        : keyed                                     ? in.toValues(bound.varArgs()[0])
                                                    : in.toValuesAnyOrder(bound.varArgs()[0]);
    if (items.empty()) {
        if (bound.given("default"_L1))
            return bound["default"_L1];
        in.raise(u"ValueError"_s, u"%1() arg is an empty sequence"_s.arg(name));
    }
    const Value key = bound["key"_L1];
    Value best = items[0];
    Value bestKey = key.isNone() ? best : in.call(key, {best});
    for (size_t i = 1; i < items.size(); ++i) {
        const Value itemKey = key.isNone() ? items[i] : in.call(key, {items[i]});
        if (in.truth(in.compare(wanted, itemKey, bestKey))) {
            best = items[i];
            bestKey = itemKey;
        }
    }
    return best;
}

Value sum(Interpreter &in, Arguments &a)
{
    Value total = a["start"_L1];
    if (total.isStr())
        in.raise(u"TypeError"_s, u"sum() can't sum strings [use ''.join(seq) instead]"_s);
    Iterator *iterator = in.iterateAnyOrder(a["iterable"_L1]);
    while (auto next = iterator->next(in)) {
        in.state().step();
        if (!next->isInt())
            requireOrder(in, *iterator);
        total = in.binary(BinaryOperator::Add, total, *next);
    }
    return total;
}

/// Round half to even on the exact decimal value, as CPython.
Value rounded(Interpreter &in, Arguments &a)
{
    const Value number = plain(a["number"_L1]);
    const bool toInteger = a["ndigits"_L1].isNone();
    if (number.isInt()) {
        const qint64 digits = toInteger ? 0 : toIndex(in, a["ndigits"_L1]);
        if (digits >= 0)
            return Value::integer(number.toInt());
        if (digits < -18)
            return Value::integer(0);
        qint64 unit = 1;
        for (qint64 i = digits; i < 0; ++i)
            unit *= 10;
        const qint64 rest = ((number.toInt() % unit) + unit) % unit;
        const qint64 low = number.toInt() - rest;
        const bool up = rest * 2 > unit || (rest * 2 == unit && (low / unit) % 2 != 0);
        return Value::integer(up ? low + unit : low);
    }
    if (!number.isFloat()) {
        if (auto result = callSpecial(in, a["number"_L1], u"__round__"_s))
            return *result;
        in.raise(u"TypeError"_s, u"type %1 doesn't define __round__ method"_s.arg(typeName(in, a["number"_L1])));
    }
    const double value = number.toDouble();
    if (toInteger) {
        if (!std::isfinite(value))
            in.raise(std::isnan(value) ? u"ValueError"_s : u"OverflowError"_s, std::isnan(value) ? u"cannot convert float NaN to integer"_s : u"cannot convert float infinity to integer"_s);
        const double result = std::nearbyint(value);
        return std::abs(result) < 9.2e18 ? Value::integer(qint64(result)) : bigIntegerUnknown(in);
    }
    const qint64 digits = toIndex(in, a["ndigits"_L1]);
    if (!std::isfinite(value) || digits > 300)
        return number;
    if (digits < -300)
        return Value::real(std::copysign(0.0, value));
    if (digits >= 0)
        return Value::real(QByteArray::number(value, 'f', int(digits)).toDouble());
    const double unit = std::pow(10.0, double(-digits));
    return Value::real(std::nearbyint(value / unit) * unit);
}

Value power(Interpreter &in, Arguments &a)
{
    if (a["mod"_L1].isNone())
        return in.binary(BinaryOperator::Power, a["base"_L1], a["exp"_L1]);
    const qint64 modulus = toIndex(in, a["mod"_L1]);
    qint64 exponent = toIndex(in, a["exp"_L1]);
    if (modulus == 0)
        in.raise(u"ValueError"_s, u"pow() 3rd argument cannot be 0"_s);
    if (exponent < 0 || modulus < 0)
        return in.unknown(u"this form of pow() is not modelled"_s);
    __extension__ typedef __int128 Wide;
    Wide base = ((Wide(toIndex(in, a["base"_L1])) % modulus) + modulus) % modulus;
    Wide result = 1 % modulus;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = result * base % modulus;
        base = base * base % modulus;
    }
    return Value::integer(qint64(result));
}

Value inBase(Interpreter &in, Arguments &a, int base, QLatin1StringView prefix)
{
    const qint64 number = toIndex(in, a["number"_L1]);
    const quint64 size = number < 0 ? 0 - quint64(number) : quint64(number);
    return in.str((number < 0 ? u"-"_s : QString()) + prefix + QString::number(size, base));
}

Value ordinal(Interpreter &in, Arguments &a)
{
    const Value given = plain(a["c"_L1]);
    if (given.isBytes() && given.bytes().size() == 1)
        return Value::integer(uchar(given.bytes()[0]));
    if (!given.isStr())
        in.raise(u"TypeError"_s, u"ord() expected string of length 1, but %1 found"_s.arg(typeName(in, a["c"_L1])));
    const QList<uint> points = given.text().toUcs4();
    if (points.size() != 1)
        in.raise(u"TypeError"_s, u"ord() expected a character, but string of length %1 found"_s.arg(points.size()));
    return Value::integer(points[0]);
}

void defineNumeric(Interpreter::State &state)
{
    add(state, "abs", "number, /", [](Interpreter &in, Arguments &a) {
        const Value number = plain(a["number"_L1]);
        if (number.isInt())
            return number.toInt() < 0 ? in.unary(UnaryOperator::Negative, number) : Value::integer(number.toInt());
        if (number.isFloat())
            return Value::real(std::abs(number.toDouble()));
        if (auto result = callSpecial(in, a["number"_L1], u"__abs__"_s))
            return *result;
        in.raise(u"TypeError"_s, u"bad operand type for abs(): '%1'"_s.arg(typeName(in, a["number"_L1])));
    });
    add(state, "round", "number, ndigits=None", rounded);
    add(state, "pow", "base, exp, mod=None", power);
    add(state, "divmod", "a, b, /", [](Interpreter &in, Arguments &a) {
        return in.tuple({in.binary(BinaryOperator::FloorDivide, a["a"_L1], a["b"_L1]), in.binary(BinaryOperator::Modulo, a["a"_L1], a["b"_L1])});
    });
    add(state, "hex", "number, /", [](Interpreter &in, Arguments &a) { return inBase(in, a, 16, "0x"_L1); });
    add(state, "oct", "number, /", [](Interpreter &in, Arguments &a) { return inBase(in, a, 8, "0o"_L1); });
    add(state, "bin", "number, /", [](Interpreter &in, Arguments &a) { return inBase(in, a, 2, "0b"_L1); });
    add(state, "ord", "c, /", ordinal);
    add(state, "chr", "i, /", [](Interpreter &in, Arguments &a) {
        const qint64 code = toIndex(in, a["i"_L1]);
        if (code < 0 || code > 0x10ffff)
            in.raise(u"ValueError"_s, u"chr() arg not in range(0x110000)"_s);
        const char32_t point = char32_t(code);
        return in.str(code < 0x10000 ? QString(QChar(char16_t(code))) : QString::fromUcs4(&point, 1));
    });
    add(state, "sum", "iterable, /, start=0", sum);
    add(state, "min", "*args, key=None, default=None", [](Interpreter &in, Arguments &a) { return extreme(in, a, u"min"_s, Comparison::Less); });
    add(state, "max", "*args, key=None, default=None", [](Interpreter &in, Arguments &a) { return extreme(in, a, u"max"_s, Comparison::Greater); });
}

Value mapped(Interpreter &in, Arguments &a)
{
    const Value function = a["func"_L1];
    if (a.bound().varArgs().empty())
        in.raise(u"TypeError"_s, u"map() must have at least two arguments."_s);
    std::vector<Iterator *> sources;
    bool arbitrary = false;
    for (Value source : a.bound().varArgs()) {
        sources.push_back(a.bound().varArgs().size() == 1 ? in.iterateAnyOrder(source) : in.iterate(source));
        arbitrary = arbitrary || sources.back()->arbitraryOrder;
    }
    Iterator *result = in.iterator([function, sources](Interpreter &inner) -> std::optional<Value> {
        Values arguments;
        for (Iterator *source : sources) {
            auto next = source->next(inner);
            if (!next)
                return std::nullopt;
            arguments.push_back(*next);
        }
        return inner.call(function, std::move(arguments));
    });
    result->arbitraryOrder = arbitrary;
    return result;
}

Value filtered(Interpreter &in, Arguments &a)
{
    const Value function = a["function"_L1];
    Iterator *source = in.iterateAnyOrder(a["iterable"_L1]);
    Iterator *result = in.iterator([function, source](Interpreter &inner) -> std::optional<Value> {
        while (auto next = source->next(inner)) {
            inner.state().step();
            if (inner.truth(function.isNone() ? *next : inner.call(function, {*next})))
                return next;
        }
        return std::nullopt;
    });
    result->arbitraryOrder = source->arbitraryOrder;
    return result;
}

Value zipped(Interpreter &in, Arguments &a)
{
    const bool strict = in.truth(a["strict"_L1]);
    std::vector<Iterator *> sources;
    for (Value source : a.bound().varArgs())
        sources.push_back(in.iterate(source));
    return in.iterator([sources, strict](Interpreter &inner) -> std::optional<Value> {
        Values items;
        for (size_t i = 0; i < sources.size(); ++i) {
            auto next = sources[i]->next(inner);
            if (next) {
                items.push_back(*next);
                continue;
            }
            if (!strict)
                return std::nullopt;
            if (i > 0)
                inner.raise(u"ValueError"_s, u"zip() argument %1 is shorter than argument%2"_s.arg(i + 1).arg(i == 1 ? u" 1"_s : u"s 1-%1"_s.arg(i)));
            for (size_t k = 1; k < sources.size(); ++k) {
                if (sources[k]->next(inner))
                    inner.raise(u"ValueError"_s, u"zip() argument %1 is longer than argument%2"_s.arg(k + 1).arg(k == 1 ? u" 1"_s : u"s 1-%1"_s.arg(k)));
            }
            return std::nullopt;
        }
        return sources.empty() ? std::nullopt : std::optional(inner.tuple(std::move(items)));
    });
}

void requireDistinctKeys(Interpreter &in, const Iterator &source, const Values &sorted, Value key)
{
    for (size_t i = 1; i < sorted.size(); ++i) {
        if (in.equal(sorted[i - 1], sorted[i]))
            continue;
        const Value left = key.isNone() ? sorted[i - 1] : in.call(key, {sorted[i - 1]});
        const Value right = key.isNone() ? sorted[i] : in.call(key, {sorted[i]});
        if (!lessThan(in, left, right) && !lessThan(in, right, left))
            requireOrder(in, source);
    }
}

Value reversedOf(Interpreter &in, Arguments &a)
{
    const Value given = a["sequence"_L1];
    if (auto result = callSpecial(in, given, u"__reversed__"_s))
        return *result;
    const Value sequence = plain(given);
    if (sequence.isSet() || sequence.isNumber() || sequence.isNone() || sequence.as<Iterator>())
        in.raise(u"TypeError"_s, u"'%1' object is not reversible"_s.arg(typeName(in, given)));
    const Values items = in.toValues(given);
    return in.iterator([items, at = items.size()](Interpreter &) mutable -> std::optional<Value> {
        return at > 0 ? std::optional(items[--at]) : std::nullopt;
    });
}

Value nextOf(Interpreter &in, Arguments &a)
{
    std::optional<Value> value;
    if (auto *iterator = a["iterator"_L1].as<Iterator>()) {
        requireOrder(in, *iterator);
        value = iterator->next(in);
    } else if (specialMethod(in, a["iterator"_L1], u"__next__"_s)) {
        try {
            value = callSpecial(in, a["iterator"_L1], u"__next__"_s);
        } catch (const PythonError &error) {
            if (!a.bound().given("default"_L1) || !error.exception->type()->isSubclassOf(in.state().stopIteration))
                throw;
        }
    } else {
        in.raise(u"TypeError"_s, u"'%1' object is not an iterator"_s.arg(typeName(in, a["iterator"_L1])));
    }
    if (value)
        return *value;
    if (a.bound().given("default"_L1))
        return a["default"_L1];
    Arguments none;
    if (auto *generator = a["iterator"_L1].as<GeneratorObject>(); generator && !generator->returned().isNone())
        none.positional.push_back(generator->returned());
    in.raise(in.state().stopIteration->call(in, none).value_or(Value()));
}

template<bool wanted>
Value anyOrAll(Interpreter &in, Arguments &a)
{
    Iterator *iterator = in.iterateAnyOrder(a["iterable"_L1]);
    while (auto next = iterator->next(in)) {
        in.state().step();
        if (in.truth(*next) == wanted)
            return Value::boolean(wanted);
    }
    return Value::boolean(!wanted);
}

void defineIteration(Interpreter::State &state)
{
    add(state, "len", "obj, /", [](Interpreter &in, Arguments &a) { return Value::integer(in.length(a["obj"_L1])); });
    addLazy(state, "map", "func, /, *iterables", mapped);
    addLazy(state, "filter", "function, iterable, /", filtered);
    addLazy(state, "zip", "*iterables, strict=False", zipped);
    add(state, "reversed", "sequence, /", reversedOf);
    add(state, "next", "iterator, default=None, /", nextOf);
    add(state, "any", "iterable, /", anyOrAll<true>);
    add(state, "all", "iterable, /", anyOrAll<false>);
    add(state, "enumerate", "iterable, start=0", [](Interpreter &in, Arguments &a) -> Value {
        Iterator *source = in.iterate(a["iterable"_L1]);
        return in.iterator([source, at = toIndex(in, a["start"_L1])](Interpreter &inner) mutable -> std::optional<Value> {
            auto next = source->next(inner);
            return next ? std::optional(inner.tuple({Value::integer(at++), *next})) : std::nullopt;
        });
    });
    add(state, "iter", "object, sentinel=None, /", [](Interpreter &in, Arguments &a) -> Value {
        if (!a.bound().given("sentinel"_L1))
            return in.iterate(a["object"_L1]);
        return in.iterator([callable = a["object"_L1], sentinel = a["sentinel"_L1]](Interpreter &inner) -> std::optional<Value> {
            const Value value = inner.call(callable);
            return inner.equal(value, sentinel) ? std::nullopt : std::optional(value);
        });
    });
    add(state, "sorted", "iterable, /, *, key=None, reverse=False", [](Interpreter &in, Arguments &a) {
        Iterator *source = in.iterateAnyOrder(a["iterable"_L1]);
        Values items = in.toValuesAnyOrder(source);
        sortValues(in, items, a["key"_L1], in.truth(a["reverse"_L1]));
        if (source->arbitraryOrder) // members with equal keys stay in the order in which they came
            requireDistinctKeys(in, *source, items, a["key"_L1]);
        return in.list(std::move(items));
    });
}

} // namespace

void defineFunctions(Interpreter::State &state)
{
    defineNumeric(state);
    defineIteration(state);
    add(state, "repr", "obj, /", [](Interpreter &in, Arguments &a) { return textOrUnknown(in, [&] { return in.repr(a["obj"_L1]); }); });
    add(state, "ascii", "obj, /", [](Interpreter &in, Arguments &a) { return textOrUnknown(in, [&] { return asciiOnly(in.repr(a["obj"_L1])); }); });
    add(state, "format", "value, format_spec='', /", [](Interpreter &in, Arguments &a) {
        const Value specification = plain(a["format_spec"_L1]);
        if (!specification.isStr())
            in.raise(u"TypeError"_s, u"format() argument 2 must be str, not %1"_s.arg(typeName(in, specification)));
        return textOrUnknown(in, [&] { return in.format(a["value"_L1], specification.text()); });
    });
}

} // namespace retort::python
