// SPDX-License-Identifier: GPL-3.0-or-later
// Revisions that only Python can run, given to the project's own after the user's consent: real Alembic, from the review dialog.
#include "model/runtime/databasestate.h"
#include "model/runtime/mixedrun.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/messages.h"
#include "ui/projectsession.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::createTable;
using test::picture;
using test::scriptText;
using test::TemporaryProject;

namespace {

const QByteArray environmentScript = R"py(import logging
from alembic import context
from sqlalchemy import create_engine
logging.basicConfig(level=logging.INFO)
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
)py";

/// bbbb makes a table whose name depends on what no evaluator should model.
QMap<QString, QByteArray> project(const QByteArray &url = "sqlite:///%(here)s/app.db")
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = " + url + "\n"},
            {u"migrations/env.py"_s, environmentScript},
            {u"migrations/script.py.mako"_s, QByteArray()},
            {u"migrations/versions/aaaa.py"_s, scriptText("aaaa", "", createTable("t_aaaa"), "op.drop_table('t_aaaa')")},
            {u"migrations/versions/bbbb.py"_s, scriptText("bbbb", "aaaa",
                "import ctypes\n    op.execute('CREATE TABLE made_%d (id INTEGER)' % ctypes.sizeof(ctypes.c_int64))", "pass")},
            {u"migrations/versions/cccc.py"_s, scriptText("cccc", "bbbb", createTable("t_cccc"), "op.drop_table('t_cccc')")}};
}

} // namespace

class TestPythonSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_session = std::make_unique<ProjectSession>(); }
    void isRunAfterConsent();
    void anotherDatabaseIsRefused();
    void withoutAnInterpreterOneIsChosen();

private:
    std::unique_ptr<ReviewDialog> review(TemporaryProject &folder);

    QTemporaryDir m_settings;
    std::unique_ptr<ProjectSession> m_session;
};

void TestPythonSteps::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit()); // agreements of this test alone
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
}

/// The dialog for the upgrade of the project's database, which is not there yet.
std::unique_ptr<ReviewDialog> TestPythonSteps::review(TemporaryProject &folder)
{
    DatabaseEntry entry;
    entry.id = u"test"_s;
    entry.spec.name = u"shop"_s;
    entry.spec.file = folder.path(u"app.db"_s);
    entry.spec.createFile = true;
    std::shared_ptr<const PreparedPlan> prepared;
    connect(m_session.get(), &ProjectSession::planReady, this,
            [&prepared](const std::shared_ptr<const PreparedPlan> &plan) { prepared = plan; });
    m_session->open(folder.path());
    if (!QTest::qWaitFor([this] { return m_session->state() == ProjectSession::State::Ready; }))
        return nullptr;
    m_session->databases().putTemporary(entry);
    m_session->prepare({script::StepKind::Upgrade, u"heads"_s, entry.id});
    if (!QTest::qWaitFor([&prepared] { return prepared != nullptr; }))
        return nullptr;
    disconnect(m_session.get(), &ProjectSession::planReady, this, nullptr);
    auto dialog = std::make_unique<ReviewDialog>(prepared);
    dialog->show();
    return QTest::qWaitForWindowExposed(dialog.get()) ? std::move(dialog) : nullptr;
}

void TestPythonSteps::isRunAfterConsent()
{
    TemporaryProject folder(project());
    QVERIFY(folder.write(u".venv/bin/activate"_s, {}) && QFile::link(u"/usr/bin/python3"_s, folder.path(u".venv/bin/python"_s)));
    const auto dialog = review(folder);
    QVERIFY(dialog);
    picture(*dialog, u"python"_s);
    auto *statements = child<QListView>(*dialog, u"statementList"_s)->model();
    auto *run = child<QPushButton>(*dialog, u"runButton"_s);
    auto *box = child<QCheckBox>(*dialog, u"pythonBox"_s);
    QVERIFY2(child<QLabel>(*dialog, u"interpreterPlace"_s)->text().endsWith("/.venv/bin/python"_L1),
             qPrintable(child<QLabel>(*dialog, u"interpreterPlace"_s)->text()));
    QVERIFY(!box->isChecked() && !run->isEnabled());
    QVERIFY(!child<QPushButton>(*dialog, u"rehearseButton"_s)->isEnabled());
    QVERIFY(!QFile::exists(folder.path(u"app.db"_s)));
    click(*dialog, u"pythonBox"_s);
    QVERIFY(run->isEnabled());
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), 60'000);
    picture(*dialog, u"python-done"_s);
    runtime::ConnectionSpec spec;
    spec.file = folder.path(u"app.db"_s);
    QCOMPARE(runtime::readDatabaseState(spec, {})->version.heads, QStringList {u"cccc"_s});
    const auto connection = runtime::Connection::open(spec);
    QVERIFY((*connection)->query(u"SELECT * FROM made_8"_s));
    QStringList texts;
    for (int row = 0; row < statements->rowCount(); ++row) {
        QCOMPARE(statements->index(row, 0).data(RunModel::StateRole).toInt(), int(RunState::Done));
        texts << statements->index(row, 0).data().toString();
    }
    QVERIFY2(texts.filter(u"-m alembic -c"_s).size() == 1, qPrintable(texts.join(u'\n')));

    // The consent is remembered for this interpreter: the next review has it already.
    m_session = std::make_unique<ProjectSession>();
    QVERIFY(QFile::remove(folder.path(u"app.db"_s)));
    const auto again = review(folder);
    QVERIFY(again && child<QCheckBox>(*again, u"pythonBox"_s)->isChecked());
}

void TestPythonSteps::anotherDatabaseIsRefused()
{
    TemporaryProject folder(project("sqlite:///%(here)s/other.db"));
    const auto dialog = review(folder);
    QVERIFY(dialog);
    picture(*dialog, u"python-other-database"_s);
    QVERIFY(!dialog->findChild<QCheckBox *>(u"pythonBox"_s));
    QVERIFY(!child<QPushButton>(*dialog, u"runButton"_s)->isEnabled());
    QVERIFY2(child<QLabel>(*dialog, u"noteText"_s)->text().contains("other.db"_L1), qPrintable(child<QLabel>(*dialog, u"noteText"_s)->text()));
}

void TestPythonSteps::withoutAnInterpreterOneIsChosen()
{
    qunsetenv("VIRTUAL_ENV");
    TemporaryProject folder(project());
    const auto dialog = review(folder);
    QVERIFY(dialog);
    auto *run = child<QPushButton>(*dialog, u"runButton"_s);
    click(*dialog, u"pythonBox"_s);
    QVERIFY(!run->isEnabled());
    messages().openFile = [](QWidget *, const QString &, const QString &, const QString &) { return u"/usr/bin/python3"_s; };
    click(*dialog, u"interpreterChange"_s);
    QVERIFY(!child<QCheckBox>(*dialog, u"pythonBox"_s)->isChecked()); // it was said of no interpreter
    click(*dialog, u"pythonBox"_s);
    QVERIFY(run->isEnabled());
    QVERIFY(!QFile::exists(folder.path(u"app.db"_s)));
}

QTEST_MAIN(TestPythonSteps)
#include "tst_pythonsteps.moc"
