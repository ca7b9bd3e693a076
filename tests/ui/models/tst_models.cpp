// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/blockersmodel.h"
#include "ui/models/databasemodel.h"
#include "ui/models/historymodel.h"
#include "ui/models/journalmodel.h"
#include "ui/models/journaltext.h"
#include "ui/models/operationsmodel.h"
#include "ui/models/problemsmodel.h"
#include "ui/models/roundtripmodel.h"
#include "ui/models/runmodel.h"
#include "ui/models/stepsmodel.h"
#include "ui/models/schemamodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;

namespace {

/// "a b<-a c<-a,b": revisions with their parents; each is dated a day later than the one before.
script::ProjectSnapshotPtr snapshotOf(const QString &notation)
{
    auto snapshot = std::make_shared<script::ProjectSnapshot>();
    QList<script::Revision> revisions;
    for (const QString &word : notation.split(u' ', Qt::SkipEmptyParts)) {
        script::MigrationScript script;
        script.revision.id = word.section("<-"_L1, 0, 0);
        script.revision.downRevisions = word.section("<-"_L1, 1).split(u',', Qt::SkipEmptyParts);
        script.revision.doc = u"message of "_s + script.revision.id;
        script.docstring = script.revision.doc + u"\n\nCreated by somebody"_s;
        script.createDate = u"2026-03-%1 12:00:00"_s.arg(int(revisions.size()) + 1, 2, 10, QChar(u'0'));
        script.path = u"/versions/%1_file.py"_s.arg(script.revision.id);
        snapshot->scripts << script;
        revisions << script.revision;
    }
    auto built = script::RevisionMap::build(revisions);
    snapshot->map = built.map;
    snapshot->diagnostics = built.diagnostics;
    return snapshot;
}

QString rowsOf(const HistoryModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.row(row).id;
    return ids.join(u' ');
}

QString chipsOf(const HistoryModel &model, int row)
{
    QStringList texts;
    for (const Chip &chip : model.chips(row))
        texts << chip.text;
    return texts.join(u' ');
}

DatabaseEntry entryAt(const QStringList &rows)
{
    DatabaseEntry entry;
    entry.id = u"1"_s;
    entry.spec.name = u"dev"_s;
    entry.spec.file = u"/tmp/app.db"_s;
    entry.state = DatabaseEntry::State::Known;
    entry.hasVersionTable = true;
    entry.rows = rows;
    return entry;
}

plan::MigrationPlan smallPlan()
{
    plan::MigrationPlan plan;
    plan.createVersionTable.sql = u"CREATE TABLE alembic_version (version_num VARCHAR(32))"_s;
    for (const QString &id : {u"a"_s, u"b"_s}) {
        plan::PlannedStep step;
        step.step.revision = id;
        step.summary = u"message"_s;
        step.statements = {{u"CREATE TABLE "_s + id, 0, true}, {u"CREATE INDEX i ON "_s + id, 1, true}};
        step.versionStatements = {{u"UPDATE alembic_version SET version_num='%1'"_s.arg(id), -1, true}};
        plan.steps << step;
    }
    return plan;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyIsNewestFirst();
    void historyShowsGhosts();
    void historyFollowsDatabases();
    void historySearches_data();
    void historySearches();
    void historyStaysConsistent();
    void sortsDates_data();
    void sortsDates();
    void databaseStanding_data();
    void databaseStanding();
    void databaseModelUpdatesInPlace();
    void problemsComeErrorsFirst();
    void operationsNameTheirLines();
    void schemaTellsWhatChanged();
    void runModelFollowsEvents();
    void runModelTellsWhatWasUndone();
    void runModelStartsAgainAfterALock();
    void runModelTakesWhatALiveScriptDoes();
    void runModelKeepsALoopShort();
    void roundTripModelTakesVerdicts();
    void journalModelListsRuns();
    void blockersKeepTheirPlace();
};

void TestModels::historyIsNewestFirst()
{
    HistoryModel model;
    model.setHistory(makeHistory(snapshotOf(u"a b<-a c<-a d<-b,c"_s)));
    QCOMPARE(rowsOf(model), u"d c b a"_s);
    QCOMPARE(chipsOf(model, 0), u"head"_s);
    QCOMPARE(chipsOf(model, 3), u"base"_s);
    QCOMPARE(model.index(0, HistoryModel::CreatedColumn).data().toString(), u"2026-03-04"_s);
    QVERIFY(!model.hasStatus());
}

void TestModels::historyShowsGhosts()
{
    HistoryModel model;
    model.setHistory(makeHistory(snapshotOf(u"b<-gone c<-b"_s)));
    QCOMPARE(rowsOf(model), u"c b gone"_s);
    QVERIFY(model.row(2).isGhost);
    QCOMPARE(chipsOf(model, 2), u"missing"_s);
    QVERIFY(model.hasStatus());
    QVERIFY(!model.index(2, HistoryModel::StatusColumn).data(Qt::ToolTipRole).toString().isEmpty());
}

void TestModels::historyFollowsDatabases()
{
    HistoryModel model;
    model.setHistory(makeHistory(snapshotOf(u"a b<-a c<-b"_s)));
    QCOMPARE(int(model.appliedState(0)), int(AppliedState::Unknown));
    model.setDatabases({{u"1"_s, u"dev"_s, 0, true, {u"b"_s}}, {u"2"_s, u"prod"_s, 1, false, {}}});
    QCOMPARE(model.columnCount(), int(HistoryModel::FirstDatabaseColumn) + 2);
    model.setSelectedDatabase(u"1"_s);
    QCOMPARE(int(model.appliedState(0)), int(AppliedState::Pending));
    QCOMPARE(int(model.appliedState(1)), int(AppliedState::Applied));
    QCOMPARE(int(model.appliedState(2)), int(AppliedState::Applied));
    QCOMPARE(int(model.appliedState(0, 1)), int(AppliedState::Unknown));
    QCOMPARE(chipsOf(model, 1), u"dev"_s);
    QVERIFY(model.index(1, HistoryModel::MessageColumn).data(Qt::AccessibleTextRole).toString().contains("applied on dev"_L1));
}

void TestModels::historySearches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("hits");
    QTest::newRow("nothing") << u""_s << QList<int> {};
    QTest::newRow("message, any case") << u"MESSAGE of b"_s << QList<int> {1};
    QTest::newRow("identifier") << u"abc"_s << QList<int> {0};
    QTest::newRow("docstring") << u"somebody"_s << QList<int> {0, 1, 2};
    QTest::newRow("file name") << u"b_file"_s << QList<int> {1};
    QTest::newRow("no hit") << u"zzz"_s << QList<int> {};
}

