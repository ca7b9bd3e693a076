// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/databasestate.h"
#include "model/runtime/journal.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/messages.h"
#include "ui/models/runsafety.h"
#include "ui/projectsession.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
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

QMap<QString, QByteArray> project(const QByteArray &thirdBody = createTable("t_cccc"))
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa.py"_s, scriptText("aaaa", "", createTable("t_aaaa"), "op.drop_table('t_aaaa')")},
            {u"migrations/versions/bbbb.py"_s, scriptText("bbbb", "aaaa", createTable("t_bbbb"), "op.drop_table('t_bbbb')")},
            {u"migrations/versions/cccc.py"_s, scriptText("cccc", "bbbb", thirdBody, "op.drop_table('t_cccc')")}};
}

QStringList rowsIn(const QString &file)
{
    runtime::ConnectionSpec spec;
    spec.file = file;
    const auto state = runtime::readDatabaseState(spec, {});
    return state ? state->version.heads : QStringList {u"unreadable"_s};
}

QString label(QWidget &parent, const QString &name)
{
    return child<QLabel>(parent, name)->text();
}

bool isEnabled(QWidget &parent, const QString &name)
{
    return child<QWidget>(parent, name)->isEnabled();
}

bool isVisible(QWidget &parent, const QString &name)
{
    return child<QWidget>(parent, name)->isVisible();
}

} // namespace

/// The review dialog on SQLite files: each run begins with a click and ends with what the dialog says.
class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void rehearsesThenRuns();
    void rehearsalTellsWhatFails();
    void backsUpFirst();
    void verifiesAndRecords();
    void stopsAfterARevision();
    void productionIsLocked();
    void productionWantsTheName();
    void productionWantsABackupOrAWaiver();
    void unlockingEnds();
    void closingWhileRunningAsks();
    void asksTheDatabaseWhileItRuns();
    void everyControlHasAName();

private:
    std::unique_ptr<ReviewDialog> review(TemporaryProject &folder, script::StepKind kind, const QString &target,
        runtime::EnvironmentKind environment = runtime::EnvironmentKind::Development);
    QString file(const TemporaryProject &folder) const { return folder.path(u"app.db"_s); }

    QTemporaryDir m_settings;
    std::unique_ptr<ProjectSession> m_session;
    QStringList m_questions;
    bool m_answer = true;
};

void TestReview::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    messages().confirm = [this](QWidget *, const QString &title, const QString &, const QString &) {
        m_questions << title;
        return m_answer;
    };
}

void TestReview::init()
{
    m_questions.clear();
    m_answer = true;
    m_session = std::make_unique<ProjectSession>();
}

/// A database at aaaa, and the dialog for what is to be done to it.
std::unique_ptr<ReviewDialog> TestReview::review(TemporaryProject &folder, script::StepKind kind, const QString &target,
    runtime::EnvironmentKind environment)
{
    DatabaseEntry entry;
    entry.id = u"test"_s;
    entry.spec.name = u"shop"_s;
    entry.spec.file = file(folder);
    entry.spec.environment = environment;
    if (!QFile::exists(entry.spec.file)) {
        runtime::ConnectionSpec making = entry.spec;
        making.createFile = true;
        auto connection = runtime::Connection::open(making);
        if (!connection
            || !(*connection)->execute(u"CREATE TABLE t_aaaa (id INTEGER NOT NULL, PRIMARY KEY (id)); "
                                       "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                                       "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)); "
                                       "INSERT INTO alembic_version VALUES ('aaaa')"_s))
            return nullptr;
    }
    std::shared_ptr<const PreparedPlan> prepared;
    connect(m_session.get(), &ProjectSession::planReady, this,
            [&prepared](const std::shared_ptr<const PreparedPlan> &plan) { prepared = plan; });
    m_session->open(folder.path());
    if (!QTest::qWaitFor([this] { return m_session->state() == ProjectSession::State::Ready; }))
        return nullptr;
    m_session->databases().putTemporary(entry);
    m_session->prepare({kind, target, entry.id});
    if (!QTest::qWaitFor([&prepared] { return prepared != nullptr; }))
        return nullptr;
    disconnect(m_session.get(), &ProjectSession::planReady, this, nullptr);
    auto dialog = std::make_unique<ReviewDialog>(prepared);
    connect(dialog.get(), &ReviewDialog::unlockRequested, this, [this, dialog = dialog.get()] {
        m_session->databases().unlock(u"test"_s);
        dialog->setUnlockedUntil(m_session->databases().find(u"test"_s)->unlockedUntil);
    });
    if (qEnvironmentVariableIsSet("RETORT_TEST_NARROW"))
        dialog->resize(640, 620);
    dialog->show();
    if (!QTest::qWaitForWindowExposed(dialog.get()))
        return nullptr;
    return dialog;
}

