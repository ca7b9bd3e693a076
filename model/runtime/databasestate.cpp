// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/databasestate.h"

#include "model/runtime/sqltext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

/// Tables of the engine itself do not count, nor those that an extension brought: a database that has only them is empty.
QString countOfTables(dialect::Dialect dialect, const plan::VersionTableName &name)
{
    if (dialect == dialect::Dialect::Sqlite) {
        return u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
               "AND lower(name) <> lower(%1)"_s.arg(quoteLiteral(name.table));
    }
    return u"SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
           "WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition AND pg_table_is_visible(c.oid) "
           "AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema' "
           "AND c.oid IS DISTINCT FROM to_regclass(%1)::oid AND NOT EXISTS (SELECT FROM pg_depend d "
           "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')"_s.arg(quoteLiteral(quotedName(name)));
}

} // namespace

Result<DatabaseState> readDatabaseState(Connection &connection, const plan::VersionTableName &name)
{
    Result<VersionRows> rows = readVersionTable(connection, name);
    if (!rows)
        return tl::unexpected(rows.error());
    const auto count = connection.query(countOfTables(connection.dialect(), name));
    if (!count)
        return tl::unexpected(count.error().error);
    DatabaseState state;
    state.version = std::move(*rows);
    state.serverDescription = connection.serverDescription();
    state.readOnly = connection.isReadOnly();
    state.userTables = count->rows.value(0).value(0).toInt();
    return state;
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
