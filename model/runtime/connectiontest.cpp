// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connectiontest.h"

#include "model/runtime/sqltext.h"

#include <QElapsedTimer>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

qint64 bestOfThree(Connection &connection)
{
    qint64 best = -1;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer clock;
        clock.start();
        if (!connection.query(u"SELECT 1"_s))
            return best;
        const qint64 time = clock.nsecsElapsed() / 1000;
        best = best < 0 ? time : qMin(best, time);
    }
    return best;
}

SqlResult<void> askPostgres(Connection &connection, const plan::VersionTableName &name, ConnectionTest &test)
{
    const QString schema = name.schema.isEmpty() ? u"current_schema()"_s : quoteLiteral(name.schema);
    const auto reply = connection.query(
        u"SELECT s.ssl, s.version, s.cipher, current_user, current_setting('search_path'), pg_is_in_recovery(), "
        "current_setting('transaction_read_only') = 'on', COALESCE(has_schema_privilege(n.oid, 'CREATE'), false), n.nspname "
        "FROM (SELECT 1) one LEFT JOIN pg_stat_ssl s ON s.pid = pg_backend_pid() LEFT JOIN pg_namespace n ON n.nspname = %1"_s.arg(schema));
    if (!reply)
        return tl::unexpected(reply.error());
    const QVariantList row = reply->rows.value(0);
    test.encrypted = row.value(0).toBool();
    if (test.encrypted)
        test.tls = row.value(1).toString() + u", "_s + row.value(2).toString();
    test.certificateVerified = test.encrypted && connection.spec().options.value(u"sslmode"_s) == "verify-full"_L1;
    test.user = row.value(3).toString();
    test.searchPath = row.value(4).toString();
    if (row.value(5).toBool())
        test.whyNotWritable = u"the server is a stand-by"_s;
    else if (row.value(6).toBool())
        test.whyNotWritable = connection.spec().readOnly ? u"the connection is read-only"_s : u"its transactions are read-only"_s;
    else if (row.value(8).toString().isEmpty())
        test.whyNotWritable = u"there is no schema to create in"_s;
    else if (!row.value(7).toBool())
        test.whyNotWritable = u"%1 may not create in the schema %2"_s.arg(test.user, row.value(8).toString());
    return {};
}

SqlResult<void> askSqlite(Connection &connection, ConnectionTest &test)
{
    const auto mode = connection.query(u"PRAGMA journal_mode"_s);
    if (!mode)
        return tl::unexpected(mode.error());
    test.journalMode = mode->rows.value(0).value(0).toString();
    const QFileInfo file(connection.spec().file);
    test.bytes = file.size();
    if (connection.spec().readOnly)
        test.whyNotWritable = u"the connection is read-only"_s;
    else if (connection.isReadOnly() || (file.exists() && !file.isWritable()))
        test.whyNotWritable = u"the file may not be written"_s;
    else if (file.exists() && !QFileInfo(file.absolutePath()).isWritable())
        test.whyNotWritable = u"the file's folder may not be written, where SQLite keeps its journal"_s;
    return {};
}

} // namespace

Result<ConnectionTest> testConnection(const ConnectionSpec &spec, const plan::VersionTableName &name)
{
    ConnectionSpec looking = spec;
    looking.createFile = false;
    QElapsedTimer clock;
    clock.start();
    const auto connection = Connection::open(looking);
    if (!connection)
        return failure(connection.error());
    ConnectionTest test;
    test.connectMicroseconds = clock.nsecsElapsed() / 1000;
    test.server = (*connection)->serverDescription();
    test.behindProxy = (*connection)->isBehindProxy();
    test.latencyMicroseconds = bestOfThree(**connection);
    const auto asked = spec.dialect == dialect::Dialect::Sqlite ? askSqlite(**connection, test)
                                                                : askPostgres(**connection, name, test);
    if (!asked)
        return failure(asked.error().error);
    test.writable = test.whyNotWritable.isEmpty();
    return readVersionTable(**connection, name).map([&](const VersionRows &rows) {
        test.version = rows;
        return test;
    });
}

} // namespace retort::runtime
