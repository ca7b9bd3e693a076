// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/schemachange.h"
#include "model/schema/catalogdifference.h"

namespace retort::ui {

/// The differences of a database from what its revisions make, table by table: Removed is missing in the database,
/// Added is only there. Of a part that differs `definition` is what the revisions make and `before` what the database
/// has. What could not be compared makes its table uncertain.
QList<plan::ComparedTable> comparedTables(const schema::CatalogComparison &comparison);

} // namespace retort::ui
