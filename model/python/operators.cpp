// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <cmath>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

struct OperatorNames
{
    const char *symbol;
    const char *method;
    const char *reflected;
};

constexpr OperatorNames binaryNames[] = {
    {"+", "__add__", "__radd__"}, {"-", "__sub__", "__rsub__"}, {"*", "__mul__", "__rmul__"},
    {"/", "__truediv__", "__rtruediv__"}, {"//", "__floordiv__", "__rfloordiv__"}, {"%", "__mod__", "__rmod__"},
    {"** or pow()", "__pow__", "__rpow__"}, {"@", "__matmul__", "__rmatmul__"}, {"&", "__and__", "__rand__"},
    {"|", "__or__", "__ror__"}, {"^", "__xor__", "__rxor__"}, {"<<", "__lshift__", "__rlshift__"},
    {">>", "__rshift__", "__rrshift__"},
};

/// `value` by reference: callers compute it in the expression that gives `overflow`.
Value integerResult(Interpreter &interpreter, bool overflow, const qint64 &value)
{
    return overflow ? bigIntegerUnknown(interpreter) : Value::integer(value);
}

Value integerPower(Interpreter &interpreter, qint64 base, qint64 exponent)
{
    if (exponent < 0) {
        if (base == 0)
            interpreter.raise(u"ZeroDivisionError"_s, u"0.0 cannot be raised to a negative power"_s);
        return Value::real(std::pow(double(base), double(exponent)));
    }
    qint64 result = 1;
    while (exponent > 0) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
            return bigIntegerUnknown(interpreter);
        exponent >>= 1;
        if (exponent && __builtin_mul_overflow(base, base, &base))
            return bigIntegerUnknown(interpreter);
    }
    return Value::integer(result);
}

Value integerShift(Interpreter &interpreter, BinaryOperator op, qint64 left, qint64 right)
{
    if (right < 0)
        interpreter.raise(u"ValueError"_s, u"negative shift count"_s);
    if (op == BinaryOperator::RightShift)
        return Value::integer(right > 62 ? (left < 0 ? -1 : 0) : left >> right);
    if (left == 0)
        return Value::integer(0);
    qint64 result = 0;
    const bool overflow = right > 62 || __builtin_mul_overflow(left, qint64(1) << right, &result);
    return integerResult(interpreter, overflow, result);
}

std::optional<Value> integerArithmetic(Interpreter &interpreter, BinaryOperator op, qint64 left, qint64 right)
{
    qint64 result = 0;
    switch (op) {
    case BinaryOperator::Add: return integerResult(interpreter, __builtin_add_overflow(left, right, &result), result);
    case BinaryOperator::Subtract: return integerResult(interpreter, __builtin_sub_overflow(left, right, &result), result);
    case BinaryOperator::Multiply: return integerResult(interpreter, __builtin_mul_overflow(left, right, &result), result);
    case BinaryOperator::Divide:
        if (right == 0)
            interpreter.raise(u"ZeroDivisionError"_s, u"division by zero"_s);
        return Value::real(double((long double)left / (long double)right));
    case BinaryOperator::FloorDivide:
    case BinaryOperator::Modulo: {
        if (right == 0)
            interpreter.raise(u"ZeroDivisionError"_s, op == BinaryOperator::Modulo ? u"integer modulo by zero"_s : u"integer division or modulo by zero"_s);
        if (right == -1)
            return op == BinaryOperator::Modulo ? Value::integer(0) : integerResult(interpreter, __builtin_sub_overflow(qint64(0), left, &result), result);
        const qint64 quotient = left / right;
        const qint64 rest = left % right;
        const bool adjust = rest != 0 && (rest < 0) != (right < 0);
        return Value::integer(op == BinaryOperator::Modulo ? (adjust ? rest + right : rest) : (adjust ? quotient - 1 : quotient));
    }
    case BinaryOperator::Power: return integerPower(interpreter, left, right);
    case BinaryOperator::And: return Value::integer(left & right);
    case BinaryOperator::Or: return Value::integer(left | right);
    case BinaryOperator::Xor: return Value::integer(left ^ right);
    case BinaryOperator::LeftShift:
    case BinaryOperator::RightShift: return integerShift(interpreter, op, left, right);
    case BinaryOperator::MatrixMultiply: return std::nullopt;
    }
    return std::nullopt;
}

