// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/changenotice.h"
#include "ui/databases/connectdialog.h"
#include "ui/details/enginechooser.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/review/reviewdialog.h"
#include "ui/settings.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::picture;
using test::TemporaryProject;
using test::whenOpened;

namespace {

QMap<QString, QByteArray> project()
{
    const QByteArray script = "from alembic import op\nimport sqlalchemy as sa\n\nrevision = 'aaaa'\ndown_revision = None\n\n\n"
                              "def upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\n\n\n"
                              "def downgrade(engine_name):\n    globals()['downgrade_%s' % engine_name]()\n\n\n"
                              "def upgrade_users():\n    op.create_table('account', sa.Column('id', sa.Integer()))\n\n\n"
                              "def downgrade_users():\n    op.drop_table('account')\n\n\n"
                              "def upgrade_logs():\n    op.create_table('entry', sa.Column('id', sa.Integer()))\n\n\n"
                              "def downgrade_logs():\n    op.drop_table('entry')\n";
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\ndatabases = users, logs\n\n[users]\nsqlalchemy.url = "
                               "sqlite:///%(here)s/users.db\n\n[logs]\nsqlalchemy.url = sqlite:///%(here)s/logs.db\n"},
        {u"migrations/env.py"_s, "for name in names:\n    context.run_migrations(engine_name=name)\n"}, {u"migrations/versions/aaaa.py"_s, script}};
}

} // namespace

/// A project for several databases in the window.
class TestEngines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void previewShowsOneOfThem();
    void previewFollowsTheDatabase();
    void connecting();
    void remembered();
    void databaseOfNone();
    void oneAfterTheOther();
    void oneDatabaseHasNoChooser();

