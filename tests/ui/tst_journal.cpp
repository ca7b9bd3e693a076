// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/databasestate.h"
#include "model/runtime/journal.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/checks/restoredialog.h"
#include "ui/history/historyview.h"
#include "ui/journal/journalpanel.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/models/journaltext.h"
#include "ui/models/runsafety.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::chooseFromMenu;
using test::click;
using test::createTable;
using test::picture;
using test::scriptText;
using test::TemporaryProject;
using test::whenOpened;

namespace {

QMap<QString, QByteArray> project()
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa.py"_s, scriptText("aaaa", "", createTable("t_aaaa"), "op.drop_table('t_aaaa')")},
            {u"migrations/versions/bbbb.py"_s, scriptText("bbbb", "aaaa", createTable("t_bbbb"), "op.drop_table('t_bbbb')")}};
}

runtime::JournalRun runOf(const QString &project, const QString &revision, const QString &outcome, int day)
{
    runtime::JournalRun run;
    run.started = QDateTime(QDate(2026, 11, day), QTime(9, 30), Qt::UTC);
    run.finished = run.started.addMSecs(1'250);
    run.kind = u"upgrade"_s;
    run.project = project;
    run.connection = u"shop"_s;
    run.database = u"/srv/shop.db"_s;
    run.server = u"SQLite 3.40.1"_s;
    run.systemUser = u"ada@engine"_s;
    run.target = u"heads"_s;
    run.fromHeads = {u"base0"_s};
    run.toHeads = {revision};
    run.outcome = outcome;
    if (outcome == "failed"_L1) {
        run.error = u"no such table: nowhere"_s;
        run.failedSql = u"INSERT INTO nowhere VALUES (1)"_s;
    } else {
        run.verification = u"verified"_s;
    }
    return run;
}

QStringList rowsIn(const QString &file)
{
    runtime::ConnectionSpec spec;
    spec.file = file;
    const auto state = runtime::readDatabaseState(spec, {});
    return state ? state->version.heads : QStringList {u"unreadable"_s};
}

} // namespace

/// The journal's dock and what can be done from it.
class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void emptyJournalSaysSo();
    void listsSearchesAndFilters();
    void showsDetails();
    void exports();
    void tellsWhatCannotBeRead();
    void recordsEveryRunOfTheWindow();
    void restoresFromARun();
    void restoresFromTheMenu();
    void restoreRefusesWhatIsNoBackup();
    void restoreWantsTheNameInProduction();
    void marksWhatWasEditedAfterItWasApplied();

private:
    void fill(const QString &file);
    std::unique_ptr<JournalPanel> panel(const QString &file, const QString &project);
    QTreeView *list(QWidget &parent) { return child<QTreeView>(parent, u"journalList"_s); }
    void openWindow(const TemporaryProject &folder);
    void run(const QString &button, bool withBackup = false);

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_errors;
};

void TestJournal::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    messages().error = [this](QWidget *, const QString &, const QString &text, const QString &) { m_errors << text; };
    messages().confirm = [](QWidget *, const QString &, const QString &, const QString &) { return true; };
}

void TestJournal::cleanup()
{
    m_window.reset();
    m_errors.clear();
}

/// Three runs of one project and one of another.
void TestJournal::fill(const QString &file)
{
    auto journal = runtime::Journal::open(file);
    QVERIFY(journal);
    int day = 1;
    for (const auto &[folder, revision, outcome] : {std::tuple {u"/one"_s, u"r1"_s, u"succeeded"_s}, {u"/one"_s, u"r2"_s, u"failed"_s},
             {u"/two"_s, u"r9"_s, u"succeeded"_s}, {u"/one"_s, u"r3"_s, u"succeeded"_s}}) {
        const auto id = (*journal)->add(runOf(folder, revision, outcome, day++));
        QVERIFY(id);
        const QString sql = outcome == "failed"_L1 ? u"INSERT INTO nowhere VALUES (1)"_s : u"CREATE TABLE t_%1 (id INTEGER)"_s.arg(revision);
        QVERIFY((*journal)->addStatements(*id, {{revision, 0, false, true, sql, QDateTime::currentDateTimeUtc(), 1'400, -1,
                                                   outcome == "failed"_L1 ? u"failed"_s : u"done"_s}}));
    }
}

