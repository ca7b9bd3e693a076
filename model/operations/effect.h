// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/operations/operation.h"
#include "model/schema/catalog.h"

namespace retort::operations {

/// What the operation does to the schema once its SQL ran. It is lenient: dropping what is not known changes nothing, for
/// the server has the last word. Two effects are known to model/dialect only, whose compile() applies them: how SQLite
/// rebuilds a table in a batch (here a batch is the sequence of its items), and what raw SQL does (here nothing).
/// Raises what a naming convention raises.
schema::OrRaised<void> applyTo(const Operation &operation, schema::Catalog &catalog,
    const schema::NamingConvention &convention);

/// The constraint or index as Alembic hands it to the server: attached to a table that has nothing but its name and columns,
/// so that the naming convention speaks.
schema::OrRaised<schema::Constraint> namedConstraint(const AddConstraint &op, const schema::NamingConvention &convention);
schema::OrRaised<schema::Index> namedIndex(const CreateIndex &op, const schema::NamingConvention &convention);
schema::OrRaised<Identifier> droppedName(const DropConstraint &op, const schema::NamingConvention &convention);

/// The name that PostgreSQL gives to a constraint without one ("t_a_key"), where no other object has taken it.
QString serverName(const schema::Constraint &constraint, const schema::Table &table);

/// Renames a column in its table, and in everything of the table that names it.
void renameColumn(schema::Table &table, const QString &from, const Identifier &to);

/// Removes a column with the constraints and indexes that need it.
void removeColumn(schema::Table &table, const QString &name);

/// The operation that a batch item is without its batch.
Operation plainOperation(const BatchItem &item, const BatchAlterTable &batch);

} // namespace retort::operations
