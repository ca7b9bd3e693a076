// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are killed at any moment, and runs that meet. RETORT_SOAK_KILLS (default 12; 200 for the whole promise) is the number
// of kills at random moments, and from 200 on every boundary of statements has one; RETORT_SOAK_ROUNDS (default 6, whole 100) the
// number of races between two runs, half as many (default 2, whole 50) those against Alembic.
#include "tests/runtime/runtimefixture.h"

#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

constexpr int revisions = 20;

int fromEnvironment(const char *name, int fallback)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok && value > 0 ? value : fallback;
}

QString nameOf(int revision)
{
    return revision == 0 ? QString() : u"r%1"_s.arg(revision);
}

QStringList statementsOf(int revision)
{
    QStringList list{u"CREATE TABLE t%1 (id INTEGER PRIMARY KEY)"_s.arg(revision), u"INSERT INTO t%1 VALUES (1), (2)"_s.arg(revision),
        u"ALTER TABLE t%1 ADD COLUMN name VARCHAR(10)"_s.arg(revision)};
    if (revision > 1)
        list << u"INSERT INTO t%1 SELECT id + 10, name FROM t%2"_s.arg(revision - 1).arg(revision);
    return list;
}

plan::MigrationPlan planFrom(const ConnectionSpec &spec, int done, int end, bool perMigration = false)
{
    QList<plan::PlannedStep> steps;
    for (int revision = done + 1; revision <= end; ++revision)
        steps.append(step(nameOf(revision - 1), nameOf(revision), statementsOf(revision)));
    auto plan = planOf(spec, steps);
    plan.transactionPerMigration = perMigration;
    return plan;
}

/// Schema and number of rows; at base whether or not the version table exists already.
QString stateOf(const ConnectionSpec &spec)
{
    QString text = schemaText(spec);
    for (int revision = 1; revision <= revisions && text.contains(u"t%1"_s.arg(revision)); ++revision)
        text += u"\n%1 rows"_s.arg(ask(spec, u"SELECT count(*) FROM t%1"_s.arg(revision)));
    return text;
}

} // namespace

