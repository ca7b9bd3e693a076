// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of plain revisions as one row, the marks beside the scroll bar, and heads that are dropped on heads.
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/authoring/revisiondialog.h"
#include "ui/history/historyscrollbar.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::createTable;
using test::scriptText;
using test::TemporaryProject;
using test::whenOpened;

namespace {

constexpr int length = 12;

QByteArray nameOf(int number)
{
    return "r" + QByteArray::number(number).rightJustified(3, '0');
}

/// r000 ← r001 ← … ← r011, and side on r002 where `branched`.
QMap<QString, QByteArray> project(bool branched, int count = length)
{
    QMap<QString, QByteArray> files {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
                                     {u"migrations/env.py"_s, "from alembic import context\n"}};
    const auto add = [&files](const QByteArray &id, const QByteArray &down) {
        files.insert(u"migrations/versions/%1_.py"_s.arg(QLatin1StringView(id)),
                     scriptText(id, down, createTable("t_" + id), "op.drop_table('t_" + id + "')"));
    };
    for (int i = 0; i < count; ++i)
        add(nameOf(i), i > 0 ? nameOf(i - 1) : QByteArray());
    if (branched)
        add("side", nameOf(2));
    return files;
}

} // namespace

class TestFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void foldsAndOpensByKeys();
    void opensByAClick();
    void walksAlongTheLane();
    void neverHidesAHit();
    void neverHidesADatabase();
    void goingToAHiddenRevisionOpensItsRun();
    void isRememberedForAProject();
    void aLargeHistoryStartsFolded();
    void marksLeadToTheirRows();
    void aHeadOnAHeadAsksForAMerge();
    void aHeadIsNoTargetForItself();

private:
    void openProject(bool branched = false);
    void fold();
    /// "r011 (10) r000": what each row shows.
    QString rows();
    HistoryModel &model() { return static_cast<HistoryModel &>(*view().model()); }
    HistoryView &view() { return m_window->historyView(); }
    QString selected() { return m_window->session().selectedRevision(); }
    QPoint place(const QString &revision, int column);

    QTemporaryDir m_settings;
    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestFolding::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    messages().error = [](QWidget *, const QString &, const QString &text, const QString &) { QFAIL(qPrintable(text)); };
}

void TestFolding::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    new QAbstractItemModelTester(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_window.get());
}

