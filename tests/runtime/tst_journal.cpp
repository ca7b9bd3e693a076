// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/journalexport.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestJournal : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_journals = 0;

    RunOptions recording()
    {
        RunOptions options;
        options.journalFile = m_folder.filePath(u"data/journal%1.db"_s.arg(++m_journals));
        options.journalProject = u"/home/me/shop"_s;
        options.journalProgram = u"Retort 1.0"_s;
        return options;
    }

    static std::unique_ptr<Journal> opened(const RunOptions &options)
    {
        auto journal = Journal::open(options.journalFile);
        if (!journal)
            qFatal("cannot open the journal: %s", qPrintable(journal.error().message));
        return std::move(*journal);
    }

    static QStringList states(const JournalRun &run)
    {
        QStringList list;
        for (const JournalStatement &one : run.statements)
            list.append(u"%1.%2%3 %4"_s.arg(one.revision, QString::number(one.number), one.bookkeeping ? u"v"_s : QString(), one.state));
        return list;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void aRunIsRecorded()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        const RunOptions options = recording();
        auto first = step({}, u"a"_s, {u"CREATE TABLE t (name TEXT)"_s, u"INSERT INTO t VALUES ('it''s; 100%')"_s});
        first.fileHash = QByteArray::fromHex("00ff");
        first.file.clear(); // there is no such script to compare
        QCOMPARE(runOn(spec, planOf(spec, {first}), {}, {}, options).kind, RunOutcome::Kind::Succeeded);
        const auto journal = opened(options);
        const auto runs = journal->search({});
        QVERIFY(runs);
        QCOMPARE(runs->size(), 1);
        const auto run = journal->details(runs->first().id);
        QVERIFY(run);
        QCOMPARE(run->kind, u"upgrade"_s);
        QCOMPARE(run->outcome, u"succeeded"_s);
        QCOMPARE(run->database, spec.displayText());
        QCOMPARE(run->project, u"/home/me/shop"_s);
        QCOMPARE(run->program, u"Retort 1.0"_s);
        QVERIFY(run->server.startsWith(u"SQLite"_s) && run->systemUser.contains(u'@'));
        QCOMPARE(run->toHeads, QStringList{u"a"_s});
        QVERIFY(run->started.isValid() && run->finished >= run->started);
        QCOMPARE(run->revisions, (QList<JournalRevision>{{u"a"_s, {}, u"00ff"_s, u"applied"_s}}));
        QCOMPARE(states(*run), (QStringList{u".0v done"_s, u"a.0 done"_s, u"a.1 done"_s, u"a.0v done"_s}));
        QCOMPARE(run->statements.at(2).sql, u"INSERT INTO t VALUES ('it''s; 100%')"_s);
        QCOMPARE(run->statements.at(2).affected, qint64(1));
        QVERIFY(run->statements.at(2).microseconds >= 0);
        QCOMPARE(QFileInfo(options.journalFile).permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());

        QCOMPARE(journal->search({u"100%"_s, {}, {}, {}, {}})->size(), 1);
        QCOMPARE(journal->search({u"100_"_s, {}, {}, {}, {}})->size(), 0); // no wildcard
        QCOMPARE(journal->search({{}, u"elsewhere"_s, {}, {}, {}})->size(), 0);
        QCOMPARE(journal->search({{}, {}, u"failed"_s, {}, {}})->size(), 0);
        QCOMPARE(journal->search({{}, {}, {}, run->started.addSecs(1), {}})->size(), 0);

        QCOMPARE(journal->editedSinceApplied(spec.displayText(), {{u"a"_s, u"00ff"_s}})->size(), 0);
        QCOMPARE(journal->editedSinceApplied(u"elsewhere"_s, {{u"a"_s, u"11"_s}})->size(), 0);
        const auto edited = journal->editedSinceApplied(spec.displayText(), {{u"a"_s, u"11"_s}});
        QVERIFY(edited && edited->size() == 1);
        QCOMPARE(edited->first().sha256Then, u"00ff"_s);
    }

    void aFailureIsRecorded()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        const RunOptions options = recording();
        const auto plan = planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s, u"!CREATE INDEX CONCURRENTLY ix ON t (id)"_s}),
            step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"SELECT * FROM nowhere"_s})});
        QCOMPARE(runOn(spec, plan, {}, {}, options).kind, RunOutcome::Kind::Failed);
        const auto journal = opened(options);
        const auto run = journal->details(1);
        QVERIFY(run);
        QCOMPARE(run->outcome, u"failed"_s);
        QCOMPARE(run->sqlState, u"42P01"_s);
        QCOMPARE(run->failedSql, u"SELECT * FROM nowhere"_s);
        QCOMPARE(states(*run), (QStringList{u".0v done"_s, u"a.0 done"_s, u"a.1 done"_s, u"a.0v undone"_s, u"b.0 undone"_s, u"b.1 failed"_s}));
        QCOMPARE(run->statements.at(2).inTransaction, false);
        QCOMPARE(run->revisions.at(0).state, u"partial"_s);
        QCOMPARE(run->revisions.at(1).state, u"undone"_s);
    }

    /// The program dies: the run stays in the journal as one that did not end.
    void aRunWithoutAnEnd()
    {
        const RunOptions options = recording();
        {
            const auto journal = opened(options);
            JournalRun run;
            run.started = QDateTime::currentDateTimeUtc();
            run.kind = u"upgrade"_s;
            run.database = u"x"_s;
            run.outcome = u"running"_s;
            QVERIFY(journal->add(run));
        }
        const auto run = opened(options)->details(1);
        QVERIFY(run && run->outcome == u"running"_s && !run->finished.isValid());
    }

    void aJournalThatCannotBeWrittenStopsNothing()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Sqlite, m_folder);
        RunOptions options;
        options.journalFile = u"/proc/nowhere/journal.db"_s;
        int warnings = 0;
        const RunOutcome outcome = runOn(spec, planOf(spec, {step({}, u"a"_s, {})}),
            [&](const RunEvent &event) { warnings += std::holds_alternative<RunWarning>(event); }, {}, options);
        QCOMPARE(outcome.kind, RunOutcome::Kind::Succeeded);
        QCOMPARE(warnings, 1);
    }

    void aNewerJournalIsLeftAlone()
    {
        const RunOptions options = recording();
        opened(options);
        ConnectionSpec spec;
        spec.file = options.journalFile;
        QCOMPARE(ask(spec, u"PRAGMA user_version = 99"_s), QString());
        const auto journal = Journal::open(options.journalFile);
        QVERIFY(!journal);
        QCOMPARE(QString(journal.error().code), QString(journalTooNew));
        QCOMPARE(ask(spec, u"PRAGMA user_version"_s), u"99"_s);
    }

    void theTableInTheDatabaseIsOnRequest_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }
    void theTableInTheDatabaseIsOnRequest()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        RunOptions options;
        const QString look = u"SELECT seq, kind, revision, from_heads, to_heads, statements_total, app_version, outcome FROM alembic_history "
                             "ORDER BY started_at, seq"_s;
        QCOMPARE(runOn(spec, planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s})}), {}, {}, options).kind, RunOutcome::Kind::Succeeded);
        QVERIFY(ask(spec, look).startsWith(u"ERROR"_s));
        options.historyTable = true;
        options.journalProgram = u"Retort 1.0"_s;
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s}), step(u"b"_s, u"c"_s, {})}), {}, {}, options);
        QCOMPARE(outcome.warnings.size(), 0);
        QCOMPARE(ask(spec, look), u"1|upgrade|b|a|b|1|Retort 1.0|succeeded;2|upgrade|c|b|c|0|Retort 1.0|succeeded"_s);
        options.dryRun = true;
        QCOMPARE(runOn(spec, planOf(spec, {step(u"c"_s, u"d"_s, {})}), {}, {}, options).kind, RunOutcome::Kind::Succeeded);
        options.dryRun = false;
        QCOMPARE(runOn(spec, planOf(spec, {step(u"c"_s, u"d"_s, {u"SELECT * FROM nowhere"_s})}), {}, {}, options).kind, RunOutcome::Kind::Failed);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM alembic_history"_s), u"2"_s);
    }

    void exports()
    {
        JournalRun run;
        run.id = 7;
        run.started = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        run.kind = u"upgrade"_s;
        run.target = u"=cmd()"_s;
        run.error = u"a \"b\",\nc"_s;
        run.toHeads = {u"x"_s, u"y"_s};
        run.revisions = {{u"x"_s, u"/v/x.py"_s, u"00"_s, u"applied"_s}};
        run.statements = {{u"x"_s, 0, false, true, u"SELECT 1"_s, {}, 5, -1, u"done"_s}};
        const QJsonObject json = QJsonDocument::fromJson(journalToJson({run})).array().first().toObject();
        QCOMPARE(json.value(u"id"_s).toInt(), 7);
        QCOMPARE(json.value(u"started"_s).toString(), u"1970-01-01T00:00:00.000Z"_s);
        QCOMPARE(json.value(u"to_heads"_s).toArray().size(), 2);
        QCOMPARE(json.value(u"statements"_s).toArray().first().toObject().value(u"sql"_s).toString(), u"SELECT 1"_s);
        const QByteArrayList lines = journalToCsv({run}).split('\r');
        QVERIFY(lines.first().startsWith("id,started,finished,kind,"));
        QVERIFY(lines.at(1).contains(",'=cmd(),"));
        QVERIFY(lines.at(1).contains("\"a \"\"b\"\",\nc\""));
        QVERIFY(lines.at(1).endsWith(",x:applied"));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
