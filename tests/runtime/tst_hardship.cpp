// SPDX-License-Identifier: GPL-3.0-or-later
// Disks, rights and servers that fail under a run, and the password that must not get out.
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/journalexport.h"

#include <QDirIterator>
#include <QTest>

#include <csignal>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

plan::MigrationPlan firstPlan(const ConnectionSpec &spec)
{
    return planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB)"_s, u"INSERT INTO t VALUES (1, 'x')"_s})});
}

plan::MigrationPlan bigPlan(const ConnectionSpec &spec)
{
    return planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (b BLOB)"_s, u"INSERT INTO u VALUES (zeroblob(2000000))"_s}),
        step(u"b"_s, u"c"_s, {u"DROP TABLE t"_s})});
}

/// What the run left: outcome, version row, rows of t, soundness.
QString resultOf(const ConnectionSpec &spec, const RunOutcome &outcome)
{
    return QStringList{dump(outcome), ask(spec, u"SELECT version_num FROM alembic_version"_s), ask(spec, u"SELECT count(*) FROM t"_s),
        ask(spec, u"PRAGMA integrity_check"_s)}.join(u" / "_s);
}

/// A name space of our own in which file systems can be mounted, where this machine lets us have one.
bool mayMount()
{
    const bool own = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    return own && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// Runs in a child, which may mount what it likes; its text comes back.
QString inChild(const QString &resultFile, const std::function<QString()> &work)
{
    const pid_t child = fork();
    if (child == 0) {
        QFile file(resultFile);
        if (file.open(QIODevice::WriteOnly)) // before anything is mounted over its folder
            file.write(work().toUtf8());
        file.close();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QFile file(resultFile);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : u"the child left nothing"_s;
}

} // namespace

class TestHardship : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void theDiskIsFull()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(u"full"_s));
        const QString result = inChild(m_folder.filePath(u"full.txt"_s), [this] {
            const QString folder = m_folder.filePath(u"full"_s);
            if (!mayMount() || mount("none", folder.toLocal8Bit().constData(), "tmpfs", 0, "size=512k") != 0) {
                ::signal(SIGXFSZ, SIG_IGN); // then a file that gets too long is a write that fails
                const rlimit limit{600'000, 600'000};
                setrlimit(RLIMIT_FSIZE, &limit);
            }
            ConnectionSpec spec;
            spec.file = folder + u"/app.db"_s;
            spec.createFile = true;
            if (runOn(spec, firstPlan(spec)).kind != RunOutcome::Kind::Succeeded)
                return u"cannot prepare"_s;
            return resultOf(spec, runOn(spec, bigPlan(spec)));
        });
        QCOMPARE(result, u"Failed applied - rolled back 0,1 partial - at <a> database.full / a / 1 / ok"_s);
    }

    void theFileSystemIsReadOnly()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(u"frozen"_s));
        const QString result = inChild(m_folder.filePath(u"frozen.txt"_s), [this] {
            const QString folder = m_folder.filePath(u"frozen"_s);
            const QByteArray path = folder.toLocal8Bit();
            const bool mounted = mayMount() && mount("none", path.constData(), "tmpfs", 0, "size=4m") == 0;
            ConnectionSpec spec;
            spec.file = folder + u"/app.db"_s;
            spec.createFile = true;
            if (runOn(spec, firstPlan(spec)).kind != RunOutcome::Kind::Succeeded)
                return u"cannot prepare"_s;
            if (mounted) {
                if (mount("none", path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) != 0)
                    return u"cannot remount"_s;
            } else {
                QFile::setPermissions(spec.file, QFile::ReadOwner);
                QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
            }
            spec.createFile = false;
            const QString text = resultOf(spec, runOn(spec, bigPlan(spec)));
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            return text;
        });
        QCOMPARE(result, u"Refused applied - rolled back - partial - at <a> database.read-only / a / 1 / ok"_s);
    }

    void rightsAreMissing()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(runOn(spec, planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s})})).kind, RunOutcome::Kind::Succeeded);
        QCOMPARE(ask(spec, u"CREATE ROLE clerk LOGIN; GRANT ALL ON alembic_version TO clerk; GRANT CREATE ON SCHEMA public TO clerk"_s), QString());
        ConnectionSpec clerk = spec;
        clerk.user = u"clerk"_s;
        const QString before = schemaText(spec);
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"DROP TABLE t"_s})});
        const RunOutcome outcome = runOn(clerk, plan);
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.no-access"_s);
        QCOMPARE(schemaText(spec), before);

        // Taken away in the middle: the table can be made no more, nor the row be written.
        const RunOutcome revoked = runOn(clerk, planOf(spec, {step(u"a"_s, u"b"_s, {u"SELECT 1"_s}), step(u"b"_s, u"c"_s, {u"CREATE TABLE w (id INTEGER)"_s})}),
            [&](const RunEvent &event) {
                const auto *started = std::get_if<StepStarted>(&event);
                if (started && started->step == 1)
                    QCOMPARE(ask(spec, u"REVOKE CREATE ON SCHEMA public FROM clerk"_s), QString());
            });
        QCOMPARE(dump(revoked), u"Failed applied - rolled back 0,1 partial - at <a> database.no-access"_s);
        QCOMPARE(schemaText(spec), before);
        QCOMPARE(ask(spec, u"REVOKE ALL ON alembic_version FROM clerk"_s), QString());
        QCOMPARE(dump(runOn(clerk, plan)), u"Refused applied - rolled back - partial - at unknown database.no-access"_s);
    }

    void revisionSevenOfTenFails_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<bool>("perMigration");
        for (const bool perMigration : {false, true}) {
            QTest::addRow("sqlite %d", perMigration) << Dialect::Sqlite << perMigration;
            QTest::addRow("postgresql %d", perMigration) << Dialect::Postgresql << perMigration;
        }
    }
    void revisionSevenOfTenFails()
    {
        QFETCH(Dialect, engine);
        QFETCH(bool, perMigration);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        QList<plan::PlannedStep> steps;
        for (int i = 1; i <= 10; ++i) {
            steps.append(step(i > 1 ? u"r%1"_s.arg(i - 1) : QString(), u"r%1"_s.arg(i),
                {u"CREATE TABLE t%1 (id INTEGER)"_s.arg(i), i == 7 ? u"INSERT INTO t7 (nothing) VALUES (1)"_s : u"INSERT INTO t%1 VALUES (1)"_s.arg(i)}));
        }
        RunOptions options;
        options.transactionPerMigration = perMigration;
        const RunOutcome outcome = runOn(spec, planOf(spec, steps), {}, {}, options);
        QCOMPARE(dump(outcome), perMigration
            ? u"Failed applied 0,1,2,3,4,5 rolled back 6 partial - at <r6> database.statement"_s
            : u"Failed applied - rolled back 0,1,2,3,4,5,6 partial - at <> database.statement"_s);
        QCOMPARE(outcome.failure->error.revisions, QStringList{u"r7"_s});
        QCOMPARE(outcome.failure->statement, 1);
        QCOMPARE(schemaText(spec).contains(u"t6"_s), perMigration);
        QVERIFY(!schemaText(spec).contains(u"t7"_s));
    }

    void theServerIsRestarted()
    {
        ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(runOn(spec, planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s})})).kind, RunOutcome::Kind::Succeeded);
        const QString before = schemaText(spec);
        const auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"DROP TABLE t"_s})});
        const RunOutcome outcome = runOn(spec, plan, [&](const RunEvent &event) {
            const auto *started = std::get_if<StatementStarted>(&event);
            if (started && started->statement == 1) {
                cluster().stop();
                QVERIFY2(cluster().start(), cluster().error());
            }
        });
        QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> database.connection-lost"_s);
        QCOMPARE(schemaText(spec), before);
        QCOMPARE(dump(runOn(spec, plan)), u"Succeeded applied 0 rolled back - partial - at <b>"_s);
    }

    /// A server that is there for the lock and gone before the first statement.
    void theGuardAloneIsLost()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        const auto plan = planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s}), step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s})});
        RunOptions options;
        options.transactionPerMigration = true;
        const RunOutcome outcome = runOn(spec, plan, [&](const RunEvent &event) {
            const auto *started = std::get_if<StepStarted>(&event);
            if (started && started->step == 0)
                QCOMPARE(ask(spec, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'retort (lock)'"_s), u"true"_s);
        }, {}, options);
        QCOMPARE(dump(outcome), u"Succeeded applied 0,1 rolled back - partial - at <b>"_s);
    }

    void thePasswordStaysInside()
    {
        const QString canary = u"kanarienvogel-7f3a91"_s;
        ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(ask(spec, u"SET log_statement = 'none'; CREATE ROLE bird LOGIN SUPERUSER PASSWORD '%1'"_s.arg(canary)), QString());
        QVERIFY2(cluster().setAuthentication("local all all trust\nhost all bird 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"),
            cluster().error());
        spec.user = u"bird"_s;
        spec.password = canary;
        RunOptions options;
        options.journalFile = m_folder.filePath(u"journal.db"_s);
        options.backupFile = m_folder.filePath(u"canary.dump"_s);
        QString processes;
        QStringList texts;
        const EventSink sink = [&](const RunEvent &event) {
            if (const auto *progress = std::get_if<BackupProgress>(&event)) {
                texts << progress->text;
                for (const QString &pid : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
                    QFile line(u"/proc/%1/cmdline"_s.arg(pid));
                    if (pid.front().isDigit() && line.open(QIODevice::ReadOnly))
                        processes += QString::fromUtf8(line.readAll()) + u'\n';
                }
            }
        };
        const auto tell = [&](const RunOutcome &outcome) {
            texts << dump(outcome);
            if (outcome.failure)
                texts << outcome.failure->error.message << outcome.failure->error.detail << outcome.failure->error.hint << outcome.failure->sql;
            for (const Diagnostic &warning : outcome.warnings)
                texts << warning.message << warning.hint;
        };
        tell(runOn(spec, planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s})}), sink, {}, options));
        QCOMPARE(texts.last(), u"Succeeded applied 0 rolled back - partial - at <a>"_s);
        QVERIFY(processes.contains(u"pg_dump"_s)); // it was seen at work
        tell(runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"SELECT * FROM nowhere"_s})}), sink, {}, options));
        ConnectionSpec wrong = spec;
        wrong.password = canary + u"x"_s;
        tell(runOn(wrong, planOf(spec, {step(u"a"_s, u"b"_s, {})}), sink, {}, options));
        QVERIFY(texts.last().isEmpty() || !texts.last().contains(canary));
        texts << spec.displayText();
        if (const auto journal = Journal::open(options.journalFile))
            texts << QString::fromUtf8(journalToJson(*(*journal)->search({})));

        QVERIFY(!processes.contains(canary));
        QVERIFY(!texts.join(u'\n').contains(canary));
        int files = 0;
        for (QDirIterator it(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext(); ++files) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(canary.toUtf8()), qPrintable(file.fileName()));
        }
        qInfo("%d files, %lld texts and the process list are without the password", files, qint64(texts.size()));
    }
};

QTEST_GUILESS_MAIN(TestHardship)
#include "tst_hardship.moc"
