// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/column.h"

namespace retort::operations {

using schema::Identifier;

/// op.execute(…) and connection.execute(…): text, or a tree of model/expression (spec §4.5, §4.6)
struct ExecuteSql
{
    schema::SqlPtr statement;
};

/// op.bulk_insert (spec §4.5)
struct BulkInsert
{
    struct Column
    {
        Identifier name;
        QString key; ///< empty: the name
        schema::SqlType type;
        bool pythonDefault = false; ///< printed as NULL in a row that does not name it …
        schema::SqlPtr defaultValue; ///< … or as this expression
    };
    /// A row's dictionary: column key and value (a literal of model/expression, None included), in the order written.
    using Row = QList<std::pair<QString, schema::SqlPtr>>;

    Identifier table;
    Identifier schema;
    QList<Column> columns; ///< in the order of the table
    QList<Row> rows;
};

/// `with op.get_context().autocommit_block():` is entered (spec §4.5)
struct BeginAutocommit
{
};

/// … and left.
struct EndAutocommit
{
};

} // namespace retort::operations
