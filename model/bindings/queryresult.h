// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

/// Whether a statement comes back with rows that a script may look at.
bool givesRows(const expression::Element &statement);

/// sqlalchemy.engine.CursorResult with the rows of an answer, each cell as the type of its column makes it.
python::Value queryResult(World &world, const expression::Element &statement, const QueryAnswer &answer);

/// The result of a statement that gives no rows; a count of -1 is not known.
python::Value changeResult(World &world, qint64 affected);

/// The result of a statement that nobody executes.
python::Value unknownResult(World &world, const expression::ElementPtr &statement);

/// The Python value for a cell of a column of that type (SQLAlchemy's result processors).
python::Value cellValue(World &world, const expression::Value &cell, const schema::SqlType &type);

/// A plain value as Python has it: None, a number, a str, a date, a list …
python::Value pythonValue(World &world, const expression::Value &plain);

} // namespace retort::bindings
