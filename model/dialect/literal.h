// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/expression/value.h"
#include "model/schema/raised.h"
#include "model/schema/sqltype.h"

namespace retort::dialect {

/// A Python value of the SQL type as a literal. None is NULL. A type that has no literals, above all NullType, raises SQLAlchemy's
/// CompileError.
schema::OrRaised<QString> compileLiteral(const expression::Value &value, const schema::SqlType &type, Dialect dialect);

} // namespace retort::dialect
