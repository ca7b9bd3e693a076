// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette and what one does in the graph itself: drag databases, walk along lanes.
#include "tests/support/temporaryproject.h"
#include "tests/ui/projects.h"
#include "ui/authoring/revisiondialog.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/map/mapview.h"
#include "ui/messages.h"
#include "ui/palette/commandpalette.h"
#include "ui/review/reviewdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::TemporaryProject;
using test::whenOpened;

class TestGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void paletteRunsActions();
    void paletteGoesToRevisions();
    void paletteSaysWhyNot();
    void showsShortcuts();
    void walksLanes();
    void dropsOpenTheReview_data();
    void dropsOpenTheReview();
    void aDropCanBeTakenBack();
    void headsOfTheMapMerge();

private:
    void openProject();
    void connectAt(const QString &revision);
    void activate();
    QPoint chipCenter(const QString &revision);
    QPoint rowCenter(const QString &revision);
    void showMap();
    QPoint boxCenter(const QString &revision);
    QPoint pointerCenter();
    QString selected() { return m_window->historyView().selectedRevision(); }

    QTemporaryDir m_settings;
    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestGraph::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    messages().error = [](QWidget *, const QString &, const QString &text, const QString &) { QFAIL(qPrintable(text)); };
}

void TestGraph::init()
{
    m_folder = std::make_unique<TemporaryProject>(test::branchedProject());
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestGraph::openProject()
{
    m_window->open(m_folder->path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

/// Shortcuts work in the active window, which the offscreen platform does not make the one below a dialog that closes.
void TestGraph::activate()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

/// Connects a database that has everything up to a revision.
void TestGraph::connectAt(const QString &revision)
{
    m_window->addTemporaryDatabase(u"sqlite:///"_s + m_folder->path(u"app.db"_s));
    QTRY_VERIFY(m_window->session().databases().selected());
    QTRY_COMPARE(int(m_window->session().databases().selected()->state), int(DatabaseEntry::State::Known));
    bool ran = false;
    whenOpened<ReviewDialog>(m_window.get(), [&ran](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        QTRY_VERIFY(child<QLabel>(dialog, u"noteHeading"_s)->isVisible());
        click(dialog, u"cancelButton"_s);
        ran = true;
    });
    m_window->session().prepare({script::StepKind::Upgrade, revision, m_window->session().databases().selected()->id});
    QTRY_VERIFY(ran);
    QTRY_COMPARE(m_window->session().databases().selected()->rows, QStringList {revision});
    QTRY_VERIFY(m_window->isSettled());
}

void TestGraph::showMap()
{
    activate();
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(m_window->mapView().isVisible());
    QTRY_VERIFY(!m_window->mapView().pointers().pointers().isEmpty() || !m_window->session().databases().selected());
}

QPoint TestGraph::boxCenter(const QString &revision)
{
    const auto &model = static_cast<HistoryModel &>(*m_window->historyView().model());
    return m_window->mapView().visualRect(model.index(model.rowOf(revision), HistoryModel::MessageColumn)).center();
}

QPoint TestGraph::pointerCenter()
{
    const MapView &map = m_window->mapView();
    const QRect area = map.areaOf(map.pointers().pointers().constFirst());
    return {area.left() + 12, area.center().y()};
}

QPoint TestGraph::rowCenter(const QString &revision)
{
    HistoryView &view = m_window->historyView();
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QModelIndex index = view.model()->index(row, HistoryModel::MessageColumn);
        if (index.data(HistoryModel::RevisionIdRole).toString() == revision)
            return view.visualRect(index).center();
    }
    return {};
}

/// Of a row that has one chip only.
QPoint TestGraph::chipCenter(const QString &revision)
{
    const int left = m_window->historyView().columnViewportPosition(HistoryModel::MessageColumn);
    return {left + 18, rowCenter(revision).y()};
}

void TestGraph::paletteRunsActions()
{
    openProject();
    bool opened = false;
    whenOpened<CommandPalette>(m_window.get(), [&opened](CommandPalette &palette) {
        auto *field = child<QLineEdit>(palette, u"paletteField"_s);
        QTest::keyClicks(field, u"show script"_s);
        QCOMPARE(child<QListView>(palette, u"paletteList"_s)->currentIndex().data().toString(), u"Show the script"_s);
        test::picture(palette, u"palette"_s);
        opened = true;
        QTest::keyClick(field, Qt::Key_Return);
    });
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(opened);
    QCOMPARE(child<QTabBar>(*m_window, u"detailTabs"_s)->currentIndex(), int(DetailsPanel::ScriptTab));
}

void TestGraph::paletteGoesToRevisions()
{
    openProject();
    for (const auto &[query, id] : {std::pair {u"bbb"_s, u"bbbb"_s}, {u"message of"_s, QString()}, {u"message aaaa"_s, u"aaaa"_s}}) {
        bool opened = false;
        whenOpened<CommandPalette>(m_window.get(), [&](CommandPalette &palette) {
            auto *field = child<QLineEdit>(palette, u"paletteField"_s);
            QTest::keyClicks(field, query);
            opened = true;
            QTest::keyClick(field, id.isEmpty() ? Qt::Key_Escape : Qt::Key_Return);
        });
        activate();
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(opened);
        if (!id.isEmpty())
            QCOMPARE(selected(), id);
    }
}

void TestGraph::paletteSaysWhyNot()
{
    openProject();
    QString note;
    bool stayed = false;
    whenOpened<CommandPalette>(m_window.get(), [&](CommandPalette &palette) {
        auto *field = child<QLineEdit>(palette, u"paletteField"_s);
        QTest::keyClicks(field, u"upgrade to the newest"_s);
        note = child<QLabel>(palette, u"paletteNote"_s)->text();
        QTest::keyClick(field, Qt::Key_Return);
        stayed = palette.isVisible();
        QTest::keyClick(field, Qt::Key_Escape);
    });
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(note.contains("No database is connected"_L1), qPrintable(note));
    QVERIFY(stayed);
}

void TestGraph::showsShortcuts()
{
    openProject();
    QStringList keys;
    whenOpened<ShortcutsDialog>(m_window.get(), [&keys](ShortcutsDialog &dialog) {
        const auto *model = child<QTreeView>(dialog, u"shortcutsTable"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row)
            keys << model->index(row, 1).data().toString();
        test::picture(dialog, u"shortcuts"_s);
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    m_window->historyView().setFocus();
    QTest::keyClick(&m_window->historyView(), '?');
    for (const QString &key : {u"Ctrl+F"_s, u"Ctrl+Shift+P"_s, u"Alt+Up"_s, u"Home"_s, u"F3"_s, u"?"_s})
        QVERIFY2(keys.contains(key), qPrintable(keys.join(u' ')));
    QCOMPARE(QSet<QString>(keys.cbegin(), keys.cend()).size(), keys.size());
}

void TestGraph::walksLanes()
{
    openProject();
    connectAt(u"bbbb"_s);
    activate();
    HistoryView &view = m_window->historyView();
    view.setFocus();
    view.selectRevision(u"dddd"_s);
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(selected(), u"bbbb"_s); // not cccc, which is the next row
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(selected(), u"aaaa"_s);
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(selected(), u"aaaa"_s);
    QTest::keyClick(&view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(selected(), u"bbbb"_s);
    view.selectRevision(u"cccc"_s);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(selected(), u"bbbb"_s);

    QTest::mouseMove(view.viewport(), QPoint(20, rowCenter(u"cccc"_s).y()));
    const QImage bright = view.viewport()->grab().toImage();
    QTest::mouseMove(view.viewport(), rowCenter(u"cccc"_s));
    QVERIFY(bright != view.viewport()->grab().toImage());
}

void TestGraph::dropsOpenTheReview_data()
{
    QTest::addColumn<bool>("onMap");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<int>("kind");
    for (const bool onMap : {false, true}) {
        const QByteArray place = onMap ? " on the map" : "";
        QTest::newRow("upgrade" + place) << onMap << u"dddd"_s << false << int(script::StepKind::Upgrade);
        QTest::newRow("downgrade" + place) << onMap << u"aaaa"_s << false << int(script::StepKind::Downgrade);
        QTest::newRow("stamp" + place) << onMap << u"dddd"_s << true << int(script::StepKind::Stamp);
    }
}

void TestGraph::dropsOpenTheReview()
{
    QFETCH(bool, onMap);
    QFETCH(QString, target);
    QFETCH(bool, shift);
    QFETCH(int, kind);
    openProject();
    connectAt(u"bbbb"_s);
    if (onMap)
        showMap();
    QWidget *viewport = onMap ? m_window->mapView().viewport() : m_window->historyView().viewport();
    const QPoint from = onMap ? pointerCenter() : chipCenter(u"bbbb"_s);
    const QPoint to = onMap ? boxCenter(target) : rowCenter(target);
    int planned = -1;
    connect(&m_window->session(), &ProjectSession::planReady, m_window.get(),
            [&planned](const auto &plan) { planned = int(plan->plan.kind); });
    bool reviewed = false;
    whenOpened<ReviewDialog>(m_window.get(), [&reviewed](ReviewDialog &dialog) {
        reviewed = true;
        click(dialog, u"cancelButton"_s);
    });
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    QTest::mouseMove(viewport, to + QPoint(0, 2));
    QTest::mouseMove(viewport, to);
    test::picture(*m_window, u"drag-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    QTest::mouseRelease(viewport, Qt::LeftButton, shift ? Qt::ShiftModifier : Qt::NoModifier, to);
    QTRY_VERIFY(reviewed);
    QCOMPARE(planned, kind);
    m_window->session().databases().refreshAll();
    QTRY_VERIFY(!m_window->session().databases().isBusy());
    QCOMPARE(m_window->session().databases().selected()->rows, QStringList {u"bbbb"_s}); // nothing ran
}

void TestGraph::aDropCanBeTakenBack()
{
    openProject();
    connectAt(u"bbbb"_s);
    HistoryView &view = m_window->historyView();
    int drops = 0;
    connect(&view, &HistoryView::dropped, m_window.get(), [&drops] { ++drops; });
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, chipCenter(u"bbbb"_s));
    QTest::mouseMove(view.viewport(), rowCenter(u"dddd"_s));
    QTest::keyClick(&view, Qt::Key_Escape);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, rowCenter(u"dddd"_s));
    QCOMPARE(drops, 0);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, chipCenter(u"bbbb"_s)); // a click is no drag
    QCOMPARE(drops, 0);
    QCOMPARE(selected(), u"bbbb"_s);

    showMap();
    MapView &map = m_window->mapView();
    connect(&map, &MapView::dropped, m_window.get(), [&drops] { ++drops; });
    QTest::mousePress(map.viewport(), Qt::LeftButton, {}, pointerCenter());
    QTest::mouseMove(map.viewport(), boxCenter(u"dddd"_s));
    QTest::keyClick(&map, Qt::Key_Escape);
    QTest::mouseRelease(map.viewport(), Qt::LeftButton, {}, boxCenter(u"dddd"_s));
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, pointerCenter());
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, boxCenter(u"aaaa"_s));
    QCOMPARE(drops, 0);
    QCOMPARE(selected(), u"aaaa"_s);
}

void TestGraph::headsOfTheMapMerge()
{
    openProject();
    showMap();
    MapView &map = m_window->mapView();
    const script::RevisionMap &history = m_window->session().snapshot()->map;
    const QStringList heads = history.ids(history.heads());
    QVERIFY(heads.size() > 1);
    QStringList asked;
    connect(&map, &MapView::dropped, m_window.get(), [&asked](const RevisionDrop &drop) { asked << drop.head + u" onto "_s + drop.target; });
    bool opened = false;
    whenOpened<RevisionDialog>(m_window.get(), [&opened](RevisionDialog &dialog) {
        opened = true;
        dialog.reject();
    });
    const auto drag = [&](const QString &from, const QString &to) {
        QTest::mousePress(map.viewport(), Qt::LeftButton, {}, boxCenter(from));
        QTest::mouseMove(map.viewport(), boxCenter(to) + QPoint(0, 2));
        QTest::mouseMove(map.viewport(), boxCenter(to));
        QTest::mouseRelease(map.viewport(), Qt::LeftButton, {}, boxCenter(to));
    };
    drag(heads[0], u"aaaa"_s); // is no head
    drag(u"aaaa"_s, heads[0]);
    QVERIFY(asked.isEmpty());
    drag(heads[0], heads[1]);
    QCOMPARE(asked, QStringList {heads[0] + u" onto "_s + heads[1]});
    QTRY_VERIFY(opened);
}

QTEST_MAIN(TestGraph)
#include "tst_graph.moc"
