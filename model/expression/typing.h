// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/element.h"

/// SQLAlchemy's rules for the types of values and results.
namespace retort::expression {

/// The type of a plain value; NullType for those SQLAlchemy does not know, such as lists.
SqlType typeOfValue(const Value &value);

/// The type a value takes when it is compared with, or assigned to, something of type `context`.
SqlType comparedValueType(const SqlType &context, const Value &value);

/// The operator and type that `left op right` comes to: strings add with `||`, a date minus a date is a number …
std::pair<Operator, SqlType> resultOf(Operator op, const SqlType &left, const SqlType &right);

/// Whether SQLAlchemy would call the two types of one family.
bool sameAffinity(const SqlType &left, const SqlType &right);

} // namespace retort::expression
