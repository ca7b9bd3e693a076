// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/serverprocess.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace retort::test {

/// How a test reaches one of its databases.
struct PostgresDatabase
{
    QString host; ///< "127.0.0.1"; the same server also listens in `socketDirectory`
    int port = 0;
    QString socketDirectory;
    QString user;
    QString name;

    /// SQLAlchemy's spelling: postgresql://user@host:port/name
    QString url() const;
};

/// A private PostgreSQL server for one test program: fresh data folder, trust authentication, a free port on the loopback
/// interface and a Unix socket beside it. It goes away with this object, and also when the test program dies.
///
///     void initTestCase() { QVERIFY2(m_cluster.start(), m_cluster.error()); }
///
/// There is no way to skip: where PostgreSQL is missing, start() fails and says so.
class PostgresCluster
{
public:
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster &) = delete;
    PostgresCluster &operator=(const PostgresCluster &) = delete;

    /// Makes the data folder (the first time) and starts the server; a stopped cluster can be started again.
    bool start();

    /// Stops the server at once, as a crash would: open connections break, committed data stays.
    void stop();

    bool isRunning() const;

    /// Why the last call failed, ready for QVERIFY2.
    const char *error() const { return m_error.constData(); }

    /// Makes an empty database with a name of its own. `name` is empty when that failed.
    PostgresDatabase createDatabase();

    /// Runs SQL with psql; the output is unaligned, columns separated by "|", without headings.
    /// Empty with error() set when it fails.
    QByteArray query(const PostgresDatabase &database, const QString &sql);

    /// The whole database as SQL, schema and rows, as pg_dump writes it. Empty with error() set when it fails.
    QByteArray dump(const PostgresDatabase &database);

    /// Replaces pg_hba.conf and makes the server read it, for tests of passwords ("host all all 127.0.0.1/32 scram-sha-256").
    /// Keep a "local all all trust" line: query() and createDatabase() come through the socket.
    bool setAuthentication(const QByteArray &rules);

private:
    bool fail(const QByteArray &message);
    bool findPrograms();
    bool initialise();
    bool launch(int port);
    bool runTool(const QString &tool, const QStringList &arguments, QByteArray *output = nullptr);
    QString tool(const QString &name) const;

    QString m_programs; ///< folder of initdb, postgres, psql
    std::unique_ptr<QTemporaryDir> m_folder;
    ServerProcess m_server;
    int m_port = 0;
    int m_databases = 0;
    bool m_initialised = false;
    QByteArray m_error;
};

} // namespace retort::test
