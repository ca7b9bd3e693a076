// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/operations/columnoperations.h"
#include "model/operations/objectoperations.h"
#include "model/operations/sqloperations.h"
#include "model/operations/tableoperations.h"
#include "model/schema/namingconvention.h"

namespace retort::operations {

/// What can be queued in a batch. `table` and `schema` of the items are those of the batch.
using BatchItem = CompiledOnce<std::variant<AddColumn, DropColumn, AlterColumn, CreateIndex, DropIndex, AddConstraint, DropConstraint,
    CreateTableComment, DropTableComment>>;

/// `with op.batch_alter_table(…) as batch_op:` (spec §6). What batch_op.execute() does comes before it: it is not queued.
struct BatchAlterTable
{
    enum class Recreate { Auto, Always, Never };

    Identifier table;
    Identifier schema;
    Recreate recreate = Recreate::Auto;
    QList<BatchItem> items;
    std::optional<schema::TableDefinition> copyFrom;
    QList<schema::TableItem> tableArgs;
    schema::DialectOptions tableOptions; ///< table_kwargs
    QList<schema::Column> reflectArgs;   ///< columns that override the reflected ones
    QMap<QString, QString> namingConvention; ///< for the names of unnamed reflected constraints; empty: none
    QList<QStringList> partialReordering;
};

} // namespace retort::operations
