// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/checks/roundtripdialog.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/models/stepsmodel.h"
#include "ui/themestyle.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

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

/// The second one forgets something on its way down.
QMap<QString, QByteArray> project(const QByteArray &thirdBody = createTable("t_cccc"))
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa.py"_s, scriptText("aaaa", "", createTable("t_aaaa"), "op.drop_table('t_aaaa')")},
            {u"migrations/versions/bbbb.py"_s,
             scriptText("bbbb", "aaaa", "op.create_index('ix_forgotten', 't_aaaa', ['id'])", "pass")},
            {u"migrations/versions/cccc.py"_s, scriptText("cccc", "bbbb", thirdBody, "op.drop_table('t_cccc')")}};
}

} // namespace

/// "Check up and down…", from the menu of a revision to the verdicts.
class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void oneRevisionFromTheMenu();
    void everythingUpToARevision();
    void onACopyOfADatabase();
    void onAServer();
    void isStopped();

private:
    void open(const TemporaryProject &folder);
    std::unique_ptr<RoundTripDialog> dialog(const QString &revision);
    QString state(RoundTripDialog &dialog) { return child<QLabel>(dialog, u"roundTripStatus"_s)->text(); }
    QString note(RoundTripDialog &dialog);
    static int states(RoundTripDialog &dialog, RunState state);

    QTemporaryDir m_settings;
    test::PostgresCluster m_cluster;
    std::unique_ptr<MainWindow> m_window;
};

void TestRoundTrip::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    QVERIFY2(m_cluster.start(), m_cluster.error());
}

void TestRoundTrip::cleanup()
{
    m_window.reset();
}

void TestRoundTrip::open(const TemporaryProject &folder)
{
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

std::unique_ptr<RoundTripDialog> TestRoundTrip::dialog(const QString &revision)
{
    ProjectSession &session = m_window->session();
    auto dialog = std::make_unique<RoundTripDialog>(session.snapshot(), revision, session.databases().entries());
    dialog->show();
    return QTest::qWaitForWindowExposed(dialog.get()) ? std::move(dialog) : nullptr;
}

QString TestRoundTrip::note(RoundTripDialog &dialog)
{
    return child<QLabel>(dialog, u"noteHeading"_s)->text() + u'\n' + child<QLabel>(dialog, u"noteText"_s)->text();
}

int TestRoundTrip::states(RoundTripDialog &dialog, RunState state)
{
    const auto *model = child<QListView>(dialog, u"verdictList"_s)->model();
    int count = 0;
    for (int row = 0; row < model->rowCount(); ++row)
        count += RunState(model->index(row, 0).data(StepsModel::StateRole).toInt()) == state;
    return count;
}

void TestRoundTrip::oneRevisionFromTheMenu()
{
    TemporaryProject folder(project());
    open(folder);
    bool done = false;
    whenOpened<RoundTripDialog>(m_window.get(), [&](RoundTripDialog &dialog) {
        QCOMPARE(child<QComboBox>(dialog, u"rangeField"_s)->currentText(), u"Only cccc"_s);
        click(dialog, u"checkButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        QCOMPARE(states(dialog, RunState::Done), 1); // those before it are applied, not tried
        QVERIFY2(note(dialog).startsWith("1 revision(s) lead up, back and up again."_L1), qPrintable(note(dialog)));
        done = true;
        click(dialog, u"cancelButton"_s);
    });
    chooseFromMenu(m_window.get(), u"Check up and down"_s);
    Q_EMIT m_window->historyView().menuRequested(u"cccc"_s, m_window->mapToGlobal(QPoint(300, 200)));
    QTRY_VERIFY(done);
}

void TestRoundTrip::everythingUpToARevision()
{
    TemporaryProject folder(project());
    open(folder);
    const auto check = dialog(u"cccc"_s);
    QVERIFY(check);
    child<QComboBox>(*check, u"rangeField"_s)->setCurrentIndex(1);
    click(*check, u"checkButton"_s);
    QTRY_VERIFY(!check->isRunning());
    picture(*check, u"roundtrip"_s);
    QVERIFY2(note(*check).contains("ix_forgotten"_L1), qPrintable(note(*check)));
    QVERIFY2(note(*check).startsWith(u"bbbb · the downgrade does not lead back"_s), qPrintable(note(*check)));
    QCOMPARE(child<QListView>(*check, u"verdictList"_s)->model()->rowCount(), 3);
    QVERIFY(states(*check, RunState::Failed) >= 1);
    QCOMPARE(child<QPushButton>(*check, u"checkButton"_s)->text(), u"&Check again"_s);
}

void TestRoundTrip::onACopyOfADatabase()
{
    TemporaryProject folder(project());
    open(folder);
    const QString file = folder.path(u"app.db"_s);
    {
        runtime::ConnectionSpec spec;
        spec.file = file;
        spec.createFile = true;
        auto connection = runtime::Connection::open(spec);
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE t_aaaa (id INTEGER NOT NULL, PRIMARY KEY (id)); INSERT INTO t_aaaa VALUES (1); "
                                       "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                                       "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)); "
                                       "INSERT INTO alembic_version VALUES ('aaaa')"_s));
    }
    QFile before(file);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    m_window->addTemporaryDatabase(u"sqlite:///"_s + file);
    QTRY_VERIFY(m_window->isSettled());
    const auto check = dialog(u"aaaa"_s);
    QVERIFY(check);
    auto *place = child<QComboBox>(*check, u"placeField"_s);
    QCOMPARE(place->itemText(1), u"A copy of app with its rows"_s);
    place->setCurrentIndex(1);
    click(*check, u"checkButton"_s);
    QTRY_VERIFY(!check->isRunning());
    QVERIFY2(note(*check).startsWith("There is nothing to try"_L1), qPrintable(note(*check)));
    const auto other = dialog(u"cccc"_s);
    child<QComboBox>(*other, u"placeField"_s)->setCurrentIndex(1);
    child<QComboBox>(*other, u"rangeField"_s)->setCurrentIndex(1);
    click(*other, u"checkButton"_s);
    QTRY_VERIFY(!other->isRunning());
    QCOMPARE(child<QListView>(*other, u"verdictList"_s)->model()->rowCount(), 2);
    before.seek(0);
    QCOMPARE(before.readAll(), bytes); // it was a copy
}

