// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"
#include "ui/banner.h"
#include "ui/details/detailspanel.h"
#include "ui/models/historymodel.h"
#include "ui/projectsession.h"
#include "ui/review/upgradeseries.h"

#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QLabel;
class QLayout;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace retort::ui {

class BannerWidget;
class ChangeNotice;
class ComparisonPanel;
class DriftCheck;
class ElidedLabel;
class EnvironmentBand;
class HistorySearch;
class HistoryView;
class JournalPanel;
class MapView;
struct GuidanceFacts;
struct GuidanceTopic;
class ProblemsPanel;
struct Repair;
struct RevisionDrop;
class SideBar;
class StartPage;
class ToolBar;
class WindowActions;

/// The window: tool bar, side bar, banner, history, details, status line.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    ProjectSession &session() { return m_session; }
    HistoryView &historyView() { return *m_view; }
    MapView &mapView() { return *m_map; }
    DetailsPanel &details() { return *m_details; }
    void open(const QString &path);
    /// The map instead of the list.
    void showMap(bool shown);
    /// Connects a database for as long as the window is open.
    void addTemporaryDatabase(const QString &url);
    /// Whether nothing is being read or computed for what is on the screen.
    bool isSettled() const;

Q_SIGNALS:
    /// Another window of this program, not shown yet.
    void windowOpened(retort::ui::MainWindow *window);
    /// For the desktop: a long run has ended while nobody looked.
    void announced(const QString &title, const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildLayout();
    void buildJournal();
    void connectParts();
    void addActions();
    void addDatabaseActions();
    void addHistoryActions();
    void addDesktopActions();
    void openWindow();
    void restoreLayout();
    void rememberLayout();
    QString rememberedRevision() const;
    void announceRun(const QString &title, const QString &text, qint64 milliseconds);
    void addGraphActions();
    void chooseFolding();
    void toggleFolding();
    void buildMap();
    bool showsMap() const;
    void exportGraph();
    void followRun(const PreparedPlan &plan, int steps);
    void addMapActions();
    void buildComparison();
    void compareNext();
    void updateComparison();
    void addEngineActions();
    void addRepairActions();
    void repair(const Repair &repair);
    void reparent(const QString &revision);
    void rescue(const QStringList &revisions);
    void rescueRows();
    void repairRows();
    QString databaseObstacle();
    void showPalette();
    void showShortcuts();
    void buildGuidance();
    void addGuidanceActions();
    void helpForFocus();
    void compareWithDatabase();
    GuidanceFacts guidanceFacts(const Error &error);
    bool showGuidance(const GuidanceTopic *topic, const Error &error, QWidget *parent);
    void reviewDrop(const RevisionDrop &drop);
    void moveDatabase(const QString &id, const QString &revision, bool stamp);
    void chooseProject();
    void updateState();
    void updateHistory();
    void updateDatabases();
    void updateEdits();
    void updateBanner();
    void updateStatusLine();
    void updateSearch();
    void showHits();
    void bannerTriggered(BannerAction action);
    void runAction(script::StepKind kind, const QString &target);
    void showRevisionMenu(const QString &id, const QPoint &position);
    void goThrough(const QStringList &ids);
    void connectDatabase();
    void editDatabase(const QString &id);
    void removeDatabase(const QString &id);
    void askPassword();
    void buildAuthoring(QLayout *layout);
    void initialise(const QString &folder);
    void newRevision(const QString &after = {});
    void mergeHeads(const QStringList &heads = {});
    void addAuthoringActions(QMenu *menu, const QString &id);
    void askForHooks(const QStringList &commands);
    bool mayForgetEdits();
    void selectWhenThere(const QString &revision);
    void checkRoundTrip(const QString &revision);
    void restoreFromFile(const QString &id);
    void restoreFromRun(const runtime::JournalRun &run);
    void restore(const DatabaseEntry &database, const QString &backup);
    void showProblems();
    void exportSql();
    void openScriptLocation(const QString &id);
    void unlockDatabase(const QString &id, QWidget *parent);
    void review(const std::shared_ptr<const PreparedPlan> &plan);
    void showPlanError(const ActionRequest &request, const Error &error);

    ProjectSession m_session;
    UpgradeSeries m_series;
    HistoryModel m_historyModel;
    HistorySearch *m_search;
    ToolBar *m_toolBar;
    SideBar *m_sideBar;
    EnvironmentBand *m_band;
    BannerWidget *m_banner;
    HistoryView *m_view;
    DetailsPanel *m_details;
    StartPage *m_startPage;
    QStackedWidget *m_pages;
    QSplitter *m_columns;
    QSplitter *m_rows;
    JournalPanel *m_journal;
    QDockWidget *m_journalDock;
    WindowActions *m_actions;
    ChangeNotice *m_notice;
    DriftCheck *m_drift;
    ElidedLabel *m_statusLeft;
    QLabel *m_statusRight;
    ComparisonPanel *m_comparison = nullptr;
    QStackedWidget *m_graph = nullptr; ///< the list, or the map
    MapView *m_map = nullptr;
    QPointer<ProblemsPanel> m_problems;
    QString m_laidOut;         ///< the project whose layout the window has
    QString m_expected;        ///< a revision that was just written: selected as soon as it is read
    QStringList m_pendingUrls; ///< of --url, until the project is there
};

} // namespace retort::ui
