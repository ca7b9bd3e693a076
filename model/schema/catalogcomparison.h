// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalogdifference.h"
#include "model/schema/catalogspelling.h"

namespace retort::schema {

/// Compares what a database has with what it should have: schemas, then table by table, then what belongs to no table, each in the
/// order of the names. What either side marks as uncertain is not compared but listed. `ignoredTables` (the version table) are left
/// out on both sides, under names as Catalog::tables() has them or with the default schema.
CatalogComparison compareCatalogs(const Catalog &expected, const Catalog &actual, const CatalogSpelling &spelling,
    const QList<ObjectName> &ignoredTables = {});

} // namespace retort::schema
