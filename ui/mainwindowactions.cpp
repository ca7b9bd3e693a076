// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does when it is asked to: the other half of mainwindow.cpp, which builds and updates it.
#include "model/runtime/databaseurl.h"
#include "ui/checks/driftcheck.h"
#include "ui/databases/connectdialog.h"
#include "ui/details/exportdialog.h"
#include "ui/guidance/guidancepage.h"
#include "ui/history/historyview.h"
#include "ui/journal/journalpanel.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/preferences/editorcommand.h"
#include "ui/problemspanel.h"
#include "ui/review/reviewdialog.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QStackedWidget>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void MainWindow::chooseProject()
{
    const QString start = m_session.path().isEmpty() ? QDir::homePath() : m_session.path();
    open(messages().chooseFolder(this, tr("Open a project"), start));
}

void MainWindow::addTemporaryDatabase(const QString &url)
{
    if (!m_session.history()) {
        m_pendingUrls << url;
        return;
    }
    // "engine1=sqlite:///…": which of the project's several databases it is
    const qsizetype equals = url.indexOf(u'=');
    const bool isNamed = equals >= 0 && !m_session.engines().isEmpty() && !url.left(equals).contains("://"_L1);
    const auto parsed = runtime::DatabaseUrl::parse(isNamed ? url.mid(equals + 1) : url);
    if (!parsed) {
        messages().error(this, tr("Not a database URL"), parsed.error().message, parsed.error().hint);
        return;
    }
    DatabaseEntry entry;
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.spec = runtime::ConnectionSpec::fromUrl(*parsed, QDir::currentPath());
    entry.spec.createFile = true;
    if (isNamed)
        entry.engine = entry.spec.name = url.left(equals);
    if (entry.spec.name.isEmpty())
        entry.spec.name = entry.spec.dialect == dialect::Dialect::Sqlite ? QFileInfo(entry.spec.file).completeBaseName()
                                                                         : entry.spec.database;
    entry.color = m_session.databases().freeColor();
    m_session.databases().putTemporary(std::move(entry));
}

void MainWindow::exportSql()
{
    if (const auto snapshot = m_session.snapshot(); snapshot && snapshot->map.revisionCount() > 0)
        ExportDialog(snapshot, this).exec();
}

void MainWindow::bannerTriggered(BannerAction action)
{
    const DatabaseEntry *database = m_session.databases().selected();
    switch (action) {
    case BannerAction::None:
        break;
    case BannerAction::Connect:
        connectDatabase();
        break;
    case BannerAction::Upgrade:
        runAction(script::StepKind::Upgrade, u"heads"_s);
        break;
    case BannerAction::Stamp:
        runAction(script::StepKind::Stamp, m_session.selectedRevision());
        break;
    case BannerAction::Password:
        askPassword();
        break;
    case BannerAction::EditConnection:
        if (database)
            editDatabase(database->id);
        break;
    case BannerAction::Retry:
        m_session.reload();
        m_session.databases().refreshAll();
        break;
    case BannerAction::ShowProblems:
        showProblems();
        break;
    case BannerAction::ShowEdited:
        goThrough(m_session.edited().revisions());
        break;
    case BannerAction::ShowHeads: {
        const script::RevisionMap &map = m_session.snapshot()->map;
        goThrough(map.ids(map.heads()));
        break;
    }
    case BannerAction::MergeHeads:
        mergeHeads();
        break;
    case BannerAction::Rescue:
        rescueRows();
        break;
    case BannerAction::RepairRows:
        repairRows();
        break;
    case BannerAction::ShowDrift:
        compareWithDatabase();
        break;
    }
}

void MainWindow::runAction(script::StepKind kind, const QString &target)
{
    const DatabaseEntry *database = m_session.databases().selected();
    if (database && !target.isEmpty())
        m_session.prepare({kind, target, database->id});
}

void MainWindow::showPlanError(const ActionRequest &request, const Error &error)
{
    const QString title = request.kind == script::StepKind::Upgrade ? tr("No upgrade is possible")
        : request.kind == script::StepKind::Downgrade               ? tr("No downgrade is possible")
                                                                    : tr("No stamp is possible");
    QStringList details {error.hint, error.detail};
    details.removeAll(QString());
    m_session.databases().refresh(request.database);
    const QString detail = details.join(u"\n\n"_s);
    if (!isExplained(error))
        messages().error(this, title, error.message, detail);
    else if (messages().explainableError(this, title, error.message, detail))
        showGuidance(topicOf(error), error, this);
}

void MainWindow::showRevisionMenu(const QString &id, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = m_historyModel.rowOf(id);
    const bool hasScript = m_session.snapshot()->script(id) != nullptr;
    if (const DatabaseEntry *database = m_session.databases().selected(); database && row >= 0 && hasScript) {
        const AppliedState state = m_historyModel.appliedState(row);
        const QString name = database->name();
        const auto add = [&](Icon icon, const QString &text, script::StepKind kind, bool enabled) {
            QAction *action = menu->addAction(themedIcon(icon), text);
            action->setEnabled(enabled && state != AppliedState::Unknown);
            connect(action, &QAction::triggered, this, [this, kind, id] { runAction(kind, id); });
        };
        add(Icon::Upgrade, tr("&Upgrade %1 to here…").arg(name), script::StepKind::Upgrade, state == AppliedState::Pending);
        add(Icon::Downgrade, tr("&Downgrade %1 to here…").arg(name), script::StepKind::Downgrade,
            state == AppliedState::Applied && !database->rows.contains(id));
        menu->addSeparator();
        add(Icon::Stamp, tr("&Stamp %1 here…").arg(name), script::StepKind::Stamp, true);
        menu->addSeparator();
    }
    addAuthoringActions(menu, id);
    QAction *check = menu->addAction(themedIcon(Icon::DryRun), tr("C&heck up and down…"));
    check->setEnabled(hasScript);
    connect(check, &QAction::triggered, this, [this, id] { checkRoundTrip(id); });
    connect(menu->addAction(themedIcon(Icon::Copy), tr("&Copy revision id")), &QAction::triggered, this,
            [id] { QGuiApplication::clipboard()->setText(id); });
    QAction *location = menu->addAction(themedIcon(Icon::Folder), tr("Open script &location"));
    location->setEnabled(hasScript);
    connect(location, &QAction::triggered, this, [this, id] { openScriptLocation(id); });
    menu->popup(position);
}