void TestModels::historySearches()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, hits);
    HistoryModel model;
    model.setHistory(makeHistory(snapshotOf(u"a b<-a abc<-b"_s)));
    model.setSearch(text);
    QCOMPARE(QList<int>(model.hits().begin(), model.hits().end()), hits);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.isDimmed(row), !text.isEmpty() && !hits.contains(row));
}

void TestModels::historyStaysConsistent()
{
    HistoryModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDatabases({{u"1"_s, u"dev"_s, 0, true, {u"a"_s}}});
    model.setHistory(makeHistory(snapshotOf(u"a b<-a c<-b"_s)));
    model.setDatabases({{u"1"_s, u"dev"_s, 0, true, {u"b"_s}}, {u"2"_s, u"x"_s, 0, true, {}}, {u"3"_s, u"y"_s, 0, true, {}}});
    model.setSearch(u"b"_s);
    model.setSelectedDatabase(u"3"_s);
    model.setDatabases({{u"2"_s, u"x"_s, 0, true, {u"unknown"_s}}});
    model.setHistory(makeHistory(snapshotOf(u"a"_s)));
    model.setDatabases({});
    model.setHistory(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::sortsDates_data()
{
    QTest::addColumn<QString>("earlier");
    QTest::addColumn<QString>("later");
    QTest::newRow("seconds") << u"2026-11-02 10:31:58"_s << u"2026-11-02 10:31:59"_s;
    QTest::newRow("day alone") << u"2026-11-01 23:59:59"_s << u"2026-11-02"_s;
    QTest::newRow("microseconds") << u"2026-11-02 10:31:59.000001"_s << u"2026-11-02 10:31:59.000100"_s;
    QTest::newRow("offset is left out") << u"2026-11-02 10:31:58+00:00"_s << u"2026-11-02 10:31:59+02:00"_s;
    QTest::newRow("no date") << u"yesterday"_s << u"1999-01-01"_s;
    QTest::newRow("empty") << u""_s << u"1999-01-01"_s;
}

void TestModels::sortsDates()
{
    QFETCH(QString, earlier);
    QFETCH(QString, later);
    QVERIFY2(sortableDate(earlier) < sortableDate(later),
             qPrintable(u"%1 %2"_s.arg(sortableDate(earlier)).arg(sortableDate(later))));
}

void TestModels::databaseStanding_data()
{
    using Kind = DatabaseStanding::Kind;
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<bool>("hasVersionTable");
    QTest::addColumn<int>("otherTables");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("behind");
    QTest::newRow("up to date") << QStringList {u"c"_s} << true << 3 << int(Kind::UpToDate) << 0;
    QTest::newRow("behind") << QStringList {u"a"_s} << true << 3 << int(Kind::Behind) << 2;
    QTest::newRow("empty") << QStringList() << false << 0 << int(Kind::Empty) << 3;
    QTest::newRow("never seen by Alembic") << QStringList() << false << 4 << int(Kind::NoVersionTable) << 3;
    QTest::newRow("downgraded to base") << QStringList() << true << 4 << int(Kind::Behind) << 3;
    QTest::newRow("unknown revision") << QStringList {u"zzz"_s} << true << 4 << int(Kind::UnknownRevision) << 3;
}

void TestModels::databaseStanding()
{
    QFETCH(QStringList, rows);
    QFETCH(bool, hasVersionTable);
    QFETCH(int, otherTables);
    QFETCH(int, kind);
    QFETCH(int, behind);
    DatabaseEntry entry = entryAt(rows);
    entry.hasVersionTable = hasVersionTable;
    entry.otherTables = otherTables;
    const DatabaseStanding standing = standingOf(entry, snapshotOf(u"a b<-a c<-b"_s)->map);
    QCOMPARE(int(standing.kind), kind);
    QCOMPARE(standing.behind, behind);
}

void TestModels::databaseModelUpdatesInPlace()
{
    DatabaseModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto map = snapshotOf(u"a b<-a"_s)->map;
    model.setEntries({entryAt({u"a"_s})}, map);
    QCOMPARE(model.index(0).data().toString(), u"dev"_s);
    QCOMPARE(model.index(0).data(DatabaseModel::StandingRole).toInt(), int(DatabaseModel::Attention));
    QSignalSpy resets(&model, &DatabaseModel::modelReset);
    model.setEntries({entryAt({u"b"_s})}, map);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.index(0).data(DatabaseModel::StandingRole).toInt(), int(DatabaseModel::Good));
    DatabaseEntry failed = entryAt({});
    failed.state = DatabaseEntry::State::Failed;
    failed.error.message = u"no route to host"_s;
    model.setEntries({failed}, map);
    QCOMPARE(model.index(0).data(DatabaseModel::StandingRole).toInt(), int(DatabaseModel::Bad));
    QCOMPARE(model.index(0).data(Qt::ToolTipRole).toString(), u"no route to host"_s);
    model.setEntries({}, map);
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::problemsComeErrorsFirst()
{
    ProblemsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Diagnostic warning {Severity::Warning, "x.warning"_L1, u"a warning"_s, {}, {}, {}};
    Diagnostic error {Severity::Error, "x.error"_L1, u"an error"_s, u"a hint"_s, {u"/v/a.py"_s, 7, 1, 7, 2}, {u"a"_s}};
    model.setDiagnostics({warning, error});
    QCOMPARE(model.index(0).data().toString(), u"an error"_s);
    QCOMPARE(model.index(0).data(ProblemsModel::LocationRole).toString(), u"a.py:7"_s);
    QCOMPARE(model.index(0).data(ProblemsModel::RevisionRole).toString(), u"a"_s);
    model.setDiagnostics({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::operationsNameTheirLines()
{
    OperationsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    plan::PlannedStep step;
    operations::DropTable drop;
    step.operations = {drop, drop};
    step.operationRanges = {{u"/v/a.py"_s, 21, 5, 21, 40}};
    model.setStep(step);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, OperationsModel::LineColumn).data().toString(), u"21"_s);
    QCOMPARE(model.index(1, OperationsModel::LineColumn).data().toString(), QString());
    QCOMPARE(model.index(0, OperationsModel::OperationColumn).data().toString(), operations::describe(step.operations[0]));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::schemaTellsWhatChanged()
{
    using plan::SchemaChange;
    SchemaModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    plan::ComparedTable shop;
    shop.name = {{}, u"shop"_s};
    shop.change = SchemaChange::Changed;
    shop.parts = {{{dialect::TablePart::Kind::Column, u"id"_s, u"INTEGER"_s}, SchemaChange::None, {}},
                  {{dialect::TablePart::Kind::Column, u"name"_s, u"TEXT"_s}, SchemaChange::Changed, u"VARCHAR(5)"_s},
                  {{dialect::TablePart::Kind::Constraint, {}, u"UNIQUE (name)"_s}, SchemaChange::Removed, {}}};
    plan::ComparedTable other;
    other.name = {u"s"_s, u"other"_s};
    other.uncertainty = u"a script changed it"_s;
    model.setTables({other, shop});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, SchemaModel::NameColumn).data().toString(), u"s.other"_s);
    QVERIFY(model.index(0, SchemaModel::DefinitionColumn).data().toString().contains("a script changed it"_L1));
    const QList<QModelIndex> changed = model.changedTables();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.rowCount(changed[0]), 3);
    const auto part = [&](int row, int column) { return model.index(row, column, changed[0]).data().toString(); };
    QCOMPARE(part(0, SchemaModel::ChangeColumn), QString());
    QCOMPARE(part(1, SchemaModel::ChangeColumn), u"changed, was VARCHAR(5)"_s);
    QCOMPARE(part(2, SchemaModel::NameColumn), u"(constraint)"_s);
    QCOMPARE(part(2, SchemaModel::ChangeColumn), u"removed"_s);
    model.setTables({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::runModelFollowsEvents()
{
    RunModel model;
    StepsModel steps;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester stepsTester(&steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(smallPlan());
    steps.setPlan(smallPlan());
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(steps.rowCount(), 4);
    const auto state = [&](int row) { return RunState(model.index(row).data(RunModel::StateRole).toInt()); };
    model.take(runtime::StatementStarted {-1, 0, -1, true, true, {}});
    QCOMPARE(int(state(0)), int(RunState::Running));
    model.take(runtime::StatementFinished {-1, 0, true, -1, 1500});
    QCOMPARE(int(state(0)), int(RunState::Done));
    QVERIFY(model.index(0).data(RunModel::TimeRole).toString().contains("1.5"_L1));
    steps.take(runtime::StepStarted {1, {}, {}});
    QCOMPARE(steps.index(2).data(StepsModel::StateRole).toInt(), int(RunState::Running));
    model.take(runtime::StatementStarted {1, 0, -1, true, true, {}});
    QCOMPARE(model.currentRow(), 6);
    QCOMPARE(model.doneCount(), 1);
}

void TestModels::runModelTellsWhatWasUndone()
{
    RunModel model;
    model.setPlan(smallPlan());
    for (int statement = 0; statement < 2; ++statement) {
        model.take(runtime::StatementStarted {0, statement, statement, false, true, {}});
        if (statement == 0)
            model.take(runtime::StatementFinished {0, statement, false, -1, 10});
    }
    runtime::RunOutcome outcome;
    outcome.kind = runtime::RunOutcome::Kind::Failed;
    outcome.rolledBack = {0};
    outcome.failure = runtime::RunFailure();
    outcome.failure->step = 0;
    outcome.failure->statement = 1;
    model.finish(outcome);
    QCOMPARE(model.index(1).data(RunModel::StateRole).toInt(), int(RunState::Undone));
    QCOMPARE(model.index(2).data(RunModel::StateRole).toInt(), int(RunState::Failed));
    QCOMPARE(model.index(3).data(RunModel::StateRole).toInt(), int(RunState::Waiting));
}

/// A lock that is not given in time undoes what is not committed; the rest stays done.
void TestModels::runModelStartsAgainAfterALock()
{
    RunModel model;
    StepsModel steps;
    QAbstractItemModelTester tester(&steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(smallPlan());
    steps.setPlan(smallPlan(), {u"/backups/shop.sqlite"_s, false});
    const auto take = [&](const runtime::RunEvent &event) {
        model.take(event);
        steps.take(event);
    };
    const auto state = [&](int row) { return RunState(model.index(row).data(RunModel::StateRole).toInt()); };
    const auto stepState = [&](int row) { return RunState(steps.index(row).data(StepsModel::StateRole).toInt()); };
    take(runtime::BackupProgress {1, 2, {}});
    QCOMPARE(int(stepState(0)), int(RunState::Running));
    QVERIFY(steps.index(0).data(StepsModel::DetailRole).toString().startsWith("50 %"_L1));
    take(runtime::TransactionBegan {});
    QCOMPARE(int(stepState(0)), int(RunState::Done));
    take(runtime::StatementStarted {-1, 0, -1, true, true, {}});
    take(runtime::StatementFinished {-1, 0, true, -1, 10});
    take(runtime::TransactionCommitted {});
    take(runtime::StepStarted {0, {}, {}});
    take(runtime::StatementStarted {0, 0, 0, false, true, {}});
    take(runtime::StatementFinished {0, 0, false, -1, 10});
    take(runtime::StatementStarted {0, 1, 1, false, true, {}});
    QCOMPARE(model.doneCount(), 2);
    take(runtime::LockRetry {1, 5, 500, u"a lock"_s});
    QCOMPARE(model.doneCount(), 1);
    QCOMPARE(int(state(0)), int(RunState::Done));
    QCOMPARE(int(state(1)), int(RunState::Waiting));
    QCOMPARE(int(state(2)), int(RunState::Waiting));
    QCOMPARE(int(stepState(0)), int(RunState::Done));
    QCOMPARE(int(stepState(1)), int(RunState::Done));
    QCOMPARE(int(stepState(2)), int(RunState::Waiting));
}

namespace {

/// `smallPlan`, of which the first step asks the database, so that only its first statement is known.
plan::MigrationPlan livePlan()
{
    plan::MigrationPlan plan = smallPlan();
    plan.versionTableExists = true;
    plan.steps[0].status = plan::PreviewStatus::NeedsData;
    plan.steps[0].reason = u"the rows of a query"_s;
    return plan;
}

QStringList sqlOf(const RunModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row).data().toString().section(u';', 0, 0);
    return texts;
}

void runStatement(RunModel &model, int number, const QString &sql)
{
    model.take(runtime::StatementStarted {0, number, -1, false, true, sql});
    model.take(runtime::StatementFinished {0, number, false, -1, 10});
}

} // namespace

void TestModels::runModelTakesWhatALiveScriptDoes()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(livePlan());
    QVERIFY(model.index(2).data(RunModel::PlaceholderRole).toBool());
    const int known = model.statementCount(); // without what stands for the unknown
    QCOMPARE(known, model.rowCount() - 1);
    model.take(runtime::StepStarted {0, {}, {}});
    runStatement(model, 0, u"SELECT 1"_s);
    runStatement(model, 1, u"CREATE TABLE a"_s); // as the preview had it
    runStatement(model, 2, u"DROP TABLE x"_s);
    QCOMPARE(sqlOf(model).mid(0, 4), (QStringList {u"SELECT 1"_s, u"CREATE TABLE a"_s, u"DROP TABLE x"_s, u"CREATE INDEX i ON a"_s}));
    QCOMPARE(model.statementCount(), known + 2);
    QCOMPARE(model.doneCount(), 3);
    model.take(runtime::StepFinished {0, 1});
    QCOMPARE(model.index(3).data(RunModel::StateRole).toInt(), int(RunState::Skipped)); // it did not come this time
    QVERIFY(!model.index(3).data(RunModel::NoteRole).toString().isEmpty());
    model.take(runtime::StatementStarted {0, 0, -1, true, true, {}});
    QCOMPARE(model.currentRow(), 4); // the bookkeeping behind it
    model.take(runtime::StatementStarted {1, 1, -1, false, true, {}});
    QCOMPARE(model.index(model.currentRow()).data().toString(), u"CREATE INDEX i ON b;"_s);
    model.take(runtime::LockRetry {1, 3, 10, {}});
    runStatement(model, 0, u"DROP TABLE x"_s);
    QCOMPARE(model.doneCount(), 1);
    QCOMPARE(sqlOf(model).count(u"DROP TABLE x"_s), 1); // the same row again
}

void TestModels::runModelKeepsALoopShort()
{
    RunModel model;
    model.setPlan(livePlan());
    constexpr int count = RunModel::mostLiveRows + 500;
    for (int i = 0; i < count; ++i)
        runStatement(model, i, u"INSERT INTO t VALUES (%1)"_s.arg(i));
    const int rows = model.rowCount();
    QVERIFY(rows < RunModel::mostLiveRows + 20);
    const QModelIndex last = model.index(RunModel::mostLiveRows - 1);
    QCOMPARE(last.data().toString(), u"INSERT INTO t VALUES (%1);"_s.arg(count - 1));
    QVERIFY(last.data(RunModel::NoteRole).toString().contains(u"500"_s));
    QCOMPARE(model.doneCount(), RunModel::mostLiveRows);
}

void TestModels::roundTripModelTakesVerdicts()
{
    using Kind = runtime::RoundTripVerdict::Kind;
    RoundTripModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems({{u"a"_s, u"first"_s}, {u"b"_s, {}}, {u"c"_s, {}}});
    QCOMPARE(model.index(0).data(StepsModel::StateRole).toInt(), int(RunState::Running));
    model.take({u"a"_s, Kind::Good, {}, {}});
    model.take({u"b"_s, Kind::DownDiffers, {}, {u"index i"_s}});
    QCOMPARE(model.goodCount(), 1);
    QCOMPARE(model.index(0).data().toString(), u"first"_s);
    QVERIFY(model.index(1).data(StepsModel::ProblemRole).toBool());
    QCOMPARE(model.detailsOf(1), QStringList {u"• index i"_s});
    QCOMPARE(model.index(2).data(StepsModel::StateRole).toInt(), int(RunState::Running));
    model.end();
    QCOMPARE(model.index(2).data(StepsModel::StateRole).toInt(), int(RunState::Skipped));
    QCOMPARE(model.detailsOf(2), QStringList());
    model.take({u"c"_s, Kind::Good, {}, {}});
    model.take({u"d"_s, Kind::Good, {}, {}}); // nobody asked for it
    QCOMPARE(model.doneCount(), 3);
}

void TestModels::journalModelListsRuns()
{
    JournalModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    runtime::JournalRun run;
    run.id = 7;
    run.kind = u"downgrade"_s;
    run.dryRun = true;
    run.database = u"/srv/shop.db"_s;
    run.fromHeads = {u"bbbb"_s};
    run.outcome = u"refused"_s;
    run.backup = u"waived: no pg_dump"_s;
    model.setRuns({run});
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(JournalModel::WhatColumn), u"Rehearsal of a downgrade"_s);
    QCOMPARE(text(JournalModel::WhereColumn), u"/srv/shop.db"_s);
    QCOMPARE(text(JournalModel::MoveColumn), u"bbbb → base"_s);
    QCOMPARE(text(JournalModel::OutcomeColumn), u"not begun"_s);
    QCOMPARE(model.rowOf(7), 0);
    QCOMPARE(model.rowOf(8), -1);
    QVERIFY(runBackupFile(run).isEmpty() && !hasRestorableBackup(run));
    model.setRuns({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::blockersKeepTheirPlace()
{
    BlockersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    runtime::Blocker blocker;
    blocker.pid = 7;
    blocker.stateSeconds = 5;
    model.setBlockers({blocker});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QPersistentModelIndex age(model.index(0, BlockersModel::AgeColumn));
    QCOMPARE(age.data().toString(), u"5 s"_s);
    blocker.stateSeconds = 300;
    model.setBlockers({blocker});
    QCOMPARE(age.data().toString(), u"5 min"_s);
    QCOMPARE(reset.count(), 0);
    blocker.pid = 8;
    model.setBlockers({blocker});
    QCOMPARE(reset.count(), 1);
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