private:
    void open(const TemporaryProject &folder);
    void connectBoth();
    QString sql()
    {
        for (CodeView *view : m_window->details().findChildren<CodeView *>())
            if (view->isVisible())
                return view->text();
        return {};
    }
    QString tables(const QString &file)
    {
        return QString::fromUtf8(test::runProcess(u"sqlite3"_s, {m_folder->path(file), u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"_s}).out).simplified();
    }

    QTemporaryDir m_settings;
    Messages m_messages;
    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestEngines::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    m_messages = messages();
}

void TestEngines::init()
{
    m_folder = std::make_unique<TemporaryProject>(project());
    open(*m_folder);
}

void TestEngines::cleanup()
{
    m_window.reset();
    messages() = m_messages;
}

void TestEngines::open(const TemporaryProject &folder)
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 820);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

void TestEngines::connectBoth()
{
    for (const QString &name : {u"users"_s, u"logs"_s})
        m_window->addTemporaryDatabase(name + "=sqlite:///"_L1 + m_folder->path(name + ".db"_L1));
    QTRY_VERIFY(m_window->isSettled());
    QCOMPARE(m_window->session().databases().entries().size(), 2);
}

void TestEngines::previewShowsOneOfThem()
{
    auto *chooser = m_window->findChild<EngineChooser *>();
    QVERIFY(chooser->isVisible());
    QCOMPARE(chooser->count(), 2);
    QTRY_VERIFY(sql().contains("CREATE TABLE account"_L1));
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    QTRY_VERIFY(sql().contains("CREATE TABLE entry"_L1));
    QVERIFY(!sql().contains("account"_L1));
    picture(*m_window, u"engines"_s);
}

void TestEngines::previewFollowsTheDatabase()
{
    connectBoth();
    auto &databases = m_window->session().databases();
    databases.select(databases.entries().at(1).id);
    QTRY_VERIFY(sql().contains("CREATE TABLE entry"_L1));
    databases.select(databases.entries().at(0).id);
    QTRY_VERIFY(sql().contains("CREATE TABLE account"_L1));
}

void TestEngines::connecting()
{
    ConnectDialog first(m_window->session(), nullptr);
    first.show();
    auto *which = child<QComboBox>(first, u"projectDatabaseField"_s);
    QVERIFY(which->isVisible());
    QCOMPARE(which->currentText(), u"users"_s);
    QTRY_COMPARE(child<QLineEdit>(first, u"nameField"_s)->text(), u"users"_s);
    QTRY_VERIFY(first.entry().spec.file.endsWith("users.db"_L1));
    picture(first, u"engines-connect"_s);
    m_window->session().databases().putTemporary(first.entry());

    ConnectDialog second(m_window->session(), nullptr); // the one that is left
    second.show();
    QCOMPARE(child<QComboBox>(second, u"projectDatabaseField"_s)->currentText(), u"logs"_s);
    QTRY_VERIFY(second.entry().spec.file.endsWith("logs.db"_L1));
    QCOMPARE(second.entry().engine.value(), u"logs"_s);
}

// A database without a name is one too.
void TestEngines::remembered()
{
    Settings settings;
    QList<DatabaseEntry> entries(3);
    entries[0].engine = u"users"_s;
    entries[1].engine = QString();
    for (int i = 0; i < 3; ++i)
        entries[i].id = QString::number(i);
    settings.setDatabases(u"/somewhere"_s, entries);
    const QList<DatabaseEntry> read = settings.databases(u"/somewhere"_s);
    QCOMPARE(read.size(), 3);
    QCOMPARE(read[0].engine.value_or(u"none"_s), u"users"_s);
    QCOMPARE(read[1].engine.value_or(u"none"_s), QString());
    QVERIFY(!read[2].engine);
}

void TestEngines::databaseOfNone()
{
    m_window->addTemporaryDatabase(u"sqlite:///"_s + m_folder->path(u"other.db"_s));
    QTRY_VERIFY(m_window->isSettled());
    QString said;
    messages().error = [&](QWidget *, const QString &, const QString &text, const QString &) { said = text; };
    click(*m_window, u"bannerAction"_s);
    QTRY_VERIFY(said.contains("several databases (users, logs)"_L1));
}

void TestEngines::oneAfterTheOther()
{
    connectBoth();
    auto *action = m_window->findChild<QAction *>(u"upgradeAll"_s);
    QVERIFY(action);
    QStringList reviewed;
    const auto answer = [&](auto &&self) -> void {
        whenOpened<ReviewDialog>(m_window.get(), [&, self](ReviewDialog &review) {
            reviewed << child<QLabel>(review, u"reviewSubtitle"_s)->text();
            click(review, u"runButton"_s);
            QTRY_VERIFY(!review.isRunning());
            QTRY_VERIFY(child<QPushButton>(review, u"cancelButton"_s)->isEnabled());
            review.reject();
            if (reviewed.size() < 2)
                self(self);
        });
    };
    answer(answer);
    action->trigger();
    QTRY_COMPARE(reviewed.size(), 2);
    QTRY_COMPARE(tables(u"users.db"_s), u"account alembic_version"_s);
    QTRY_COMPARE(tables(u"logs.db"_s), u"alembic_version entry"_s);
    QTRY_VERIFY(child<QLabel>(*m_window, u"changeText"_s)->text().contains("up to date"_L1));
}

void TestEngines::oneDatabaseHasNoChooser()
{
    TemporaryProject folder({{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"}, {u"migrations/env.py"_s, ""},
        {u"migrations/versions/aaaa.py"_s, test::scriptText("aaaa", "", test::createTable("account"), "pass")}});
    open(folder);
    QVERIFY(!m_window->findChild<EngineChooser *>()->isVisible());
    QTRY_VERIFY(sql().contains("CREATE TABLE account"_L1));
    ConnectDialog dialog(m_window->session(), nullptr);
    dialog.show();
    QVERIFY(!child<QComboBox>(dialog, u"projectDatabaseField"_s)->isVisible());
    QVERIFY(!dialog.entry().engine);
}

QTEST_MAIN(TestEngines)
#include "tst_engines.moc"
