// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/catalog.h"

namespace retort::dialect::sqlite {

/// Lets SQLite run a CREATE, ALTER or DROP statement on the part of the catalog that it names, and brings what came of it to the
/// catalog: tables, indexes, views, triggers. False, with the catalog as it was, when SQLite refuses it or a table it changes
/// is not known for certain.
bool replayDefinition(const QString &sql, schema::Catalog &catalog);

/// Views and triggers after statements that changed tables from `before` to `after`: SQLite drops triggers with their table,
/// and rewrites the SQL of both when a table or column is renamed. What cannot be followed is marked uncertain.
void followStoredObjects(const Statements &statements, const schema::Catalog &before, schema::Catalog &after);

} // namespace retort::dialect::sqlite
