// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/expression/value.h"
#include "model/schema/raised.h"
#include "model/schema/sqltype.h"

namespace retort::dialect {

/// A value in a statement that is going to be executed. SQLAlchemy sends it beside the statement, so types that have no literal in
/// --sql have a value all the same: JSON, bytes, network addresses, values of untyped columns. What the database then stores
/// is what the driver (psycopg2, sqlite3) would have sent.
schema::OrRaised<QString> compileRunningLiteral(const expression::Value &value, const schema::SqlType &type, Dialect dialect);

} // namespace retort::dialect
