// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "model/base/overloaded.h"
#include "model/runtime/errorcodes.h"

#include <QCryptographicHash>
#include <QTest>
#include <QThread>

#include <thread>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

const QStringList longStatement(Dialect dialect)
{
    if (dialect == Dialect::Postgresql)
        return {u"SELECT pg_sleep(60)"_s};
    return {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"_s};
}

} // namespace

class TestRunner : public QObject
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

    ConnectionSpec fresh()
    {
        return freshDatabase(*static_cast<Dialect *>(QTest::qData("engine", qMetaTypeId<Dialect>())), m_folder);
    }

    /// A database at revision a, with a table of three rows.
    ConnectionSpec atA()
    {
        const ConnectionSpec spec = fresh();
        const auto outcome = runOn(spec, planOf(spec, {step({}, u"a"_s,
            {u"CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s, u"INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')"_s})}));
        if (outcome.kind != RunOutcome::Kind::Succeeded)
            qFatal("cannot prepare a database: %s", qPrintable(dump(outcome)));
        return spec;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void upgradesAndDowngrades_data() { addEngines(); }
    void upgradesAndDowngrades()
    {
        const ConnectionSpec spec = fresh();
        QStringList events;
        const auto sink = [&events](const RunEvent &event) {
            events.append(std::visit(Overloaded{
                [](const RunStarted &e) { return u"run %1"_s.arg(e.steps); },
                [](const LockWait &) { return u"wait"_s; },
                [](const LockRetry &) { return u"retry"_s; },
                [](const BackupProgress &) { return u"backup"_s; },
                [](const TransactionBegan &) { return u"begin"_s; },
                [](const TransactionCommitted &) { return u"commit"_s; },
                [](const TransactionRolledBack &) { return u"rollback"_s; },
                [](const StepStarted &e) { return u"step "_s + e.migration.revision; },
                [](const StatementStarted &e) { return u"> %1.%2"_s.arg(e.step).arg(e.statement); },
                [](const StatementFinished &e) { return u"= %1"_s.arg(e.affected); },
                [](const StatementSkipped &e) { return u"skip %1.%2"_s.arg(e.statement.step).arg(e.statement.statement); },
                [](const LocksTaken &e) { return u"locks %1"_s.arg(e.locks.size()); },
                [](const StepFinished &e) { return u"done %1"_s.arg(e.step); },
                [](const NoticeReceived &e) { return e.notice.message; },
                [](const RunWarning &e) { return e.diagnostic.message; },
                [](const RunFinished &) { return u"finished"_s; }}, event));
        };
        const auto up = planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s}),
            step(u"a"_s, u"b"_s, {u"INSERT INTO t VALUES (1), (2)"_s, u"UPDATE t SET id = 5 WHERE id = 77"_s})});
        QCOMPARE(dump(runOn(spec, up, sink)), u"Succeeded applied 0,1 rolled back - partial - at <b>"_s);
        QCOMPARE(events.join(u' '), u"run 2 begin > -1.0 = -1 step a > 0.0 = -1 > 0.0 = 1 done 0 step b > 1.0 = 2 > 1.1 = 0 "
                                    "> 1.0 = 1 done 1 commit finished"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"2"_s);

        plan::PlannedStep last = step(u"a"_s, u"a"_s, {u"DROP TABLE t"_s});
        last.step.rowChanges = {{script::VersionRowChange::Kind::Delete, u"a"_s, {}}};
        last.versionStatements = {{u"DELETE FROM alembic_version WHERE alembic_version.version_num = 'a'"_s, -1, true}};
        const auto down = planOf(spec, {step(u"b"_s, u"a"_s, {u"DELETE FROM t"_s}), last});
        QCOMPARE(dump(runOn(spec, down)), u"Succeeded applied 0,1 rolled back - partial - at <>"_s);
        QVERIFY(ask(spec, u"SELECT * FROM t"_s).startsWith(u"ERROR"_s));
    }

    void stampRunsNoScript_data() { addEngines(); }
    void stampRunsNoScript()
    {
        const ConnectionSpec spec = fresh();
        auto plan = planOf(spec, {step({}, u"b"_s, {})});
        plan.kind = script::StepKind::Stamp;
        QCOMPARE(dump(runOn(spec, plan)), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
    }

    void anEmptyPlanMakesTheVersionTable_data() { addEngines(); }
    void anEmptyPlanMakesTheVersionTable()
    {
        const ConnectionSpec spec = fresh();
        auto plan = planOf(spec, {});
        QCOMPARE(dump(runOn(spec, plan)), u"Succeeded applied - rolled back - partial - at <>"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM alembic_version"_s), u"0"_s);
    }

    void failureAtEachBoundaryChangesNothing_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<int>("at");
        for (int at = 0; at <= 4; ++at) {
            QTest::addRow("sqlite %d", at) << Dialect::Sqlite << at;
            QTest::addRow("postgresql %d", at) << Dialect::Postgresql << at;
        }
    }
    void failureAtEachBoundaryChangesNothing()
    {
        QFETCH(int, at);
        const ConnectionSpec spec = atA();
        const QString before = schemaText(spec);
        QList<plan::PlannedStep> steps{
            step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"ALTER TABLE t ADD COLUMN more INTEGER"_s}),
            step(u"b"_s, u"c"_s, {u"DELETE FROM t WHERE id = 1"_s, u"DROP TABLE u"_s})};
        const int inStep = at >= 3 ? 1 : 0;
        steps[inStep].statements.insert(inStep ? at - 3 : at, {u"INSERT INTO nowhere VALUES (1)"_s, at >= 3 ? at - 3 : qMin(at, 1), true});
        const RunOutcome outcome = runOn(spec, planOf(spec, steps));
        QCOMPARE(dump(outcome), u"Failed applied - rolled back %1 partial - at <a> database.statement"_s.arg(
            inStep ? u"0,1"_s : u"0"_s));
        QCOMPARE(schemaText(spec), before);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"3"_s);
        QVERIFY(outcome.changedNothing());
        QVERIFY(outcome.failure->error.hint.startsWith(u"Nothing was changed."_s));
        QVERIFY(outcome.failure->error.message.contains(u"nowhere"_s));
        QCOMPARE(outcome.failure->sql, u"INSERT INTO nowhere VALUES (1)"_s);
        QCOMPARE(outcome.failure->step, inStep);
        QCOMPARE(outcome.failure->error.range.startLine, 10 + outcome.failure->operation);
        QCOMPARE(outcome.failure->error.revisions, QStringList{inStep ? u"c"_s : u"b"_s});
        if (spec.dialect == Dialect::Postgresql) {
            QCOMPARE(outcome.failure->sqlState, u"42P01"_s);
            QCOMPARE(outcome.failure->position, qsizetype(12));
        }
    }

    void oneTransactionARevisionKeepsTheFirst_data() { addEngines(); }
    void oneTransactionARevisionKeepsTheFirst()
    {
        const ConnectionSpec spec = atA();
        auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s}),
            step(u"b"_s, u"c"_s, {u"CREATE TABLE v (id INTEGER)"_s, u"SELECT * FROM nowhere"_s})});
        plan.transactionPerMigration = true;
        const RunOutcome outcome = runOn(spec, plan);
        QCOMPARE(dump(outcome), u"Failed applied 0 rolled back 1 partial - at <b> database.statement"_s);
        QVERIFY(!schemaText(spec).contains(u"v"_s + u"|id"_s));
        QVERIFY(outcome.failure->error.hint.startsWith(u"Applied and kept: b."_s));
    }

    void theVersionRowMustBeThereOnce_data() { addEngines(); }
    void theVersionRowMustBeThereOnce()
    {
        const ConnectionSpec spec = atA();
        auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"DELETE FROM alembic_version"_s})});
        const RunOutcome outcome = runOn(spec, plan);
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> version.row-count"_s);
        QCOMPARE(outcome.failure->error.message,
            u"Online migration expected to match one row when updating 'a' to 'b' in 'alembic_version'; 0 found"_s);
        QVERIFY(outcome.failure->bookkeeping);
    }

    void refusesWhenTheHeadsHaveMoved_data() { addEngines(); }
    void refusesWhenTheHeadsHaveMoved()
    {
        const ConnectionSpec spec = atA();
        QCOMPARE(ask(spec, u"UPDATE alembic_version SET version_num = 'other'"_s), QString());
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}));
        QCOMPARE(dump(outcome), u"Refused applied - rolled back - partial - at <other> run.heads-changed"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"3"_s);
    }

    void refusesAChangedScript()
    {
        ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        plan::PlannedStep planned = step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s});
        planned.file = m_folder.filePath(u"a.py"_s);
        QFile file(planned.file);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x = 1\n") == 6);
        file.close();
        planned.fileHash = QCryptographicHash::hash("x = 2\n", QCryptographicHash::Sha256);
        QCOMPARE(dump(runOn(spec, planOf(spec, {planned}))), u"Refused applied - rolled back - partial - at <> run.script-changed"_s);
        planned.fileHash = QCryptographicHash::hash("x = 1\n", QCryptographicHash::Sha256);
        QCOMPARE(dump(runOn(spec, planOf(spec, {planned}))), u"Succeeded applied 0 rolled back - partial - at <a>"_s);
    }

    void refusesWhatIsNotExact_data() { addEngines(); }
    void refusesWhatIsNotExact()
    {
        const ConnectionSpec spec = atA();
        plan::PlannedStep planned = step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s});
        planned.status = plan::PreviewStatus::NeedsPython;
        QCOMPARE(dump(runOn(spec, planOf(spec, {planned}))), u"Refused applied - rolled back - partial - at <a> run.not-runnable"_s);
        auto other = planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})});
        other.dialect = spec.dialect == Dialect::Sqlite ? Dialect::Postgresql : Dialect::Sqlite;
        QCOMPARE(dump(runOn(spec, other)), u"Refused applied - rolled back - partial - at <a> run.wrong-dialect"_s);
        ConnectionSpec readOnly = spec;
        readOnly.readOnly = true;
        QCOMPARE(dump(runOn(readOnly, planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}))),
            u"Refused applied - rolled back - partial - at <a> database.read-only"_s);
    }

    void stopsBetweenStatements_data() { addEngines(); }
    void stopsBetweenStatements()
    {
        const ConnectionSpec spec = atA();
        const QString before = schemaText(spec);
        std::stop_source stop;
        int statements = 0;
        const auto sink = [&](const RunEvent &event) {
            if (std::holds_alternative<StatementFinished>(event) && ++statements == 1)
                stop.request_stop();
        };
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"DROP TABLE t"_s})});
        QCOMPARE(dump(runOn(spec, plan, sink, stop.get_token())), u"Stopped applied - rolled back 0 partial - at <a>"_s);
        QCOMPARE(statements, 1);
        QCOMPARE(schemaText(spec), before);
    }

    void interruptsALongStatement_data() { addEngines(); }
    void interruptsALongStatement()
    {
        const ConnectionSpec spec = atA();
        const QString before = schemaText(spec);
        auto connection = Connection::open(spec);
        QVERIFY(connection);
        std::stop_source stop;
        QElapsedTimer sinceStop;
        std::thread other;
        const auto sink = [&](const RunEvent &event) {
            const auto *started = std::get_if<StatementStarted>(&event);
            if (!started || started->statement != 1)
                return;
            other = std::thread([&] {
                QThread::msleep(200);
                sinceStop.start();
                stop.request_stop();
                (*connection)->interrupt();
            });
        };
        const auto plan = planOf(spec,
            {step(u"a"_s, u"b"_s, QStringList{u"CREATE TABLE u (id INTEGER)"_s} + longStatement(spec.dialect))});
        const RunOutcome outcome = run(plan, **connection, stop.get_token(), sink);
        other.join();
        QVERIFY2(sinceStop.elapsed() < 1000, qPrintable(QString::number(sinceStop.elapsed())));
        QCOMPARE(dump(outcome), u"Stopped applied - rolled back 0 partial - at <a>"_s);
        QCOMPARE(schemaText(spec), before);
        QVERIFY((*connection)->query(u"SELECT 1"_s)); // the connection is as good as before
    }

    void waitsForAnotherWriterAndThenSaysSo_data() { addEngines(); }
    void waitsForAnotherWriterAndThenSaysSo()
    {
        ConnectionSpec spec = atA();
        spec.busyTimeout = 1200;
        auto holder = Connection::open(spec);
        QVERIFY(holder);
        QVERIFY((*holder)->execute(spec.dialect == Dialect::Sqlite
            ? u"BEGIN IMMEDIATE"_s : u"BEGIN; LOCK TABLE alembic_version IN ROW EXCLUSIVE MODE"_s));
        RunOptions options;
        options.lockTimeout = 1;
        int waits = 0;
        const auto sink = [&](const RunEvent &event) { waits += std::holds_alternative<LockWait>(event); };
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})});
        const RunOutcome outcome = runOn(spec, plan, sink, {}, options);
        QCOMPARE(dump(outcome), u"Refused applied - rolled back - partial - at <a> database.locked"_s);
        QVERIFY(waits >= 1);
    }

    void stopEndsTheWaitForALock_data() { addEngines(); }
    void stopEndsTheWaitForALock()
    {
        ConnectionSpec spec = atA();
        spec.busyTimeout = 30'000;
        auto holder = Connection::open(spec);
        QVERIFY(holder);
        QVERIFY((*holder)->execute(spec.dialect == Dialect::Sqlite
            ? u"BEGIN IMMEDIATE"_s : u"BEGIN; LOCK TABLE alembic_version IN ROW EXCLUSIVE MODE"_s));
        auto connection = Connection::open(spec);
        QVERIFY(connection);
        std::stop_source stop;
        std::thread other([&] {
            QThread::msleep(300);
            stop.request_stop();
            (*connection)->interrupt();
        });
        QElapsedTimer clock;
        clock.start();
        const RunOutcome outcome
            = run(planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}), **connection, stop.get_token(), {});
        other.join();
        QVERIFY(clock.elapsed() < 3000);
        QCOMPARE(dump(outcome), u"Stopped applied - rolled back - partial - at <a>"_s);
    }

    void autocommitBlocksRunBetweenTransactions()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        const QStringList statements{u"CREATE TABLE u (id INTEGER)"_s, u"INSERT INTO u VALUES (1), (1)"_s,
            u"!CREATE INDEX CONCURRENTLY ix_u ON u (id)"_s, u"INSERT INTO u VALUES (2)"_s};
        auto failing = planOf(spec, {step({}, u"a"_s, statements + QStringList{u"SELECT * FROM nowhere"_s})});
        const RunOutcome outcome = runOn(spec, failing);
        QCOMPARE(dump(outcome), u"Failed applied - rolled back - partial 0:3 at <> database.statement"_s);
        QVERIFY(outcome.failure->error.hint.contains(u"the first 3 statements stayed"_s));
        QCOMPARE(ask(spec, u"SELECT count(*) FROM u"_s), u"2"_s);

        const ConnectionSpec other = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(dump(runOn(other, planOf(other, {step({}, u"a"_s, statements)}))),
            u"Succeeded applied 0 rolled back - partial - at <a>"_s);
        QCOMPARE(ask(other, u"SELECT count(*) FROM u"_s), u"3"_s);
    }

    /// Old scripts write op.execute("COMMIT") before ALTER TYPE … ADD VALUE.
    void aScriptMayCommitByItself()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        const auto plan = planOf(spec, {step({}, u"a"_s, {u"CREATE TYPE mood AS ENUM ('sad')"_s}),
            step(u"a"_s, u"b"_s, {u"COMMIT"_s, u"ALTER TYPE mood ADD VALUE 'happy'"_s, u"SELECT 'happy'::mood"_s}),
            step(u"b"_s, u"c"_s, {u"CREATE TABLE u (id INTEGER)"_s})});
        auto sane = plan;
        sane.startingHeads.clear();
        QCOMPARE(dump(runOn(spec, sane)), u"Succeeded applied 0,1,2 rolled back - partial - at <c>"_s);
    }

    void aScriptMayNotRollBack_data() { addEngines(); }
    void aScriptMayNotRollBack()
    {
        const ConnectionSpec spec = atA();
        const QString before = schemaText(spec);
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"ROLLBACK"_s, u"DROP TABLE t"_s})});
        QCOMPARE(dump(runOn(spec, plan)), u"Failed applied - rolled back 0 partial - at <a> run.script-rolled-back"_s);
        QCOMPARE(schemaText(spec), before);
    }

    void severalStatementsInOneText_data() { addEngines(); }
    void severalStatementsInOneText()
    {
        const ConnectionSpec spec = atA();
        const QString before = schemaText(spec);
        const QString text = u"CREATE TABLE u (id INTEGER); -- it's; here\nINSERT INTO u VALUES (1);\n%1;"_s;
        const RunOutcome bad = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {text.arg(u"INSERT INTO é VALUES (1)"_s)})}));
        QCOMPARE(bad.kind, RunOutcome::Kind::Failed); // not swallowed although the first one worked
        QCOMPARE(schemaText(spec), before);
        QCOMPARE(dump(runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {text.arg(u"UPDATE u SET id = 2"_s)})}))),
            u"Succeeded applied 0 rolled back - partial - at <b>"_s);
        QCOMPARE(ask(spec, u"SELECT id FROM u"_s), u"2"_s);
    }

    void noticesAreCaught()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QList<ServerNotice> notices;
        const auto sink = [&](const RunEvent &event) {
            if (const auto *notice = std::get_if<NoticeReceived>(&event))
                notices.append(notice->notice);
        };
        const auto plan = planOf(spec, {step({}, u"a"_s,
            {u"DROP TABLE IF EXISTS absent"_s, u"DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$"_s})});
        QCOMPARE(runOn(spec, plan, sink).kind, RunOutcome::Kind::Succeeded);
        QCOMPARE(notices, (QList<ServerNotice>{{u"NOTICE"_s, u"table \"absent\" does not exist, skipping"_s},
            {u"WARNING"_s, u"mind the gap"_s}}));
    }

    void aRebuildKeepsTheChildren()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        QCOMPARE(ask(spec, u"PRAGMA foreign_keys = ON; CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO p VALUES (1, 'x');"
                           "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE CASCADE);"
                           "INSERT INTO c VALUES (1, 1); CREATE VIEW v AS SELECT a FROM p;"
                           "CREATE TRIGGER tr AFTER INSERT ON p BEGIN SELECT 1; END"_s), QString());
        const QStringList rebuild{u"CREATE TABLE _alembic_tmp_p (id INTEGER PRIMARY KEY, a TEXT NOT NULL)"_s,
            u"INSERT INTO _alembic_tmp_p (id, a) SELECT p.id, p.a FROM p"_s, u"DROP TABLE p"_s,
            u"ALTER TABLE _alembic_tmp_p RENAME TO p"_s};
        auto connection = Connection::open(spec);
        QVERIFY(connection && (*connection)->execute(u"PRAGMA foreign_keys = ON"_s));
        const RunOutcome outcome = run(planOf(spec, {step({}, u"a"_s, rebuild)}), **connection, {}, {});
        QCOMPARE(dump(outcome), u"Succeeded applied 0 rolled back - partial - at <a>"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM c"_s), u"1"_s);
        QCOMPARE(ask(spec, u"SELECT a FROM v"_s), u"x"_s);
        QCOMPARE(outcome.warnings.size(), 1); // the trigger
        QCOMPARE(QString(outcome.warnings.first().code), QString(runTriggersLost));
        QCOMPARE((*connection)->query(u"PRAGMA foreign_keys"_s)->rows.first().first().toInt(), 1);

        const QString before = schemaText(spec);
        const RunOutcome orphan = run(planOf(spec, {step(u"a"_s, u"b"_s, rebuild + QStringList{u"DELETE FROM p"_s})}), **connection, {}, {});
        QCOMPARE(dump(orphan), u"Failed applied - rolled back 0 partial - at <a> run.foreign-keys"_s);
        QCOMPARE(schemaText(spec), before);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM p"_s), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
