// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/column.h"
#include "model/schema/index.h"

namespace retort::schema {

using TableItem = CompiledOnce<std::variant<Column, Constraint, Index>>;

/// op.create_table(…) or sa.Table(…) as it was written, before its parts found each other.
struct TableDefinition
{
    Identifier name;
    Identifier schema;
    QList<TableItem> items; ///< in call order
    std::optional<QString> comment;
    QStringList prefixes; ///< CREATE <TEMPORARY> TABLE
    DialectOptions options;
};

/// A table with everything resolved: constraints in creation order, their names given, indexes collected.
struct Table
{
    Identifier name;
    Identifier schema;
    QList<Column> columns;
    QList<Constraint> constraints; ///< the primary key too, if there is one; column-level CHECKs stay in their column
    QList<Index> indexes;
    std::optional<QString> comment;
    QStringList prefixes;
    DialectOptions options;
    QString uncertainty; ///< why the table may differ from this in truth; empty when it is known

    const Column *column(const QString &key) const;
    Column *column(const QString &key);
    const PrimaryKey *primaryKey() const;
    PrimaryKey *primaryKey();
    /// Position of the constraint of that name in `constraints`, or -1.
    qsizetype constraintIndex(const QString &constraintName) const;
    /// Position of the index of that name in `indexes`, or -1.
    qsizetype indexIndex(const QString &indexName) const;
};

} // namespace retort::schema
