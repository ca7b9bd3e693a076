// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/problemspanel.h"
#include "ui/repair/removedialog.h"
#include "ui/repair/reparentdialog.h"
#include "ui/repair/rescuedialog.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/commandline.h"

#include <QComboBox>
#include <QDir>
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
using test::createTable;
using test::picture;
using test::scriptText;
using test::TemporaryProject;
using test::whenOpened;

namespace {

QMap<QString, QByteArray> project()
{
    QMap<QString, QByteArray> files{{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
        {u"migrations/env.py"_s, "from alembic import context\n"}};
    const QList<std::pair<QByteArray, QByteArray>> revisions{{"aaaa", ""}, {"bbbb", "aaaa"}, {"cccc", "bbbb"}};
    for (const auto &[id, down] : revisions)
        files.insert(u"migrations/versions/"_s + QString::fromLatin1(id) + ".py"_L1,
                     scriptText(id, down, createTable("t_" + id), "op.drop_table('t_" + id + "')"));
    return files;
}

QString changeText(QDialog &dialog)
{
    return child<CodeView>(dialog, u"repairChange"_s)->text();
}

} // namespace

/// Histories and version tables that are not in order, put in order from the window.
class TestRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aRevisionIsPutElsewhere();
    void whatIsAppliedStays();
    void placesThatCannotBe_data();
    void placesThatCannotBe();
    void aCopyIsRemoved();
    void problemsOfferRepairs_data();
    void problemsOfferRepairs();
    void longIdentifiersAreFlagged();
    void aLostRevisionIsRestored();
    void aLostRevisionIsStampedAway();
    void lookingCanBeStopped();
    void overlappingRowsAreRemoved();

private:
    void open(const TemporaryProject &folder);
    void database(const TemporaryProject &folder, const QStringList &rows);
    QStringList rows(const TemporaryProject &folder);
    QString notice() { return child<QLabel>(*m_window, u"changeText"_s)->text(); }
    void git(const TemporaryProject &folder, const QString &arguments);

    QTemporaryDir m_settings;
    Messages m_messages;
    std::unique_ptr<MainWindow> m_window;
};

void TestRepair::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    m_messages = messages();
}

void TestRepair::cleanup()
{
    m_window.reset();
    messages() = m_messages;
}

void TestRepair::open(const TemporaryProject &folder)
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 820);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

/// A database with these rows, connected.
void TestRepair::database(const TemporaryProject &folder, const QStringList &rows)
{
    QString sql = u"CREATE TABLE alembic_version (version_num VARCHAR(32));"_s;
    for (const QString &row : rows)
        sql += u"INSERT INTO alembic_version VALUES ('%1');"_s.arg(row);
    QVERIFY(test::runProcess(u"sqlite3"_s, {folder.path(u"app.db"_s), sql}).ok());
    m_window->addTemporaryDatabase(u"sqlite:///"_s + folder.path(u"app.db"_s));
    QTRY_VERIFY(m_window->session().databases().selected());
    QTRY_VERIFY(m_window->session().databases().selected()->state == DatabaseEntry::State::Known);
}

QStringList TestRepair::rows(const TemporaryProject &folder)
{
    const auto result = test::runProcess(u"sqlite3"_s, {folder.path(u"app.db"_s), u"SELECT version_num FROM alembic_version ORDER BY 1"_s});
    return QString::fromUtf8(result.out).split(u'\n', Qt::SkipEmptyParts);
}

void TestRepair::git(const TemporaryProject &folder, const QString &arguments)
{
    test::ProcessOptions options;
    options.workingDirectory = folder.path();
    const auto result = test::runProcess(u"git"_s,
        QStringList{u"-c"_s, u"user.name=Jane"_s, u"-c"_s, u"user.email=jane@example.org"_s, u"-c"_s, u"init.defaultBranch=main"_s}
            + arguments.split(u' '), options);
    QVERIFY2(result.ok(), result.describe());
}

