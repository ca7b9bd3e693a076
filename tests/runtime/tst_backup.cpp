// SPDX-License-Identifier: GPL-3.0-or-later
// Copies: backups, scratch databases, the round trip on them, and the test of a connection.
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/backup.h"
#include "model/runtime/connectiontest.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/process.h"
#include "model/runtime/roundtrip.h"
#include "model/runtime/schemareader.h"
#include "model/script/projectsnapshot.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QFileInfo>
#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

QString verdictText(const QList<RoundTripVerdict> &verdicts)
{
    static const char *const kinds[] = {"good", "up failed", "down failed", "down differs", "up again differs", "not tried"};
    QStringList lines;
    for (const RoundTripVerdict &verdict : verdicts)
        lines << verdict.revision + u": "_s + QString::fromLatin1(kinds[int(verdict.kind)]) + u' ' + verdict.differences.join(u", "_s);
    return lines.join(u'\n');
}

QByteArray scriptText(const QByteArray &revision, const QByteArray &down, const QByteArray &up, const QByteArray &back)
{
    return "from alembic import op\nimport sqlalchemy as sa\nrevision = '" + revision + "'\ndown_revision = "
        + (down.isEmpty() ? QByteArray("None") : "'" + down + "'") + "\ndef upgrade():\n    " + up + "\ndef downgrade():\n    " + back + "\n";
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void addEngines()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }

    ConnectionSpec filled(Dialect engine)
    {
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        if (!ask(spec, u"CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT); INSERT INTO t VALUES (1, 'x'), (2, 'y')"_s).isEmpty())
            qFatal("cannot fill a database");
        return spec;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void aSqliteBackupIsCompleteAndRestores()
    {
        const ConnectionSpec spec = filled(Dialect::Sqlite);
        QCOMPARE(ask(spec, u"PRAGMA journal_mode = WAL"_s), u"wal"_s);
        QCOMPARE(ask(spec, u"INSERT INTO t SELECT value + 10, hex(randomblob(400)) FROM (WITH RECURSIVE n(value) AS "
                           "(SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 20000) SELECT value FROM n)"_s), QString());
        auto open = Connection::open(spec); // keeps rows in the write-ahead log
        QVERIFY(open && (*open)->execute(u"INSERT INTO t VALUES (3, 'z')"_s));
        const QString file = m_folder.filePath(u"backups/one.db"_s);
        QList<BackupProgress> progress;
        const auto made = backUp(spec, file, {}, [&](const BackupProgress &one) { progress.append(one); });
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        QCOMPARE(made->kind, BackupRecord::Kind::Made);
        QVERIFY(made->bytes > 1'000'000);
        QVERIFY(progress.size() > 3);
        QCOMPARE(progress.last().done, progress.last().total);
        QVERIFY(!QFileInfo::exists(file + u".unfinished"_s));
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
        ConnectionSpec copy = spec;
        copy.file = file;
        copy.readOnly = true;
        QCOMPARE(ask(copy, u"SELECT count(*) FROM t"_s), u"20003"_s);
        QVERIFY((*open)->execute(u"DROP TABLE t"_s));
        open->reset();
        QVERIFY(restoreBackup(spec, file, {}));
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"20003"_s);
        QCOMPARE(ask(spec, u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    void aDamagedBackupIsNotRestored()
    {
        const ConnectionSpec spec = filled(Dialect::Sqlite);
        QCOMPARE(ask(spec, u"INSERT INTO t SELECT value + 10, hex(randomblob(400)) FROM (WITH RECURSIVE n(value) AS "
                           "(SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 100) SELECT value FROM n)"_s), QString());
        const QString file = m_folder.filePath(u"damaged.db"_s);
        QVERIFY(backUp(spec, file, {}));
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadWrite) && bytes.seek(3 * 4096));
        QVERIFY(bytes.write(QByteArray(4096, 'x')) == 4096);
        bytes.close();
        const auto restored = restoreBackup(spec, file, {});
        QVERIFY(!restored);
        QVERIFY2(restored.error().code == backupNotSound || restored.error().code == databaseCorrupt, restored.error().code.data());
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"102"_s);
    }

    void aStoppedBackupLeavesNothing_data() { addEngines(); }
    void aStoppedBackupLeavesNothing()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = filled(engine);
        std::stop_source stop;
        stop.request_stop();
        const QString file = m_folder.filePath(u"stopped%1"_s.arg(int(engine)));
        const auto made = backUp(spec, file, stop.get_token());
        QVERIFY(!made);
        QCOMPARE(QString(made.error().code), QString(databaseInterrupted));
        QVERIFY(!QFileInfo::exists(file) && !QFileInfo::exists(file + u".unfinished"_s));
    }

    void aPostgresBackupIsADump()
    {
        const ConnectionSpec spec = filled(Dialect::Postgresql);
        QVERIFY(backupIsPossible(spec));
        const QString file = m_folder.filePath(u"pg.dump"_s);
        QStringList said;
        const auto made = backUp(spec, file, {}, [&](const BackupProgress &one) { said.append(one.text); });
        QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
        QVERIFY(made->bytes > 500);
        QVERIFY2(said.join(u' ').contains(u"public.t"_s), qPrintable(said.join(u'\n')));
        const ProcessResult list = runProcess(u"pg_restore"_s, {u"--list"_s, file});
        QVERIFY2(list.out.contains("TABLE DATA public t"), list.describe());
        ConnectionSpec wrong = spec;
        wrong.database = u"absent"_s;
        QCOMPARE(QString(backUp(wrong, file, {}).error().code), QString(databaseUnknown));
    }

    void theRunTakesItsBackupFirst_data() { addEngines(); }
    void theRunTakesItsBackupFirst()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = filled(engine);
        RunOptions options;
        options.backupFile = m_folder.filePath(u"before%1"_s.arg(int(engine)));
        const auto plan = planOf(spec, {step({}, u"a"_s, {u"DROP TABLE t"_s})});
        const RunOutcome outcome = runOn(spec, plan, {}, {}, options);
        QCOMPARE(outcome.kind, RunOutcome::Kind::Succeeded);
        QCOMPARE(outcome.backup.kind, BackupRecord::Kind::Made);
        QVERIFY(QFileInfo(options.backupFile).size() > 500);

        const ConnectionSpec other = filled(engine);
        options.backupFile = u"/proc/nowhere/backup"_s;
        const RunOutcome refused = runOn(other, plan, {}, {}, options);
        QCOMPARE(refused.kind, RunOutcome::Kind::Refused);
        QCOMPARE(QString(refused.failure->error.code), QString(backupFailed));
        QCOMPARE(ask(other, u"SELECT count(*) FROM t"_s), u"2"_s);

        options.backupFile.clear();
        options.backupWaiver = u"nothing in it"_s;
        QCOMPARE(runOn(other, plan, {}, {}, options).backup.kind, BackupRecord::Kind::Waived);
    }

    void aProgramIsStoppedInTime()
    {
        std::stop_source stop;
        QElapsedTimer clock;
        clock.start();
        ProgramCall call{u"/bin/sh"_s, {u"-c"_s, u"echo begun >&2; exec sleep 60"_s}, {}, [&](const QString &line) {
            QCOMPARE(line, u"begun"_s);
            stop.request_stop();
        }};
        QCOMPARE(runProgram(call, stop.get_token()).end, ProgramResult::End::Stopped);
        QVERIFY(clock.elapsed() < 2000);
        QCOMPARE(runProgram({u"/no/such/program"_s, {}, {}, {}}, {}).end, ProgramResult::End::NotFound);
    }

    void scratchCopies_data() { addEngines(); }
    void scratchCopies()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = filled(engine);
        QString place;
        {
            const auto scratch = ScratchDatabase::copyOf(spec);
            QVERIFY2(scratch, scratch ? "" : qPrintable(scratch.error().message));
            const ConnectionSpec copy = (*scratch)->spec();
            place = engine == Dialect::Sqlite ? copy.file : copy.database;
            QCOMPARE(ask(copy, u"SELECT count(*) FROM t"_s), u"2"_s);
            QCOMPARE(ask(copy, u"DROP TABLE t"_s), QString());
        }
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"2"_s);
        if (engine == Dialect::Sqlite) {
            QVERIFY(!QFileInfo::exists(place));
            return;
        }
        QCOMPARE(ask(spec, u"SELECT count(*) FROM pg_database WHERE datname = '%1'"_s.arg(place)), u"0"_s);
        const auto inTheWay = Connection::open(spec);
        QVERIFY(inTheWay);
        const auto refused = ScratchDatabase::copyOf(spec);
        QVERIFY(!refused);
        QCOMPARE(QString(refused.error().code), QString(scratchRefused));
        QVERIFY(refused.error().detail.contains(u"other session"_s));
    }

    void roundTrip_data() { addEngines(); }
    void roundTrip()
    {
        QFETCH(Dialect, engine);
        TemporaryProject project({{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""},
            {u"m/versions/a.py"_s, scriptText("a", "", "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))", "op.drop_table('t')")},
            {u"m/versions/b.py"_s, scriptText("b", "a", "op.add_column('t', sa.Column('x', sa.String(5)))", "pass")},
            {u"m/versions/c.py"_s, scriptText("c", "b", "op.create_index('ix', 't', ['id'])", "op.drop_index('ix', 't')")}});
        const auto snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
        QVERIFY(snapshot);
        plan::Planner planner(*snapshot);
        const auto scratch = ScratchDatabase::emptyLike(freshDatabase(engine, m_folder));
        QVERIFY(scratch);
        const auto verdicts = checkRoundTrip(planner, **scratch, u"head"_s);
        QVERIFY2(verdicts, verdicts ? "" : qPrintable(verdicts.error().message));
        // b's second upgrade meets the column that its downgrade left: that it left it is what is told.
        const QString table = engine == Dialect::Sqlite ? u"t"_s : u"public.t"_s;
        QCOMPARE(verdictText(*verdicts), u"a: good \nb: down differs added: column %1.x\nc: not tried "_s.arg(table));
        QVERIFY2(verdicts->at(1).message.contains(u"x"_s), qPrintable(verdicts->at(1).message));

        QVERIFY(project.write(u"m/versions/b.py"_s, scriptText("b", "a", "op.execute('CREATE TABLE IF NOT EXISTS extra (i INTEGER)')", "pass")));
        const auto second = script::loadSnapshot(project.path(u"alembic.ini"_s));
        QVERIFY(second);
        plan::Planner better(*second);
        const auto fresh = ScratchDatabase::emptyLike(freshDatabase(engine, m_folder));
        const auto again = checkRoundTrip(better, **fresh, u"head"_s);
        QVERIFY(again);
        const QString extra = engine == Dialect::Sqlite ? u"extra"_s : u"public.extra"_s;
        QCOMPARE(verdictText(*again), u"a: good \nb: down differs added: column %1.i, added: table %1\nc: good "_s.arg(extra));
    }

    /// The database is read again after the run and compared with what the plan expected.
    void theSchemaIsVerified_data() { addEngines(); }
    void theSchemaIsVerified()
    {
        QFETCH(Dialect, engine);
        TemporaryProject project({{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""},
            {u"m/versions/a.py"_s, scriptText("a", "", "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), "
                "sa.Column('name', sa.String(5), nullable=False), sa.Column('Other', sa.Text))", "op.drop_table('t')")},
            {u"m/versions/b.py"_s, scriptText("b", "a", "op.create_index('ix_t_name', 't', ['name'])", "op.drop_index('ix_t_name', 't')")},
            {u"m/versions/c.py"_s, scriptText("c", "b", "op.add_column('t', sa.Column('more', sa.Integer))", "op.drop_column('t', 'more')")}});
        const auto snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
        QVERIFY(snapshot);
        plan::Planner planner(*snapshot);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        plan::PlanRequest request = planner.request(engine);
        {
            const auto connection = Connection::open(spec);
            QVERIFY(connection);
            const auto catalog = readCatalog(**connection);
            QVERIFY(catalog);
            request.catalog = *catalog;
        }
        auto plan = planner.upgrade(u"head"_s, request);
        QVERIFY(plan);
        const RunOutcome good = runOn(spec, *plan);
        QCOMPARE(good.kind, RunOutcome::Kind::Succeeded);
        QCOMPARE(good.verification.reason + good.verification.differences.join(u'\n'), QString());
        QCOMPARE(good.verification.kind, Verification::Kind::Verified);

        // A database that does not do what it is told.
        const ConnectionSpec other = freshDatabase(engine, m_folder);
        plan->steps[0].statements[0].sql = u"CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(5), extra TEXT)"_s;
        plan->steps[1].statements.clear();
        const RunOutcome bad = runOn(other, *plan);
        QCOMPARE(bad.kind, RunOutcome::Kind::Succeeded);
        QCOMPARE(bad.verification.kind, Verification::Kind::Differs);
        const QString key = engine == Dialect::Sqlite ? QString() : u"The server default of the column t.id is nothing and not nextval()\n"_s;
        QCOMPARE(bad.verification.differences.join(u'\n'), key + u"The column t.name allows NULL\nThe column t.Other is missing\n"
            "The column t.extra is there beside those of the plan\nThe index ix_t_name of t is missing"_s);
    }

    void theConnectionTest()
    {
        const ConnectionSpec file = filled(Dialect::Sqlite);
        auto test = testConnection(file, {});
        QVERIFY(test && test->writable && !test->version.exists);
        QCOMPARE(test->journalMode, u"delete"_s);
        QVERIFY(test->bytes > 0);
        ConnectionSpec absent = file;
        absent.file += u"x"_s;
        QVERIFY(!testConnection(absent, {}));
        QVERIFY(!QFileInfo::exists(absent.file));

        ConnectionSpec spec = filled(Dialect::Postgresql);
        test = testConnection(spec, {});
        QVERIFY(test && test->writable && !test->encrypted && !test->behindProxy);
        QVERIFY(test->server.startsWith(u"PostgreSQL 1"_s));
        QVERIFY(test->latencyMicroseconds > 0 && test->connectMicroseconds > 0);
        QCOMPARE(test->user, u"postgres"_s);
        spec.readOnly = true;
        test = testConnection(spec, {});
        QCOMPARE(test->whyNotWritable, u"the connection is read-only"_s);
        QVERIFY(ask(spec, u"CREATE TABLE no (i integer)"_s).contains(u"read-only"_s));
        spec.readOnly = false;
        QCOMPARE(ask(spec, u"CREATE ROLE looker_%1; GRANT looker_%1 TO postgres"_s.arg(spec.database)), QString());
        spec.role = u"looker_"_s + spec.database;
        test = testConnection(spec, {});
        QVERIFY(test);
        QCOMPARE(test->user, spec.role);
        QVERIFY(!test->writable);
        spec.role.clear();
        spec.searchPath = u"nowhere"_s;
        test = testConnection(spec, {});
        QCOMPARE(test->whyNotWritable, u"there is no schema to create in"_s);
    }

    /// Connection parameters reach libpq: a service file, and a socket for a host.
    void servicesAndSockets()
    {
        const ConnectionSpec direct = filled(Dialect::Postgresql);
        QFile file(m_folder.filePath(u"services.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"[shop]\nhost=127.0.0.1\nport=%1\ndbname=%2\nuser=postgres\n"_s.arg(direct.port).arg(direct.database).toUtf8());
        file.close();
        qputenv("PGSERVICEFILE", file.fileName().toUtf8());
        ConnectionSpec spec;
        spec.dialect = Dialect::Postgresql;
        spec.options.insert(u"service"_s, u"shop"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"2"_s);
        QVERIFY(backUp(spec, m_folder.filePath(u"service.dump"_s), {}));
        qunsetenv("PGSERVICEFILE");
        ConnectionSpec secure = direct;
        secure.options.insert(u"sslmode"_s, u"require"_s); // this server has no TLS
        QVERIFY(ask(secure, u"SELECT 1"_s).contains(u"SSL"_s));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
