// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does with the graph itself: folding, merging by hand, and what two databases have.
#include "ui/databases/comparisonpanel.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/palette/windowactions.h"
#include "ui/settings.h"
#include "ui/sidebar.h"

#include <QSplitter>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int foldedFrom = 200; ///< revisions: a history of that size starts folded, until its user says otherwise

} // namespace

void MainWindow::addGraphActions()
{
    const auto noHistory = [this] { return m_session.history() ? QString() : tr("No project is open."); };
    const auto noOtherHead = [this] {
        const auto snapshot = m_session.snapshot();
        const int index = snapshot ? snapshot->map.indexOf(m_session.selectedRevision()) : -1;
        return index >= 0 && snapshot->map.isHead(index) && snapshot->map.heads().size() > 1
            ? QString()
            : tr("The selected revision is not one of several heads.");
    };
    m_actions->add({u"foldHistory"_s, tr("Fold or unfold runs of plain revisions"), Qt::CTRL | Qt::Key_L, [this] { toggleFolding(); }, noHistory});
    m_actions->add({u"openRun"_s, tr("Show the revisions of the selected row"), {}, [this] { m_view->openRun(); }, noHistory});
    m_actions->add({u"closeRun"_s, tr("Fold the revisions around the selected one"), {}, [this] { m_view->closeRun(); }, noHistory});
    m_actions->add({u"mergeSelectedHead"_s, tr("Merge the selected head with others…"), {}, [this] { mergeHeads({m_session.selectedRevision()}); },
                    noOtherHead});
    m_actions->add({u"compareDatabases"_s, tr("Compare the selected database with the next one"), {}, [this] { compareNext(); },
                    [this] { return m_session.databases().entries().size() > 1 ? QString() : tr("There is no second database."); }});
}

void MainWindow::reviewDrop(const RevisionDrop &drop)
{
    if (drop.database.isEmpty())
        mergeHeads({drop.target, drop.head});
    else
        moveDatabase(drop.database, drop.target, drop.stamp);
}

/// As it was chosen for this project; a large history starts folded.
void MainWindow::chooseFolding()
{
    const auto snapshot = m_session.snapshot();
    if (snapshot)
        m_historyModel.setFolding(Settings().folding(snapshot->project.scriptLocation)
                                      .value_or(snapshot->map.revisionCount() >= foldedFrom));
}

void MainWindow::toggleFolding()
{
    m_historyModel.setFolding(!m_historyModel.isFolding());
    if (const auto snapshot = m_session.snapshot())
        Settings().setFolding(snapshot->project.scriptLocation, m_historyModel.isFolding());
}

/// Right of the history, as long as two databases are selected.
void MainWindow::buildComparison()
{
    m_comparison = new ComparisonPanel(this);
    m_comparison->hide();
    m_columns->addWidget(m_comparison);
    m_columns->setStretchFactor(2, 0);
    connect(m_sideBar, &SideBar::selectedDatabasesChanged, this, &MainWindow::updateComparison);
    connect(m_comparison, &ComparisonPanel::closeRequested, this, [this] { m_sideBar->compareWith({}); });
    connect(m_comparison, &ComparisonPanel::revisionRequested, m_view, &HistoryView::selectRevision);
    connect(m_comparison, &ComparisonPanel::upgradeRequested, this, [this](const QString &database, const QString &target) {
        if (m_session.databases().find(database) && !m_session.isPreparing())
            m_session.prepare({script::StepKind::Upgrade, target, database});
    });
}

/// Each call takes the next one below, so that all can be looked at without a mouse.
void MainWindow::compareNext()
{
    const QList<DatabaseEntry> &entries = m_session.databases().entries();
    const DatabaseEntry *selected = m_session.databases().selected();
    if (!selected || entries.size() < 2)
        return;
    const QStringList compared = m_sideBar->selectedDatabases();
    qsizetype next = selected - entries.constData();
    for (qsizetype i = 0; i < entries.size(); ++i) // behind the one that it is compared with now
        if (compared.size() == 2 && compared.contains(entries[i].id) && entries[i].id != selected->id)
            next = i;
    do {
        next = (next + 1) % entries.size();
    } while (entries[next].id == selected->id);
    m_sideBar->compareWith(entries[next].id);
}

void MainWindow::updateComparison()
{
    const QStringList ids = m_sideBar->selectedDatabases();
    const DatabaseEntry *first = m_session.databases().find(ids.value(0));
    const DatabaseEntry *second = m_session.databases().find(ids.value(1));
    if (ids.size() != 2 || !first || !second || !m_session.history()) {
        m_comparison->hide();
        m_historyModel.setComparison({}, {});
        return;
    }
    m_historyModel.setComparison(ids[0], ids[1]);
    m_comparison->show(m_session.history(), compareDatabases(*m_session.history(), *first, *second));
}

} // namespace retort::ui