void TestRepair::aRevisionIsPutElsewhere()
{
    TemporaryProject folder(project());
    open(folder);
    const QByteArray before = folder.read(u"migrations/versions/cccc.py"_s);
    ReparentDialog dialog(m_window->session(), u"cccc"_s, m_window.get());
    dialog.show();
    auto *field = child<QLineEdit>(dialog, u"ontoField"_s);
    QCOMPARE(field->text(), u"bbbb"_s);
    QTRY_VERIFY(child<QLabel>(dialog, u"repairError"_s)->isVisible()); // it is there already
    field->selectAll();
    QTest::keyClicks(field, u"aa"_s);
    QTest::keyClicks(field, u"aa"_s);
    QTRY_VERIFY(child<QPushButton>(dialog, u"repairButton"_s)->isEnabled());
    QVERIFY(changeText(dialog).contains("- down_revision = 'bbbb'\n+ down_revision = 'aaaa'\n"_L1));
    picture(dialog, u"repair-reparent"_s);
    QCOMPARE(folder.read(u"migrations/versions/cccc.py"_s), before);
    click(dialog, u"repairButton"_s);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(folder.read(u"migrations/versions/cccc.py"_s), QByteArray(before).replace("'bbbb'", "'aaaa'"));
    QTRY_COMPARE(m_window->session().snapshot()->map.heads().size(), size_t(2));

    click(*m_window, u"changeUndo"_s);
    QTRY_COMPARE(folder.read(u"migrations/versions/cccc.py"_s), before);
}

void TestRepair::whatIsAppliedStays()
{
    TemporaryProject folder(project());
    open(folder);
    database(folder, {u"cccc"_s});
    const QByteArray before = folder.read(u"migrations/versions/bbbb.py"_s);
    ReparentDialog dialog(m_window->session(), u"bbbb"_s, m_window.get());
    dialog.show();
    child<QLineEdit>(dialog, u"ontoField"_s)->setText(u"base"_s);
    QTRY_VERIFY(child<QLabel>(dialog, u"repairError"_s)->text().contains("has applied revision bbbb"_L1));
    QVERIFY(!child<QPushButton>(dialog, u"repairButton"_s)->isEnabled());
    QVERIFY(child<QLabel>(dialog, u"databasesNote"_s)->text().contains("app"_L1));
    picture(dialog, u"repair-refused"_s);
    QCOMPARE(folder.read(u"migrations/versions/bbbb.py"_s), before);
}

// Whatever is typed there: a word about it, and nothing to press.
void TestRepair::placesThatCannotBe_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"cccc"_s, u"bbbb"_s, u"zzzz"_s, u"../../etc"_s, u"/etc/passwd"_s, u"aaaa'; DROP TABLE x; --"_s, u"é…ü"_s, QString(4000, u'x'),
             QString(QChar(0x202e)) + u"aaaa"_s, QString(u"aaaa"_s) + QChar(1), u"aaaa@"_s, u"@"_s, u"+1"_s, u"a:b"_s})
        QTest::addRow("%s", qPrintable(text.left(20))) << text;
}

void TestRepair::placesThatCannotBe()
{
    QFETCH(QString, text);
    TemporaryProject folder(project());
    open(folder);
    const QByteArray before = folder.read(u"migrations/versions/bbbb.py"_s);
    ReparentDialog dialog(m_window->session(), u"bbbb"_s, m_window.get());
    dialog.show();
    child<QLineEdit>(dialog, u"ontoField"_s)->setText(text);
    QTRY_VERIFY(!child<QLabel>(dialog, u"repairError"_s)->text().isEmpty() && child<QLabel>(dialog, u"repairError"_s)->isVisible());
    QVERIFY(!child<QPushButton>(dialog, u"repairButton"_s)->isEnabled());
    QCOMPARE(folder.read(u"migrations/versions/bbbb.py"_s), before);
}

