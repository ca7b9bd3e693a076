// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what the main window can do, and the command palette over it.
#include "ui/checks/driftcheck.h"
#include "ui/history/historyview.h"
#include "ui/history/searchfield.h"
#include "ui/journal/journalpanel.h"
#include "ui/mainwindow.h"
#include "ui/models/commandtext.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/windowactions.h"
#include "ui/toolbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void MainWindow::addActions()
{
    const auto noHistory = [this] { return m_session.history() ? QString() : tr("No project is open."); };
    const auto noHits = [this] { return m_historyModel.hits().empty() ? tr("Nothing is found in the history.") : QString(); };
    m_actions->add({u"commandPalette"_s, tr("Commands and revisions…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P, [this] { showPalette(); }, {}});
    m_actions->add({u"showShortcuts"_s, tr("Keyboard shortcuts…"), QKeySequence(u"?"_s), [this] { showShortcuts(); }, {}});
    m_actions->add({u"openProject"_s, tr("Open a project…"), QKeySequence::Open, [this] { chooseProject(); }, {}});
    m_actions->add({u"exportSql"_s, tr("Export the SQL of every revision…"), Qt::CTRL | Qt::Key_E, [this] { exportSql(); }, noHistory,
                    [this] { return m_session.history() ? u"retort render"_s : QString(); }});
    m_actions->add({u"find"_s, tr("Find in the history"), QKeySequence::Find, [this] { m_toolBar->focusSearch(); }, noHistory});
    m_actions->add({u"nextHit"_s, tr("Go to the next hit"), Qt::Key_F3, [this] { m_view->goToHit(true); }, noHits});
    m_actions->add({u"previousHit"_s, tr("Go to the previous hit"), Qt::SHIFT | Qt::Key_F3, [this] { m_view->goToHit(false); }, noHits});
    m_actions->add({u"readAgain"_s, tr("Read project and databases again"), Qt::Key_F5, [this] {
        m_session.reload();
        m_session.databases().refreshAll();
        m_journal->refresh();
        m_drift->forget();
    }, {}});
    m_actions->add({u"showJournal"_s, tr("Show or hide the journal"), Qt::CTRL | Qt::Key_J, [this] { m_toolBar->clickJournal(); }, {}});
    m_actions->add({u"showProblems"_s, tr("Show problems"), {}, [this] { showProblems(); }, noHistory});
    const QStringList tabs {tr("Show the upgrade SQL"), tr("Show the downgrade SQL"), tr("Show the script"), tr("Show the operations"), tr("Show the schema"), tr("Show the history of the script")};
    for (int tab = 0; tab < tabs.size(); ++tab)
        m_actions->add({u"tab%1"_s.arg(tab + 1), tabs[tab], Qt::CTRL | Qt::Key(Qt::Key_1 + tab),
                        [this, tab] { m_details->showTab(DetailsPanel::Tab(tab)); }, noHistory});
    addDatabaseActions();
    addHistoryActions();
    addDesktopActions();
    addGraphActions();
    addMapActions();
    addEngineActions();
    addRepairActions();
    addGuidanceActions();
    m_actions->refresh();
    connect(&m_session, &ProjectSession::stateChanged, m_actions, &WindowActions::refresh);
    connect(&m_session, &ProjectSession::historyChanged, m_actions, &WindowActions::refresh);
    connect(&m_session, &ProjectSession::selectionChanged, m_actions, &WindowActions::refresh);
    connect(&m_session, &ProjectSession::preparingChanged, m_actions, &WindowActions::refresh);
    connect(&m_session.databases(), &DatabaseList::changed, m_actions, &WindowActions::refresh);
    connect(&m_session.databases(), &DatabaseList::selectionChanged, m_actions, &WindowActions::refresh);
    connect(&m_historyModel, &HistoryModel::hitsChanged, m_actions, &WindowActions::refresh);
}

/// Why nothing can be done with a database now; empty when one is selected and known.
QString MainWindow::databaseObstacle()
{
    const DatabaseEntry *database = m_session.databases().selected();
    if (!m_session.history())
        return tr("No project is open.");
    if (!database)
        return tr("No database is connected.");
    if (m_session.isPreparing())
        return tr("Another plan is being made.");
    return database->state == DatabaseEntry::State::Known ? QString() : tr("%1 cannot be read.").arg(database->name());
}

void MainWindow::addDatabaseActions()
{
    using script::StepKind;
    const auto usable = [this] { return databaseObstacle(); };
    const auto upgradable = [this] {
        const QString obstacle = databaseObstacle();
        if (!obstacle.isEmpty() || standingOf(*m_session.databases().selected(), m_session.snapshot()->map).behind > 0)
            return obstacle;
        return tr("%1 has no revision to catch up with.").arg(m_session.databases().selected()->name());
    };
    const auto downgradable = [this] {
        const QString obstacle = databaseObstacle();
        if (!obstacle.isEmpty() || !m_session.databases().selected()->rows.isEmpty())
            return obstacle;
        return tr("No revision is applied to %1.").arg(m_session.databases().selected()->name());
    };
    /// Whether the selected revision is on the wanted side of the database.
    const auto stands = [this](AppliedState wanted, const QString &otherwise) {
        const QString obstacle = databaseObstacle();
        const int row = m_historyModel.rowOf(m_session.selectedRevision());
        return !obstacle.isEmpty() || (row >= 0 && m_historyModel.appliedState(row) == wanted) ? obstacle : otherwise;
    };
    const auto here = [this](StepKind kind) { return [this, kind] { runAction(kind, m_session.selectedRevision()); }; };
    const auto to = [this](StepKind kind, const QString &target) { return [this, kind, target] { runAction(kind, target); }; };
    const auto command = [this](StepKind kind, const QString &target) {
        return [this, kind, target] { return stepCommand(m_session.snapshot(), kind, target.isEmpty() ? m_session.selectedRevision() : target); };
    };
    m_actions->add({u"connectDatabase"_s, tr("Connect a database…"), {}, [this] { connectDatabase(); },
                    [this] { return m_session.history() ? QString() : tr("No project is open."); }});
    m_actions->add({u"upgradeHeads"_s, tr("Upgrade to the newest revisions…"), {}, to(StepKind::Upgrade, u"heads"_s), upgradable,
                    command(StepKind::Upgrade, u"heads"_s)});
    m_actions->add({u"upgradeHere"_s, tr("Upgrade to the selected revision…"), {}, here(StepKind::Upgrade),
                    [stands] { return stands(AppliedState::Pending, tr("The selected revision is not pending.")); }, command(StepKind::Upgrade, {})});
    m_actions->add({u"downgradeOne"_s, tr("Downgrade by one revision…"), {}, to(StepKind::Downgrade, u"-1"_s), downgradable,
                    command(StepKind::Downgrade, u"-1"_s)});
    m_actions->add({u"downgradeHere"_s, tr("Downgrade to the selected revision…"), {}, here(StepKind::Downgrade),
                    [stands] { return stands(AppliedState::Applied, tr("The selected revision is not applied.")); }, command(StepKind::Downgrade, {})});
    m_actions->add({u"downgradeBase"_s, tr("Downgrade to base: take everything back…"), {}, to(StepKind::Downgrade, u"base"_s), downgradable,
                    command(StepKind::Downgrade, u"base"_s)});
    m_actions->add({u"stampHere"_s, tr("Stamp as the selected revision…"), {}, here(StepKind::Stamp), usable, command(StepKind::Stamp, {})});
    m_actions->add({u"stampHeads"_s, tr("Stamp as the newest revisions…"), {}, to(StepKind::Stamp, u"heads"_s), usable,
                    command(StepKind::Stamp, u"heads"_s)});
    m_actions->add({u"stampBase"_s, tr("Stamp as base: no revision…"), {}, to(StepKind::Stamp, u"base"_s), usable,
                    command(StepKind::Stamp, u"base"_s)});
}

void MainWindow::addHistoryActions()
{
    const auto noScript = [this] {
        const auto snapshot = m_session.snapshot();
        return snapshot && snapshot->script(m_session.selectedRevision()) ? QString() : tr("No revision with a script is selected.");
    };
    m_actions->add({u"laneUp"_s, tr("Along the lane to the child"), Qt::ALT | Qt::Key_Up, [this] { m_view->followLane(false); }, noScript}, m_view);
    m_actions->add({u"laneDown"_s, tr("Along the lane to the parent"), Qt::ALT | Qt::Key_Down, [this] { m_view->followLane(true); }, noScript}, m_view);
    m_actions->add({u"goToDatabase"_s, tr("Go to where the selected database stands"), Qt::Key_Home, [this] { m_view->goToDatabase(); },
                    [this] { return m_historyModel.selectedDatabaseRow() < 0 ? tr("No selected database stands in this history.") : QString(); }},
                   m_view);
    m_actions->add({u"checkRoundTrip"_s, tr("Check the selected revision up and down…"), {}, [this] { checkRoundTrip(m_session.selectedRevision()); }, noScript});
    m_actions->add({u"copyRevision"_s, tr("Copy the selected revision's id"), {},
                    [this] { QGuiApplication::clipboard()->setText(m_session.selectedRevision()); }, noScript});
    m_actions->add({u"openLocation"_s, tr("Open the location of the selected script"), {}, [this] { openScriptLocation(m_session.selectedRevision()); }, noScript});
}

void MainWindow::showPalette()
{
    m_actions->refresh();
    CommandPalette palette(m_actions->all(), m_historyModel, this);
    connect(&palette, &CommandPalette::revisionChosen, this, [this](const QString &id) {
        m_view->selectRevision(id);
        m_graph->currentWidget()->setFocus();
    });
    palette.exec();
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog(m_actions->all(), this).exec();
}

/// A chip was dropped: plans what leads there and shows it. Nothing runs before somebody has said so in the review.
void MainWindow::moveDatabase(const QString &id, const QString &revision, bool stamp)
{
    m_session.databases().select(id);
    const int row = m_historyModel.rowOf(revision);
    if (row < 0 || !databaseObstacle().isEmpty())
        return;
    const bool isApplied = m_historyModel.appliedState(row) == AppliedState::Applied;
    runAction(stamp ? script::StepKind::Stamp : isApplied ? script::StepKind::Downgrade : script::StepKind::Upgrade, revision);
}

} // namespace retort::ui