void MainWindow::openScriptLocation(const QString &id)
{
    const auto snapshot = m_session.snapshot();
    if (const auto *script = snapshot ? snapshot->script(id) : nullptr)
        showFolderOf(script->path);
}

/// Each call selects the next of some revisions.
void MainWindow::goThrough(const QStringList &ids)
{
    std::vector<int> rows;
    for (const QString &id : ids)
        if (const int row = m_historyModel.rowOf(id); row >= 0)
            rows.push_back(row);
    if (rows.empty())
        return;
    std::sort(rows.begin(), rows.end());
    const auto next = std::upper_bound(rows.cbegin(), rows.cend(), m_view->currentIndex().row());
    m_view->selectRevision(m_historyModel.row(next == rows.cend() ? rows.front() : *next).id);
    m_graph->currentWidget()->setFocus();
}

void MainWindow::removeDatabase(const QString &id)
{
    const DatabaseEntry *entry = m_session.databases().find(id);
    if (entry
        && messages().confirm(this, tr("Remove from the list"),
                              tr("Retort forgets how to reach %1. The database itself is not touched.").arg(entry->name()),
                              tr("Remove")))
        m_session.databases().remove(id);
}

void MainWindow::askPassword()
{
    const DatabaseEntry *database = m_session.databases().selected();
    if (!database)
        return;
    const QString id = database->id;
    const QString password
        = messages().password(this, tr("Password"), tr("Password for %1:").arg(database->spec.displayText()));
    if (!password.isNull())
        m_session.databases().setPassword(id, password);
}

void MainWindow::showProblems()
{
    if (!m_problems) {
        m_problems = new ProblemsPanel(m_session, this);
        m_problems->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_problems, &ProblemsPanel::revisionRequested, m_view, &HistoryView::selectRevision);
        connect(m_problems, &ProblemsPanel::repairRequested, this, &MainWindow::repair);
        connect(m_problems, &ProblemsPanel::explanationRequested, this,
                [this](const Error &error) { showGuidance(topicOf(error), error, m_problems); });
    }
    m_problems->show();
    m_problems->raise();
    m_problems->activateWindow();
}

void MainWindow::connectDatabase()
{
    if (!m_session.history())
        return;
    ConnectDialog dialog(m_session, nullptr, this);
    if (dialog.exec() == QDialog::Accepted)
        m_session.databases().put(dialog.entry());
}

void MainWindow::editDatabase(const QString &id)
{
    const DatabaseEntry *entry = m_session.databases().find(id);
    if (!entry)
        return;
    ConnectDialog dialog(m_session, entry, this);
    if (dialog.exec() == QDialog::Accepted)
        m_session.databases().put(dialog.entry());
}

void MainWindow::review(const std::shared_ptr<const PreparedPlan> &plan)
{
    if (m_series.skips(*plan))
        return;
    ReviewDialog dialog(plan, this);
    connect(&dialog, &ReviewDialog::runEnded, this, [this, name = plan->database.name()](const QString &summary, qint64 milliseconds) {
        announceRun(name, summary, milliseconds);
    });
    connect(&dialog, &ReviewDialog::advanced, this, [this, plan](int steps) { followRun(*plan, steps); });
    bool ran = false;
    connect(&dialog, &ReviewDialog::ran, this,
            [this, &ran, id = plan->database.id] {
                ran = true;
                m_session.databases().refresh(id);
                m_session.lookForEdits();
                m_drift->forget();
                m_details->refreshHistory();
                m_journal->refresh();
            });
    connect(&dialog, &ReviewDialog::lineRequested, this, [this](const QString &revision, const SourceRange &range) {
        m_view->selectRevision(revision);
        m_details->showScriptLine(range);
    });
    connect(&dialog, &ReviewDialog::explanationRequested, this, [this, &dialog](const Error &error) {
        if (showGuidance(topicOf(error), error, &dialog))
            dialog.reject();
    });
    connect(&dialog, &ReviewDialog::unlockRequested, this, [this, &dialog, id = plan->database.id] {
        unlockDatabase(id, &dialog);
        if (const DatabaseEntry *entry = m_session.databases().find(id))
            dialog.setUnlockedUntil(entry->unlockedUntil);
    });
    connect(&dialog, &ReviewDialog::lockRequested, this, [this, &dialog, id = plan->database.id] {
        m_session.databases().lock(id);
        dialog.setUnlockedUntil({});
    });
    dialog.exec();
    m_series.reviewed(*plan, ran);
}

/// Production is written to only by who has said so a moment ago.
void MainWindow::unlockDatabase(const QString &id, QWidget *parent)
{
    const DatabaseEntry *entry = m_session.databases().find(id);
    if (!entry)
        return;
    const int minutes = DatabaseList::unlockMinutes();
    if (messages().confirm(parent, tr("Unlock %1").arg(entry->name()),
                           tr("%1 is a production database. For %n minute(s) it can be changed from here; then it is read-only again.",
                              nullptr, minutes)
                               .arg(entry->name()),
                           tr("Unlock for %n minute(s)", nullptr, minutes)))
        m_session.databases().unlock(id);
}

} // namespace retort::ui