void TestRepair::aCopyIsRemoved()
{
    TemporaryProject folder(project());
    const QByteArray copy = folder.read(u"migrations/versions/bbbb.py"_s) + "# a copy\n";
    folder.write(u"migrations/versions/bbbb_copy.py"_s, copy);
    open(folder);
    RemoveDialog dialog(m_window->session(), u"bbbb"_s, folder.path(u"migrations/versions/bbbb_copy.py"_s), m_window.get());
    dialog.show();
    QTRY_VERIFY(child<QPushButton>(dialog, u"repairButton"_s)->isEnabled());
    QVERIFY(changeText(dialog).contains("- # a copy"_L1));
    picture(dialog, u"repair-remove"_s);
    click(dialog, u"repairButton"_s);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(!QFile::exists(folder.path(u"migrations/versions/bbbb_copy.py"_s)));
    QTRY_VERIFY(notice().contains("bbbb_copy.py was removed"_L1));
    QTRY_VERIFY(m_window->session().snapshot()->diagnostics.isEmpty());
    click(*m_window, u"changeUndo"_s);
    QTRY_COMPARE(folder.read(u"migrations/versions/bbbb_copy.py"_s), copy);
}

void TestRepair::problemsOfferRepairs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("repairs");
    QTest::newRow("a missing parent") << u"bbbb.py"_s << scriptText("bbbb", "gone", "pass", "pass")
                                      << QStringList{u"Look for gone in the repository…"_s, u"Put bbbb elsewhere…"_s, u"Edit bbbb.py"_s};
    QTest::newRow("a cycle") << u"aaaa.py"_s << scriptText("aaaa", "cccc", "pass", "pass")
                             << QStringList{u"Put aaaa elsewhere…"_s, u"Put bbbb elsewhere…"_s, u"Put cccc elsewhere…"_s, u"Edit aaaa.py"_s};
    QTest::newRow("itself") << u"bbbb.py"_s << scriptText("bbbb", "bbbb", "pass", "pass") << QStringList{u"Put bbbb elsewhere…"_s, u"Edit bbbb.py"_s};
    QTest::newRow("two of one id") << u"more.py"_s << scriptText("bbbb", "aaaa", "pass", "pass")
                                   << QStringList{u"Edit bbbb.py"_s, u"Edit more.py"_s, u"Remove bbbb.py…"_s, u"Remove more.py…"_s};
    QTest::newRow("no Python") << u"bbbb.py"_s << QByteArray("revision = (\n") << QStringList{u"Edit bbbb.py"_s};
}

void TestRepair::problemsOfferRepairs()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, repairs);
    TemporaryProject folder(project());
    folder.write(u"migrations/versions/"_s + file, text);
    open(folder);
    ProblemsPanel panel(m_window->session());
    panel.show();
    QStringList offered;
    for (QPushButton *button : child<QWidget>(panel, u"problemRepairs"_s)->findChildren<QPushButton *>())
        if (button->isVisible())
            offered << button->text();
    picture(panel, u"repair-problems"_s);
    QCOMPARE(offered, repairs);
}

void TestRepair::longIdentifiersAreFlagged()
{
    TemporaryProject folder(project());
    const QByteArray id(33, 'd');
    folder.write(u"migrations/versions/dddd.py"_s, scriptText(id, "cccc", "pass", "pass"));
    open(folder);
    const Diagnostics diagnostics = m_window->session().snapshot()->diagnostics;
    QCOMPARE(diagnostics.size(), 1);
    QVERIFY(diagnostics.constFirst().message.contains("longer than 32"_L1));
    QCOMPARE(diagnostics.constFirst().range.startLine, 9);
    QCOMPARE(repairsFor(diagnostics.constFirst(), *m_window->session().snapshot()).size(), 1);
}

