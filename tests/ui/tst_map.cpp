// SPDX-License-Identifier: GPL-3.0-or-later
// The map: where its boxes are, how it is walked through and zoomed, and pointers that go along with a run.
#include "tests/support/cputimer.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/projects.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/map/mapview.h"
#include "ui/messages.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::scriptText;
using test::TemporaryProject;
using test::whenOpened;

class TestMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void boxesKeepApart_data();
    void boxesKeepApart();
    void switchesByKeyAndButton();
    void isWalkedThroughByKeys_data();
    void isWalkedThroughByKeys();
    void aClickSelects();
    void zoomKeepsItsPlace();
    void boxesGrowWithLetters();
    void theWholeFits();
    void namesTheTables();
    void foldedRunsOpen();
    void pointersWalkWithARun();
    void tenThousandStayFluid();

private:
    void openProject(const QString &path = {});
    MapView &map() { return m_window->mapView(); }
    HistoryModel &model() { return static_cast<HistoryModel &>(*m_window->historyView().model()); }
    QString selected() { return m_window->session().selectedRevision(); }
    int vertexOf(const QString &revision) { return model().folded().layout().vertexAt(model().rowOf(revision)); }

    QTemporaryDir m_settings;
    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestMap::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    messages().error = [](QWidget *, const QString &, const QString &text, const QString &) { QFAIL(qPrintable(text)); };
}

