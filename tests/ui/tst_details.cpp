// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connection.h"
#include "model/runtime/gitcall.h"
#include "model/runtime/journal.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/diagram/diagramview.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/models/comparedtables.h"
#include "ui/models/runsafety.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::scriptText;
using test::TemporaryProject;

namespace {

QMap<QString, QByteArray> shop()
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_users.py"_s,
             scriptText("aaaa", "", "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(50)))", "op.drop_table('users')")},
            {u"migrations/versions/bbbb_orders.py"_s,
             scriptText("bbbb", "aaaa", "op.create_table('orders', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id')))",
                        "op.drop_table('orders')")},
            {u"migrations/versions/cccc_mail.py"_s, scriptText("cccc", "bbbb", "op.add_column('users', sa.Column('mail', sa.String(80)))", "op.drop_column('users', 'mail')")}};
}

void run(const QString &file, const QStringList &statements)
{
    runtime::ConnectionSpec spec;
    spec.file = file;
    spec.createFile = true;
    const auto connection = runtime::Connection::open(spec);
    QVERIFY(connection);
    for (const QString &sql : statements)
        QVERIFY2((*connection)->execute(sql), qPrintable(sql));
}

/// What the shop's history makes, without the column `mail`, and with a table of somebody else.
const QStringList driftedShop {
    u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"_s,
    u"INSERT INTO alembic_version VALUES ('cccc')"_s,
    u"CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id))"_s,
    u"CREATE TABLE orders (id INTEGER NOT NULL, user_id INTEGER, PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id))"_s,
    u"CREATE TABLE foreign_one (a INTEGER)"_s,
};

QStringList columnTexts(const QTreeView &view, int column)
{
    QStringList texts;
    const QAbstractItemModel *model = view.model();
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, column).data().toString();
    return texts;
}

} // namespace

class TestDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copiesSqlWithOrWithoutTheVersionTable();
    void enterOnAnOperationShowsItsLine();
    void switchesTheDialectWithoutADatabase();
    void foldsTheScript();
    void tellsWhoCommittedAndWhatRan();
    void tellsOfNoRepository();
    void comparesWithAnotherRevision();
    void comparesWithADatabase();
    void aDatabaseThatCannotBeReadIsTold();
    void drawsTablesAndForeignKeys();
    void threeHundredTablesAreDrawnQuickly();
    void savesTheDiagram_data();
    void savesTheDiagram();

private:
    void openWindow(const QString &path, const QString &revision);

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestDetails::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, {qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light});
}

void TestDetails::openWindow(const QString &path, const QString &revision)
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 860);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(path);
    QTRY_VERIFY(m_window->session().history());
    m_window->historyView().selectRevision(revision);
    QTRY_VERIFY(m_window->isSettled());
}

void TestDetails::copiesSqlWithOrWithoutTheVersionTable()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"cccc"_s);
    click(*m_window, u"copySql"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"UPDATE alembic_version"_s));
    test::chooseFromMenu(this, u"SQL with the version table"_s);
    click(*m_window, u"moreDetails"_s);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QTest::qWait(30);
    click(*m_window, u"copySql"_s);
    const QString sql = QGuiApplication::clipboard()->text();
    QVERIFY2(sql.contains(u"ALTER TABLE users ADD COLUMN mail"_s) && !sql.contains(u"alembic_version"_s), qPrintable(sql));
}

void TestDetails::enterOnAnOperationShowsItsLine()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"bbbb"_s);
    m_window->details().showTab(DetailsPanel::OperationsTab);
    QTRY_VERIFY(m_window->isSettled());
    auto *list = child<QTreeView>(*m_window, u"operationsList"_s);
    QCOMPARE(list->model()->index(0, 1).data().toString(), u"orders"_s);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    auto *script = child<CodeView>(*m_window, u"scriptView"_s);
    QTRY_VERIFY(script->isVisible());
    constexpr int firstMarker = 8;
    QTRY_VERIFY(script->markerFindNext(0, 1 << firstMarker) >= 0);
    QVERIFY(script->text(script->markerFindNext(0, 1 << firstMarker)).contains("create_table('orders'"_L1));
}