class TestSoak : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QMap<Dialect, QStringList> m_states; ///< by number of revisions applied
    QRandomGenerator m_random{20240607};

    static bool isServer(const ConnectionSpec &spec) { return spec.dialect == Dialect::Postgresql; }

    void empty(ConnectionSpec &spec)
    {
        if (isServer(spec))
            QCOMPARE(ask(spec, u"DROP SCHEMA public CASCADE; CREATE SCHEMA public"_s), QString());
        else
            spec = freshDatabase(Dialect::Sqlite, m_folder);
    }

    /// A server goes on for a moment after its client is gone.
    static void waitForBackends(const ConnectionSpec &spec)
    {
        if (!isServer(spec))
            return;
        const auto connection = Connection::open(spec); // one for all looks: each new one would see the last one leave
        QVERIFY(connection);
        const auto others = [&] {
            const auto reply = (*connection)->query(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                                    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"_s);
            return reply ? reply->rows.value(0).value(0).toInt() : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(others(), 0, 20'000);
    }

    /// How many revisions the database has; -1 when it is at none of them.
    int revisionOf(const ConnectionSpec &spec)
    {
        const QString state = stateOf(spec);
        if (!state.contains(u"alembic_version"_s) || state.endsWith(u"\nat "_s))
            return state.contains(u"t1"_s) ? -1 : 0;
        return int(m_states[spec.dialect].indexOf(state));
    }

    template<typename Child>
    static pid_t forked(Child child)
    {
        const pid_t pid = fork();
        if (pid == 0) {
            child();
            _exit(0);
        }
        return pid;
    }

    static int ended(pid_t pid)
    {
        int status = 0;
        return waitpid(pid, &status, 0) == pid ? status : -1;
    }

    /// What is left is one revision, and a new run completes it.
    void checkAndComplete(const ConnectionSpec &spec, const QString &moment)
    {
        waitForBackends(spec);
        const int revision = revisionOf(spec);
        QVERIFY2(revision >= 0, qPrintable(moment + u": neither before nor after\n"_s + stateOf(spec)));
        auto plan = planFrom(spec, revision, revisions);
        plan.versionTableExists = schemaText(spec).contains(u"alembic_version"_s);
        if (revision < revisions) {
            const RunOutcome outcome = runOn(spec, plan);
            QVERIFY2(outcome.kind == RunOutcome::Kind::Succeeded, qPrintable(moment + u": "_s + dump(outcome)));
        }
        QCOMPARE(revisionOf(spec), revisions);
    }

    void addEngines()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(cluster().start(), cluster().error());
        for (const Dialect engine : {Dialect::Sqlite, Dialect::Postgresql}) {
            const ConnectionSpec spec = freshDatabase(engine, m_folder);
            m_states[engine].append(QString());
            for (int revision = 1; revision <= revisions; ++revision) {
                QCOMPARE(runOn(spec, planFrom(spec, revision - 1, revision)).kind, RunOutcome::Kind::Succeeded);
                m_states[engine].append(stateOf(spec));
            }
        }
    }
    void cleanupTestCase() { cluster().stop(); }

    void killedAtRandomMoments_data() { addEngines(); }
    void killedAtRandomMoments()
    {
        QFETCH(Dialect, engine);
        const int kills = fromEnvironment("RETORT_SOAK_KILLS", 12);
        ConnectionSpec spec = freshDatabase(engine, m_folder);
        QElapsedTimer clock;
        qint64 whole = 0; // of a run, in microseconds
        QMap<int, int> found;
        for (int kill = -2; kill < kills; ++kill) {
            empty(spec);
            const bool perMigration = kill % 2;
            clock.start();
            const pid_t child = forked([&] { runOn(spec, planFrom(spec, 0, revisions, perMigration)); });
            if (kill < 0) { // not killed: how long does it take when everything is warm?
                ended(child);
                whole = clock.nsecsElapsed() / 1000;
                continue;
            }
            const qint64 moment = m_random.bounded(int(whole));
            while (clock.nsecsElapsed() / 1000 < moment)
                QThread::usleep(50);
            ::kill(child, SIGKILL);
            ended(child);
            waitForBackends(spec);
            ++found[revisionOf(spec)];
            checkAndComplete(spec, u"killed after %1 µs, %2"_s.arg(moment).arg(perMigration));
            if (QTest::currentTestFailed())
                return;
        }
        QStringList spread;
        for (auto it = found.cbegin(); it != found.cend(); ++it)
            spread << u"%1×%2"_s.arg(it.value()).arg(it.key());
        qInfo("%d kills at random moments; found at revision: %s", kills, qPrintable(spread.join(u' ')));
    }

    void killedAtEachBoundary_data() { addEngines(); }
    void killedAtEachBoundary()
    {
        QFETCH(Dialect, engine);
        const int kills = fromEnvironment("RETORT_SOAK_KILLS", 12);
        ConnectionSpec spec = freshDatabase(engine, m_folder);
        int events = 0;
        runOn(spec, planFrom(spec, 0, revisions, true), [&](const RunEvent &) { ++events; });
        const int stride = kills >= 200 ? 1 : qMax(1, events / kills);
        int count = 0;
        for (int event = 0; event < events; event += stride, ++count) {
            empty(spec);
            const int status = ended(forked([&] {
                int seen = 0;
                runOn(spec, planFrom(spec, 0, revisions, true), [&](const RunEvent &) {
                    if (seen++ == event)
                        raise(SIGKILL);
                });
            }));
            QVERIFY(WIFSIGNALED(status));
            checkAndComplete(spec, u"killed at event %1"_s.arg(event));
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d kills at %d boundaries", count, events);
    }

    void twoRunsAtOnce_data() { addEngines(); }
    void twoRunsAtOnce()
    {
        QFETCH(Dialect, engine);
        const int rounds = fromEnvironment("RETORT_SOAK_ROUNDS", 6);
        ConnectionSpec spec = freshDatabase(engine, m_folder);
        for (int round = 0; round < rounds; ++round) {
            empty(spec);
            spec.busyTimeout = 10'000;
            const auto child = [&] { _exit(runOn(spec, planFrom(spec, 0, revisions, round % 2)).applied.size() == revisions ? 0 : 7); };
            const pid_t one = forked(child);
            const pid_t two = forked(child);
            const int first = WEXITSTATUS(ended(one));
            const int second = WEXITSTATUS(ended(two));
            QVERIFY2((first == 0 && second == 7) || (first == 7 && second == 0), qPrintable(u"round %1: %2 %3"_s.arg(round).arg(first).arg(second)));
            QCOMPARE(revisionOf(spec), revisions);
        }
        qInfo("%d rounds, one run of two applied each time", rounds);
    }

    /// Alembic knows nothing of our locks; still one of us does it all or both leave it whole.
    void besideAlembic_data() { addEngines(); }
    void besideAlembic()
    {
        QFETCH(Dialect, engine);
        const int rounds = qEnvironmentVariableIsSet("RETORT_SOAK_ROUNDS") ? qMax(1, fromEnvironment("RETORT_SOAK_ROUNDS", 6) / 2) : 2;
        TemporaryProject project({{u"alembic.ini"_s, "[alembic]\nscript_location = migrations\n"},
            {u"migrations/env.py"_s, "import os, sqlalchemy\nfrom alembic import context\n"
                "with sqlalchemy.create_engine(os.environ['SOAK_URL']).connect() as connection:\n"
                "    context.configure(connection=connection)\n"
                "    with context.begin_transaction():\n        context.run_migrations()\n"}});
        for (int revision = 1; revision <= revisions; ++revision) {
            QByteArray script = "from alembic import op\nrevision = '" + nameOf(revision).toUtf8() + "'\ndown_revision = "
                + (revision == 1 ? QByteArray("None") : "'" + nameOf(revision - 1).toUtf8() + "'") + "\ndef upgrade():\n";
            for (const QString &sql : statementsOf(revision))
                script += "    op.execute(\"" + sql.toUtf8() + "\")\n";
            QVERIFY(project.write(u"migrations/versions/r%1.py"_s.arg(revision), script));
        }
        ConnectionSpec spec = freshDatabase(engine, m_folder);
        int ours = 0;
        int theirs = 0;
        for (int round = 0; round < rounds; ++round) {
            empty(spec);
            spec.busyTimeout = 10'000;
            QProcess alembic;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"SOAK_URL"_s, isServer(spec)
                ? u"postgresql://postgres@127.0.0.1:%1/%2"_s.arg(QString::number(spec.port), spec.database) : u"sqlite:///"_s + spec.file);
            alembic.setProcessEnvironment(environment);
            alembic.setWorkingDirectory(project.path());
            alembic.start(u"/usr/bin/python3"_s, {u"-m"_s, u"alembic"_s, u"upgrade"_s, u"head"_s});
            QVERIFY(alembic.waitForStarted());
            // Python needs its time to start; after the first table is there it is in the middle of it.
            const QDeadlineTimer latest(m_random.bounded(200, 1100));
            while (!latest.hasExpired() && (isServer(spec) || !schemaText(spec).contains(u"alembic_version"_s)))
                QThread::msleep(2);
            const RunOutcome outcome = runOn(spec, planFrom(spec, 0, revisions));
            QVERIFY(alembic.waitForFinished(60'000));
            const bool theirsDone = alembic.exitStatus() == QProcess::NormalExit && alembic.exitCode() == 0;
            const bool oursDone = outcome.kind == RunOutcome::Kind::Succeeded;
            ours += oursDone;
            theirs += theirsDone;
            const QString moment = u"round %1: ours %2, theirs %3 %4"_s.arg(QString::number(round), dump(outcome),
                QString::number(alembic.exitCode()), QString::fromUtf8(alembic.readAllStandardError()).right(300));
            // Their version table has a length of its own in the text, so it is the tables and the rows that are compared.
            QVERIFY2(ask(spec, u"SELECT version_num FROM alembic_version"_s) == nameOf(revisions), qPrintable(moment));
            const QString rows = stateOf(spec);
            QVERIFY2(rows.section(u"\nat "_s, 1) == m_states[engine].last().section(u"\nat "_s, 1), qPrintable(moment));
            QVERIFY2(oursDone || theirsDone, qPrintable(moment));
        }
        qInfo("%d rounds beside Alembic: %d times ours went through, %d times Alembic", rounds, ours, theirs);
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
