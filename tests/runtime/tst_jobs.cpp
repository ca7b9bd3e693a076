// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/passwordstore.h"
#include "model/runtime/refreshjob.h"
#include "model/runtime/runjob.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestJobs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static QStringList endless()
    {
        return {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"_s};
    }

private Q_SLOTS:
    void bringsEventsAndThenTheOutcome()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        RunJob job(planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s})}), spec);
        QList<RunEvent> events;
        std::optional<RunOutcome> outcome;
        QThread *thread = nullptr;
        connect(&job, &RunJob::eventsArrived, this, [&](const QList<RunEvent> &batch) {
            QVERIFY(!outcome);
            events += batch;
            thread = QThread::currentThread();
        });
        connect(&job, &RunJob::finished, this, [&](const RunOutcome &last) { outcome = last; });
        job.start();
        QVERIFY(job.isRunning());
        QTRY_VERIFY(outcome);
        QVERIFY(!job.isRunning());
        QCOMPARE(thread, QThread::currentThread());
        QCOMPARE(dump(*outcome), u"Succeeded applied 0 rolled back - partial - at <a>"_s);
        QVERIFY(std::holds_alternative<RunStarted>(events.first()));
        QVERIFY(std::holds_alternative<RunFinished>(events.last()));
    }

    void interruptsTheRun()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        RunJob job(planOf(spec, {step({}, u"a"_s, endless())}), spec);
        QSignalSpy finished(&job, &RunJob::finished);
        bool begun = false;
        connect(&job, &RunJob::eventsArrived, this, [&](const QList<RunEvent> &batch) {
            for (const RunEvent &event : batch)
                begun |= std::holds_alternative<StepStarted>(event);
        });
        job.start();
        QTRY_VERIFY(begun);
        QElapsedTimer clock;
        clock.start();
        job.interrupt();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(clock.elapsed() < 1000);
        QCOMPARE(dump(finished.first().first().value<RunOutcome>()), u"Stopped applied - rolled back 0 partial - at <>"_s);
    }

    void interruptBeforeTheConnectionIsMade()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        RunJob job(planOf(spec, {step({}, u"a"_s, endless())}), spec);
        QSignalSpy finished(&job, &RunJob::finished);
        job.interrupt();
        job.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().value<RunOutcome>().kind, RunOutcome::Kind::Stopped);
    }

    void deletingItEndsTheRun()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        QElapsedTimer clock;
        {
            RunJob job(planOf(spec, {step({}, u"a"_s, endless())}), spec);
            job.start();
            QThread::msleep(200);
            clock.start();
        }
        QVERIFY(clock.elapsed() < 1000);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM sqlite_master"_s), u"0"_s);
    }

    void noDatabase()
    {
        ConnectionSpec spec;
        spec.file = m_folder.filePath(u"absent.db"_s);
        RunJob job(planOf(spec, {step({}, u"a"_s, {})}), spec);
        QSignalSpy finished(&job, &RunJob::finished);
        job.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(dump(finished.first().first().value<RunOutcome>()),
            u"Refused applied - rolled back - partial - at unknown database.missing-file"_s);
    }

    void refreshes()
    {
        ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        RefreshJob absent(spec, {});
        QSignalSpy failed(&absent, &RefreshJob::failed);
        absent.start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(QString(failed.first().first().value<Error>().code), QString(databaseMissingFile));
        QVERIFY(!QFileInfo::exists(spec.file));

        runOn(spec, planOf(spec, {step({}, u"a"_s, {})}));
        RefreshJob job(spec, {});
        QSignalSpy refreshed(&job, &RefreshJob::refreshed);
        job.start();
        QTRY_COMPARE(refreshed.size(), 1);
        QCOMPARE(refreshed.first().first().value<DatabaseState>().version, (VersionRows{true, {u"a"_s}, -1}));
    }

    void passwordsInMemory()
    {
        PasswordStore store;
        QStringList answers;
        const auto note = [&](const std::optional<QString> &password) { answers.append(password.value_or(u"none"_s)); };
        store.read(u"one"_s, this, note);
        store.save(u"one"_s, u"secret"_s);
        store.read(u"one"_s, this, note);
        store.remove(u"one"_s);
        store.read(u"one"_s, this, note);
        QVERIFY(answers.isEmpty()); // never before the caller is back in the event loop
        QTRY_COMPARE(answers, (QStringList{u"none"_s, u"secret"_s, u"none"_s}));
    }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
