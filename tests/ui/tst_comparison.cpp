// SPDX-License-Identifier: GPL-3.0-or-later
// Two databases beside each other: what one has and the other lacks.
#include "tests/support/temporaryproject.h"
#include "tests/ui/projects.h"
#include "ui/databases/comparisonpanel.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/review/reviewdialog.h"

#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::TemporaryProject;
using test::whenOpened;

namespace {

DatabaseEntry entryAt(const QString &name, const QStringList &rows)
{
    DatabaseEntry entry;
    entry.id = name;
    entry.spec.name = name;
    entry.state = DatabaseEntry::State::Known;
    entry.rows = rows;
    return entry;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tellsWhatEachHas_data();
    void tellsWhatEachHas();
    void selectingTwoComparesThem();
    void comparesByKeys();
    void leadsToTheReview();

private:
    void openWithDatabases();
    void upgrade(QString database, QString revision);
    void selectBoth();
    const DatabaseEntry &database(int number) { return m_window->session().databases().entries()[number]; }
    HistoryModel &model() { return static_cast<HistoryModel &>(*m_window->historyView().model()); }
    ComparisonPanel &panel() { return *child<ComparisonPanel>(*m_window, u"comparisonPanel"_s); }

    QTemporaryDir m_settings;
    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestComparison::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    messages().error = [](QWidget *, const QString &, const QString &text, const QString &) { QFAIL(qPrintable(text)); };
}

void TestComparison::init()
{
    m_folder = std::make_unique<TemporaryProject>(test::branchedProject());
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

/// "one" has aaaa, bbbb and dddd, "two" has aaaa and cccc.
void TestComparison::openWithDatabases()
{
    m_window->open(m_folder->path());
    QTRY_VERIFY(m_window->session().history());
    for (const QString &name : {u"one"_s, u"two"_s}) {
        m_window->addTemporaryDatabase(u"sqlite:///"_s + m_folder->path(name + ".db"_L1));
        QTRY_VERIFY(m_window->isSettled());
    }
    upgrade(database(0).id, u"dddd"_s);
    upgrade(database(1).id, u"cccc"_s);
}

void TestComparison::upgrade(QString database, QString revision)
{
    bool ran = false;
    whenOpened<ReviewDialog>(m_window.get(), [&ran](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        QTRY_VERIFY(child<QLabel>(dialog, u"noteHeading"_s)->isVisible());
        click(dialog, u"cancelButton"_s);
        ran = true;
    });
    m_window->session().prepare({script::StepKind::Upgrade, revision, database});
    QTRY_VERIFY(ran);
    QTRY_COMPARE(m_window->session().databases().find(database)->rows, QStringList {revision});
}

void TestComparison::selectBoth()
{
    auto *list = child<QListView>(*m_window, u"databaseList"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, list->visualRect(list->model()->index(1, 0)).center());
    QTRY_VERIFY(panel().isVisible());
}

void TestComparison::tellsWhatEachHas_data()
{
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("second");
    QTest::addColumn<QString>("onlyFirst");
    QTest::addColumn<QString>("onlySecond");
    QTest::addColumn<QString>("firstTarget");
    QTest::addColumn<QString>("secondTarget");
    QTest::addColumn<int>("common");
    const QStringList none;
    QTest::newRow("same") << QStringList {u"dddd"_s} << QStringList {u"dddd"_s} << u""_s << u""_s << u""_s << u""_s << 3;
    QTest::newRow("behind") << QStringList {u"dddd"_s} << QStringList {u"aaaa"_s} << u"bbbb dddd"_s << u""_s << u"dddd"_s << u""_s << 1;
    QTest::newRow("apart") << QStringList {u"dddd"_s} << QStringList {u"cccc"_s} << u"bbbb dddd"_s << u"cccc"_s << u"dddd"_s << u"cccc"_s << 1;
    QTest::newRow("all heads") << QStringList {u"cccc"_s, u"dddd"_s} << none << u"aaaa bbbb cccc dddd"_s << u""_s << u"heads"_s << u""_s << 0;
    QTest::newRow("unknown") << QStringList {u"zzzz"_s} << QStringList {u"aaaa"_s} << u""_s << u"aaaa"_s << u""_s << u"aaaa"_s << 0;
}

void TestComparison::tellsWhatEachHas()
{
    QFETCH(QStringList, first);
    QFETCH(QStringList, second);
    const auto snapshot = script::loadSnapshot(m_folder->path(), {});
    QVERIFY(snapshot);
    const HistoryPtr history = makeHistory(*snapshot);
    const DatabaseComparison comparison = compareDatabases(*history, entryAt(u"one"_s, first), entryAt(u"two"_s, second));
    const auto sorted = [](QStringList list) {
        list.sort();
        return list;
    };
    QTEST(sorted(comparison.first.only).join(u' '), "onlyFirst");
    QTEST(sorted(comparison.second.only).join(u' '), "onlySecond");
    QTEST(comparison.first.target, "firstTarget");
    QTEST(comparison.second.target, "secondTarget");
    QTEST(comparison.common, "common");
    QCOMPARE(comparison.first.unknown.isEmpty(), !first.contains(u"zzzz"_s));
    const QString text = comparisonText(*history, comparison);
    for (const QString &id : comparison.first.only + comparison.second.only)
        QVERIFY2(text.contains(id + "  message "_L1 + id), qPrintable(text));
}

void TestComparison::selectingTwoComparesThem()
{
    openWithDatabases();
    QVERIFY(!panel().isVisible());
    selectBoth();
    QCOMPARE(panel().comparison().first.only, (QStringList {u"dddd"_s, u"bbbb"_s}));
    QCOMPARE(panel().comparison().second.only, QStringList {u"cccc"_s});
    QCOMPARE(int(model().difference(model().rowOf(u"dddd"_s))), int(Difference::OnlyFirst));
    QCOMPARE(int(model().difference(model().rowOf(u"cccc"_s))), int(Difference::OnlySecond));
    QCOMPARE(int(model().difference(model().rowOf(u"aaaa"_s))), int(Difference::None));
    QVERIFY(model().isDimmed(model().rowOf(u"aaaa"_s)));
    QVERIFY(!model().isDimmed(model().rowOf(u"dddd"_s)));
    test::picture(*m_window, u"comparison"_s);

    auto *list = child<QListWidget>(panel(), u"comparisonSecond"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QCOMPARE(m_window->session().selectedRevision(), u"cccc"_s);
    click(panel(), u"comparisonCopy"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains("cccc  message cccc"_L1));

    m_window->session().databases().refreshAll(); // the same two stay selected
    QTRY_VERIFY(m_window->isSettled());
    QVERIFY(panel().isVisible());
    click(panel(), u"comparisonClose"_s);
    QVERIFY(!panel().isVisible());
    QVERIFY(!model().isComparing());
    QVERIFY(!model().isDimmed(model().rowOf(u"aaaa"_s)));
}

void TestComparison::comparesByKeys()
{
    openWithDatabases();
    auto *list = child<QListView>(*m_window, u"databaseList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up); // from the one that was connected last
    QVERIFY(!panel().isVisible());
    QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(panel().isVisible());
    QTest::keyClick(&panel(), Qt::Key_Escape);
    QVERIFY(!panel().isVisible());
    m_window->findChild<QAction *>(u"compareDatabases"_s)->trigger();
    QVERIFY(panel().isVisible());
    QCOMPARE(panel().comparison().first.name, u"one"_s);
}

void TestComparison::leadsToTheReview()
{
    openWithDatabases();
    selectBoth();
    QString reviewed;
    QString target;
    connect(&m_window->session(), &ProjectSession::planReady, m_window.get(), [&](const auto &plan) {
        reviewed = plan->database.id;
        target = plan->request.target;
    });
    bool closed = false;
    whenOpened<ReviewDialog>(m_window.get(), [&closed](ReviewDialog &dialog) {
        click(dialog, u"cancelButton"_s);
        closed = true;
    });
    click(panel(), u"comparisonFirstUpgrade"_s);
    QTRY_VERIFY(closed);
    QCOMPARE(reviewed, database(1).id);
    QCOMPARE(target, u"dddd"_s);
}

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