double floatModulo(double left, double right)
{
    double rest = std::fmod(left, right);
    if (rest != 0 && (rest < 0) != (right < 0))
        rest += right;
    else if (rest == 0)
        rest = std::copysign(0.0, right);
    return rest;
}

std::optional<Value> floatArithmetic(Interpreter &interpreter, BinaryOperator op, double left, double right)
{
    switch (op) {
    case BinaryOperator::Add: return Value::real(left + right);
    case BinaryOperator::Subtract: return Value::real(left - right);
    case BinaryOperator::Multiply: return Value::real(left * right);
    case BinaryOperator::Divide:
        if (right == 0)
            interpreter.raise(u"ZeroDivisionError"_s, u"float division by zero"_s);
        return Value::real(left / right);
    case BinaryOperator::FloorDivide: {
        if (right == 0)
            interpreter.raise(u"ZeroDivisionError"_s, u"float floor division by zero"_s);
        const double rest = floatModulo(left, right);
        const double quotient = (left - rest) / right;
        return Value::real(quotient == 0 ? std::copysign(0.0, left / right) : std::floor(quotient + 0.5));
    }
    case BinaryOperator::Modulo:
        if (right == 0)
            interpreter.raise(u"ZeroDivisionError"_s, u"float modulo"_s);
        return Value::real(floatModulo(left, right));
    case BinaryOperator::Power:
        if (left == 0 && right < 0)
            interpreter.raise(u"ZeroDivisionError"_s, u"0.0 cannot be raised to a negative power"_s);
        if (left < 0 && std::isfinite(right) && right != std::floor(right))
            return interpreter.unknown(u"complex numbers are not modelled"_s);
        if (const double result = std::pow(left, right); std::isfinite(result) || !std::isfinite(left) || !std::isfinite(right))
            return Value::real(result);
        interpreter.raise(u"OverflowError"_s, u"(34, 'Numerical result out of range')"_s);
    default:
        return std::nullopt;
    }
}

bool repeats(Value value)
{
    return value.isStr() || value.isBytes() || value.isSequence();
}

Value repeated(Interpreter &interpreter, Value sequence, Value countValue)
{
    const qint64 count = std::max<qint64>(0, toIndex(interpreter, countValue));
    const qint64 size = sequence.isStr() ? sequence.text().size() : sequence.isBytes() ? sequence.bytes().size() : qint64(sequence.items().size());
    qint64 total = 0;
    if (__builtin_mul_overflow(size, count, &total) || __builtin_mul_overflow(total, qint64(sizeof(Value)), &total))
        interpreter.state().exhausted(BudgetKind::Bytes);
    interpreter.charge(total / (sequence.isSequence() ? 1 : 4));
    if (sequence.isStr())
        return interpreter.str(sequence.text().repeated(count));
    if (sequence.isBytes())
        return interpreter.bytes(sequence.bytes().repeated(count));
    Values result;
    result.reserve(size_t(size * count));
    for (qint64 i = 0; i < count; ++i)
        result.insert(result.end(), sequence.items().begin(), sequence.items().end());
    return sequence.isList() ? interpreter.list(std::move(result)) : interpreter.tuple(std::move(result));
}

