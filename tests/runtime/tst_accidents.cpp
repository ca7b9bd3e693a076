// SPDX-License-Identifier: GPL-3.0-or-later
// What a run leaves behind when a server, a connection or the program itself dies under it.
#include "tests/runtime/committhief.h"
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/errorcodes.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestAccidents : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    ConnectionSpec atA(Dialect engine)
    {
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const auto outcome = runOn(spec, planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s})}));
        if (outcome.kind != RunOutcome::Kind::Succeeded)
            qFatal("cannot prepare a database: %s", qPrintable(dump(outcome)));
        return spec;
    }

    static plan::MigrationPlan toC(const ConnectionSpec &spec)
    {
        return planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"INSERT INTO u VALUES (1)"_s}),
            step(u"b"_s, u"c"_s, {u"CREATE TABLE v (id INTEGER)"_s, u"DROP TABLE t"_s})});
    }

    /// Calls `accident` when the second statement of the first step starts.
    static EventSink at(const std::function<void()> &accident)
    {
        return [accident](const RunEvent &event) {
            const auto *started = std::get_if<StatementStarted>(&event);
            if (started && started->step == 0 && started->statement == 1)
                accident();
        };
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void theServerEndsTheSession()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        const QString before = schemaText(spec);
        const RunOutcome outcome = runOn(spec, toC(spec), at([&] {
            QCOMPARE(ask(spec, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                               "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s), u"true;true"_s);
        }));
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.connection-lost"_s);
        QVERIFY(outcome.failure->error.hint.startsWith(u"Nothing was changed."_s));
        QCOMPARE(schemaText(spec), before);
    }

    void theServerDies()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        const QString before = schemaText(spec);
        const RunOutcome outcome = runOn(spec, toC(spec), at([] { cluster().stop(); }));
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at unknown database.connection-lost"_s);
        QVERIFY2(cluster().start(), cluster().error());
        ConnectionSpec again = spec;
        again.port = specOf(cluster().createDatabase()).port;
        QCOMPARE(schemaText(again), before);
    }

    void theAnswerToCommitIsLost_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<bool>("changed");
        QTest::newRow("reply") << int(CommitThief::Mode::LoseReply)
                               << u"Succeeded applied 0,1 rolled back - partial - at <c>"_s << true;
        QTest::newRow("commit") << int(CommitThief::Mode::LoseCommit)
                                << u"Failed applied - rolled back 0,1 partial - at <a> database.connection-lost"_s << false;
        QTest::newRow("server") << int(CommitThief::Mode::LoseServer)
                                << u"Unknown applied - rolled back 0,1 partial - at unknown run.outcome-unknown"_s << true;
    }
    void theAnswerToCommitIsLost()
    {
        QFETCH(int, mode);
        const ConnectionSpec direct = atA(Dialect::Postgresql);
        const QString before = schemaText(direct);
        CommitThief thief(direct.port, CommitThief::Mode(mode));
        ConnectionSpec spec = direct;
        spec.port = thief.port();
        const RunOutcome outcome = runOn(spec, toC(spec));
        QVERIFY(thief.hasStruck());
        QTEST(dump(outcome), "outcome");
        QCOMPARE(outcome.warnings.size(), outcome.kind == RunOutcome::Kind::Succeeded ? 1 : 0);
        QTEST(schemaText(direct) != before, "changed");
    }

    void theProgramIsKilled_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("head");
        for (int event = 0; event < 19; ++event) { // the last one is the commit
            QTest::addRow("sqlite %d", event) << Dialect::Sqlite << event << (event < 18 ? u"a"_s : u"c"_s);
            if (event % 3 == 0)
                QTest::addRow("postgresql %d", event) << Dialect::Postgresql << event << (event < 18 ? u"a"_s : u"c"_s);
        }
    }
    void theProgramIsKilled()
    {
        QFETCH(Dialect, engine);
        QFETCH(int, event);
        QFETCH(QString, head);
        const ConnectionSpec spec = atA(engine);
        const QString before = schemaText(spec);
        const pid_t child = fork();
        if (child == 0) {
            int seen = 0;
            runOn(spec, toC(spec), [&](const RunEvent &) {
                if (seen++ == event)
                    raise(SIGKILL);
            });
            _exit(0);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(ask(spec, u"SELECT version_num FROM alembic_version"_s), head);
        QCOMPARE(schemaText(spec) == before, head == u"a"_s);
        if (head == u"a"_s) // and the way is free for another try
            QCOMPARE(dump(runOn(spec, toC(spec))), u"Succeeded applied 0,1 rolled back - partial - at <c>"_s);
    }

    void theDiskIsFull()
    {
        const ConnectionSpec spec = atA(Dialect::Sqlite);
        const QString before = schemaText(spec);
        auto connection = Connection::open(spec);
        QVERIFY(connection && (*connection)->execute(u"PRAGMA max_page_count = 5"_s)); // SQLITE_FULL, as a full disk gives
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s,
            {u"CREATE TABLE u (b BLOB)"_s, u"INSERT INTO u VALUES (zeroblob(1000000))"_s})});
        const RunOutcome outcome = run(plan, **connection, {}, {});
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.full"_s);
        QCOMPARE(schemaText(spec), before);
    }
};

QTEST_GUILESS_MAIN(TestAccidents)
#include "tst_accidents.moc"
