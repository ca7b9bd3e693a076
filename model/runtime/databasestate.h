// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/versiontable.h"

namespace retort::runtime {

/// What the window shows of a database, read in one go.
struct DatabaseState
{
    VersionRows version;
    QString serverDescription; ///< "PostgreSQL 15.20"
    bool readOnly = false;
    int userTables = 0;        ///< tables beside the version table; PostgreSQL: those that the search path finds

    friend bool operator==(const DatabaseState &, const DatabaseState &) = default;
};

Result<DatabaseState> readDatabaseState(Connection &connection, const plan::VersionTableName &name);

/// Opens, reads and closes; for a background refresh. Never makes a SQLite file.
Result<DatabaseState> readDatabaseState(const ConnectionSpec &spec, const plan::VersionTableName &name);

} // namespace retort::runtime
