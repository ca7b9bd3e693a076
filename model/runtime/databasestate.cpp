// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/databasestate.h"

namespace retort::runtime {

Result<DatabaseState> readDatabaseState(Connection &connection, const plan::VersionTableName &name)
{
    return readVersionTable(connection, name).map([&connection](VersionRows rows) {
        return DatabaseState{std::move(rows), connection.serverDescription(), connection.isReadOnly()};
    });
}

Result<DatabaseState> readDatabaseState(const ConnectionSpec &spec, const plan::VersionTableName &name)
{
    ConnectionSpec looking = spec;
    looking.createFile = false;
    const auto connection = Connection::open(looking);
    if (!connection)
        return tl::unexpected(connection.error());
    return readDatabaseState(**connection, name);
}

} // namespace retort::runtime
