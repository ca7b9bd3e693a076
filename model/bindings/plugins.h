// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

// Operations that are not Alembic's own: registered with @Operations.register_operation by a module of the project or by its
// env.py, or brought by a library.

/// op.<name>, or nothing. Reads env.py, and what it imports, before it gives up.
std::optional<python::Value> pluginDirective(World &world, const QString &name);

/// Runs what @Operations.implementation_for says about an operation; false when there is nothing.
bool invokeImplementation(World &world, python::Value operation, python::Value &result);

/// Operations, BatchOperations and MigrateOperation of alembic.operations.
std::optional<python::Value> operationsClassAttribute(World &world, const QString &name);

/// What env.py passes to context.run_migrations(), by name; nothing where it passes nothing.
QHash<QString, python::Value> environmentArguments(World &world);

} // namespace retort::bindings
