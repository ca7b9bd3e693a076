// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/authoring/scriptediting.h"
#include "ui/bannerwidget.h"
#include "ui/changenotice.h"
#include "ui/checks/driftcheck.h"
#include "ui/environmentband.h"
#include "ui/history/historysearch.h"
#include "ui/history/historyview.h"
#include "ui/history/searchfield.h"
#include "ui/journal/journalpanel.h"
#include "ui/map/mapview.h"
#include "ui/models/runsafety.h"
#include "ui/palette/windowactions.h"
#include "ui/settings.h"
#include "ui/sidebar.h"
#include "ui/startpage.h"
#include "ui/themestyle.h"
#include "ui/toolbar.h"
#include "ui/widgets/elidedlabel.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_series(m_session)
    , m_search(new HistorySearch(m_session, m_historyModel, this))
    , m_toolBar(new ToolBar(m_session, this))
    , m_sideBar(new SideBar(m_session, this))
    , m_band(new EnvironmentBand(this))
    , m_banner(new BannerWidget(this))
    , m_view(new HistoryView(&m_historyModel, this))
    , m_details(new DetailsPanel(m_session, this))
    , m_startPage(new StartPage(m_session, this))
    , m_pages(new QStackedWidget(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_journal(new JournalPanel(journalFile(), this))
    , m_journalDock(new QDockWidget(tr("Journal"), this))
    , m_actions(new WindowActions(this))
    , m_notice(new ChangeNotice(this))
    , m_drift(new DriftCheck(this))
    , m_statusLeft(new ElidedLabel(1, this))
    , m_statusRight(new QLabel(this))
{
    setWindowTitle(u"Retort"_s);
    setWindowIcon(QIcon(u":/retort/icons/retort.svg"_s));
    setAcceptDrops(true);
    resize(1280, 820);
    buildLayout();
    buildJournal();
    buildComparison();
    connectParts();
    buildGuidance();
    addActions();
    updateState();
    restoreLayout();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout()
{
    m_rows->setChildrenCollapsible(false);
    buildMap();
    m_rows->addWidget(m_graph);
    m_rows->addWidget(m_details);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({460, 320});
    m_graph->setMinimumHeight(120);
    m_details->setMinimumHeight(120);

    auto *center = new QWidget(this);
    auto *centerLayout = new QVBoxLayout(center);
    centerLayout->setContentsMargins(0, 0, 0, 0);
    centerLayout->setSpacing(0);
    centerLayout->addWidget(m_banner);
    centerLayout->addWidget(m_rows, 1);

    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_sideBar);
    m_columns->addWidget(center);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({240, 1040});
    m_columns->setHandleWidth(1);
    m_rows->setHandleWidth(1);
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_columns);

    auto *status = new QWidget(this);
    status->setAttribute(Qt::WA_StyledBackground);
    setPart(status, "statusbar");
    setPart(m_statusLeft, "small");
    setPart(m_statusRight, "small");
    m_statusLeft->setObjectName("statusLeft"_L1);
    m_statusLeft->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *statusLayout = new QHBoxLayout(status);
    statusLayout->setContentsMargins(14, 5, 14, 5);
    statusLayout->addWidget(m_statusLeft, 1);
    statusLayout->addWidget(m_statusRight);

    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_pages, 1);
    buildAuthoring(layout);
    setCentralWidget(central);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(status, 1);
}

void MainWindow::connectParts()
{
    connect(m_toolBar, &ToolBar::openRequested, this, &MainWindow::chooseProject);
    connect(m_toolBar, &ToolBar::exportRequested, this, &MainWindow::exportSql);
    connect(m_toolBar, &ToolBar::actionRequested, this, &MainWindow::runAction);
    connect(m_toolBar, &ToolBar::searchChanged, this, &MainWindow::updateSearch);
    connect(m_search, &HistorySearch::changed, this, &MainWindow::showHits);
    m_toolBar->searchField().setVocabulary([this](HistoryFilter::Key key) { return m_search->vocabulary(key); });
    connect(m_toolBar, &ToolBar::hitRequested, m_view, &HistoryView::goToHit);
    connect(m_sideBar, &SideBar::connectRequested, this, &MainWindow::connectDatabase);
    connect(m_sideBar, &SideBar::editRequested, this, &MainWindow::editDatabase);
    connect(m_sideBar, &SideBar::removeRequested, this, &MainWindow::removeDatabase);
    connect(m_sideBar, &SideBar::restoreRequested, this, &MainWindow::restoreFromFile);
    connect(m_journal, &JournalPanel::restoreRequested, this, &MainWindow::restoreFromRun);
    connect(m_sideBar, &SideBar::problemsRequested, this, &MainWindow::showProblems);
    connect(m_sideBar, &SideBar::revisionsRequested, this, &MainWindow::goThrough);
    connect(m_band, &EnvironmentBand::unlockRequested, this,
            [this] { unlockDatabase(m_session.databases().selected()->id, this); });
    connect(m_band, &EnvironmentBand::lockRequested, this,
            [this] { m_session.databases().lock(m_session.databases().selected()->id); });
    connect(m_banner, &BannerWidget::triggered, this, &MainWindow::bannerTriggered);
    connect(m_startPage, &StartPage::openRequested, this, &MainWindow::chooseProject);
    connect(m_startPage, &StartPage::pathRequested, this, &MainWindow::open);
    connect(m_view, &HistoryView::revisionSelected, &m_session, &ProjectSession::selectRevision);
    connect(m_view, &HistoryView::revisionSelected, this, &MainWindow::showHits);
    connect(m_view, &HistoryView::dropped, this, &MainWindow::reviewDrop);
    connect(m_view, &HistoryView::menuRequested, this, &MainWindow::showRevisionMenu);
    connect(m_view, &HistoryView::activated, m_details, &DetailsPanel::focusContents);
    connect(&m_session, &ProjectSession::stateChanged, this, &MainWindow::updateState);
    connect(&m_session, &ProjectSession::historyChanged, this, &MainWindow::updateHistory);
    connect(&m_session, &ProjectSession::editsChanged, this, &MainWindow::updateEdits);
    connect(&m_session, &ProjectSession::preparingChanged, this, &MainWindow::updateStatusLine);
    connect(&m_session, &ProjectSession::planReady, this, &MainWindow::review);
    connect(&m_session, &ProjectSession::planFailed, this, &MainWindow::showPlanError);
    connect(&m_session.databases(), &DatabaseList::changed, this, &MainWindow::updateDatabases);
    connect(&m_session.databases(), &DatabaseList::selectionChanged, this, &MainWindow::updateDatabases);
}

