// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/constraint.h"
#include "model/schema/serverdefault.h"

namespace retort::schema {

/// sa.ForeignKey("schema.table.column") inside a Column.
struct ColumnReference : ReferenceTraits
{
    Identifier table;
    Identifier schema;
    QString column; ///< empty: the column of the same name
};

/// Splits "schema.table.column", "table.column" or "table" as sa.ForeignKey does; everything before the last two parts
/// is the schema.
ColumnReference parseColumnReference(const QString &target);

struct Column
{
    /// Column(autoincrement=…)
    enum class Autoincrement { Auto, Always, Never, IgnoreForeignKey };

    Identifier name;
    QString key; ///< empty: the name
    SqlType type;
    std::optional<bool> nullable; ///< unset when the script does not say
    bool primaryKey = false;
    Autoincrement autoincrement = Autoincrement::Auto;
    ServerDefault serverDefault;
    std::optional<Sequence> sequence; ///< sa.Sequence(…) among the arguments
    bool pythonDefault = false;       ///< default=…: no DDL, but no SERIAL either, and bulk_insert prints NULL
    QList<ColumnReference> references;
    QList<Check> checks;
    std::optional<QString> comment;
    bool unique = false;
    bool index = false;
    bool system = false; ///< xmin and the like: never in DDL
    DialectOptions options;

    const QString &effectiveKey() const { return key.isEmpty() ? name.text : key; }
    /// Whether NULL is allowed: by default in every column that is not a primary_key one.
    bool isNullable() const { return nullable.value_or(!primaryKey && !std::holds_alternative<Identity>(serverDefault)); }
};

} // namespace retort::schema