void TestReview::rehearsesThenRuns()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    picture(*dialog, u"review"_s);
    click(*dialog, u"rehearseButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    picture(*dialog, u"rehearsed"_s);
    QVERIFY2(label(*dialog, u"noteHeading"_s).contains("rehearsal went well"_L1), qPrintable(label(*dialog, u"noteHeading"_s)));
    QCOMPARE(rowsIn(file(folder)), QStringList {u"aaaa"_s});
    QVERIFY(!isVisible(*dialog, u"rehearseButton"_s));
    QCOMPARE(child<QPushButton>(*dialog, u"runButton"_s)->text(), u"Upgrade shop by 2"_s);
    QVERIFY(child<QPushButton>(*dialog, u"runButton"_s)->property("primary").toBool());
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QCOMPARE(rowsIn(file(folder)), QStringList {u"cccc"_s});
    QVERIFY(!isVisible(*dialog, u"runButton"_s));
}

void TestReview::rehearsalTellsWhatFails()
{
    TemporaryProject folder(project("op.execute('SELECT nothing FROM nowhere')"));
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    click(*dialog, u"rehearseButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    picture(*dialog, u"rehearsal-failed"_s);
    QVERIFY2(label(*dialog, u"noteHeading"_s).startsWith("The rehearsal failed. Nothing was changed."_L1),
             qPrintable(label(*dialog, u"noteHeading"_s)));
    QVERIFY2(label(*dialog, u"noteText"_s).contains("nothing"_L1), qPrintable(label(*dialog, u"noteText"_s)));
    QVERIFY(!isVisible(*dialog, u"runButton"_s)); // what fails in a rehearsal is not offered
    QCOMPARE(rowsIn(file(folder)), QStringList {u"aaaa"_s});
}

void TestReview::backsUpFirst()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    const QString backup = folder.path(u"before.sqlite"_s);
    messages().saveFile = [backup](QWidget *, const QString &, const QString &, const QString &) { return backup; };
    auto *steps = child<QListView>(*dialog, u"stepList"_s);
    QCOMPARE(steps->model()->rowCount(), 3);
    QVERIFY(!isVisible(*dialog, u"backupChange"_s));
    click(*dialog, u"backupBox"_s);
    click(*dialog, u"backupChange"_s);
    QCOMPARE(steps->model()->rowCount(), 4);
    QCOMPARE(steps->model()->index(0, 0).data().toString(), u"Back up the database"_s);
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    picture(*dialog, u"done"_s);
    QVERIFY2(label(*dialog, u"noteText"_s).contains(u"Backup: "_s + backup), qPrintable(label(*dialog, u"noteText"_s)));
    QCOMPARE(rowsIn(backup), QStringList {u"aaaa"_s});
    QCOMPARE(rowsIn(file(folder)), QStringList {u"cccc"_s});
    QCOMPARE(steps->model()->index(0, 0).data(StepsModel::StateRole).toInt(), int(RunState::Done));
}

void TestReview::verifiesAndRecords()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY2(label(*dialog, u"noteText"_s).contains("Verified"_L1), qPrintable(label(*dialog, u"noteText"_s)));
    const auto *steps = child<QListView>(*dialog, u"stepList"_s)->model();
    const QModelIndex last = steps->index(steps->rowCount() - 1, 0);
    QCOMPARE(last.data().toString(), u"Check the result"_s);
    QCOMPARE(last.data(StepsModel::StateRole).toInt(), int(RunState::Done));
    const auto journal = runtime::Journal::open(journalFile());
    QVERIFY(journal);
    const auto runs = (*journal)->search({{}, file(folder), {}, {}, {}});
    QVERIFY(runs);
    QCOMPARE(runs->size(), 1);
    QCOMPARE(runs->first().outcome, u"succeeded"_s);
    QCOMPARE(runs->first().toHeads, QStringList {u"cccc"_s});
}

