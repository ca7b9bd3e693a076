// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/operations/batchaltertable.h"

namespace retort::operations {

/// One call of an Alembic directive, or of something that prints SQL as one does: a closed set of plain values. Names are as
/// the script wrote them; naming conventions and dialects come later.
using Operation = CompiledOnce<std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, AlterColumn, CreateIndex,
    DropIndex, AddConstraint, DropConstraint, CreateTableComment, DropTableComment, ExecuteSql, BulkInsert, BatchAlterTable,
    CreateNamedType, DropNamedType, CreateSequence, DropSequence, CreateSchema, DropSchema, BeginAutocommit, EndAutocommit>>;

/// One line for people: "Add column users.phone".
QString describe(const Operation &operation);

/// "schema.table" of the tables that the operation touches, as far as it says; raw SQL says nothing.
QStringList tablesOf(const Operation &operation);

} // namespace retort::operations
