// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/plan/versiontablename.h"
#include "model/script/migrationstep.h"

namespace retort::plan {

/// `CREATE TABLE alembic_version (…)`, as Alembic makes it (spec §4.8).
dialect::Statement createVersionTable(const VersionTableName &table, dialect::Dialect dialect);

/// The INSERTs, UPDATEs and DELETEs that record a step, in the order of its row changes (spec §2.6, §4.8).
dialect::Statements versionStatements(const QList<script::VersionRowChange> &changes, const VersionTableName &table,
    dialect::Dialect dialect);

} // namespace retort::plan