void TestReview::stopsAfterARevision()
{
    // Enough work for a second, so that there is time for a click.
    const QByteArray count = "op.execute('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x<6000000) SELECT count(*) FROM c')";
    QMap<QString, QByteArray> files = project();
    files[u"migrations/versions/bbbb.py"_s] = scriptText("bbbb", "aaaa", count, "pass");
    TemporaryProject folder(files);
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    click(*dialog, u"runButton"_s);
    picture(*dialog, u"running"_s);
    QVERIFY2(label(*dialog, u"progressText"_s).contains("nothing is committed yet"_L1), qPrintable(label(*dialog, u"progressText"_s)));
    click(*dialog, u"stopButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), 30'000);
    QCOMPARE(rowsIn(file(folder)), QStringList {u"bbbb"_s});
    QVERIFY2(label(*dialog, u"noteHeading"_s).contains("1 revision(s) stayed"_L1), qPrintable(label(*dialog, u"noteHeading"_s)));
}

void TestReview::productionIsLocked()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s, runtime::EnvironmentKind::Production);
    QVERIFY(dialog);
    picture(*dialog, u"production-locked"_s);
    QVERIFY(isVisible(*dialog, u"environmentBand"_s));
    QCOMPARE(label(*dialog, u"environmentKind"_s), u"PRODUCTION"_s);
    QVERIFY(!isEnabled(*dialog, u"runButton"_s));
    QVERIFY(!isEnabled(*dialog, u"rehearseButton"_s));
    QVERIFY(child<QCheckBox>(*dialog, u"backupBox"_s)->isChecked());
    QCOMPARE(child<QSpinBox>(*dialog, u"lockTimeout"_s)->value(), 3);
    click(*dialog, u"unlockButton"_s);
    picture(*dialog, u"production-unlocked"_s);
    QVERIFY(!child<QLineEdit>(*dialog, u"confirmName"_s)); // nothing is deleted
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QCOMPARE(rowsIn(file(folder)), QStringList {u"cccc"_s});
    QVERIFY(label(*dialog, u"noteText"_s).contains("Backup: "_L1));
}

void TestReview::productionWantsTheName()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Downgrade, u"base"_s, runtime::EnvironmentKind::Production);
    QVERIFY(dialog);
    click(*dialog, u"unlockButton"_s);
    QVERIFY(!isEnabled(*dialog, u"runButton"_s));
    QVERIFY(isEnabled(*dialog, u"rehearseButton"_s));
    auto *name = child<QLineEdit>(*dialog, u"confirmName"_s);
    QTest::keyClicks(name, u"shop"_s); // what the list calls it
    QVERIFY(!isEnabled(*dialog, u"runButton"_s));
    name->clear();
    QTest::keyClicks(name, u"app.db"_s);
    QVERIFY(isEnabled(*dialog, u"runButton"_s));
    QVERIFY2(label(*dialog, u"noteText"_s).contains("t_aaaa"_L1), qPrintable(label(*dialog, u"noteText"_s)));
    picture(*dialog, u"production-typed"_s);
    QTest::keyClick(name, Qt::Key_Return); // Enter is Cancel here
    QVERIFY(!dialog->isVisible());
    QCOMPARE(rowsIn(file(folder)), QStringList {u"aaaa"_s});
}

void TestReview::productionWantsABackupOrAWaiver()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s, runtime::EnvironmentKind::Production);
    QVERIFY(dialog);
    click(*dialog, u"unlockButton"_s);
    QVERIFY(!isVisible(*dialog, u"waiverBox"_s));
    click(*dialog, u"backupBox"_s);
    QVERIFY(isVisible(*dialog, u"waiverBox"_s));
    QVERIFY(!isEnabled(*dialog, u"runButton"_s));
    picture(*dialog, u"production-waiver"_s);
    click(*dialog, u"waiverBox"_s);
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY2(label(*dialog, u"noteText"_s).contains("Without a backup: "_L1), qPrintable(label(*dialog, u"noteText"_s)));
}

void TestReview::unlockingEnds()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s, runtime::EnvironmentKind::Production);
    QVERIFY(dialog);
    dialog->setUnlockedUntil(QDateTime::currentDateTimeUtc().addMSecs(300));
    QVERIFY(isEnabled(*dialog, u"runButton"_s));
    QTRY_VERIFY(!isEnabled(*dialog, u"runButton"_s));
}

