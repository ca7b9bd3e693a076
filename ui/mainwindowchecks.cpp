// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does beside upgrades, downgrades and stamps: the journal, backups put back, revisions tried out.
#include "ui/checks/restoredialog.h"
#include "ui/checks/roundtripdialog.h"
#include "ui/journal/journalpanel.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/models/journaltext.h"
#include "ui/models/runsafety.h"
#include "ui/toolbar.h"

#include <QDockWidget>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

/// Below everything, or wherever the user puts it; closed until it is asked for.
void MainWindow::buildJournal()
{
    m_journal->setMinimumHeight(140);
    m_journalDock->setObjectName("journalDock"_L1);
    m_journalDock->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::RightDockWidgetArea);
    m_journalDock->setWidget(m_journal);
    addDockWidget(Qt::BottomDockWidgetArea, m_journalDock);
    m_journalDock->hide();
    connect(m_toolBar, &ToolBar::journalRequested, this, [this] {
        m_journalDock->setVisible(!m_journalDock->isVisible());
        if (m_journalDock->isVisible())
            m_journal->setFocus();
    });
    connect(m_journalDock, &QDockWidget::visibilityChanged, m_toolBar, &ToolBar::setJournalShown);
}

void MainWindow::updateEdits()
{
    QMap<QString, QDateTime> edited;
    for (const QString &revision : m_session.edited().revisions())
        edited.insert(revision, m_session.edited().appliedBeforeEdit(revision));
    m_historyModel.setEdited(edited);
    updateBanner();
}

void MainWindow::checkRoundTrip(const QString &revision)
{
    if (!m_session.snapshot())
        return;
    RoundTripDialog dialog(m_session.snapshot(), revision, m_session.databases().entries(), this);
    dialog.setEngine(m_session.shownEngine());
    dialog.exec();
}

void MainWindow::restoreFromFile(const QString &id)
{
    const DatabaseEntry *entry = m_session.databases().find(id);
    if (!entry)
        return;
    const DatabaseEntry database = *entry;
    const QString file = messages().openFile(this, tr("Restore a backup of %1").arg(database.name()), backupFolder(),
                                             tr("SQLite databases (*.sqlite *.sqlite3 *.db);;All files (*)"));
    if (!file.isEmpty())
        restore(database, file);
}

/// The database need not be connected any more: its place is in the journal.
void MainWindow::restoreFromRun(const runtime::JournalRun &run)
{
    for (const DatabaseEntry &entry : m_session.databases().entries()) {
        if (entry.spec.displayText() == run.database) {
            restore(DatabaseEntry(entry), runBackupFile(run));
            return;
        }
    }
    DatabaseEntry database;
    database.spec.file = run.database;
    database.spec.name = run.connection;
    restore(database, runBackupFile(run));
}

void MainWindow::restore(const DatabaseEntry &database, const QString &backup)
{
    RestoreRequest request;
    request.database = database;
    request.backup = QFileInfo(backup).absoluteFilePath();
    request.keptFile = keptFileFor(database.spec.file, QDateTime::currentDateTime());
    request.project = m_session.snapshot() ? m_session.snapshot()->project.root : QString();
    request.journalFile = journalFile();
    request.versionTable = m_session.databases().versionTable();
    RestoreDialog dialog(request, this);
    connect(&dialog, &RestoreDialog::restored, this, [this, id = database.id] {
        m_session.databases().refresh(id);
        m_journal->refresh();
    });
    dialog.exec();
}

} // namespace retort::ui
