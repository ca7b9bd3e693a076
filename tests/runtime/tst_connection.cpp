// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/databasestate.h"
#include "model/runtime/errorcodes.h"
#include "tests/support/silentserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestConnection : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    static QString codeOf(const ConnectionSpec &spec)
    {
        const auto connection = Connection::open(spec);
        if (connection)
            return u"open"_s;
        const Error error = connection.error();
        if ((error.message + error.hint + error.detail).contains(u"canary"_s))
            return u"a password in "_s + error.message + error.detail;
        return error.hint.isEmpty() ? u"no hint with "_s + error.code : QString(error.code);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void sqliteFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        file(u"text.db"_s, QByteArray("this is no database\n").repeated(100));
        file(u"short.db"_s, "hello");
        file(u"empty.db"_s, "");
        file(u"odd ?#%&;name é.db"_s, "");
        QTest::newRow("missing") << u"absent.db"_s << QString(databaseMissingFile);
        QTest::newRow("missing folder") << u"nowhere/absent.db"_s << QString(databaseMissingFile);
        QTest::newRow("a folder") << u"."_s << QString(databaseNotADatabase);
        QTest::newRow("text") << u"text.db"_s << QString(databaseNotADatabase);
        QTest::newRow("short text") << u"short.db"_s << QString(databaseNotADatabase);
        QTest::newRow("no bytes") << u"empty.db"_s << u"open"_s;
        QTest::newRow("odd name") << u"odd ?#%&;name é.db"_s << u"open"_s;
    }
    void sqliteFiles()
    {
        QFETCH(QString, name);
        ConnectionSpec spec;
        spec.file = m_folder.filePath(name);
        QTEST(codeOf(spec), "code");
        QVERIFY(!QFileInfo::exists(m_folder.filePath(u"absent.db"_s)));
    }

    void makesAFileOnlyWhenAsked()
    {
        ConnectionSpec spec;
        spec.file = m_folder.filePath(u"made.db"_s);
        spec.createFile = true;
        spec.readOnly = true;
        QCOMPARE(codeOf(spec), QString(databaseMissingFile));
        spec.readOnly = false;
        QCOMPARE(ask(spec, u"CREATE TABLE t (id INTEGER)"_s), QString());
        QVERIFY(QFileInfo::exists(spec.file));
    }

    void readOnlyIsEnforced_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }
    void readOnlyIsEnforced()
    {
        QFETCH(Dialect, engine);
        ConnectionSpec spec = freshDatabase(engine, m_folder);
        QCOMPARE(ask(spec, u"CREATE TABLE t (id INTEGER); INSERT INTO t VALUES (7)"_s), QString());
        spec.readOnly = true;
        auto connection = Connection::open(spec);
        QVERIFY(connection);
        QVERIFY((*connection)->isReadOnly());
        const auto reply = (*connection)->execute(u"INSERT INTO t VALUES (8)"_s);
        QVERIFY(!reply);
        QCOMPARE(QString(reply.error().error.code), QString(databaseReadOnly));
        QCOMPARE(ask(spec, u"SELECT id FROM t"_s), u"7"_s);
    }

    void readsAWalDatabaseReadOnly()
    {
        ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        QCOMPARE(ask(spec, u"PRAGMA journal_mode = WAL"_s), u"wal"_s);
        auto writer = Connection::open(spec);
        QVERIFY(writer && (*writer)->execute(u"CREATE TABLE t (id INTEGER); INSERT INTO t VALUES (1)"_s));
        ConnectionSpec readOnly = spec;
        readOnly.readOnly = true;
        QCOMPARE(ask(readOnly, u"SELECT id FROM t"_s), u"1"_s);
    }

    void lockedSqliteFile()
    {
        ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        auto holder = Connection::open(spec);
        QVERIFY(holder && (*holder)->execute(u"CREATE TABLE t (id INTEGER); BEGIN EXCLUSIVE"_s));
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(codeOf(spec), QString(databaseLocked));
        QVERIFY(clock.elapsed() >= spec.busyTimeout && clock.elapsed() < spec.busyTimeout + 2000);
    }

    void postgresServers_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("as it is") << u"none"_s << u"open"_s;
        QTest::newRow("no such database") << u"database"_s << QString(databaseUnknown);
        QTest::newRow("no such role") << u"user"_s << QString(databaseAuthentication);
        QTest::newRow("nobody listens") << u"port"_s << QString(databaseUnreachable);
        QTest::newRow("no such host") << u"host"_s << QString(databaseUnreachable);
        QTest::newRow("no such socket") << u"socket"_s << QString(databaseUnreachable);
        QTest::newRow("semicolon") << u"option"_s << QString(urlMalformed);
        QTest::newRow("quotes and spaces") << u"quotes"_s << QString(databaseUnknown);
    }
    void postgresServers()
    {
        QFETCH(QString, change);
        ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        spec.password = u"canary"_s;
        spec.connectTimeout = 2;
        if (change == u"database"_s)
            spec.database = u"absent"_s;
        else if (change == u"user"_s)
            spec.user = u"nobody"_s;
        else if (change == u"port"_s)
            spec.port = 1;
        else if (change == u"host"_s)
            spec.host = u"host.invalid"_s;
        else if (change == u"socket"_s)
            spec.host = u"/nowhere"_s;
        else if (change == u"option"_s)
            spec.options.insert(u"options"_s, u"-c a=1;host=evil"_s);
        else if (change == u"quotes"_s)
            spec.database = u"it's \\ a 'name' host=evil"_s;
        QTEST(codeOf(spec), "code");
    }

    void aSilentServerDoesNotHang()
    {
        const test::SilentServer silent;
        ConnectionSpec spec;
        spec.dialect = Dialect::Postgresql;
        spec.host = u"127.0.0.1"_s;
        spec.port = silent.port();
        spec.user = spec.database = u"x"_s;
        spec.connectTimeout = 2; // libpq's least
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(codeOf(spec), QString(databaseUnreachable));
        QVERIFY(clock.elapsed() < 6000);
    }

    void passwords()
    {
        ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(ask(spec, u"CREATE ROLE guarded LOGIN PASSWORD 'right'"_s), QString());
        QVERIFY2(cluster().setAuthentication("local all all trust\nhost all guarded 127.0.0.1/32 scram-sha-256\n"
                                             "host all all 127.0.0.1/32 trust\n"), cluster().error());
        spec.user = u"guarded"_s;
        QCOMPARE(codeOf(spec), QString(databaseAuthentication));
        spec.password = u"canary"_s;
        QCOMPARE(codeOf(spec), QString(databaseAuthentication));
        spec.password = u"right"_s;
        QCOMPARE(codeOf(spec), u"open"_s);
    }

    void namesItself()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(ask(spec, u"SELECT current_setting('application_name')"_s), u"retort"_s);
        QVERIFY((*Connection::open(spec))->serverDescription().startsWith(u"PostgreSQL 1"_s));
        QVERIFY((*Connection::open(ConnectionSpec()))->serverDescription().startsWith(u"SQLite 3."_s));
        ConnectionSpec path = spec;
        path.searchPath = u"a, \"B'c\""_s;
        QCOMPARE(ask(path, u"SHOW search_path"_s), u"a, \"B'c\""_s);
    }

    void errorsHaveAPlace_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("at"); ///< the text the position points to
        QTest::newRow("sqlite") << Dialect::Sqlite << u"SELECT 'é𝄞';\nSELECT nosuch FROM sqlite_master"_s << u"nosuch FROM sqlite_master"_s;
        QTest::newRow("postgresql") << Dialect::Postgresql << u"SELECT 'é𝄞', nosuch"_s << u"nosuch"_s;
    }
    void errorsHaveAPlace()
    {
        QFETCH(QString, sql);
        QFETCH(Dialect, engine);
        auto connection = Connection::open(freshDatabase(engine, m_folder));
        QVERIFY(connection);
        const auto reply = (*connection)->execute(sql);
        QVERIFY(!reply);
        QVERIFY(reply.error().position > 0);
        QTEST(sql.sliced(reply.error().position), "at");
    }

    void detailsAndStates()
    {
        auto connection = Connection::open(freshDatabase(Dialect::Postgresql, m_folder));
        QVERIFY(connection);
        const auto reply = (*connection)->execute(
            u"CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)"_s);
        QVERIFY(!reply);
        QCOMPARE(reply.error().sqlState, u"23505"_s);
        QVERIFY(reply.error().error.detail.startsWith(u"DETAIL: Key (id)=(1) already exists"_s));
        const auto copy = (*connection)->execute(u"COPY pg_class FROM STDIN"_s);
        QVERIFY(!copy); // and does not hang
        auto sqlite = Connection::open(ConnectionSpec());
        QVERIFY(sqlite && (*sqlite)->execute(u"CREATE TABLE t (id INTEGER UNIQUE); INSERT INTO t VALUES (1)"_s));
        QCOMPARE((*sqlite)->execute(u"INSERT INTO t VALUES (1)"_s).error().sqlState, u"SQLITE_CONSTRAINT_UNIQUE"_s);
        QVERIFY((*sqlite)->execute(u"SELECT :name"_s).error().error.message.contains(u"bind parameter"_s));
    }

    void userTables_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<QString>("setup");
        QTest::addColumn<int>("count");
        for (const auto &[prefix, engine] : {std::pair{"sqlite", Dialect::Sqlite}, {"postgresql", Dialect::Postgresql}}) {
            QTest::addRow("%s empty", prefix) << engine << QString() << 0;
            QTest::addRow("%s two", prefix) << engine << u"CREATE TABLE a (id INT); CREATE TABLE b (id INT)"_s << 2;
            QTest::addRow("%s version table alone", prefix)
                << engine << u"CREATE TABLE alembic_version (version_num VARCHAR(32))"_s << 0;
            QTest::addRow("%s view and index", prefix)
                << engine << u"CREATE TABLE a (id INT); CREATE VIEW v AS SELECT * FROM a; CREATE INDEX i ON a (id)"_s << 1;
        }
        QTest::newRow("sqlite own tables")
            << Dialect::Sqlite << u"CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE sqlitex (id INT)"_s << 2;
        QTest::newRow("sqlite case") << Dialect::Sqlite << u"CREATE TABLE Alembic_Version (version_num TEXT)"_s << 0;
        QTest::newRow("postgresql not in the search path")
            << Dialect::Postgresql << u"CREATE SCHEMA s; CREATE TABLE s.a (id INT); CREATE TABLE s.alembic_version (id INT)"_s << 0;
        QTest::newRow("postgresql partitions")
            << Dialect::Postgresql
            << u"CREATE TABLE a (id INT) PARTITION BY LIST (id); CREATE TABLE a1 PARTITION OF a FOR VALUES IN (1)"_s << 1;
    }
    void userTables()
    {
        QFETCH(Dialect, engine);
        QFETCH(QString, setup);
        QFETCH(int, count);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        auto connection = Connection::open(spec);
        QVERIFY(connection);
        if (!setup.isEmpty())
            QVERIFY((*connection)->execute(setup));
        const auto state = readDatabaseState(**connection, {});
        QVERIFY(state);
        QCOMPARE(state->userTables, count);
    }

    void versionTable_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<QString>("setup");
        QTest::addColumn<QString>("expected"); ///< "exists heads", or the code and the message
        const QString create = u"CREATE TABLE alembic_version (version_num %1)"_s;
        for (const auto &[prefix, engine] : {std::pair{"sqlite", Dialect::Sqlite}, {"postgresql", Dialect::Postgresql}}) {
            QTest::addRow("%s absent", prefix) << engine << QString() << u"0 "_s;
            QTest::addRow("%s empty", prefix) << engine << create.arg(u"VARCHAR(32)"_s) << u"1 "_s;
            QTest::addRow("%s two heads", prefix) << engine
                << create.arg(u"VARCHAR(32)"_s) + u"; INSERT INTO alembic_version VALUES ('a'), ('b')"_s << u"1 a b"_s;
            QTest::addRow("%s duplicate", prefix) << engine
                << create.arg(u"VARCHAR(32)"_s) + u"; INSERT INTO alembic_version VALUES ('a'), ('a')"_s << u"1 a a"_s;
            QTest::addRow("%s integer", prefix) << engine
                << create.arg(u"INTEGER"_s) + u"; INSERT INTO alembic_version VALUES (5)"_s
                << u"version.not-a-string revision identifier 5 is not a string; ensure database driver settings are correct"_s;
            QTest::addRow("%s null", prefix) << engine
                << create.arg(u"VARCHAR(32)"_s) + u"; INSERT INTO alembic_version VALUES (NULL)"_s
                << u"version.not-a-string revision identifier None is not a string; ensure database driver settings are correct"_s;
            QTest::addRow("%s other table", prefix) << engine << u"CREATE TABLE alembic_version (id INTEGER)"_s
                << u"version.no-column The table alembic_version has no column version_num"_s;
        }
    }
    void versionTable()
    {
        QFETCH(Dialect, engine);
        QFETCH(QString, setup);
        ConnectionSpec spec = freshDatabase(engine, m_folder);
        QCOMPARE(ask(spec, setup), QString());
        const auto state = readDatabaseState(spec, {});
        const QString text = state
            ? u"%1 %2"_s.arg(int(state->version.exists)).arg(state->version.heads.join(u' '))
            : state.error().code + u' ' + state.error().message;
        QTEST(text, "expected");
    }

    void versionTableElsewhere()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(ask(spec, u"CREATE SCHEMA \"Odd\"; CREATE TABLE \"Odd\".\"my \"\"versions\" (version_num VARCHAR(64));"
                           "INSERT INTO \"Odd\".\"my \"\"versions\" VALUES ('x')"_s), QString());
        const auto state = readDatabaseState(spec, {u"my \"versions"_s, u"Odd"_s, true});
        QVERIFY(state);
        QCOMPARE(state->version, (VersionRows{true, {u"x"_s}, 64}));
        QVERIFY(!readDatabaseState(spec, {u"versions"_s, u"nowhere"_s, true})->version.exists);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