void TestFolding::openProject(bool branched)
{
    m_folder = std::make_unique<TemporaryProject>(project(branched));
    m_window->open(m_folder->path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

void TestFolding::fold()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(model().isFolding());
}

QString TestFolding::rows()
{
    QStringList texts;
    for (int row = 0; row < model().rowCount(); ++row)
        texts << (model().isRun(row) ? u"(%1)"_s.arg(model().runSize(row)) : model().row(row).id);
    return texts.join(u' ');
}

QPoint TestFolding::place(const QString &revision, int column)
{
    const QRect rect = view().visualRect(model().index(model().rowOf(revision), column));
    return {rect.left() + 18, rect.center().y()};
}

void TestFolding::foldsAndOpensByKeys()
{
    openProject();
    QCOMPARE(model().rowCount(), length); // small histories start unfolded
    fold();
    QCOMPARE(rows(), u"r011 (10) r000"_s);
    test::picture(*m_window, u"folded"_s);
    QTest::keyClick(&view(), Qt::Key_Down);
    QCOMPARE(view().currentIndex().row(), 1);
    QVERIFY(view().currentIndex().data(Qt::DisplayRole).toString().startsWith("10 revision"_L1));
    QVERIFY(view().currentIndex().data(Qt::AccessibleTextRole).toString().contains("folded"_L1));
    QCOMPARE(selected(), QString());
    QTest::keyClick(&view(), Qt::Key_Return);
    QCOMPARE(model().rowCount(), length);
    QCOMPARE(selected(), u"r010"_s);
    QTest::keyClick(&view(), Qt::Key_Down);
    QTest::keyClick(&view(), Qt::Key_Left);
    QCOMPARE(rows(), u"r011 (10) r000"_s);
    QCOMPARE(view().currentIndex().row(), 1);
    QTest::keyClick(&view(), Qt::Key_Right);
    QCOMPARE(selected(), u"r010"_s);
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(model().rowCount(), length);
}

void TestFolding::opensByAClick()
{
    openProject();
    fold();
    const QPoint middle = view().visualRect(model().index(1, HistoryModel::MessageColumn)).center();
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(model().rowCount(), length);
    QCOMPARE(selected(), u"r010"_s);
    QVERIFY(view().visualRect(view().currentIndex()).contains(middle)); // nothing jumps below the pointer
}

void TestFolding::walksAlongTheLane()
{
    openProject();
    fold();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(view().currentIndex().row(), 1);
    m_window->session().selectRevision({});
    view().followLane(true);
    QCOMPARE(selected(), u"r000"_s);
    QCOMPARE(model().rowCount(), 3);
    view().followLane(false);
    QCOMPARE(view().currentIndex().row(), 1);
    view().followLane(false);
    QCOMPARE(selected(), u"r011"_s);
}

void TestFolding::neverHidesAHit()
{
    openProject();
    fold();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->setText(u"message r005"_s); // at once: typing goes from hit to hit, and their runs stay open
    QTRY_COMPARE(rows(), u"r011 (5) r005 (4) r000"_s);
    QCOMPARE(selected(), u"r005"_s);
    QCOMPARE(model().hits(), (std::vector<int> {2}));
    QVERIFY(model().isDimmed(1));
    QVERIFY(!model().isDimmed(2));
    test::picture(*m_window, u"folded-hit"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(model().rowCount(), length); // the selected revision stays where it can be seen
}

void TestFolding::neverHidesADatabase()
{
    openProject();
    fold();
    model().setDatabases({{u"one"_s, u"one"_s, 0, true, {u"r003"_s}}, {u"two"_s, u"two"_s, 1, true, {u"r004"_s}}});
    QCOMPARE(rows(), u"r011 (6) r004 r003 r002 r001 r000"_s);
    QCOMPARE(int(model().appliedState(1, 0)), int(AppliedState::Pending));
    model().setDatabases({{u"one"_s, u"one"_s, 0, true, {u"r010"_s}}});
    QCOMPARE(rows(), u"r011 r010 (9) r000"_s);
    QCOMPARE(int(model().appliedState(2, 0)), int(AppliedState::Applied));
}

void TestFolding::goingToAHiddenRevisionOpensItsRun()
{
    openProject();
    fold();
    view().selectRevision(u"r004"_s);
    QCOMPARE(model().rowCount(), length);
    QCOMPARE(selected(), u"r004"_s);
    QVERIFY(view().viewport()->rect().contains(view().visualRect(view().currentIndex()).center()));
    view().selectRevision(u"r011"_s);
    QCOMPARE(model().rowCount(), length); // and it stays open: rows that come and go confuse
}

void TestFolding::isRememberedForAProject()
{
    openProject();
    fold();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->open(m_folder->path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_COMPARE(rows(), u"r011 (10) r000"_s);
}

void TestFolding::aLargeHistoryStartsFolded()
{
    m_folder = std::make_unique<TemporaryProject>(project(false, 240));
    m_window->open(m_folder->path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
    QVERIFY(model().isFolding());
    QCOMPARE(model().rowCount(), 14); // the last twelve, what lies below them, the first
    QCOMPARE(model().runSize(12), 227);
    QCOMPARE(selected(), u"r239"_s);
}

void TestFolding::marksLeadToTheirRows()
{
    openProject(true);
    model().setDatabases({{u"one"_s, u"one"_s, 3, true, {u"r003"_s}}});
    const auto marks = historyMarks(model());
    const auto has = [&](const QString &revision, HistoryMark::Kind kind, int color) {
        return marks.contains(HistoryMark {model().rowOf(revision), kind, color});
    };
    QVERIFY(has(u"r011"_s, HistoryMark::Kind::Head, 0));
    QVERIFY(has(u"side"_s, HistoryMark::Kind::Head, 0));
    QVERIFY(has(u"r003"_s, HistoryMark::Kind::Database, 3));
    QCOMPARE(marks.size(), 3);
    QVERIFY(markText(model(), model().rowOf(u"r003"_s)).contains("one stands here"_L1));

    m_window->resize(1200, 500); // so that there is something to scroll
    QTRY_VERIFY(view().verticalScrollBar()->isVisible());
    auto *bar = qobject_cast<HistoryScrollBar *>(view().verticalScrollBar());
    QVERIFY(bar);
    const int row = model().rowOf(u"r003"_s);
    QCOMPARE(bar->rowAt(bar->positionOf(row)), row);
    QTest::mouseClick(bar, Qt::LeftButton, {}, {5, bar->positionOf(row)});
    QCOMPARE(selected(), u"r003"_s);
    test::picture(*m_window, u"marks"_s);
    QCOMPARE(bar->rowAt(bar->positionOf(model().rowOf(u"r007"_s))), -1);
}

void TestFolding::aHeadOnAHeadAsksForAMerge()
{
    openProject(true);
    for (const int column : {int(HistoryModel::GraphColumn), int(HistoryModel::MessageColumn)}) {
        QStringList heads;
        whenOpened<RevisionDialog>(m_window.get(), [&heads](RevisionDialog &dialog) {
            heads << dialog.windowTitle();
            test::picture(dialog, u"merge"_s);
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, place(u"side"_s, column));
        QTest::mouseMove(view().viewport(), place(u"r011"_s, HistoryModel::MessageColumn) + QPoint(0, 3));
        QTest::mouseMove(view().viewport(), place(u"r011"_s, HistoryModel::MessageColumn));
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, place(u"r011"_s, HistoryModel::MessageColumn));
        QTRY_COMPARE(heads.size(), 1);
    }
}

void TestFolding::aHeadIsNoTargetForItself()
{
    openProject(true);
    int drops = 0;
    connect(&view(), &HistoryView::dropped, m_window.get(), [&drops] { ++drops; });
    for (const QString &target : {u"side"_s, u"r005"_s, u"r000"_s}) {
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, place(u"side"_s, HistoryModel::GraphColumn));
        QTest::mouseMove(view().viewport(), place(target, HistoryModel::MessageColumn) + QPoint(0, 3));
        QTest::mouseMove(view().viewport(), place(target, HistoryModel::MessageColumn));
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, place(target, HistoryModel::MessageColumn));
    }
    QCOMPARE(drops, 0);
}

QTEST_MAIN(TestFolding)
#include "tst_folding.moc"
