// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does about histories and version tables that are not in order.
#include "model/script/migrationsteps.h"
#include "ui/authoring/scriptediting.h"
#include "ui/changenotice.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/palette/windowactions.h"
#include "ui/preferences/editorcommand.h"
#include "ui/problemspanel.h"
#include "ui/repair/removedialog.h"
#include "ui/repair/reparentdialog.h"
#include "ui/repair/rescuedialog.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void MainWindow::addRepairActions()
{
    m_actions->add({u"reparent"_s, tr("Put the selected revision elsewhere…"), {}, [this] { reparent(m_session.selectedRevision()); }, [this] {
        const auto snapshot = m_session.snapshot();
        return snapshot && snapshot->script(m_session.selectedRevision()) ? QString() : tr("No revision with a script is selected.");
    }});
    m_actions->add({u"rescue"_s, tr("Look for the revisions that the database names…"), {}, [this] { rescueRows(); }, [this] {
        const QString obstacle = databaseObstacle();
        if (!obstacle.isEmpty() || !script::unknownRows(m_session.snapshot()->map, m_session.databases().selected()->rows).isEmpty())
            return obstacle;
        return tr("The folder has every revision that %1 names.").arg(m_session.databases().selected()->name());
    }});
    m_actions->add({u"repairRows"_s, tr("Repair the rows of the version table…"), {}, [this] { repairRows(); }, [this] {
        const QString obstacle = databaseObstacle();
        if (!obstacle.isEmpty() || rowRepairFor(*m_session.databases().selected(), m_session.snapshot()->map).isNeeded())
            return obstacle;
        return tr("The rows of %1 are in order.").arg(m_session.databases().selected()->name());
    }});
    connect(&m_session.changes(), &ScriptChanges::removed, this, [this](const QString &path) {
        m_notice->showDone(tr("%1 was removed.").arg(QFileInfo(path).fileName()), true);
        m_session.reload();
    });
}

void MainWindow::repair(const Repair &repair)
{
    switch (repair.kind) {
    case Repair::Kind::Edit:
        if (const auto *script = m_session.snapshot()->script(repair.revision); !script || script->path != repair.path) {
            showInEditor(this, repair.path, repair.range.isValid() ? repair.range.startLine : 0); // the history shows another script under this id, or none
            break;
        }
        m_view->selectRevision(repair.revision);
        m_details->showScriptLine(repair.range);
        m_details->editing().edit();
        activateWindow();
        break;
    case Repair::Kind::Remove:
        RemoveDialog(m_session, repair.revision, repair.path, this).exec();
        break;
    case Repair::Kind::Reparent:
        reparent(repair.revision);
        break;
    case Repair::Kind::Rescue:
        rescue({repair.revision});
        break;
    }
}

void MainWindow::reparent(const QString &revision)
{
    if (const auto snapshot = m_session.snapshot(); snapshot && snapshot->script(revision))
        ReparentDialog(m_session, revision, this).exec();
}

/// One after the other; the next one may be found with the one before.
void MainWindow::rescue(const QStringList &revisions)
{
    for (const QString &revision : revisions) {
        const auto snapshot = m_session.snapshot();
        if (!snapshot || snapshot->script(revision))
            continue;
        const DatabaseEntry *database = m_session.databases().selected();
        const bool isNamed = database && database->rows.contains(revision);
        RescueDialog dialog(m_session, revision, isNamed ? database->id : QString(), this);
        connect(&dialog, &RescueDialog::stampRequested, this, [this](const QString &id, const QString &target) {
            m_session.prepare({script::StepKind::Stamp, target, id, true});
        });
        if (dialog.exec() != QDialog::Accepted)
            return;
    }
}

void MainWindow::rescueRows()
{
    const DatabaseEntry *database = m_session.databases().selected();
    if (const auto snapshot = m_session.snapshot(); snapshot && database)
        rescue(script::unknownRows(snapshot->map, database->rows));
}

/// The review shows the statements, and why; nothing happens before.
void MainWindow::repairRows()
{
    const DatabaseEntry *database = m_session.databases().selected();
    if (!database || !m_session.snapshot())
        return;
    const RowRepair repair = rowRepairFor(*database, m_session.snapshot()->map);
    if (repair.isNeeded())
        m_session.prepare({script::StepKind::Stamp, repair.kept.join(u' '), database->id, true});
}

} // namespace retort::ui