void MainWindow::open(const QString &path)
{
    if (path.isEmpty() || !mayForgetEdits())
        return;
    m_details->editing().forgetAll();
    if (!m_laidOut.isEmpty())
        rememberLayout();
    m_session.open(path);
}

bool MainWindow::isSettled() const
{
    auto &session = const_cast<ProjectSession &>(m_session);
    if (session.state() == ProjectSession::State::Loading || session.databases().isBusy() || !m_pendingUrls.isEmpty())
        return false;
    return session.history() == nullptr || (m_details->isComplete() && !m_map->isPlacing());
}

void MainWindow::updateState()
{
    const auto snapshot = m_session.snapshot();
    const bool showsHistory = m_session.state() == ProjectSession::State::Ready && snapshot && snapshot->map.size() > 0;
    m_pages->setCurrentWidget(showsHistory ? static_cast<QWidget *>(m_columns) : m_startPage);
    setWindowTitle(snapshot ? tr("%1 – Retort").arg(snapshot->project.name()) : u"Retort"_s);
    if (m_session.state() == ProjectSession::State::Ready)
        Settings().addRecentProject(m_session.path());
    m_journal->setProject(snapshot ? snapshot->project.root : QString());
    updateBanner();
    updateStatusLine();
}

void MainWindow::updateHistory()
{
    chooseFolding();
    m_historyModel.setHistory(m_session.history());
    m_search->takeFacts();
    updateComparison();
    updateState();
    if (m_session.history()) {
        if (std::exchange(m_laidOut, m_session.path()) != m_session.path()) {
            restoreLayout();
            m_view->selectRevision(rememberedRevision());
        }
        if (!m_view->currentIndex().isValid())
            m_view->selectRevision(m_historyModel.rowCount() > 0 ? m_historyModel.row(0).id : QString());
        m_graph->currentWidget()->setFocus();
        selectWhenThere(m_expected);
        for (const QString &url : std::exchange(m_pendingUrls, {}))
            addTemporaryDatabase(url);
    }
}

void MainWindow::updateDatabases()
{
    QList<DatabaseColumn> columns;
    for (const DatabaseEntry &entry : m_session.databases().entries())
        columns.append({entry.id, entry.name(), entry.color, entry.state == DatabaseEntry::State::Known, entry.rows});
    m_historyModel.setDatabases(columns);
    const DatabaseEntry *selected = m_session.databases().selected();
    m_historyModel.setSelectedDatabase(selected ? selected->id : QString());
    m_band->show(selected);
    updateComparison();
    updateBanner();
    updateStatusLine();
}

void MainWindow::updateBanner()
{
    m_drift->watch(m_session.snapshot(), m_session.databases().selected(), m_session.databases().versionTable());
    m_banner->setBanner(bannerFor(m_session, m_drift->differences()));
}

void MainWindow::updateStatusLine()
{
    const auto snapshot = m_session.snapshot();
    if (snapshot) {
        const double milliseconds = std::chrono::duration<double, std::milli>(snapshot->duration).count();
        const QString time = milliseconds < 10 ? QLocale().toString(milliseconds, 'f', 1) : QLocale().toString(qRound(milliseconds));
        const QString count = tr("%Ln revision(s)", nullptr, snapshot->map.revisionCount());
        m_statusLeft->setFullText(tr("%1 · %2 read in %3 ms · no script was executed")
                                      .arg(snapshot->project.name(), count, time));
        m_statusLeft->parentWidget()->setToolTip(snapshot->project.scriptLocation);
    } else {
        m_statusLeft->setFullText(m_session.state() == ProjectSession::State::Loading ? tr("Reading…") : QString());
    }
    const DatabaseEntry *database = m_session.databases().selected();
    if (m_session.isPreparing())
        m_statusRight->setText(tr("Planning…"));
    else if (database && database->state == DatabaseEntry::State::Known)
        m_statusRight->setText(tr("%1: %2 · connected").arg(database->name(), database->server));
    else
        m_statusRight->clear();
}

void MainWindow::updateSearch()
{
    m_search->setText(m_toolBar->searchField().text().trimmed());
    const auto &hits = m_historyModel.hits();
    if (!hits.empty() && !std::binary_search(hits.cbegin(), hits.cend(), m_view->currentIndex().row()))
        m_view->goToHit(true);
}

void MainWindow::showHits()
{
    const bool found = !m_historyModel.hits().empty();
    m_toolBar->showHits(m_search->summary(m_view->currentIndex().row()), found, m_search->isLooking());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayForgetEdits()) {
        event->ignore();
        return;
    }
    rememberLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    open(event->mimeData()->urls().value(0).toLocalFile());
}

} // namespace retort::ui
