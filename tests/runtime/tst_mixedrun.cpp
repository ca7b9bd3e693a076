// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of which some revisions belong to the project's own Python: real Alembic, both engines.
#include "tests/runtime/runtimefixture.h"
#include "tests/support/temporaryproject.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/journal.h"
#include "model/runtime/mixedrun.h"

#include <QFileInfo>
#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

QByteArray scriptText(const QByteArray &revision, const QByteArray &down, const QByteArray &up)
{
    return "from alembic import op\nimport sqlalchemy as sa\nrevision = '" + revision + "'\ndown_revision = "
        + (down.isEmpty() ? QByteArray("None") : "'" + down + "'") + "\ndef upgrade():\n    " + up + "\ndef downgrade():\n    op.drop_table('" + revision + "')\n";
}

const QByteArray environmentScript = R"py(import logging
from alembic import context
from sqlalchemy import create_engine
logging.basicConfig(level=logging.INFO)
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
)py";

plan::PlannedStep pythonStep(const QString &from, const QString &revision)
{
    plan::PlannedStep planned = step(from, revision, {});
    planned.status = plan::PreviewStatus::NeedsPython;
    planned.reason = u"uses a library"_s;
    planned.file.clear();
    return planned;
}

} // namespace

class TestMixedRun : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TemporaryProject> m_project;
    ConnectionSpec m_spec;

    /// a and c are native, b is Python's; d is Python's and raises.
    void begin(Dialect engine)
    {
        m_spec = freshDatabase(engine, m_folder);
        const QString url = engine == Dialect::Sqlite
            ? u"sqlite:///"_s + m_spec.file
            : u"postgresql://%1@%2:%3/%4"_s.arg(m_spec.user, m_spec.host).arg(m_spec.port).arg(m_spec.database);
        m_project = std::make_unique<TemporaryProject>(QMap<QString, QByteArray>{
            {u"alembic.ini"_s, QByteArray("[alembic]\nscript_location = %(here)s/m\nsqlalchemy.url = " + url.toUtf8().replace('%', "%%") + "\n")},
            {u"m/env.py"_s, environmentScript}, {u"m/script.py.mako"_s, QByteArray("")},
            {u"m/versions/a.py"_s, scriptText("a", "", "op.create_table('a', sa.Column('x', sa.Integer))")},
            {u"m/versions/b.py"_s, scriptText("b", "a", "op.create_table('b', sa.Column('x', sa.Integer))")},
            {u"m/versions/c.py"_s, scriptText("c", "b", "op.create_table('c', sa.Column('x', sa.Integer))")},
            {u"m/versions/d.py"_s, scriptText("d", "c", "raise ValueError('no such thing')")}});
    }

    static plan::PlannedStep a() { return step({}, u"a"_s, {u"CREATE TABLE a (x INTEGER)"_s}); }
    static plan::PlannedStep c() { return step(u"b"_s, u"c"_s, {u"CREATE TABLE c (x INTEGER)"_s}); }

    PythonSteps python(const QList<plan::PlannedStep> &rest)
    {
        PythonSteps steps;
        steps.handover.interpreter = u"/usr/bin/python3"_s;
        steps.handover.folder = m_project->path();
        steps.handover.ini = m_project->path(u"alembic.ini"_s);
        steps.handover.projectDatabase = m_spec;
        steps.planFromHere = [this, rest](Connection &) { return planOf(m_spec, rest); };
        return steps;
    }

    RunOutcome run(const QList<plan::PlannedStep> &steps, const PythonSteps &python, const RunOptions &options = {}, std::stop_token stop = {})
    {
        m_events.clear();
        m_printed.clear();
        const auto connection = Connection::open(m_spec);
        if (!connection)
            qFatal("cannot connect");
        return runWithPython(planOf(m_spec, steps), **connection, stop, [this](const RunEvent &event) { take(event); }, options, python);
    }

    void take(const RunEvent &event)
    {
        if (const auto *started = std::get_if<RunStarted>(&event))
            m_events << u"run %1"_s.arg(started->steps);
        else if (const auto *stepStarted = std::get_if<StepStarted>(&event))
            m_events << u"step %1 %2"_s.arg(stepStarted->step).arg(stepStarted->migration.revision);
        else if (const auto *statement = std::get_if<StatementStarted>(&event); statement && !statement->bookkeeping && statement->step >= 0)
            m_events << u"%1 %2"_s.arg(statement->step).arg(statement->sql.section(u' ', 0, 1));
        else if (const auto *notice = std::get_if<NoticeReceived>(&event); notice && notice->notice.severity == pythonNotice)
            m_printed += notice->notice.message + u'\n';
        else if (std::holds_alternative<RunFinished>(event))
            m_events << u"end"_s;
    }

    QStringList m_events;
    QString m_printed;

    static void addEngines()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void nativeThenPythonThenNative_data() { addEngines(); }
    void nativeThenPythonThenNative()
    {
        QFETCH(Dialect, engine);
        begin(engine);
        RunOptions options;
        options.journalFile = m_folder.filePath(u"journal-%1.sqlite"_s.arg(int(engine)));
        const RunOutcome outcome = run({a(), pythonStep(u"a"_s, u"b"_s), c()}, python({c()}), options);
        QCOMPARE(dump(outcome), u"Succeeded applied 0,1,2 rolled back - partial - at <c>"_s);
        QCOMPARE(m_events, (QStringList{u"run 3"_s, u"step 0 a"_s, u"0 CREATE TABLE"_s, u"step 1 b"_s, u"1 -- /usr/bin/python3"_s, u"step 2 c"_s,
                     u"2 CREATE TABLE"_s, u"end"_s}));
        QVERIFY2(m_printed.contains(u"Running upgrade a -> b"_s), qPrintable(m_printed));
        QCOMPARE(ask(m_spec, u"SELECT count(*) FROM b"_s), u"0"_s);
        const auto journal = Journal::open(options.journalFile);
        QVERIFY(journal);
        const auto records = (*journal)->search({});
        QVERIFY(records);
        QStringList ends;
        for (const JournalRun &record : *records)
            ends.prepend(record.outcome + u' ' + record.revisions.constFirst().revision);
        QCOMPARE(ends, (QStringList{u"succeeded a"_s, u"succeeded b"_s, u"succeeded c"_s}));
    }

    /// What comes behind Python is run only as it was shown, unless nobody was shown anything.
    void newStatementsEndTheRun_data() { addEngines(); }
    void newStatementsEndTheRun()
    {
        QFETCH(Dialect, engine);
        begin(engine);
        const auto other = step(u"b"_s, u"c"_s, {u"CREATE TABLE another (x INTEGER)"_s});
        const RunOutcome outcome = run({a(), pythonStep(u"a"_s, u"b"_s), c()}, python({other}));
        QCOMPARE(dump(outcome), u"Failed applied 0,1 rolled back - partial - at <b> run.not-as-shown"_s);
        QCOMPARE(outcome.failure->step, 2);
        begin(engine);
        PythonSteps accepting = python({other});
        accepting.acceptNewStatements = true;
        QCOMPARE(dump(run({a(), pythonStep(u"a"_s, u"b"_s), c()}, accepting)), u"Succeeded applied 0,1,2 rolled back - partial - at <c>"_s);
        QCOMPARE(ask(m_spec, u"SELECT count(*) FROM another"_s), u"0"_s);
    }

    void failuresAreToldWhereTheyHappen_data() { addEngines(); }
    void failuresAreToldWhereTheyHappen()
    {
        QFETCH(Dialect, engine);
        begin(engine);
        const auto broken = step(u"b"_s, u"c"_s, {u"CREATE TABLE c (x INTEGER)"_s, u"nonsense"_s});
        const RunOutcome later = run({a(), pythonStep(u"a"_s, u"b"_s), broken}, python({broken}));
        QCOMPARE(dump(later), u"Failed applied 0,1 rolled back 2 partial - at <b> database.statement"_s);
        QCOMPARE(later.failure->step, 2);
        QCOMPARE(later.failure->statement, 1);
        const RunOutcome raised = run({c(), pythonStep(u"c"_s, u"d"_s)}, python({}));
        QCOMPARE(dump(raised), u"Failed applied 0 rolled back - partial - at <c> handover.failed"_s);
        QCOMPARE(raised.failure->step, 1);
        QVERIFY2(m_printed.contains(u"no such thing"_s), qPrintable(m_printed));
    }

    void aDryRunAndAReadOnlyDatabaseAreRefused_data() { addEngines(); }
    void aDryRunAndAReadOnlyDatabaseAreRefused()
    {
        QFETCH(Dialect, engine);
        begin(engine);
        QCOMPARE(ask(m_spec, u"CREATE TABLE kept (x INTEGER)"_s), QString());
        RunOptions options;
        options.dryRun = true;
        QCOMPARE(dump(run({a(), pythonStep(u"a"_s, u"b"_s)}, python({}), options)), u"Refused applied - rolled back - partial - at <> run.not-runnable"_s);
        m_spec.readOnly = true;
        QCOMPARE(dump(run({pythonStep({}, u"a"_s)}, python({}))), u"Refused applied - rolled back - partial - at <> database.read-only"_s);
        m_spec.readOnly = false;
        QVERIFY(!schemaText(m_spec).contains(u"alembic_version"_s));
    }

    void theBackupIsMadeOnceBeforeEverything_data() { addEngines(); }
    void theBackupIsMadeOnceBeforeEverything()
    {
        QFETCH(Dialect, engine);
        begin(engine);
        QCOMPARE(ask(m_spec, u"CREATE TABLE kept (x INTEGER)"_s), QString());
        RunOptions options;
        options.backupFile = m_folder.filePath(u"before-%1"_s.arg(int(engine)));
        const auto python1 = pythonStep({}, u"a"_s);
        const auto python2 = pythonStep(u"a"_s, u"b"_s);
        PythonSteps steps = python({python2});
        const RunOutcome outcome = run({python1, python2}, steps, options);
        QCOMPARE(dump(outcome), u"Succeeded applied 0,1 rolled back - partial - at <b>"_s);
        QCOMPARE(outcome.backup.file, options.backupFile);
        QVERIFY(QFileInfo(options.backupFile).size() > 0);
        if (engine == Dialect::Sqlite) {
            ConnectionSpec copy = m_spec;
            copy.file = options.backupFile;
            QVERIFY(!schemaText(copy).contains(u"alembic_version"_s));
        }
    }

    void stopsBetweenRevisions()
    {
        begin(Dialect::Sqlite);
        std::stop_source after;
        after.request_stop();
        RunOptions options;
        options.stopAfterRevision = after.get_token();
        const RunOutcome outcome = run({a(), pythonStep(u"a"_s, u"b"_s)}, python({}), options);
        QCOMPARE(dump(outcome), u"Stopped applied 0 rolled back - partial - at <a>"_s);
        begin(Dialect::Sqlite); // and where Python comes first, before anything
        QCOMPARE(dump(run({pythonStep({}, u"a"_s)}, python({}), options)), u"Stopped applied - rolled back - partial - at <>"_s);
    }
};

QTEST_GUILESS_MAIN(TestMixedRun)
#include "tst_mixedrun.moc"
