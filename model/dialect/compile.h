// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/operations/operation.h"
#include "model/schema/catalog.h"
#include "model/schema/raised.h"

#include <QSet>

namespace retort::dialect {

/// The state that a run of operations carries from one to the next. Keep one for a whole upgrade and pass it on.
struct CompileContext
{
    Dialect dialect = Dialect::Sqlite;
    schema::NamingConvention namingConvention;
    /// The schema before the operation; compile() replaces it by the one after it. Null starts with an empty one.
    std::shared_ptr<const schema::Catalog> catalog;
    /// False when the database holds more than `catalog` tells, for example when the history before it was not replayed.
    bool catalogIsComplete = true;
    /// For execution: values that --sql cannot write are written as the driver would send them.
    bool forRunning = false;
    /// Inside an autocommit block.
    bool autocommit = false;
    /// PostgreSQL types created by this run, which creates each once (spec §4.2).
    QSet<schema::ObjectName> createdTypes;
};

/// The SQL of one operation, or what stands against it. Statements before an error are still sent, as Alembic does.
struct CompileOutcome
{
    Statements statements;
    std::optional<schema::Raised> raised; ///< what the script sees raised
    QStringList warnings;                 ///< texts of Python's warnings
    QString unknown;                      ///< why the SQL cannot be known from the scripts alone; empty when it is
};

/// Prints the operation as Alembic 1.19 on SQLAlchemy 2.0 does (spec §4–§6), and replays it onto the context's catalog.
/// `operationIndex` is copied into the statements.
CompileOutcome compile(const operations::Operation &operation, CompileContext &context, int operationIndex = -1);

} // namespace retort::dialect