std::optional<Value> setArithmetic(Interpreter &interpreter, BinaryOperator op, Value left, Value right)
{
    auto *result = interpreter.make<Set>();
    const auto copy = [&](Set *from, auto keep) {
        for (const HashTable::Entry &entry : from->entries()) {
            if (entry.live && keep(entry.key))
                result->insert(interpreter, entry.key, {});
        }
    };
    const auto in = [&](Set *set) { return [&interpreter, set](Value key) { return set->find(interpreter, key) != nullptr; }; };
    const auto notIn = [&](Set *set) { return [&interpreter, set](Value key) { return set->find(interpreter, key) == nullptr; }; };
    const auto always = [](Value) { return true; };
    switch (op) {
    case BinaryOperator::And:
        copy(left.set(), in(right.set()));
        break;
    case BinaryOperator::Or:
        copy(left.set(), always);
        copy(right.set(), always);
        break;
    case BinaryOperator::Xor:
        copy(left.set(), notIn(right.set()));
        copy(right.set(), notIn(left.set()));
        break;
    case BinaryOperator::Subtract:
        copy(left.set(), notIn(right.set()));
        break;
    default:
        return std::nullopt;
    }
    result->derived = true;
    return Value::heap(left.kind(), result);
}

/// The built-in types' own operators; nullopt where they have none.
std::optional<Value> builtinBinary(Interpreter &interpreter, BinaryOperator op, Value left, Value right)
{
    if (left.isBool() && right.isBool() && (op == BinaryOperator::And || op == BinaryOperator::Or || op == BinaryOperator::Xor)) {
        const auto result = integerArithmetic(interpreter, op, left.toInt(), right.toInt());
        return Value::boolean(result->toInt() != 0);
    }
    if (left.isInt() && right.isInt())
        return integerArithmetic(interpreter, op, left.toInt(), right.toInt());
    if (left.isNumber() && right.isNumber())
        return floatArithmetic(interpreter, op, left.toDouble(), right.toDouble());
    if (op == BinaryOperator::Add) {
        if (left.isStr() && right.isStr())
            return interpreter.str(left.text() + right.text());
        if (left.isBytes() && right.isBytes())
            return interpreter.bytes(left.bytes() + right.bytes());
        if (left.isSequence() && left.kind() == right.kind()) {
            Values items = left.items();
            items.insert(items.end(), right.items().begin(), right.items().end());
            return left.isList() ? interpreter.list(std::move(items)) : interpreter.tuple(std::move(items));
        }
    }
    if (op == BinaryOperator::Multiply) {
        if (repeats(left) && right.isInt())
            return repeated(interpreter, left, right);
        if (repeats(right) && left.isInt())
            return repeated(interpreter, right, left);
    }
    if (op == BinaryOperator::Modulo && left.isStr())
        return textOrUnknown(interpreter, [&] { return interpreter.percentFormat(left.text(), right); });
    if (left.isSet() && right.isSet())
        return setArithmetic(interpreter, op, left, right);
    if (op == BinaryOperator::Or && left.isDict() && right.isDict()) {
        const Value result = interpreter.dict();
        for (Dict *part : {left.dict(), right.dict()}) {
            for (const HashTable::Entry &entry : part->entries()) {
                if (entry.live)
                    result.dict()->insert(interpreter, entry.key, entry.value);
            }
        }
        return result;
    }
    if (op == BinaryOperator::Or) { // int | str | None: a tuple, which is what isinstance() wants
        const auto isType = [](Value value) { return value.as<Class>() || value.isNone(); };
        const bool isUnion = left.isTuple() && !left.items().empty() && std::all_of(left.items().begin(), left.items().end(), isType);
        if (isType(left) && isType(right) && (left.as<Class>() || right.as<Class>()))
            return interpreter.tuple({left, right});
        if (isUnion && isType(right)) {
            Values all = left.items();
            all.push_back(right);
            return interpreter.tuple(std::move(all));
        }
    }
    return std::nullopt;
}

std::optional<Value> objectBinary(Interpreter &interpreter, BinaryOperator op, Value object, Value other, bool reflected)
{
    if (!object.isObject())
        return std::nullopt;
    const OperatorNames &names = binaryNames[size_t(op)];
    auto result = callSpecial(interpreter, object, QLatin1StringView(reflected ? names.reflected : names.method), {other});
    if (result && !result->isNotImplemented())
        return result;
    return object.object()->binary(interpreter, op, other, reflected);
}

