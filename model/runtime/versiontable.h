// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"

namespace retort::runtime {

/// What the version table says.
struct VersionRows
{
    bool exists = false;  ///< whether there is such a table
    QStringList heads;    ///< its rows as they stand: in the database's order, duplicates kept, ids perhaps unknown
    int columnWidth = -1; ///< PostgreSQL: longest id that fits; -1 when there is no limit

    friend bool operator==(const VersionRows &, const VersionRows &) = default;
};

/// Reads the version table (spec §3.2, §8). It is never made here. A row that is no text is Alembic's error
/// "revision identifier 5 is not a string; …".
Result<VersionRows> readVersionTable(Connection &connection, const plan::VersionTableName &name);

/// `"schema"."table"`, quoted.
QString quotedName(const plan::VersionTableName &name);

} // namespace retort::runtime