std::unique_ptr<JournalPanel> TestJournal::panel(const QString &file, const QString &project)
{
    auto panel = std::make_unique<JournalPanel>(file);
    panel->setProject(project);
    panel->resize(1100, 320);
    panel->show();
    if (!QTest::qWaitForWindowExposed(panel.get()) || !QTest::qWaitFor([&panel] { return panel->isComplete(); }))
        return nullptr;
    return panel;
}

void TestJournal::emptyJournalSaysSo()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    const auto journal = panel(file, u"/one"_s);
    QVERIFY(journal);
    QVERIFY(child<QLabel>(*journal, u"journalDetailsText"_s)->text().startsWith("Nothing was run in this project yet"_L1));
    QVERIFY(!child<QPushButton>(*journal, u"journalExport"_s)->isEnabled());
    QVERIFY(!QFile::exists(file)); // a look makes nothing
}

void TestJournal::listsSearchesAndFilters()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    fill(file);
    const auto journal = panel(file, u"/one"_s);
    QVERIFY(journal);
    const auto moves = [&] {
        QStringList texts;
        for (int row = 0; row < list(*journal)->model()->rowCount(); ++row)
            texts << list(*journal)->model()->index(row, JournalModel::MoveColumn).data().toString();
        return texts;
    };
    QCOMPARE(moves(), (QStringList {u"base0 → r3"_s, u"base0 → r2"_s, u"base0 → r1"_s})); // newest first
    child<QComboBox>(*journal, u"journalScope"_s)->setCurrentIndex(1);
    QTRY_COMPARE(moves().size(), 4);
    child<QComboBox>(*journal, u"journalOutcome"_s)->setCurrentIndex(2);
    QTRY_COMPARE(moves(), QStringList {u"base0 → r2"_s});
    child<QComboBox>(*journal, u"journalOutcome"_s)->setCurrentIndex(0);
    auto *search = child<QLineEdit>(*journal, u"journalSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"t_r9"_s); // only in a statement
    QTRY_COMPARE(moves(), QStringList {u"base0 → r9"_s});
    QTest::keyClicks(search, u"zzz"_s);
    QTRY_COMPARE(moves(), QStringList());
    QTRY_COMPARE(child<QLabel>(*journal, u"journalDetailsText"_s)->text(), u"No run fits this search."_s);
}

void TestJournal::showsDetails()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    fill(file);
    const auto journal = panel(file, u"/one"_s);
    QVERIFY(journal);
    QTest::keyClick(list(*journal), Qt::Key_Down);
    const auto heading = [&] { return child<QLabel>(*journal, u"journalHeading"_s)->text(); };
    QTRY_COMPARE(heading(), u"Upgrade · base0 → r2 · failed"_s);
    picture(*journal, u"journal-panel"_s);
    const auto *statements = child<QListView>(*journal, u"journalStatements"_s);
    QCOMPARE(statements->model()->rowCount(), 1);
    QCOMPARE(statements->model()->index(0, 0).data().toString(), u"INSERT INTO nowhere VALUES (1);"_s);
    QCOMPARE(statements->model()->index(0, 0).data(RunModel::NoteRole).toString(), u"no such table: nowhere"_s);
    QVERIFY(statements->model()->index(0, 0).data(RunModel::TimeRole).toString().contains("1.4 ms"_L1));
    QVERIFY(!child<QPushButton>(*journal, u"journalRestore"_s)->isVisible());
    click(*journal, u"journalCopy"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const char *part : {"base0 → r2", "ada@engine", "no such table: nowhere", "INSERT INTO nowhere VALUES (1);", "/srv/shop.db"})
        QVERIFY2(copied.contains(QString::fromUtf8(part)), qPrintable(copied));
}

