// SPDX-License-Identifier: GPL-3.0-or-later
// One writer, bounded waits, and choices of the user (spec: reliability E.3, promises 2, 3, 5 and 7).
#include "tests/runtime/runtimefixture.h"
#include "tests/support/pgbouncer.h"

#include "model/runtime/blocker.h"
#include "model/runtime/errorcodes.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <thread>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestRunSafety : public QObject
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

    ConnectionSpec atA(Dialect engine)
    {
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const auto outcome = runOn(spec, planOf(spec, {step({}, u"a"_s,
            {u"CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s, u"INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')"_s})}));
        if (outcome.kind != RunOutcome::Kind::Succeeded)
            qFatal("cannot prepare a database: %s", qPrintable(dump(outcome)));
        return spec;
    }

    static RunOptions waiting(int seconds, int retries = 0)
    {
        RunOptions options;
        options.lockTimeout = seconds;
        options.lockRetries = retries;
        return options;
    }

    static std::unique_ptr<Connection> opened(const ConnectionSpec &spec, const QString &sql)
    {
        auto connection = Connection::open(spec);
        if (!connection || !(*connection)->execute(sql))
            qFatal("cannot prepare a session: %s", qPrintable(sql));
        return std::move(*connection);
    }

    template<typename Event>
    static EventSink into(QList<Event> &list)
    {
        return [&list](const RunEvent &event) {
            if (const auto *one = std::get_if<Event>(&event))
                list.append(*one);
        };
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void anotherRunIsWaitedForAndNamed()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})});
        std::atomic<bool> holds = false;
        std::atomic<bool> release = false;
        RunOutcome first;
        std::thread other([&] {
            first = runOn(spec, plan, [&](const RunEvent &event) {
                if (!std::holds_alternative<StatementStarted>(event) || holds)
                    return;
                holds = true;
                while (!release)
                    QThread::msleep(10);
            });
        });
        QTRY_VERIFY(holds);
        QList<LockWait> waits;
        const RunOutcome second = runOn(spec, plan, into(waits), {}, waiting(1));
        const RunOutcome third = [&] {
            std::stop_source stop;
            return runOn(spec, plan, [&](const RunEvent &event) {
                if (std::holds_alternative<LockWait>(event))
                    stop.request_stop();
            }, stop.get_token(), waiting(30));
        }();
        release = true;
        other.join();
        QCOMPARE(dump(second), u"Refused applied - rolled back - partial - at <a> run.other-run"_s);
        QVERIFY(waits.size() >= 2);
        QCOMPARE(waits.first().waitsFor, LockWait::For::OtherRun);
        QCOMPARE(waits.first().blockers.size(), 1);
        QCOMPARE(waits.first().blockers.first().application, u"retort (lock)"_s);
        QCOMPARE(waits.first().blockers.first().state, u"idle"_s); // never in a transaction
        QCOMPARE(dump(third), u"Stopped applied - rolled back - partial - at <a>"_s);
        QCOMPARE(dump(first), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
        QCOMPARE(dump(runOn(spec, plan)), u"Refused applied - rolled back - partial - at <b> run.heads-changed"_s);
    }

    void otherVersionTablesDoNotWait()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        auto inner = planOf(spec, {step({}, u"x"_s, {u"CREATE TABLE other (id INTEGER)"_s})});
        inner.versionTable.table = u"second"_s;
        inner.createVersionTable.sql.replace(u"alembic_version"_s, u"second"_s);
        inner.steps[0].versionStatements[0].sql.replace(u"alembic_version"_s, u"second"_s);
        RunOutcome second;
        const RunOutcome first = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s})}),
            [&](const RunEvent &event) {
                if (std::holds_alternative<StepStarted>(event))
                    second = runOn(spec, inner, {}, {}, waiting(1));
            });
        QCOMPARE(dump(second), u"Succeeded applied 0 rolled back - partial - at <x>"_s);
        QCOMPARE(dump(first), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
    }

    void aTransactionPoolerIsNamed()
    {
        const ConnectionSpec direct = atA(Dialect::Postgresql);
        PgBouncer pooler;
        QVERIFY2(pooler.start(direct.port, PgBouncer::Pool::Transaction), pooler.error());
        ConnectionSpec spec = direct;
        spec.port = pooler.port();
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}));
        QCOMPARE(dump(outcome), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
        QCOMPARE(outcome.warnings.size(), 1);
        QCOMPARE(QString(outcome.warnings.first().code), QString(runTransactionPooler));
        QCOMPARE(ask(direct, u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"_s), u"0"_s); // none is left on a shared session

        // And they keep each other out all the same.
        const auto plan = planOf(spec, {step(u"b"_s, u"c"_s, {u"CREATE TABLE v (id INTEGER)"_s})});
        RunOutcome second;
        const RunOutcome first = runOn(spec, plan, [&](const RunEvent &event) {
            if (std::holds_alternative<StepStarted>(event))
                second = runOn(spec, plan, {}, {}, waiting(1));
        });
        QCOMPARE(dump(first), u"Succeeded applied 0 rolled back - partial - at <c>"_s);
        QCOMPARE(second.failure ? QString(second.failure->error.code) : QString(), QString(databaseLocked));
    }

    /// The pooler's sessions serve others next: nothing of ours may stay on them.
    void settingsDoNotStayOnAPooledSession()
    {
        const ConnectionSpec direct = atA(Dialect::Postgresql);
        QCOMPARE(ask(direct, u"CREATE ROLE owner_of_%1; CREATE SCHEMA inner_room; CREATE TABLE inner_room.x (i INTEGER); "
                             "GRANT ALL ON SCHEMA inner_room TO owner_of_%1"_s.arg(direct.database)), QString());
        PgBouncer pooler;
        QVERIFY2(pooler.start(direct.port, PgBouncer::Pool::Transaction), pooler.error());
        ConnectionSpec others = direct;
        others.port = pooler.port();
        ConnectionSpec ours = others;
        ours.readOnly = true;
        ours.role = u"owner_of_"_s + direct.database;
        ours.searchPath = u"inner_room"_s;
        const auto reading = Connection::open(ours);
        QVERIFY(reading);
        const auto reply = (*reading)->query(u"SELECT current_user, current_schema()"_s);
        QVERIFY(reply);
        QCOMPARE(reply->rows.first(), (QVariantList{ours.role, u"inner_room"_s}));
        const auto written = (*reading)->execute(u"CREATE TABLE y (i INTEGER)"_s);
        QVERIFY(!written);
        QCOMPARE(QString(written.error().error.code), QString(databaseReadOnly));
        QCOMPARE((*reading)->query(u"SELECT nothing"_s).error().position, qsizetype(7));
        QCOMPARE(ask(others, u"SELECT current_user, current_schema(), current_setting('default_transaction_read_only')"_s),
            u"postgres|public|off"_s);
        QCOMPARE(ask(others, u"INSERT INTO t VALUES (9, 'written'); SELECT count(*) FROM t"_s), u"4"_s);
    }

    /// A pooler that gives each client a server session of its own is as good as none.
    void aSessionPoolerIsNotBlamed()
    {
        const ConnectionSpec direct = atA(Dialect::Postgresql);
        PgBouncer pooler;
        QVERIFY2(pooler.start(direct.port, PgBouncer::Pool::Session), pooler.error());
        ConnectionSpec spec = direct;
        spec.port = pooler.port();
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}));
        QCOMPARE(dump(outcome), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
        QVERIFY(outcome.warnings.isEmpty());
    }

    void aDirectConnectionIsNoPooler()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}));
        QVERIFY(outcome.warnings.isEmpty());
    }

    void blockersAreNamedAndCanBeEnded_data()
    {
        QTest::addColumn<bool>("idle");
        QTest::newRow("its statement cancelled") << false;
        QTest::newRow("its session ended") << true;
    }
    void blockersAreNamedAndCanBeEnded()
    {
        QFETCH(bool, idle);
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        const auto holder = opened(spec, u"SET application_name = 'report'; BEGIN; SELECT count(*) FROM t"_s);
        std::thread busy;
        if (!idle)
            busy = std::thread([&] { static_cast<void>(holder->execute(u"SELECT pg_sleep(60)"_s)); });
        QList<LockWait> waits;
        bool ended = false;
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"ALTER TABLE t ADD COLUMN c INTEGER"_s})}),
            [&](const RunEvent &event) {
                const auto *wait = std::get_if<LockWait>(&event);
                if (!wait)
                    return;
                waits.append(*wait);
                auto helper = Connection::open(spec);
                QVERIFY(helper && !wait->blockers.isEmpty());
                if (waits.size() == 2)
                    ended = endBlocker(**helper, wait->blockers.first(),
                        idle ? EndBlocker::EndSession : EndBlocker::CancelStatement).value_or(false);
            }, {}, waiting(20));
        if (busy.joinable())
            busy.join();
        QVERIFY(ended);
        QCOMPARE(waits.first().waitsFor, LockWait::For::Statement);
        const Blocker blocker = waits.first().blockers.first();
        QCOMPARE(blocker.application, u"report"_s);
        QCOMPARE(blocker.user, u"postgres"_s);
        QCOMPARE(blocker.state, idle ? u"idle in transaction"_s : u"active"_s);
        QVERIFY(blocker.query.contains(idle ? u"FROM t"_s : u"pg_sleep"_s));
        QCOMPARE(dump(outcome), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
        auto helper = Connection::open(spec);
        Blocker gone = blocker;
        gone.backendStart = u"2000-01-01 00:00:00+00"_s;
        QVERIFY(helper && endBlocker(**helper, gone, EndBlocker::EndSession) == false); // the process id alone is not enough
    }

    void aLockIsGivenUpAndTriedAgain()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        auto holder = opened(spec, u"BEGIN; SELECT count(*) FROM t"_s);
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s}),
            step(u"b"_s, u"c"_s, {u"ALTER TABLE t ADD COLUMN c INTEGER"_s})});
        const RunOutcome inVain = runOn(spec, plan, {}, {}, waiting(1));
        QCOMPARE(dump(inVain), u"Failed applied - rolled back 0,1 partial - at <a> database.locked"_s);
        QCOMPARE(inVain.failure->step, 1);

        QList<LockRetry> retries;
        const RunOutcome outcome = runOn(spec, plan, [&](const RunEvent &event) {
            if (const auto *retry = std::get_if<LockRetry>(&event)) {
                retries.append(*retry);
                holder.reset();
            }
        }, {}, waiting(1, 3));
        QCOMPARE(dump(outcome), u"Succeeded applied 0,1 rolled back - partial - at <c>"_s);
        QCOMPARE(retries.size(), 1);
        QCOMPARE(outcome.lockRetries, 1);
    }

    /// Who reads behind our waiting ALTER TABLE stands in its queue: for as long as the time-out, and no longer.
    void aReaderIsNotHeldUpLongerThanTheTimeOut()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        const auto holder = opened(spec, u"BEGIN; SELECT count(*) FROM t"_s);
        std::atomic<bool> over = false;
        std::atomic<bool> ready = false;
        qint64 longest = 0;
        int reads = 0;
        std::thread reader([&] {
            const auto session = opened(spec, u"SELECT 1"_s);
            ready = true;
            while (!over) {
                QElapsedTimer clock;
                clock.start();
                if (session->query(u"SELECT count(*) FROM t"_s))
                    ++reads;
                longest = qMax(longest, clock.elapsed());
                QThread::msleep(5);
            }
        });
        QTRY_VERIFY(ready);
        const RunOutcome outcome = runOn(spec,
            planOf(spec, {step(u"a"_s, u"b"_s, {u"ALTER TABLE t ADD COLUMN c INTEGER"_s})}), {}, {}, waiting(1, 2));
        over = true;
        reader.join();
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.locked"_s);
        QCOMPARE(outcome.lockRetries, 2);
        QVERIFY2(longest < 2000 && longest > 500, qPrintable(QString::number(longest)));
        QVERIFY(reads > 20); // the pauses let them through
        qInfo("a reader waited at most %lld ms at a lock_timeout of 1000 ms, %d reads", longest, reads);
    }

    void aStatementMayTakeTooLong()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        RunOptions options;
        options.statementTimeout = 1;
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"SELECT pg_sleep(30)"_s})}), {}, {}, options);
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.interrupted"_s);
        QVERIFY(outcome.milliseconds < 5000);
    }

    void stopsAfterTheRevision_data() { addEngines(); }
    void stopsAfterTheRevision()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = atA(engine);
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"CREATE TABLE v (id INTEGER)"_s}),
            step(u"b"_s, u"c"_s, {u"DROP TABLE t"_s})});
        std::stop_source stop;
        RunOptions options;
        options.stopAfterRevision = stop.get_token();
        const RunOutcome outcome = runOn(spec, plan, [&](const RunEvent &event) {
            if (std::holds_alternative<StepStarted>(event))
                stop.request_stop();
        }, {}, options);
        QCOMPARE(dump(outcome), u"Stopped applied 0 rolled back - partial - at <b>"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM v"_s), u"0"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"3"_s);
    }

    void transactionsAsTheUserChooses_data() { addEngines(); }
    void transactionsAsTheUserChooses()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = atA(engine);
        auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s}),
            step(u"b"_s, u"c"_s, {u"SELECT * FROM nowhere"_s})});
        RunOptions options;
        options.transactionPerMigration = true;
        QCOMPARE(dump(runOn(spec, plan, {}, {}, options)), u"Failed applied 0 rolled back 1 partial - at <b> database.statement"_s);
        const ConnectionSpec other = atA(engine);
        plan.transactionPerMigration = true;
        options.transactionPerMigration = false;
        QCOMPARE(dump(runOn(other, plan, {}, {}, options)), u"Failed applied - rolled back 0,1 partial - at <a> database.statement"_s);
    }

    /// The script is written between the first look and the lock.
    void scriptsAreReadAgainBehindTheLock_data() { addEngines(); }
    void scriptsAreReadAgainBehindTheLock()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = atA(engine);
        plan::PlannedStep planned = step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s});
        planned.file = m_folder.filePath(u"b.py"_s);
        planned.fileHash = QCryptographicHash::hash("x = 1\n", QCryptographicHash::Sha256);
        const auto write = [&](const char *text) {
            QFile file(planned.file);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
        };
        write("x = 1\n");
        const RunOutcome outcome = runOn(spec, planOf(spec, {planned}), [&](const RunEvent &event) {
            if (std::holds_alternative<TransactionBegan>(event))
                write("x = 2\n");
        });
        QCOMPARE(dump(outcome), u"Refused applied - rolled back - partial - at <a> run.script-changed"_s);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"3"_s);
    }

    void anInvalidIndexIsReported()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        QCOMPARE(ask(spec, u"UPDATE t SET name = 'same'"_s), QString());
        const RunOutcome outcome = runOn(spec, planOf(spec,
            {step(u"a"_s, u"b"_s, {u"!CREATE UNIQUE INDEX CONCURRENTLY \"Ix t\" ON t (name)"_s})}));
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.statement"_s);
        QCOMPARE(outcome.invalidIndexes.size(), 1);
        QCOMPARE(outcome.invalidIndexes.first().table, u"public.t"_s);
        QCOMPARE(outcome.invalidIndexes.first().dropStatement, u"DROP INDEX CONCURRENTLY public.\"Ix t\""_s);
        QVERIFY(!outcome.changedNothing());
        QCOMPARE(ask(spec, outcome.invalidIndexes.first().dropStatement), QString());
        QCOMPARE(ask(spec, u"SELECT count(*) FROM pg_index WHERE NOT indisvalid"_s), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(TestRunSafety)
#include "tst_runsafety.moc"
