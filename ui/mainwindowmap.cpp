// SPDX-License-Identifier: GPL-3.0-or-later
// The map beside the list of the main window: both show the same rows and have one selection.
#include "model/script/migrationsteps.h"
#include "ui/history/historysearch.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/map/mapview.h"
#include "ui/palette/windowactions.h"
#include "ui/picture/picturedialog.h"
#include "ui/settings.h"
#include "ui/toolbar.h"

#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void MainWindow::buildMap()
{
    m_graph = new QStackedWidget(this);
    m_map = new MapView(&m_historyModel, m_graph);
    m_map->setSelectionModel(m_view->selectionModel());
    if (Settings().bytes(u"map/direction"_s) == "up")
        m_map->setDirection(MapScene::Direction::Upwards);
    m_graph->addWidget(m_view);
    m_graph->addWidget(m_map);
    connect(m_toolBar, &ToolBar::mapRequested, this, [this] { showMap(!showsMap()); });
    connect(m_map, &MapView::exportRequested, this, &MainWindow::exportGraph);
    connect(m_map, &MapView::runActivated, m_view, &HistoryView::openRun);
    connect(m_map, &MapView::activated, m_details, &DetailsPanel::focusContents);
    connect(m_map, &MapView::menuRequested, this, &MainWindow::showRevisionMenu);
    connect(m_map, &MapView::dropped, this, &MainWindow::reviewDrop);
}

bool MainWindow::showsMap() const
{
    return m_graph->currentWidget() == m_map;
}

void MainWindow::showMap(bool shown)
{
    m_graph->setCurrentWidget(shown ? static_cast<QWidget *>(m_map) : m_view);
    m_toolBar->setMapShown(shown);
    m_graph->currentWidget()->setFocus();
    if (shown)
        m_search->wantFacts(); // the boxes name the tables
}

void MainWindow::addMapActions()
{
    const auto noHistory = [this] { return m_session.history() ? QString() : tr("No project is open."); };
    const auto noMap = [this] { return !m_session.history() ? tr("No project is open.") : showsMap() ? QString() : tr("The map is not shown."); };
    m_actions->add({u"showMap"_s, tr("Show the history as a map or as a list"), Qt::CTRL | Qt::Key_M, [this] { showMap(!showsMap()); }, noHistory});
    m_actions->add({u"mapTurn"_s, tr("Turn the map: from left to right or from bottom to top"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, [this] {
        const bool turnsUp = m_map->direction() == MapScene::Direction::Rightwards;
        m_map->setDirection(turnsUp ? MapScene::Direction::Upwards : MapScene::Direction::Rightwards);
        Settings().setBytes(u"map/direction"_s, turnsUp ? "up" : "right");
    }, noMap});
    m_actions->add({u"exportGraph"_s, tr("Export the graph, or copy it as a picture…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                    [this] { exportGraph(); }, noHistory});
    m_actions->add({u"mapFit"_s, tr("Show the whole map"), {}, [this] { m_map->fit(); }, noMap});
}

void MainWindow::exportGraph()
{
    const auto snapshot = m_session.snapshot();
    if (snapshot && m_historyModel.rowCount() > 0)
        PictureDialog(m_historyModel, snapshot->project.name(), snapshot->project.root, m_map->direction(), this).exec();
}

/// The pointer of a database goes along with its run; what the database really holds is read at the end.
void MainWindow::followRun(const PreparedPlan &plan, int steps)
{
    QStringList rows = plan.plan.startingHeads;
    for (int step = 0; step < std::min(steps, int(plan.plan.steps.size())); ++step)
        rows = script::rowsAfter(rows, plan.plan.steps[step].step.rowChanges);
    QList<DatabaseColumn> columns = m_historyModel.databases();
    for (DatabaseColumn &column : columns)
        if (column.id == plan.database.id)
            column.rows = rows;
    m_historyModel.setDatabases(columns);
}

} // namespace retort::ui