void TestMap::init()
{
    m_folder = std::make_unique<TemporaryProject>(test::branchedProject());
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMap::openProject(const QString &path)
{
    m_window->open(path.isEmpty() ? m_folder->path() : path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().history(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isSettled(), 30'000);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMap::boxesKeepApart_data()
{
    QTest::addColumn<int>("direction");
    QTest::newRow("rightwards") << int(MapScene::Direction::Rightwards);
    QTest::newRow("upwards") << int(MapScene::Direction::Upwards);
}

void TestMap::boxesKeepApart()
{
    QFETCH(int, direction);
    openProject();
    const MapScene scene(graph::layoutMap(model().folded().layout()), MapScene::Direction(direction));
    QCOMPARE(scene.boxCount(), 4);
    const QRectF whole(QPointF(), scene.size());
    for (int a = 0; a < scene.boxCount(); ++a) {
        QVERIFY(whole.contains(scene.rectOf(a)));
        QCOMPARE(scene.boxAt(scene.rectOf(a).center()), a);
        for (int b = 0; b < a; ++b)
            QVERIFY(!scene.rectOf(a).intersects(scene.rectOf(b)));
    }
    for (const graph::MapLayout::Edge &edge : scene.layout().edges()) {
        const QRectF child = scene.rectOf(edge.child);
        const QRectF parent = scene.rectOf(edge.parent);
        QVERIFY(direction == int(MapScene::Direction::Upwards) ? child.bottom() < parent.top() : child.left() > parent.right());
    }
    QCOMPARE(scene.boxAt({1, 1}), -1);
    QCOMPARE(scene.boxAt({-50, -50}), -1);
    QCOMPARE(scene.boxAt({1e7, 1e7}), -1);
}

void TestMap::switchesByKeyAndButton()
{
    openProject();
    QVERIFY(!map().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(map().isVisible());
    QVERIFY(!m_window->historyView().isVisible());
    QVERIFY(child<QPushButton>(*m_window, u"mapButton"_s)->isChecked());
    test::picture(*m_window, u"map"_s);
    click(*m_window, u"mapButton"_s);
    QVERIFY(!map().isVisible());
    QVERIFY(m_window->historyView().isVisible());
}

void TestMap::isWalkedThroughByKeys_data()
{
    QTest::addColumn<bool>("upwards");
    QTest::addColumn<int>("ahead");
    QTest::addColumn<int>("back");
    QTest::addColumn<int>("across");
    QTest::newRow("rightwards") << false << int(Qt::Key_Right) << int(Qt::Key_Left) << int(Qt::Key_Down);
    QTest::newRow("upwards") << true << int(Qt::Key_Up) << int(Qt::Key_Down) << int(Qt::Key_Right);
}

void TestMap::isWalkedThroughByKeys()
{
    QFETCH(bool, upwards);
    QFETCH(int, ahead);
    QFETCH(int, back);
    QFETCH(int, across);
    openProject();
    m_window->showMap(true);
    if (upwards)
        click(*m_window, u"mapTurn"_s);
    map().setFocus();
    m_window->historyView().selectRevision(u"aaaa"_s);
    test::picture(*m_window, u"map-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    QTest::keyClick(&map(), Qt::Key(ahead));
    QVERIFY(selected() == u"bbbb"_s || selected() == u"cccc"_s); // whichever is the trunk
    const QString trunk = selected();
    QTest::keyClick(&map(), Qt::Key(across));
    QCOMPARE(selected(), trunk == u"bbbb"_s ? u"cccc"_s : u"bbbb"_s);
    QTest::keyClick(&map(), Qt::Key(back));
    QCOMPARE(selected(), u"aaaa"_s);
    QTest::keyClick(&map(), Qt::Key(back));
    QCOMPARE(selected(), u"aaaa"_s);
    QVERIFY(map().accessibleDescription().contains("message aaaa"_L1));
    QVERIFY(map().viewport()->rect().contains(map().visualRect(map().currentIndex())));
}

void TestMap::aClickSelects()
{
    openProject();
    m_window->showMap(true);
    for (const QString &revision : {u"aaaa"_s, u"cccc"_s}) {
        const QModelIndex index = model().index(model().rowOf(revision), HistoryModel::MessageColumn);
        map().scrollTo(index);
        QTest::mouseClick(map().viewport(), Qt::LeftButton, {}, map().visualRect(index).center());
        QCOMPARE(selected(), revision);
        QCOMPARE(m_window->historyView().currentIndex().row(), index.row());
    }
    m_window->showMap(false);
    m_window->historyView().selectRevision(u"dddd"_s);
    m_window->showMap(true);
    QCOMPARE(map().currentIndex().row(), model().rowOf(u"dddd"_s));
}

void TestMap::zoomKeepsItsPlace()
{
    openProject();
    m_window->showMap(true);
    map().resize(600, 300);
    map().zoom(2.0, {300, 150});
    const double before = map().scale();
    const QModelIndex index = model().index(model().rowOf(u"bbbb"_s), HistoryModel::MessageColumn);
    map().scrollTo(index, MapView::PositionAtCenter);
    m_window->historyView().selectRevision(u"bbbb"_s);
    const QPoint center = map().visualRect(index).center();
    QTest::keyClick(&map(), Qt::Key_Plus);
    QVERIFY(map().scale() > before);
    QVERIFY((map().visualRect(index).center() - center).manhattanLength() <= 4);
    QTest::keyClick(&map(), Qt::Key_Minus);
    QCOMPARE(qRound(map().scale() * 1000), qRound(before * 1000));
    click(*m_window, u"mapZoomOut"_s);
    QVERIFY(map().scale() < before);
}

void TestMap::boxesGrowWithLetters()
{
    openProject();
    m_window->showMap(true);
    const QModelIndex index = model().index(model().rowOf(u"bbbb"_s), HistoryModel::MessageColumn);
    const QSize before = map().visualRect(index).size();
    const Look usual = appliedLook();
    Look large = usual;
    large.textSize = 200;
    applyTheme(*qApp, large);
    const auto usualLetters = qScopeGuard([&] { applyTheme(*qApp, usual); });
    const auto isTwice = [](int now, int then) { return now > 1.8 * then && now < 2.2 * then; };
    QTRY_VERIFY(isTwice(map().visualRect(index).width(), before.width()));
    QVERIFY(isTwice(map().visualRect(index).height(), before.height()));
    test::picture(*m_window, u"map-large-letters"_s);
    applyTheme(*qApp, usual);
    const auto isAsBefore = [&] { // but for rounding
        const QSize change = map().visualRect(index).size() - before;
        return std::abs(change.width()) <= 1 && std::abs(change.height()) <= 1;
    };
    QTRY_VERIFY(isAsBefore());
}

void TestMap::theWholeFits()
{
    openProject();
    m_window->showMap(true);
    map().zoom(2.5, {10, 10});
    QTest::keyClick(&map(), Qt::Key_0);
    for (int row = 0; row < model().rowCount(); ++row)
        QVERIFY(map().viewport()->rect().contains(map().visualRect(model().index(row, HistoryModel::MessageColumn))));
}

void TestMap::namesTheTables()
{
    openProject();
    m_window->showMap(true);
    QTRY_COMPARE(map().scene().box(vertexOf(u"bbbb"_s)).detail, u"t_bbbb"_s);
    QCOMPARE(map().scene().box(vertexOf(u"bbbb"_s)).title, u"message bbbb"_s);
}

void TestMap::foldedRunsOpen()
{
    QMap<QString, QByteArray> files = test::branchedProject();
    for (int i = 0; i < 6; ++i)
        files.insert(u"migrations/versions/e%1_.py"_s.arg(i), scriptText("e" + QByteArray::number(i), i > 0 ? "e" + QByteArray::number(i - 1) : "dddd", "pass", "pass"));
    m_folder = std::make_unique<TemporaryProject>(files);
    openProject();
    m_window->showMap(true);
    QCOMPARE(map().scene().boxCount(), 10);
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(map().scene().boxCount() < 10);
    test::picture(*m_window, u"map-folded"_s);
    int run = 0;
    while (!model().isRun(run))
        ++run;
    const QModelIndex index = model().index(run, HistoryModel::MessageColumn);
    map().setCurrentIndex(index);
    QTest::keyClick(&map(), Qt::Key_Return);
    QCOMPARE(map().scene().boxCount(), 10);
}

void TestMap::pointersWalkWithARun()
{
    openProject();
    m_window->showMap(true);
    m_window->addTemporaryDatabase(u"sqlite:///"_s + m_folder->path(u"app.db"_s));
    QTRY_VERIFY(m_window->isSettled());
    QVERIFY(map().pointers().pointers().isEmpty());
    QStringList stations; // while it runs
    connect(&model(), &HistoryModel::dataChanged, m_window.get(), [&] {
        const QStringList rows = model().databases().value(0).rows;
        if (!rows.isEmpty() && stations.value(stations.size() - 1) != rows.join(u','))
            stations << rows.join(u',');
    });
    bool ran = false;
    whenOpened<ReviewDialog>(m_window.get(), [&ran](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        QTRY_VERIFY(child<QLabel>(dialog, u"noteHeading"_s)->isVisible());
        click(dialog, u"cancelButton"_s);
        ran = true;
    });
    m_window->session().prepare({script::StepKind::Upgrade, u"dddd"_s, m_window->session().databases().selected()->id});
    QTRY_VERIFY(ran);
    QTRY_COMPARE(m_window->session().databases().selected()->rows, QStringList {u"dddd"_s});
    QTRY_VERIFY(!map().pointers().isWalking());
    QCOMPARE(stations, (QStringList {u"aaaa"_s, u"bbbb"_s, u"dddd"_s}));
    QCOMPARE(map().pointers().pointers().size(), 1);
    const auto &pointer = map().pointers().pointers().first();
    QCOMPARE(map().pointers().positionOf(pointer), map().scene().rectOf(vertexOf(u"dddd"_s)).bottomLeft());
    test::picture(*m_window, u"map-pointer"_s);

    model().setDatabases({{pointer.chip.database, u"app"_s, 0, true, {u"aaaa"_s}}});
    QVERIFY(map().pointers().isWalking());
    QTRY_VERIFY(!map().pointers().isWalking());
    QCOMPARE(map().pointers().positionOf(map().pointers().pointers().first()),
             map().scene().rectOf(vertexOf(u"aaaa"_s)).bottomLeft());
}

void TestMap::tenThousandStayFluid()
{
    constexpr int count = 10'000;
    constexpr qint64 limit = 150'000; ///< microseconds of this thread, in a build with checks; tests/bench has the real figures
    QTemporaryDir place;
    const QString path = place.filePath(u"project"_s);
    const test::ProcessResult generated = test::runProcess(u"python3"_s,
        {QStringLiteral(RETORT_SOURCE_DIR "/tests/bench/generate.py"), QString::number(count), path, u"--branches"_s, u"6"_s});
    QVERIFY2(generated.ok(), generated.describe().constData());
    openProject(path);
    model().setFolding(false);
    m_window->showMap(true);
    QCOMPARE(map().scene().boxCount(), 0);
    test::picture(*m_window, u"map-10000-placing"_s);
    QTRY_COMPARE(map().scene().boxCount(), count);
    QVERIFY(map().viewport()->rect().contains(map().visualRect(map().currentIndex())));
    model().setFolding(true); // and at once back again: what was asked last is shown
    model().setFolding(false);
    QTRY_VERIFY(!map().isPlacing());
    QCOMPARE(map().scene().boxCount(), count);
    for (const bool whole : {false, true}) {
        if (whole)
            QTest::keyClick(&map(), Qt::Key_0);
        map().viewport()->repaint();
        const test::CpuTimer timer;
        map().viewport()->repaint();
        const qint64 took = timer.microseconds();
        qInfo("painting %s: %.1f ms", whole ? "all of it" : "a part", double(took) / 1000);
        QVERIFY(took < limit);
        test::picture(*m_window, whole ? u"map-10000-whole"_s : u"map-10000"_s);
    }
}

QTEST_MAIN(TestMap)
#include "tst_map.moc"