void TestDetails::switchesTheDialectWithoutADatabase()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"aaaa"_s);
    auto *dialect = child<QComboBox>(*m_window, u"dialectSwitch"_s);
    QVERIFY(dialect->isVisible() && dialect->isEnabled());
    dialect->setFocus();
    QTest::keyClick(dialect, Qt::Key_Down);
    QTRY_VERIFY(m_window->isSettled());
    click(*m_window, u"copySql"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains("SERIAL"_L1));
}

void TestDetails::foldsTheScript()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"aaaa"_s);
    m_window->details().showTab(DetailsPanel::ScriptTab);
    QTRY_VERIFY(m_window->isSettled());
    auto *script = child<CodeView>(*m_window, u"scriptView"_s);
    QVERIFY(script->marginWidth(2) > 0);
    QVERIFY(script->contractedFolds().isEmpty());
    auto *action = m_window->findChild<QAction *>(u"foldScript"_s);
    action->trigger();
    QVERIFY(!script->contractedFolds().isEmpty());
    test::picture(*m_window, u"details-folded"_s);
    action->trigger();
    QVERIFY(script->contractedFolds().isEmpty());
    test::picture(*m_window, u"details-script"_s);
}

void TestDetails::tellsWhoCommittedAndWhatRan()
{
    TemporaryProject project(shop());
    const auto git = [&](const QStringList &words) {
        runtime::ProgramCall call = runtime::gitCall(project.path(), words, 10'000);
        call.environment.insert(u"GIT_AUTHOR_DATE"_s, u"2026-03-04T10:00:00Z"_s);
        call.environment.insert(u"GIT_COMMITTER_DATE"_s, u"2026-03-04T10:00:00Z"_s);
        const auto result = runtime::runProgram(call, {});
        return result.exitCode == 0;
    };
    QVERIFY(git({u"init"_s, u"-q"_s}));
    QVERIFY(git({u"add"_s, u"."_s}));
    QVERIFY(git({u"-c"_s, u"user.name=Ada"_s, u"-c"_s, u"user.email=ada@example.org"_s, u"commit"_s, u"-q"_s, u"-m"_s, u"Add the shop"_s}));
    runtime::JournalRun run;
    run.started = QDateTime::fromString(u"2026-05-06T10:00:00Z"_s, Qt::ISODate);
    run.finished = run.started.addSecs(2);
    run.kind = u"upgrade"_s;
    run.project = project.path();
    run.connection = u"staging"_s;
    run.database = u"/staging.db"_s;
    run.systemUser = u"ada@home"_s;
    run.outcome = u"succeeded"_s;
    run.revisions = {{u"bbbb"_s, u"x.py"_s, u"00"_s, u"applied"_s}};
    runtime::JournalRun other = run; // mentions the revision, but did not run it
    other.target = u"bbbb"_s;
    other.revisions = {{u"aaaa"_s, u"x.py"_s, u"00"_s, u"applied"_s}};
    QDir().mkpath(QFileInfo(journalFile()).path());
    const auto journal = runtime::Journal::open(journalFile());
    QVERIFY(journal);
    for (const runtime::JournalRun &one : {run, other}) {
        const auto id = (*journal)->add(one);
        QVERIFY(id);
        runtime::JournalRun finished = one;
        finished.id = *id;
        QVERIFY((*journal)->finish(finished));
    }
    openWindow(project.path(), u"bbbb"_s);
    m_window->details().showTab(DetailsPanel::HistoryTab);
    QTRY_VERIFY(m_window->isSettled());
    auto *events = child<QTreeView>(*m_window, u"revisionEvents"_s);
    QCOMPARE(columnTexts(*events, 1), (QStringList {u"Upgrade: done (the run succeeded)"_s, u"Committed: Add the shop"_s}));
    QCOMPARE(columnTexts(*events, 2), (QStringList {u"ada@home"_s, u"Ada"_s}));
    QCOMPARE(columnTexts(*events, 3).constFirst(), u"staging"_s);
    test::picture(*m_window, u"details-history"_s);
    click(*m_window, u"copySql"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Committed: Add the shop"_s));
}

void TestDetails::tellsOfNoRepository()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"cccc"_s);
    m_window->details().showTab(DetailsPanel::HistoryTab);
    QTRY_VERIFY(m_window->isSettled());
    QCOMPARE(child<QLabel>(*m_window, u"revisionHistoryNote"_s)->text(), u"The script is in no git repository. It was not run from here."_s);
}