[[noreturn]] void raiseUnsupported(Interpreter &interpreter, BinaryOperator op, Value left, Value right)
{
    const QString leftType = typeName(interpreter, left);
    const QString rightType = typeName(interpreter, right);
    if (op == BinaryOperator::Add && (left.isStr() || left.isSequence())) {
        if (left.isStr())
            interpreter.raise(u"TypeError"_s, u"can only concatenate str (not \"%1\") to str"_s.arg(rightType));
        interpreter.raise(u"TypeError"_s, u"can only concatenate %1 (not \"%2\") to %1"_s.arg(leftType, rightType));
    }
    if (op == BinaryOperator::Add && left.isBytes())
        interpreter.raise(u"TypeError"_s, u"can't concat %1 to bytes"_s.arg(rightType));
    if (op == BinaryOperator::Multiply && (repeats(left) || repeats(right)))
        interpreter.raise(u"TypeError"_s, u"can't multiply sequence by non-int of type '%1'"_s.arg(repeats(left) ? rightType : leftType));
    interpreter.raise(u"TypeError"_s, u"unsupported operand type(s) for %1: '%2' and '%3'"_s
                                          .arg(QLatin1StringView(binaryNames[size_t(op)].symbol), leftType, rightType));
}

} // namespace

Value bigIntegerUnknown(Interpreter &interpreter)
{
    return interpreter.unknown(u"integers beyond 64 bits are not modelled"_s);
}

Value Interpreter::mergeUnknown(Value left, Value right)
{
    return left.isUnknown() ? left : right;
}

Value Interpreter::binary(BinaryOperator op, Value left, Value right)
{
    if (left.isUnknown() || right.isUnknown())
        return mergeUnknown(left, right);
    if (!left.isObject() && !right.isObject()) {
        if (auto result = builtinBinary(*this, op, left, right))
            return *result;
        raiseUnsupported(*this, op, left, right);
    }
    const bool rightFirst = left.isObject() && right.isObject() && left.object()->type() != right.object()->type()
        && right.object()->type()->isSubclassOf(left.object()->type());
    if (rightFirst) {
        if (auto result = objectBinary(*this, op, right, left, true))
            return *result;
    }
    if (auto result = objectBinary(*this, op, left, right, false))
        return *result;
    if (!rightFirst) {
        if (auto result = objectBinary(*this, op, right, left, true))
            return *result;
    }
    const bool formats = op == BinaryOperator::Modulo && plain(left).isStr(); // shows the operand as what it is
    if (auto result = builtinBinary(*this, op, plain(left), formats ? right : plain(right)))
        return *result;
    if (op == BinaryOperator::Multiply) {
        if (repeats(plain(left)) && specialMethod(*this, right, u"__index__"_s))
            return repeated(*this, plain(left), right);
        if (repeats(plain(right)) && specialMethod(*this, left, u"__index__"_s))
            return repeated(*this, plain(right), left);
    }
    raiseUnsupported(*this, op, left, right);
}

Value Interpreter::unary(UnaryOperator op, Value operand)
{
    if (operand.isUnknown())
        return operand;
    static constexpr const char *methods[] = {"__neg__", "__pos__", "__invert__"};
    static constexpr const char *symbols[] = {"-", "+", "~"};
    if (operand.isObject()) {
        if (auto result = callSpecial(*this, operand, QLatin1StringView(methods[size_t(op)])))
            return *result;
        if (auto result = operand.object()->unary(*this, op))
            return *result;
    }
    const Value number = plain(operand);
    if (number.isInt()) {
        const qint64 value = number.toInt();
        if (op == UnaryOperator::Negative) {
            qint64 result = 0;
            return integerResult(*this, __builtin_sub_overflow(qint64(0), value, &result), result);
        }
        return Value::integer(op == UnaryOperator::Positive ? value : ~value);
    }
    if (number.isFloat() && op != UnaryOperator::Invert)
        return Value::real(op == UnaryOperator::Negative ? -number.toDouble() : number.toDouble());
    raise(u"TypeError"_s, u"bad operand type for unary %1: '%2'"_s.arg(QLatin1StringView(symbols[size_t(op)]), typeName(*this, operand)));
}

} // namespace retort::python
