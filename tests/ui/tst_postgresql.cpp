// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/models/blockersmodel.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"
#include "ui/widgets/notecard.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::TemporaryProject;

namespace {

QByteArray scriptText(const QByteArray &id, const QByteArray &down, const QByteArray &body)
{
    return "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + id + "'\ndown_revision = "
        + (down.isEmpty() ? QByteArray("None") : "'" + down + "'") + "\n\n\ndef upgrade():\n    " + body
        + "\n\n\ndef downgrade():\n    pass\n";
}

/// A first revision that makes a table, and a second one that does what a test is about.
QMap<QString, QByteArray> project(const QByteArray &secondBody)
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_first.py"_s,
             scriptText("aaaa", "", "op.create_table('first', sa.Column('id', sa.Integer(), primary_key=True))")},
            {u"migrations/versions/bbbb_second.py"_s, scriptText("bbbb", "aaaa", secondBody)}};
}

void click(QWidget &parent, const QString &name)
{
    auto *button = parent.findChild<QPushButton *>(name);
    QVERIFY2(button && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

QString label(QWidget &parent, const QString &name)
{
    return parent.findChild<QLabel *>(name)->text();
}

} // namespace

/// The window and a real server: every run begins with a click and ends with what the dialog says.
class TestPostgresql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void upgrades();
    void showsTheCodeOfAFailure();
    void interruptsALongStatement();
    void givesUpWaitingForAnotherRun();
    void endsTheSessionInTheWay();
    void cancelsItsOwnRunWhileItWaits();
    void rehearsalShowsLocks();
    void offersToDropAnInvalidIndex();
    void tellsTablesWithoutARecord();

private:
    void open(const TemporaryProject &folder);
    template<typename Function>
    void review(Function function);
    DatabaseEntry::State state() { return m_window->session().databases().selected()->state; }

    QTemporaryDir m_settings;
    test::PostgresCluster m_cluster;
    test::PostgresDatabase m_database;
    std::unique_ptr<MainWindow> m_window;
};

void TestPostgresql::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    messages().confirm = [](QWidget *, const QString &, const QString &, const QString &) { return true; };
    QVERIFY2(m_cluster.start(), m_cluster.error());
}

void TestPostgresql::init()
{
    m_database = m_cluster.createDatabase();
    QVERIFY2(!m_database.name.isEmpty(), m_cluster.error());
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestPostgresql::cleanup()
{
    m_window.reset();
}

void TestPostgresql::open(const TemporaryProject &folder)
{
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().history());
    m_window->addTemporaryDatabase(m_database.url());
    QVERIFY(m_window->session().databases().selected());
    QTRY_COMPARE(int(state()), int(DatabaseEntry::State::Known));
}

/// Clicks Upgrade and hands over the dialog; returns when that is closed.
template<typename Function>
void TestPostgresql::review(Function function)
{
    bool closed = false;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        if (auto *dialog = qobject_cast<ReviewDialog *>(QApplication::activeModalWidget())) {
            timer.stop();
            function(*dialog);
            dialog->done(0);
            closed = true;
        }
    });
    timer.start(10);
    click(*m_window, u"upgradeButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(closed, 20'000);
}

void TestPostgresql::upgrades()
{
    TemporaryProject folder(project("op.add_column('first', sa.Column('name', sa.String(20), server_default='x'))"));
    open(folder);
    QVERIFY(m_window->session().databases().selected()->server.startsWith("PostgreSQL "_L1));
    QString heading, text;
    review([&](ReviewDialog &dialog) {
        QCOMPARE(dialog.findChild<QListView *>(u"stepList"_s)->model()->rowCount(), 4); // first the version table, last the check
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        heading = label(dialog, u"noteHeading"_s);
        text = label(dialog, u"noteText"_s);
    });
    QVERIFY2(heading.contains(u'2'), qPrintable(heading));
    QVERIFY2(text.contains("is now at bbbb"_L1), qPrintable(text));
    QCOMPARE(m_cluster.query(m_database, u"SELECT version_num FROM alembic_version"_s), "bbbb");
    QCOMPARE(m_cluster.query(m_database, u"SELECT count(name) FROM first"_s), "0");
    QTRY_COMPARE(m_window->session().databases().selected()->rows, QStringList {u"bbbb"_s});
}