void TestRoundTrip::onAServer()
{
    const test::PostgresDatabase database = m_cluster.createDatabase();
    TemporaryProject folder(project());
    open(folder);
    m_window->addTemporaryDatabase(database.url());
    QTRY_VERIFY(m_window->isSettled());
    const auto check = dialog(u"cccc"_s);
    QVERIFY(check);
    child<QComboBox>(*check, u"placeField"_s)->setCurrentIndex(1);
    click(*check, u"checkButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!check->isRunning(), 20'000);
    QVERIFY2(note(*check).startsWith("1 revision(s) lead up, back and up again."_L1), qPrintable(note(*check)));
    QCOMPARE(m_cluster.query(database, u"SELECT count(*) FROM pg_database WHERE datname LIKE 'retort\\_%' AND datname <> current_database()"_s).trimmed(),
             QByteArray::number(0)); // the scratch database is gone
}

void TestRoundTrip::isStopped()
{
    TemporaryProject folder(project(
        "op.execute('CREATE TABLE t_cccc AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x<4000000) SELECT count(*) AS n FROM c')"));
    open(folder);
    const auto check = dialog(u"cccc"_s);
    QVERIFY(check);
    child<QComboBox>(*check, u"rangeField"_s)->setCurrentIndex(1);
    click(*check, u"checkButton"_s);
    QVERIFY(!child<QComboBox>(*check, u"placeField"_s)->isEnabled());
    check->close();
    QVERIFY(check->isVisible()); // the user is told
    QTRY_VERIFY_WITH_TIMEOUT(!check->isRunning(), 20'000);
    QVERIFY2(note(*check).startsWith("Stopped as you asked."_L1), qPrintable(note(*check)));
    check->close();
    QVERIFY(!check->isVisible());
}

QTEST_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