void TestJournal::exports()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    fill(file);
    const auto journal = panel(file, u"/one"_s);
    QVERIFY(journal);
    QString target = folder.filePath(u"out.json"_s);
    messages().saveFile = [&target](QWidget *, const QString &, const QString &, const QString &) { return target; };
    const auto status = [&] { return child<QLabel>(*journal, u"journalStatus"_s)->text(); };
    click(*journal, u"journalExport"_s);
    QTRY_VERIFY2(status().contains("out.json"_L1), qPrintable(status()));
    QFile json(target);
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonArray runs = QJsonDocument::fromJson(json.readAll()).array();
    QCOMPARE(runs.size(), 3);
    QCOMPARE(runs[0].toObject()[u"statements"_s].toArray().size(), 1);
    target = folder.filePath(u"out.csv"_s);
    child<QComboBox>(*journal, u"journalScope"_s)->setCurrentIndex(1);
    QTRY_COMPARE(list(*journal)->model()->rowCount(), 4);
    click(*journal, u"journalExport"_s);
    QTRY_VERIFY2(status().contains("out.csv"_L1), qPrintable(status()));
    QFile csv(target);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().trimmed().count('\n'), 4); // a heading and four runs
    target = folder.filePath(u"nowhere/out.csv"_s);
    click(*journal, u"journalExport"_s);
    QTRY_COMPARE(m_errors.size(), 1);
    QVERIFY(child<QPushButton>(*journal, u"journalExport"_s)->isEnabled());
}

void TestJournal::tellsWhatCannotBeRead()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(5000, 'x'));
    broken.close();
    const auto journal = panel(file, u"/one"_s);
    QVERIFY(journal);
    QTRY_VERIFY(child<QLabel>(*journal, u"journalDetailsText"_s)->text().startsWith("The journal cannot be read."_L1));
}

void TestJournal::openWindow(const TemporaryProject &folder)
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 860);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().history());
    m_window->addTemporaryDatabase(u"sqlite:///"_s + folder.path(u"app.db"_s));
    QTRY_VERIFY(m_window->isSettled());
}

void TestJournal::run(const QString &button, bool withBackup)
{
    bool done = false;
    whenOpened<ReviewDialog>(m_window.get(), [&](ReviewDialog &dialog) {
        if (withBackup)
            click(dialog, u"backupBox"_s);
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        click(dialog, u"cancelButton"_s);
        done = true;
    });
    click(*m_window, button);
    QTRY_VERIFY(done);
    QTRY_VERIFY(m_window->isSettled());
}

/// Upgrade, downgrade and stamp, made in the window, are in the journal at its usual place.
void TestJournal::recordsEveryRunOfTheWindow()
{
    TemporaryProject folder(project());
    openWindow(folder);
    QVERIFY(!child<QWidget>(*m_window, u"journalDock"_s)->isVisible());
    click(*m_window, u"journalButton"_s);
    QVERIFY(child<QWidget>(*m_window, u"journalDock"_s)->isVisible());
    run(u"upgradeButton"_s);
    chooseFromMenu(m_window.get(), u"By one revision"_s);
    run(u"downgradeButton"_s);
    chooseFromMenu(m_window.get(), u"As the newest"_s);
    run(u"stampButton"_s);
    const auto *model = list(*m_window)->model();
    const auto kinds = [model] {
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, JournalModel::WhatColumn).data().toString();
        return texts;
    };
    QTRY_COMPARE(kinds(), (QStringList {u"Stamp"_s, u"Downgrade"_s, u"Upgrade"_s}));
    QVERIFY(journalFile().startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)));
    QCOMPARE(model->index(2, JournalModel::MoveColumn).data().toString(), u"base → bbbb"_s);
    QCOMPARE(model->index(2, JournalModel::OutcomeColumn).data().toString(), u"succeeded"_s);
    list(*m_window)->setCurrentIndex(model->index(2, 0));
    QTRY_VERIFY(child<QListView>(*m_window, u"journalStatements"_s)->model()->rowCount() >= 4);
    picture(*m_window, u"journal"_s);
    m_window->resize(1000, 700);
    picture(*m_window, u"journal-narrow"_s);
    click(*m_window, u"journalButton"_s);
    QVERIFY(!child<QWidget>(*m_window, u"journalDock"_s)->isVisible());
}

