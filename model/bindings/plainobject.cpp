// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/plainobject.h"

#include "model/bindings/plainvalues.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Comparison;
using python::Interpreter;
using python::Value;

std::optional<QString> PlainObject::str(Interpreter &)
{
    return expression::pythonStr(plain);
}

std::optional<QString> PlainObject::repr(Interpreter &)
{
    return expression::pythonRepr(plain);
}

std::optional<Value> PlainObject::compare(Interpreter &, Comparison op, Value other)
{
    expression::Value right;
    if (const auto *object = other.as<PlainObject>())
        right = object->plain;
    else if (other.isInt() && std::holds_alternative<expression::Decimal>(plain.data))
        right = expression::Value{expression::Decimal{QString::number(other.toInt())}};
    else
        return std::nullopt;
    const auto isAware = [](const expression::Value &value) {
        const auto *moment = std::get_if<expression::DateTime>(&value.data);
        return moment ? std::optional(moment->time.utcOffsetSeconds.has_value()) : std::nullopt;
    };
    if (isAware(plain) && isAware(right) && isAware(plain) != isAware(right)) {
        if (op == Comparison::Equal || op == Comparison::NotEqual)
            return Value::boolean(op == Comparison::NotEqual);
        world.raise(u"TypeError"_s, u"can't compare offset-naive and offset-aware datetimes"_s);
    }
    const auto order = comparePlain(plain, right);
    if (!order)
        return std::nullopt;
    switch (op) {
    case Comparison::Equal: return Value::boolean(*order == 0);
    case Comparison::NotEqual: return Value::boolean(*order != 0);
    case Comparison::Less: return Value::boolean(*order < 0);
    case Comparison::LessEqual: return Value::boolean(*order <= 0);
    case Comparison::Greater: return Value::boolean(*order > 0);
    case Comparison::GreaterEqual: return Value::boolean(*order >= 0);
    }
    return std::nullopt;
}

std::optional<Value> PlainObject::binary(Interpreter &, python::BinaryOperator op, Value other, bool reflected)
{
    const auto *object = other.as<PlainObject>();
    if (!object) {
        if (std::holds_alternative<expression::Decimal>(plain.data))
            world.needsPython(u"arithmetic of decimal.Decimal"_s);
        return std::nullopt;
    }
    const auto result = reflected ? combinePlain(op, object->plain, plain) : combinePlain(op, plain, object->plain);
    if (!result) {
        if (std::holds_alternative<expression::Decimal>(plain.data))
            world.needsPython(u"arithmetic of decimal.Decimal"_s);
        return std::nullopt;
    }
    return plainObject(world, *result);
}

std::optional<size_t> PlainObject::hash(Interpreter &)
{
    return qHash(expression::pythonRepr(plain));
}

} // namespace retort::bindings
