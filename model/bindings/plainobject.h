// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"
#include "model/expression/value.h"

namespace retort::bindings {

/// An immutable value of the standard library that may stand in a statement: a date, a time, a timedelta, a Decimal, a UUID.
class PlainObject : public NativeObject
{
public:
    PlainObject(World &owner, python::Class *type, expression::Value plainValue)
        : NativeObject(owner, type)
        , plain(std::move(plainValue))
    {
    }
    std::optional<QString> str(python::Interpreter &interpreter) override;
    std::optional<QString> repr(python::Interpreter &interpreter) override;
    std::optional<python::Value> compare(python::Interpreter &interpreter, python::Comparison op, python::Value other) override;
    std::optional<python::Value> binary(python::Interpreter &interpreter, python::BinaryOperator op, python::Value other,
        bool reflected) override;
    std::optional<size_t> hash(python::Interpreter &interpreter) override;

    expression::Value plain;
};

/// The object for a plain value of one of those kinds.
python::Value plainObject(World &world, expression::Value plain);

} // namespace retort::bindings