void TestJournal::restoresFromARun()
{
    TemporaryProject folder(project());
    const QString file = folder.path(u"app.db"_s);
    openWindow(folder);
    click(*m_window, u"journalButton"_s);
    run(u"upgradeButton"_s);
    chooseFromMenu(m_window.get(), u"By one revision"_s);
    run(u"downgradeButton"_s, true);
    QCOMPARE(rowsIn(file), QStringList {u"aaaa"_s});
    QTRY_VERIFY(child<QPushButton>(*m_window, u"journalRestore"_s)->isVisible());
    QString heading;
    whenOpened<RestoreDialog>(m_window.get(), [&](RestoreDialog &dialog) {
        QTRY_VERIFY(child<QPushButton>(dialog, u"restoreButton"_s)->isEnabled());
        QVERIFY2(child<QLabel>(dialog, u"restoreBackup"_s)->text().contains("at bbbb, 2 table"_L1),
                 qPrintable(child<QLabel>(dialog, u"restoreBackup"_s)->text()));
        QVERIFY2(child<QLabel>(dialog, u"restoreDatabase"_s)->text().contains("at aaaa, 1 table"_L1),
                 qPrintable(child<QLabel>(dialog, u"restoreDatabase"_s)->text()));
        picture(dialog, u"restore"_s);
        click(dialog, u"restoreButton"_s);
        QTRY_VERIFY(!dialog.isRunning() && child<QWidget>(dialog, u"noteHeading"_s)->isVisible());
        heading = child<QLabel>(dialog, u"noteHeading"_s)->text();
        picture(dialog, u"restored"_s);
        click(dialog, u"cancelButton"_s);
    });
    click(*m_window, u"journalRestore"_s);
    QTRY_COMPARE(heading, u"Restored. app is now at bbbb."_s);
    QCOMPARE(rowsIn(file), QStringList {u"bbbb"_s});
    const QStringList kept = QDir(folder.path()).entryList({u"app.before-restore-*.db"_s});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(rowsIn(folder.path(kept.first())), QStringList {u"aaaa"_s});
    QTRY_COMPARE(m_window->session().databases().selected()->rows, QStringList {u"bbbb"_s});
    QTRY_COMPARE(list(*m_window)->model()->index(0, JournalModel::WhatColumn).data().toString(), u"Restore"_s);
    QTRY_VERIFY(child<QPushButton>(*m_window, u"journalRestore"_s)->isVisible()); // a restore can be taken back
}

void TestJournal::restoresFromTheMenu()
{
    TemporaryProject folder(project());
    const QString file = folder.path(u"app.db"_s);
    openWindow(folder);
    run(u"upgradeButton"_s);
    const QString backup = folder.path(u"copy.sqlite"_s);
    QVERIFY(QFile::copy(file, backup));
    chooseFromMenu(m_window.get(), u"By one revision"_s);
    run(u"downgradeButton"_s);
    messages().openFile = [backup](QWidget *, const QString &, const QString &, const QString &) { return backup; };
    bool done = false;
    whenOpened<RestoreDialog>(m_window.get(), [&](RestoreDialog &dialog) {
        QTRY_VERIFY(child<QPushButton>(dialog, u"restoreButton"_s)->isEnabled());
        QVERIFY(child<QPushButton>(dialog, u"cancelButton"_s)->isDefault()); // Enter overwrites nothing
        click(dialog, u"restoreButton"_s);
        QTRY_VERIFY(!dialog.isRunning() && child<QWidget>(dialog, u"noteHeading"_s)->isVisible());
        click(dialog, u"cancelButton"_s);
        done = true;
    });
    chooseFromMenu(m_window.get(), u"Restore a backup"_s);
    auto *databases = child<QListView>(*m_window, u"databaseList"_s);
    Q_EMIT databases->customContextMenuRequested(databases->visualRect(databases->model()->index(0, 0)).center());
    QTRY_VERIFY(done);
    QCOMPARE(rowsIn(file), QStringList {u"bbbb"_s});
}

void TestJournal::restoreRefusesWhatIsNoBackup()
{
    TemporaryProject folder(project());
    RestoreRequest request;
    request.database.spec.file = folder.path(u"app.db"_s);
    request.database.spec.name = u"shop"_s;
    request.backup = folder.path(u"alembic.ini"_s);
    request.keptFile = keptFileFor(request.database.spec.file, QDateTime::currentDateTime());
    RestoreDialog dialog(request);
    dialog.show();
    QTRY_VERIFY(child<QWidget>(dialog, u"noteHeading"_s)->isVisible());
    QCOMPARE(child<QLabel>(dialog, u"noteHeading"_s)->text(), u"This is no backup that can be restored."_s);
    QVERIFY(!child<QPushButton>(dialog, u"restoreButton"_s)->isVisible());
}

