// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/databaseanswers.h"
#include "model/dialect/statement.h"
#include "model/runtime/sqlresult.h"

namespace retort::runtime {

/// The rows of a reply as Python's drivers give them to SQLAlchemy: sqlite3 its storage classes, psycopg2 an object for each
/// type that it knows and a str for the others (its manual, "Adaptation of Python values to SQL types").
bindings::QueryAnswer driverAnswer(const Reply &reply);

/// The exception of sqlalchemy.exc that wraps the driver's (PEP 249), and its text.
bindings::NoAnswer driverException(const SqlFailure &failure, dialect::Dialect dialect);

} // namespace retort::runtime
