// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"
#include "model/runtime/runoutcome.h"
#include "model/schema/catalog.h"

namespace retort::runtime {

/// Compares the schema of the database with `expected`, but for the version table. The error is the reading's.
Result<schema::CatalogComparison> compareWithDatabase(Connection &connection, const schema::Catalog &expected,
    const plan::VersionTableName &versionTable);

/// Compares the schema of the database with the one behind the plan's last step, and writes what differs, or why there was nothing
/// to compare, into `verification`.
void compareCatalogs(Connection &connection, const plan::MigrationPlan &plan, Verification &verification);

} // namespace retort::runtime
