// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"
#include "model/python/arguments.h"
#include "model/schema/table.h"

namespace retort::bindings {

/// Whether SQLAlchemy's Inspector (of one of our dialects) has that method.
bool isInspectorMethod(const QString &name);

/// What `inspector.name(…)` gives on the connected database; nothing for a question that the catalog cannot answer. Raises
/// NoSuchTableError as SQLAlchemy does, and stops where the catalog itself is in doubt.
std::optional<python::Value> inspectorAnswer(World &world, const QString &name, const python::Bound &arguments);

/// Whether the database has that table; unknown without a database.
python::Value tableExists(World &world, const QString &table, const QString &schemaName);

/// The table as the connected database has it, or null.
std::shared_ptr<const schema::Table> tableInDatabase(World &world, const QString &table, const QString &schemaName);
QStringList tableNamesInDatabase(World &world, const QString &schemaName);

} // namespace retort::bindings
