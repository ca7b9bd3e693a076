// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/table.h"

namespace retort::dialect {

/// A part of a table, as CREATE TABLE or CREATE INDEX writes it; a trigger or the query of a view, as it was written.
struct TablePart
{
    enum class Kind { Column, Constraint, Index, Option, Trigger, Definition };

    Kind kind = Kind::Column;
    QString name;       ///< empty: the server names it
    QString definition; ///< "VARCHAR(50) NOT NULL", "UNIQUE (name)", "CREATE INDEX ix ON t (a)"

    friend bool operator==(const TablePart &, const TablePart &) = default;
};

/// What a table consists of: columns, then constraints, indexes and options (WITHOUT ROWID), each in the order of the table. What the dialect cannot
/// print is described by the reason.
QList<TablePart> describeTable(const schema::Table &table, Dialect dialect);

} // namespace retort::dialect