void TestRepair::aLostRevisionIsRestored()
{
    TemporaryProject folder(project());
    const QByteArray lost = scriptText("dddd", "cccc", "pass", "pass");
    folder.write(u"migrations/versions/dddd.py"_s, lost);
    git(folder, u"init -q"_s);
    git(folder, u"add -A"_s);
    git(folder, u"commit -q -m all"_s);
    git(folder, u"rm -q migrations/versions/dddd.py"_s);
    git(folder, u"commit -q -m removed"_s);
    open(folder);
    database(folder, {u"dddd"_s});
    bool done = false;
    whenOpened<RescueDialog>(m_window.get(), [&](RescueDialog &dialog) {
        QTRY_VERIFY(child<QPushButton>(dialog, u"repairButton"_s)->isEnabled());
        QCOMPARE(changeText(dialog).toUtf8(), lost);
        QVERIFY(child<QComboBox>(dialog, u"rescueScripts"_s)->currentText().contains("Jane"_L1));
        QVERIFY(child<QPushButton>(dialog, u"rescueStamp"_s)->isVisible());
        picture(dialog, u"repair-rescue"_s);
        click(dialog, u"repairButton"_s);
        done = true;
    });
    click(*m_window, u"bannerAction"_s);
    QTRY_VERIFY(done);
    QTRY_COMPARE(folder.read(u"migrations/versions/dddd.py"_s), lost);
    QTRY_COMPARE(m_window->historyView().selectedRevision(), u"dddd"_s);
    click(*m_window, u"changeUndo"_s);
    QTRY_VERIFY(!QFile::exists(folder.path(u"migrations/versions/dddd.py"_s)));
}

void TestRepair::aLostRevisionIsStampedAway()
{
    TemporaryProject folder(project());
    folder.write(u"migrations/versions/dddd.py"_s, scriptText("dddd", "bbbb", "pass", "pass"));
    git(folder, u"init -q"_s);
    git(folder, u"add -A"_s);
    git(folder, u"commit -q -m all"_s);
    folder.remove(u"migrations/versions/dddd.py"_s);
    open(folder);
    database(folder, {u"dddd"_s});
    QString shown;
    whenOpened<RescueDialog>(m_window.get(), [&](RescueDialog &dialog) {
        QTRY_VERIFY(child<QPushButton>(dialog, u"rescueStamp"_s)->isVisible());
        whenOpened<ReviewDialog>(m_window.get(), [&](ReviewDialog &review) {
            shown = review.findChild<QAbstractItemView *>(u"statementList"_s)->model()->index(0, 0).data().toString();
            click(review, u"runButton"_s);
            QTRY_VERIFY(!review.isRunning());
            QTRY_VERIFY(child<QPushButton>(review, u"cancelButton"_s)->isEnabled());
            review.reject();
        });
        click(dialog, u"rescueStamp"_s);
    });
    click(*m_window, u"bannerAction"_s);
    QTRY_COMPARE(rows(folder), QStringList{u"bbbb"_s});
    QVERIFY2(shown.contains("DELETE FROM alembic_version"_L1), qPrintable(shown));
}

void TestRepair::lookingCanBeStopped()
{
    TemporaryProject folder(project());
    git(folder, u"init -q"_s);
    open(folder);
    RescueDialog dialog(m_window->session(), u"dddd"_s, {}, m_window.get());
    dialog.show();
    if (auto *stop = child<QPushButton>(dialog, u"rescueStop"_s); stop->isVisible())
        click(dialog, u"rescueStop"_s);
    QTRY_VERIFY(child<QPushButton>(dialog, u"rescueAgain"_s)->isVisible());
    QVERIFY(!child<QLabel>(dialog, u"repairError"_s)->text().isEmpty());
    QVERIFY(!child<QPushButton>(dialog, u"repairButton"_s)->isEnabled());
}

void TestRepair::overlappingRowsAreRemoved()
{
    TemporaryProject folder(project());
    open(folder);
    database(folder, {u"aaaa"_s, u"bbbb"_s, u"bbbb"_s});
    picture(*m_window, u"repair-overlap"_s);
    bool done = false;
    whenOpened<ReviewDialog>(m_window.get(), [&](ReviewDialog &review) {
        picture(review, u"repair-overlap-review"_s);
        QCOMPARE(review.findChild<CommandLine *>()->command(), u"alembic stamp --purge bbbb"_s);
        click(review, u"runButton"_s);
        QTRY_VERIFY(!review.isRunning());
        QTRY_VERIFY(child<QPushButton>(review, u"cancelButton"_s)->isEnabled());
        done = true;
        review.reject();
    });
    click(*m_window, u"bannerAction"_s);
    QTRY_VERIFY(done);
    QCOMPARE(rows(folder), QStringList{u"bbbb"_s});
}

QTEST_MAIN(TestRepair)
#include "tst_repair.moc"