void TestPostgresql::showsTheCodeOfAFailure()
{
    TemporaryProject folder(project("op.execute('SELECT nothing FROM nowhere')"));
    open(folder);
    QString heading, text;
    review([&](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        heading = label(dialog, u"noteHeading"_s);
        text = label(dialog, u"noteText"_s);
    });
    QVERIFY2(heading.contains("Nothing was changed"_L1), qPrintable(heading));
    QVERIFY2(text.contains("42P01"_L1), qPrintable(text));
    QVERIFY2(text.contains("nowhere"_L1), qPrintable(text));
    QCOMPARE(m_cluster.query(m_database, u"SELECT to_regclass('first') IS NULL"_s), "t");
}

void TestPostgresql::interruptsALongStatement()
{
    TemporaryProject folder(project("op.execute('SELECT pg_sleep(30)')"));
    open(folder);
    QString heading, text;
    qint64 milliseconds = -1;
    review([&](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        const QString sleeping = u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%sleep(30)%' "
                                 "AND pid <> pg_backend_pid()"_s;
        QTRY_COMPARE(m_cluster.query(m_database, sleeping), "1");
        const QString progress = label(dialog, u"progressText"_s);
        QTRY_VERIFY(label(dialog, u"progressText"_s) != progress); // the seconds go on
        QElapsedTimer clock;
        clock.start();
        click(dialog, u"cancelButton"_s); // "Interrupt now"
        QTRY_VERIFY(!dialog.isRunning());
        milliseconds = clock.elapsed();
        heading = label(dialog, u"noteHeading"_s);
        text = label(dialog, u"noteText"_s);
    });
    QVERIFY2(milliseconds >= 0 && milliseconds < 2000, qPrintable(QString::number(milliseconds)));
    QVERIFY2(heading.contains("Stopped as you asked. Nothing was changed."_L1), qPrintable(heading));
    QVERIFY2(text.contains("has no revision now"_L1), qPrintable(text));
    QCOMPARE(m_cluster.query(m_database, u"SELECT to_regclass('first') IS NULL"_s), "t");
}

void TestPostgresql::givesUpWaitingForAnotherRun()
{
    TemporaryProject folder(project("pass"));
    m_cluster.query(m_database, u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_s);
    open(folder);
    auto other = runtime::Connection::open(m_window->session().databases().selected()->spec);
    QVERIFY(other);
    QVERIFY((*other)->execute(u"BEGIN; LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE"_s));
    QString heading, text;
    review([&](ReviewDialog &dialog) {
        dialog.findChild<QSpinBox *>(u"lockTimeout"_s)->setValue(1);
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(label(dialog, u"progressText"_s).startsWith("Waiting for another session"_L1));
        QTRY_VERIFY(!dialog.isRunning());
        heading = label(dialog, u"noteHeading"_s);
        text = label(dialog, u"noteText"_s);
    });
    QVERIFY2(heading.contains("Nothing was changed"_L1), qPrintable(heading));
    QVERIFY2(text.contains("alembic_version"_L1), qPrintable(text));
}

