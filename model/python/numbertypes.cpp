// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <cmath>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

std::optional<Value> parseInteger(Interpreter &interpreter, QString text, int base)
{
    text = text.trimmed();
    bool negative = false;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        negative = text.startsWith(u'-');
        text.remove(0, 1);
    }
    text = text.toLower();
    const auto prefixed = [&](QLatin1StringView prefix, int of) {
        if (!text.startsWith(prefix) || (base != 0 && base != of))
            return false;
        text.remove(0, 2);
        if (text.startsWith(u'_'))
            text.remove(0, 1);
        base = of;
        return true;
    };
    const bool hasPrefix = prefixed("0x"_L1, 16) || prefixed("0o"_L1, 8) || prefixed("0b"_L1, 2);
    if (base == 0) {
        if (!hasPrefix && text.size() > 1 && text.startsWith(u'0') && text.count(u'0') != text.size())
            return std::nullopt;
        base = 10;
    }
    if (text.isEmpty() || text.startsWith(u'_') || text.endsWith(u'_') || text.contains("__"_L1))
        return std::nullopt;
    qint64 value = 0;
    bool overflow = false;
    for (const QChar c : std::as_const(text)) {
        if (c == u'_')
            continue;
        const int digit = c.digitValue() >= 0 ? c.digitValue() : c >= u'a' && c <= u'z' ? c.unicode() - 'a' + 10 : 99;
        if (digit >= base)
            return std::nullopt;
        overflow = overflow || __builtin_mul_overflow(value, qint64(base), &value)
            || (negative ? __builtin_sub_overflow(value, qint64(digit), &value) : __builtin_add_overflow(value, qint64(digit), &value));
    }
    return overflow ? bigIntegerUnknown(interpreter) : Value::integer(value);
}

std::optional<double> parseFloat(QString text)
{
    text = text.trimmed().toLower();
    if (text.contains("__"_L1) || text.startsWith(u'_') || text.endsWith(u'_'))
        return std::nullopt;
    text.remove(u'_');
    QString bare = text;
    double sign = 1;
    if (bare.startsWith(u'-') || bare.startsWith(u'+')) {
        sign = bare.startsWith(u'-') ? -1 : 1;
        bare.remove(0, 1);
    }
    if (bare == "inf"_L1 || bare == "infinity"_L1)
        return sign * std::numeric_limits<double>::infinity();
    if (bare == "nan"_L1)
        return std::numeric_limits<double>::quiet_NaN();
    if (bare.isEmpty() || !(bare[0].isDigit() || bare[0] == u'.') || bare.contains(u'x'))
        return std::nullopt;
    bool ok = false;
    const double value = QByteArray(text.toLatin1()).toDouble(&ok);
    if (ok)
        return value;
    return std::isinf(value) ? std::optional(value) : std::nullopt;
}