void TestJournal::restoreWantsTheNameInProduction()
{
    QTemporaryDir folder;
    RestoreRequest request;
    request.database.spec.file = folder.filePath(u"app.db"_s);
    request.database.spec.createFile = true;
    request.database.spec.name = u"shop"_s;
    request.database.spec.environment = runtime::EnvironmentKind::Production;
    request.backup = folder.filePath(u"old.db"_s);
    request.keptFile = folder.filePath(u"kept.db"_s);
    for (const QString &file : {request.database.spec.file, request.backup}) {
        runtime::ConnectionSpec spec = request.database.spec;
        spec.file = file;
        auto connection = runtime::Connection::open(spec);
        QVERIFY(connection && (*connection)->execute(u"CREATE TABLE t (id INTEGER)"_s));
    }
    const auto look = [](RestoreDialog &dialog) {
        dialog.show();
        return QTest::qWaitFor([&] { return child<QWidget>(dialog, u"noteHeading"_s)->isVisible(); });
    };
    RestoreDialog locked(request);
    QVERIFY(look(locked));
    QVERIFY(!child<QPushButton>(locked, u"restoreButton"_s)->isEnabled());
    QCOMPARE(child<QLabel>(locked, u"restoreStatus"_s)->text(), u"Unlock the database first."_s);
    request.database.unlockedUntil = QDateTime::currentDateTimeUtc().addSecs(60);
    RestoreDialog dialog(request);
    QVERIFY(look(dialog));
    QVERIFY(!child<QPushButton>(dialog, u"restoreButton"_s)->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, u"confirmName"_s), u"app.db"_s);
    QVERIFY(child<QPushButton>(dialog, u"restoreButton"_s)->isEnabled());
}

void TestJournal::marksWhatWasEditedAfterItWasApplied()
{
    TemporaryProject folder(project());
    openWindow(folder);
    run(u"upgradeButton"_s);
    QVERIFY(m_window->session().edited().revisions().isEmpty());
    auto &view = m_window->historyView();
    QVERIFY(view.isColumnHidden(HistoryModel::StatusColumn));
    QFile script(folder.path(u"migrations/versions/bbbb.py"_s));
    QVERIFY(script.open(QIODevice::Append));
    script.write("\n# a late thought\n");
    script.close();
    m_window->session().reload();
    QTRY_COMPARE(m_window->session().edited().revisions(), QStringList {u"bbbb"_s});
    const auto *model = view.model();
    QCOMPARE(model->index(0, HistoryModel::StatusColumn).data().toString(), u"edited"_s);
    QVERIFY(model->index(0, HistoryModel::StatusColumn).data(Qt::ToolTipRole).toString().contains("edited after it was applied on"_L1));
    QCOMPARE(model->index(1, HistoryModel::StatusColumn).data().toString(), QString());
    QVERIFY(!view.isColumnHidden(HistoryModel::StatusColumn));
    const auto banner = bannerFor(m_window->session());
    QVERIFY2(banner.text.contains("1 script(s) were edited after they were applied here."_L1), qPrintable(banner.text));
    view.selectRevision(u"aaaa"_s);
    QTRY_VERIFY(m_window->isSettled());
    QVERIFY(!child<QWidget>(*m_window, u"previewStatus"_s)->isVisible());
    click(*m_window, u"bannerSecondAction"_s); // leads to it
    QCOMPARE(view.selectedRevision(), u"bbbb"_s);
    QTRY_VERIFY(child<QWidget>(*m_window, u"previewStatus"_s)->isVisible());
    picture(*m_window, u"edited"_s);
    chooseFromMenu(m_window.get(), u"By one revision"_s);
    run(u"downgradeButton"_s);
    QTRY_VERIFY(m_window->session().edited().revisions().isEmpty()); // what was taken back may be edited
}

QTEST_MAIN(TestJournal)
#include "tst_journal.moc"