void TestDetails::comparesWithAnotherRevision()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"cccc"_s);
    m_window->details().showTab(DetailsPanel::SchemaTab);
    QTRY_VERIFY(m_window->isSettled());
    auto *with = child<QComboBox>(*m_window, u"schemaWith"_s);
    auto *other = child<QLineEdit>(*m_window, u"schemaOther"_s);
    auto *tree = child<QTreeView>(*m_window, u"schemaTree"_s);
    QVERIFY(!other->isVisible());
    with->setFocus();
    QTest::keyClick(with, Qt::Key_Down);
    QVERIFY(other->isVisible());
    QTest::keyClicks(other, u"base"_s);
    QTest::keyClick(other, Qt::Key_Return);
    QTRY_COMPARE(columnTexts(*tree, 2), (QStringList {u"new table"_s, u"new table"_s}));
    other->selectAll();
    QTest::keyClicks(other, u"aaaa"_s);
    QTest::keyClick(other, Qt::Key_Return);
    QTRY_COMPARE(columnTexts(*tree, 2), (QStringList {u"new table"_s, u"changed table"_s}));
    click(*m_window, u"copySql"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"user_id INTEGER"_s));
    test::picture(*m_window, u"details-schema-revision"_s);
    other->selectAll();
    QTest::keyClicks(other, u"zzzz"_s);
    QTest::keyClick(other, Qt::Key_Return);
    auto *note = child<QLabel>(*m_window, u"schemaNote"_s);
    QTRY_VERIFY(note->text().contains(u"Can't locate revision identified by 'zzzz'"_s));
    QCOMPARE(tree->model()->rowCount(), 0);
}

void TestDetails::comparesWithADatabase()
{
    TemporaryProject project(shop());
    const QString file = project.path(u"drifted.db"_s);
    run(file, driftedShop);
    openWindow(project.path(), u"aaaa"_s);
    m_window->addTemporaryDatabase(u"sqlite:///"_s + file);
    auto *banner = child<QLabel>(*m_window, u"bannerText"_s);
    QTRY_VERIFY2(banner->text().contains(u"differ from what its revisions make in 1 place"_s), qPrintable(banner->text()));
    test::picture(*m_window, u"banner-drift"_s);
    click(*m_window, u"bannerAction"_s);
    auto *tree = child<QTreeView>(*m_window, u"schemaTree"_s);
    QTRY_COMPARE(tree->model()->rowCount(), 2);
    QCOMPARE(m_window->historyView().selectedRevision(), u"cccc"_s);
    QCOMPARE(columnTexts(*tree, 0), (QStringList {u"foreign_one"_s, u"users"_s}));
    QCOMPARE(columnTexts(*tree, 2), (QStringList {u"only in the database"_s, u"differs"_s}));
    const QModelIndex part = tree->model()->index(0, 0, tree->model()->index(1, 0));
    QCOMPARE(part.data().toString(), u"mail"_s);
    QCOMPARE(part.siblingAtColumn(2).data().toString(), u"missing"_s);
    test::picture(*m_window, u"details-schema-database"_s);
    QTRY_VERIFY(m_window->isSettled());
}