namespace {

/// The value of a class derived from a built-in one (`class Port(int)`), or the bare value.
Value instanceOf(Interpreter &interpreter, Class &type, const Class *builtin, Value value)
{
    if (&type == builtin || value.isUnknown())
        return value;
    auto *instance = interpreter.make<Instance>(&type);
    instance->base = value;
    return instance;
}

Value intFrom(Interpreter &interpreter, Arguments &arguments)
{
    const Value given = arguments.positional.empty() ? Value::integer(0) : arguments.positional.front();
    const Value *named = arguments.keyword(u"base"_s);
    const bool hasBase = named || arguments.positional.size() > 1;
    const Value value = plain(given);
    if (hasBase) {
        const qint64 base = toIndex(interpreter, named ? *named : arguments.positional[1]);
        if (base != 0 && (base < 2 || base > 36))
            interpreter.raise(u"ValueError"_s, u"int() base must be >= 2 and <= 36, or 0"_s);
        if (!value.isStr() && !value.isBytes())
            interpreter.raise(u"TypeError"_s, u"int() can't convert non-string with explicit base"_s);
        if (auto parsed = parseInteger(interpreter, value.isStr() ? value.text() : QString::fromLatin1(value.bytes()), int(base)))
            return *parsed;
        interpreter.raise(u"ValueError"_s, u"invalid literal for int() with base %1: "_s.arg(base) + interpreter.repr(value));
    }
    if (value.isInt())
        return Value::integer(value.toInt());
    if (value.isFloat()) {
        const double number = value.toDouble();
        if (std::isnan(number))
            interpreter.raise(u"ValueError"_s, u"cannot convert float NaN to integer"_s);
        if (std::isinf(number))
            interpreter.raise(u"OverflowError"_s, u"cannot convert float infinity to integer"_s);
        return std::abs(number) < 9.2233720368547e18 ? Value::integer(qint64(number)) : bigIntegerUnknown(interpreter);
    }
    if (value.isStr() || value.isBytes()) {
        if (auto parsed = parseInteger(interpreter, value.isStr() ? value.text() : QString::fromLatin1(value.bytes()), 10))
            return *parsed;
        interpreter.raise(u"ValueError"_s, u"invalid literal for int() with base 10: "_s + interpreter.repr(value));
    }
    for (const QString &method : {u"__int__"_s, u"__index__"_s, u"__trunc__"_s}) {
        if (auto result = callSpecial(interpreter, given, method))
            return *result;
    }
    interpreter.raise(u"TypeError"_s, u"int() argument must be a string, a bytes-like object or a real number, not '%1'"_s.arg(typeName(interpreter, given)));
}

Value floatFrom(Interpreter &interpreter, Arguments &arguments)
{
    const Value given = arguments.positional.empty() ? Value::real(0) : arguments.positional.front();
    const Value value = plain(given);
    if (value.isNumber())
        return Value::real(value.toDouble());
    if (value.isStr() || value.isBytes()) {
        if (auto parsed = parseFloat(value.isStr() ? value.text() : QString::fromLatin1(value.bytes())))
            return Value::real(*parsed);
        interpreter.raise(u"ValueError"_s, u"could not convert string to float: "_s + interpreter.repr(value));
    }
    if (auto result = callSpecial(interpreter, given, u"__float__"_s))
        return *result;
    interpreter.raise(u"TypeError"_s, u"float() argument must be a string or a real number, not '%1'"_s.arg(typeName(interpreter, given)));
}

} // namespace

void defineNumberTypes(Interpreter::State &state)
{
    state.integer->create = [](Interpreter &in, Class &type, Arguments &arguments) {
        if (auto unknown = unknownAmong(arguments))
            return *unknown;
        return instanceOf(in, type, in.state().integer, intFrom(in, arguments));
    };
    state.boolean->create = [](Interpreter &in, Class &, Arguments &arguments) {
        if (auto unknown = unknownAmong(arguments))
            return *unknown;
        return Value::boolean(!arguments.positional.empty() && in.truth(arguments.positional.front()));
    };
    state.real->create = [](Interpreter &in, Class &type, Arguments &arguments) {
        if (auto unknown = unknownAmong(arguments))
            return *unknown;
        return instanceOf(in, type, in.state().real, floatFrom(in, arguments));
    };
    addBuiltin(state, state.integer, "bit_length", 0, 0, [](Interpreter &, Arguments &a) {
        quint64 n = a.self->toInt() < 0 ? 0 - quint64(a.self->toInt()) : quint64(a.self->toInt());
        qint64 bits = 0;
        for (; n; n >>= 1)
            ++bits;
        return Value::integer(bits);
    });
    addBuiltin(state, state.integer, "conjugate", 0, 0, [](Interpreter &, Arguments &a) { return *a.self; });
    addBuiltin(state, state.integer, "__index__", 0, 0, [](Interpreter &, Arguments &a) { return Value::integer(a.self->toInt()); });
    addBuiltin(state, state.real, "is_integer", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(std::isfinite(a.self->toDouble()) && a.self->toDouble() == std::floor(a.self->toDouble()));
    });
    for (Class *type : {state.integer, state.real}) {
        const NativeFunction itself = [](Interpreter &, Arguments &a) { return a["self"_L1]; };
        type->addProperty(state.interpreter, u"real"_s, itself);
        type->addProperty(state.interpreter, u"imag"_s, [](Interpreter &, Arguments &) { return Value::integer(0); });
    }
}

} // namespace retort::python
