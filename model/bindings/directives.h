// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"
#include "model/operations/operation.h"

namespace retort::bindings {

/// The table that a directive is about: an argument of op.…, fixed in a batch.
struct DirectiveTarget
{
    schema::Identifier table;
    schema::Identifier schema;
};

// The directives of Alembic as values, made of the arguments of a call (spec §4.5). Each is used by op.… and batch_op.….

operations::AddColumn addColumn(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::DropColumn dropColumn(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::AlterColumn alterColumn(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::CreateIndex createIndex(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::DropIndex dropIndex(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::AddConstraint addPrimaryKey(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::AddConstraint addUnique(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::AddConstraint addForeignKey(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::AddConstraint addCheck(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::AddConstraint addExclude(World &world, const DirectiveTarget &target, const python::Arguments &arguments);
operations::DropConstraint dropConstraint(World &world, const DirectiveTarget &target, const python::Arguments &arguments);

/// A directive with its Python signature.
struct DirectiveRow
{
    QLatin1StringView name;
    QString signature;
    python::Value (*call)(World &world, python::Arguments &arguments);
};

const QList<DirectiveRow> &tableDirectives();
const QList<DirectiveRow> &columnDirectives();
const QList<DirectiveRow> &constraintDirectives();
const QList<DirectiveRow> &otherDirectives();

/// `with op.batch_alter_table(…)`
python::Value batchAlterTable(World &world, python::Arguments &arguments);

/// Records what op.execute() and connection.execute() send; the result is what the rows would be.
python::Value executeStatement(World &world, python::Value statement, python::Value parameters, const SourceRange &range);
/// op.bulk_insert, and execute(table.insert(), [{…}, …]).
void bulkInsert(World &world, python::Value table, python::Value rows, const SourceRange &range);

} // namespace retort::bindings