void TestDetails::aDatabaseThatCannotBeReadIsTold()
{
    TemporaryProject project(shop());
    const QString file = project.path(u"gone.db"_s);
    run(file, driftedShop);
    openWindow(project.path(), u"cccc"_s);
    m_window->addTemporaryDatabase(u"sqlite:///"_s + file);
    QTRY_VERIFY(m_window->session().databases().selected() && m_window->session().databases().selected()->state == DatabaseEntry::State::Known);
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(QByteArray(4096, 'x')) > 0);
    damaged.close();
    m_window->findChild<QAction *>(u"compareDatabase"_s)->trigger();
    QTRY_VERIFY(child<QLabel>(*m_window, u"schemaNote"_s)->text().contains(u"not a database"_s, Qt::CaseInsensitive));
    QTRY_VERIFY(m_window->isSettled());
}

void TestDetails::drawsTablesAndForeignKeys()
{
    TemporaryProject project(shop());
    openWindow(project.path(), u"cccc"_s);
    m_window->details().showTab(DetailsPanel::SchemaTab);
    QTRY_VERIFY(m_window->isSettled());
    click(*m_window, u"schemaDiagramButton"_s);
    auto *view = child<DiagramView>(*m_window, u"schemaDiagram"_s);
    QVERIFY(view->isVisible());
    QTRY_COMPARE(view->diagram().tableCount(), 2);
    QTRY_VERIFY(m_window->isSettled());
    QCOMPARE(view->diagram().items().size(), 3); // two tables and the key between them
    test::picture(*m_window, u"details-diagram"_s);
    const double before = view->transform().m11();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Plus);
    QVERIFY(view->transform().m11() > before);
    QTest::keyClick(view, Qt::Key_0);
    QCOMPARE(view->transform().m11(), before);
}

void TestDetails::threeHundredTablesAreDrawnQuickly()
{
    SchemaPicture picture;
    for (int i = 0; i < 300; ++i) {
        DiagramTable table {u"table_%1"_s.arg(i), plan::SchemaChange::None, {}, 0};
        for (int column = 0; column < 12; ++column)
            table.columns.append({u"column_%1"_s.arg(column), u"VARCHAR(%1)"_s.arg(column), column == 0, column == 1, plan::SchemaChange::None});
        picture.tables.append(table);
        if (i > 0)
            picture.references << graph::TableReference {i, i / 3} << graph::TableReference {i, (i * 7) % 300};
    }
    DiagramView view;
    view.resize(1000, 700);
    view.show();
    QElapsedTimer timer;
    timer.start();
    view.setPicture(placePicture(picture));
    const qint64 placed = timer.restart();
    const QPixmap seen = view.grab();
    const qint64 painted = timer.elapsed();
    qInfo("300 tables: placed in %lld ms, painted in %lld ms", placed, painted);
    QVERIFY(!seen.isNull());
    QVERIFY(placed < 500 && painted < 500);
    test::picture(view, u"diagram-300"_s);
}

void TestDetails::savesTheDiagram_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("svg") << u"schema.svg"_s << QByteArray("<?xml");
    QTest::newRow("png") << u"schema.png"_s << QByteArray("\x89PNG");
}

void TestDetails::savesTheDiagram()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, beginning);
    TemporaryProject project(shop());
    openWindow(project.path(), u"bbbb"_s);
    m_window->details().showTab(DetailsPanel::SchemaTab);
    QTRY_VERIFY(m_window->isSettled());
    click(*m_window, u"schemaDiagramButton"_s);
    QTRY_VERIFY(child<QPushButton>(*m_window, u"diagramSave"_s)->isEnabled());
    const QString path = project.path(name);
    messages().saveFile = [path](QWidget *, const QString &, const QString &, const QString &) { return path; };
    click(*m_window, u"diagramSave"_s);
    QTRY_VERIFY(QFile::exists(path));
    const QByteArray content = project.read(name);
    QVERIFY(content.startsWith(beginning));
    if (name.endsWith(".svg"_L1))
        QVERIFY(content.contains("orders"));
}

QTEST_MAIN(TestDetails)
#include "tst_details.moc"