/// Another program holds a table in an open transaction; the user looks who it is, and ends it.
void TestPostgresql::endsTheSessionInTheWay()
{
    TemporaryProject folder(project("op.add_column('busy', sa.Column('name', sa.String(20)))"));
    m_cluster.query(m_database, u"CREATE TABLE busy (id INTEGER)"_s);
    open(folder);
    auto other = runtime::Connection::open(m_window->session().databases().selected()->spec);
    QVERIFY(other);
    QVERIFY((*other)->execute(u"BEGIN; SELECT * FROM busy"_s));
    QString heading;
    review([&](ReviewDialog &dialog) {
        auto *panel = dialog.findChild<QWidget *>(u"lockWaitPanel"_s);
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(panel->isVisible());
        test::picture(dialog, u"lock-wait"_s);
        const auto *blockers = dialog.findChild<QTreeView *>(u"blockersTable"_s)->model();
        QCOMPARE(blockers->rowCount(), 1);
        const auto cell = [&](int column) { return blockers->index(0, column).data().toString(); };
        QCOMPARE(cell(BlockersModel::ApplicationColumn), u"retort"_s);
        QCOMPARE(cell(BlockersModel::StateColumn), u"idle in transaction"_s);
        QVERIFY(cell(BlockersModel::QueryColumn).contains("busy"_L1));
        QVERIFY(!dialog.findChild<QPushButton *>(u"cancelTheirsButton"_s)->isEnabled()); // it runs no statement
        click(dialog, u"waitButton"_s);
        QVERIFY(!panel->isVisible());
        QTest::qWait(700);
        QVERIFY(!panel->isVisible()); // the same session is still in the way, which is known
        panel->setVisible(true);
        click(dialog, u"endSessionButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 15'000);
        heading = label(dialog, u"noteHeading"_s);
    });
    QVERIFY2(heading.startsWith("Upgraded by 2"_L1), qPrintable(heading));
    QVERIFY(!(*other)->execute(u"SELECT 1"_s));
    QCOMPARE(m_cluster.query(m_database, u"SELECT version_num FROM alembic_version"_s), "bbbb");
}

void TestPostgresql::cancelsItsOwnRunWhileItWaits()
{
    TemporaryProject folder(project("op.add_column('busy', sa.Column('name', sa.String(20)))"));
    m_cluster.query(m_database, u"CREATE TABLE busy (id INTEGER)"_s);
    open(folder);
    auto other = runtime::Connection::open(m_window->session().databases().selected()->spec);
    QVERIFY(other);
    QVERIFY((*other)->execute(u"BEGIN; SELECT * FROM busy"_s));
    QString heading;
    review([&](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(dialog.findChild<QWidget *>(u"lockWaitPanel"_s)->isVisible());
        click(dialog, u"cancelMineButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        heading = label(dialog, u"noteHeading"_s);
    });
    QVERIFY2(heading.startsWith("Stopped as you asked. Nothing was changed."_L1), qPrintable(heading));
    QVERIFY((*other)->execute(u"SELECT 1"_s)); // nobody else was touched
}

void TestPostgresql::rehearsalShowsLocks()
{
    TemporaryProject folder(project("op.add_column('first', sa.Column('name', sa.String(20)))\n"
                                    "    with op.get_context().autocommit_block():\n"
                                    "        op.create_index('ix', 'first', ['name'], postgresql_concurrently=True)"));
    open(folder);
    QStringList notes;
    QString text;
    review([&](ReviewDialog &dialog) {
        click(dialog, u"rehearseButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        test::picture(dialog, u"rehearsal-locks"_s);
        const auto *statements = dialog.findChild<QListView *>(u"statementList"_s)->model();
        for (int row = 0; row < statements->rowCount(); ++row)
            notes << statements->index(row, 0).data(RunModel::NoteRole).toString();
        text = label(dialog, u"noteText"_s);
    });
    QVERIFY2(notes.join(u'|').contains("alembic_version"_L1), qPrintable(notes.join(u'|')));
    QVERIFY2(notes.join(u'|').contains("left out: "_L1), qPrintable(notes.join(u'|')));
    QVERIFY2(text.contains("1 statement(s) were left out"_L1), qPrintable(text));
    QCOMPARE(m_cluster.query(m_database, u"SELECT to_regclass('first') IS NULL"_s), "t");
}

void TestPostgresql::offersToDropAnInvalidIndex()
{
    TemporaryProject folder(project("op.execute('INSERT INTO first VALUES (1), (2)')\n"
                                    "    op.execute('ALTER TABLE first ADD COLUMN name TEXT')\n"
                                    "    with op.get_context().autocommit_block():\n"
                                    "        op.create_index('ix', 'first', [sa.text('(1)')], unique=True, postgresql_concurrently=True)"));
    open(folder);
    bool isVisible = false;
    review([&](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        test::picture(dialog, u"invalid-index"_s);
        auto *note = dialog.findChild<NoteCard *>(u"indexNote"_s);
        isVisible = note->isVisible();
        QVERIFY(note->findChild<QPushButton *>());
        QTest::mouseClick(note->findChild<QPushButton *>(), Qt::LeftButton);
    });
    QVERIFY(isVisible);
    QVERIFY2(QGuiApplication::clipboard()->text().startsWith("DROP INDEX"_L1), qPrintable(QGuiApplication::clipboard()->text()));
}

void TestPostgresql::tellsTablesWithoutARecord()
{
    m_cluster.query(m_database, u"CREATE TABLE first (id INTEGER)"_s);
    TemporaryProject folder(project("pass"));
    open(folder);
    QCOMPARE(m_window->session().databases().selected()->otherTables, 1);
    const Banner banner = bannerFor(m_window->session());
    QCOMPARE(int(banner.action), int(BannerAction::Stamp));
    QVERIFY2(banner.text.contains("no version table"_L1), qPrintable(banner.text));
}

QTEST_MAIN(TestPostgresql)
#include "tst_postgresql.moc"