void TestReview::closingWhileRunningAsks()
{
    TemporaryProject folder(project(
        "op.execute('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) FROM c')"));
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    click(*dialog, u"runButton"_s);
    m_answer = false;
    dialog->close();
    QCOMPARE(m_questions, QStringList {u"Interrupt the run"_s});
    QVERIFY(dialog->isRunning() && dialog->isVisible());
    m_answer = true;
    dialog->close();
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(dialog->isVisible()); // the user is told
    QVERIFY(label(*dialog, u"noteHeading"_s).contains("Stopped as you asked. Nothing was changed."_L1));
    picture(*dialog, u"interrupted"_s);
    QCOMPARE(rowsIn(file(folder)), QStringList {u"aaaa"_s});
    dialog->close();
    QVERIFY(!dialog->isVisible());
}

/// What the script does depends on the rows of a table: said before, and shown as it comes.
void TestReview::asksTheDatabaseWhileItRuns()
{
    QMap<QString, QByteArray> files = project();
    files[u"migrations/versions/bbbb.py"_s] = scriptText("bbbb", "aaaa",
        "bind = op.get_bind()\n    for row in bind.execute(sa.text('SELECT id FROM t_aaaa ORDER BY id')):\n"
        "        op.execute(f'CREATE TABLE made_{row[0]} (id INTEGER)')", "pass");
    TemporaryProject folder(files);
    QVERIFY(review(folder, script::StepKind::Upgrade, u"heads"_s)); // makes the database
    {
        runtime::ConnectionSpec spec;
        spec.file = file(folder);
        auto connection = runtime::Connection::open(spec);
        QVERIFY(connection && (*connection)->execute(u"INSERT INTO t_aaaa VALUES (3), (5)"_s));
    }
    const auto dialog = review(folder, script::StepKind::Upgrade, u"heads"_s);
    QVERIFY(dialog);
    picture(*dialog, u"live"_s);
    const auto *steps = child<QListView>(*dialog, u"stepList"_s)->model();
    const auto *statements = child<QListView>(*dialog, u"statementList"_s)->model();
    QVERIFY2(steps->index(0, 0).data(StepsModel::DetailRole).toString().contains("asks the database at bbbb.py:15"_L1),
             qPrintable(steps->index(0, 0).data(StepsModel::DetailRole).toString()));
    QVERIFY(!steps->index(0, 0).data(StepsModel::ProblemRole).toBool());
    QVERIFY2(label(*dialog, u"noteText"_s).contains("SELECT id FROM t_aaaa ORDER BY id"_L1), qPrintable(label(*dialog, u"noteText"_s)));
    QVERIFY(statements->index(1, 0).data(RunModel::PlaceholderRole).toBool());
    const int before = statements->rowCount();
    click(*dialog, u"rehearseButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    const auto texts = [statements] {
        QStringList list;
        for (int row = 0; row < statements->rowCount(); ++row)
            list << statements->index(row, 0).data().toString();
        return list;
    };
    QCOMPARE(texts().mid(0, 3), (QStringList {u"SELECT id FROM t_aaaa ORDER BY id;"_s, u"CREATE TABLE made_3 (id INTEGER);"_s,
                                     u"CREATE TABLE made_5 (id INTEGER);"_s}));
    QCOMPARE(rowsIn(file(folder)), QStringList {u"aaaa"_s});
    click(*dialog, u"runButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    picture(*dialog, u"live-done"_s);
    QCOMPARE(statements->rowCount(), before + 1); // two came for one that stood for them
    QCOMPARE(texts().value(1), u"CREATE TABLE made_3 (id INTEGER);"_s);
    for (int row = 0; row < statements->rowCount(); ++row)
        QCOMPARE(statements->index(row, 0).data(RunModel::StateRole).toInt(), int(RunState::Done));
    QCOMPARE(rowsIn(file(folder)), QStringList {u"cccc"_s});
}

void TestReview::everyControlHasAName()
{
    TemporaryProject folder(project());
    const auto dialog = review(folder, script::StepKind::Downgrade, u"base"_s, runtime::EnvironmentKind::Production);
    QVERIFY(dialog);
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<const QLabel *>(widget))
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY(accessible);
        const QWidget *parent = widget->parentWidget();
        const bool isPart = parent
            && (parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox") || parent->inherits("QAbstractScrollArea"));
        const QString what = widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className());
        QVERIFY2(isPart || !accessible->text(QAccessible::Name).isEmpty(), qPrintable(what));
    }
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"
