// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts that are written from the main window: new revisions, merges, what hooks make of them, and the way back.
#include "ui/authoring/initdialog.h"
#include "ui/authoring/revisiondialog.h"
#include "ui/authoring/scriptediting.h"
#include "ui/changenotice.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/models/commandtext.h"
#include "ui/palette/windowactions.h"
#include "ui/preferences/editorcommand.h"
#include "ui/startpage.h"
#include "ui/theme/icons.h"
#include "ui/toolbar.h"

#include <QDir>
#include <QFileInfo>
#include <QLayout>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QString withHint(const Error &error)
{
    return error.hint.isEmpty() ? error.message : QString(error.message + u". "_s + error.hint);
}

} // namespace

void MainWindow::buildAuthoring(QLayout *layout)
{
    layout->addWidget(m_notice);
    ScriptChanges &changes = m_session.changes();
    connect(m_notice, &ChangeNotice::undoRequested, &changes, &ScriptChanges::undo);
    connect(m_toolBar, &ToolBar::newRevisionRequested, this, [this] { newRevision(); });
    connect(m_startPage, &StartPage::newRevisionRequested, this, [this] { newRevision(); });
    connect(m_startPage, &StartPage::initRequested, this, [this] { initialise(m_session.path()); });
    const auto noHistory = [this] { return m_session.history() ? QString() : tr("No project is open."); };
    const auto oneHead = [this] {
        const auto snapshot = m_session.snapshot();
        return snapshot && snapshot->map.heads().size() > 1 ? QString() : tr("There are no heads to merge.");
    };
    m_actions->add({u"newRevision"_s, tr("New revision…"), QKeySequence::New, [this] { newRevision(); }, noHistory,
                    [this] { return commandText(m_session.snapshot(), {u"revision"_s, u"-m"_s, u"…"_s}); }});
    m_actions->add({u"mergeHeads"_s, tr("Merge heads…"), {}, [this] { mergeHeads(); }, oneHead,
                    [this] { return commandText(m_session.snapshot(), {u"merge"_s, u"heads"_s}); }});
    m_actions->add({u"initialise"_s, tr("Initialise migrations in a folder…"), {},
                    [this] { initialise(messages().chooseFolder(this, tr("Initialise migrations in"), QDir::homePath())); }, {}});
    m_actions->add({u"editScript"_s, tr("Edit the script"), Qt::Key_F4, [this] {
        m_details->showTab(DetailsPanel::ScriptTab);
        m_details->editing().edit();
    }, noHistory});
    m_actions->add({u"saveScript"_s, tr("Save the script"), QKeySequence::Save, [this] { m_details->editing().save(); }, noHistory});

    connect(&changes, &ScriptChanges::created, this, [this](const QString &revision, const QString &path) {
        m_notice->showDone(tr("%1 was created.").arg(QFileInfo(path).fileName()), true);
        m_expected = revision;
        m_session.reload();
    });
    connect(&changes, &ScriptChanges::saved, this, [this](const QString &path) {
        m_notice->showDone(tr("%1 was saved.").arg(QFileInfo(path).fileName()), true);
        m_session.reload();
    });
    connect(&changes, &ScriptChanges::undone, this, [this](const QString &path, bool removed) {
        const QString name = QFileInfo(path).fileName();
        m_notice->showDone(removed ? tr("%1 was removed again.").arg(name) : tr("%1 is as it was before.").arg(name), false);
        m_session.reload();
    });
    connect(&changes, &ScriptChanges::undoFailed, this, [this](const QString &path, const Error &error) {
        m_notice->showTrouble(tr("%1 was not taken back: %2").arg(QFileInfo(path).fileName(), withHint(error)));
    });
    connect(&changes, &ScriptChanges::hooksWanted, this, &MainWindow::askForHooks);
    connect(&changes, &ScriptChanges::hooksFinished, this, [this](const QString &path, const HookRun &run) {
        const QString name = QFileInfo(path).fileName();
        if (!run.failed.isEmpty())
            m_notice->showTrouble(tr("%1 was created, but the post-write hook %2 failed.").arg(name, run.failed), run.output, true);
        else if (run.done == 0)
            m_notice->showTrouble(tr("%1 was created; no post-write hook was run.").arg(name), run.output, true);
        else
            m_notice->showDone(tr("%1 was created; %Ln post-write hook(s) were run.", nullptr, run.done).arg(name), true, run.output);
        m_session.reload();
    });
}

void MainWindow::initialise(const QString &folder)
{
    if (folder.isEmpty())
        return;
    InitDialog dialog(folder, this);
    if (dialog.exec() == QDialog::Accepted)
        open(dialog.projectPath());
}

void MainWindow::newRevision(const QString &after)
{
    if (!m_session.snapshot())
        return;
    const script::RevisionMap &map = m_session.snapshot()->map;
    QStringList revisions{after};
    if (const int selected = map.indexOf(m_session.selectedRevision()); after.isEmpty() && selected >= 0 && map.isHead(selected))
        revisions = {map.id(selected)};
    RevisionDialog(RevisionDialog::Mode::Revision, m_session, m_session.changes(), revisions, this).exec();
}

void MainWindow::mergeHeads(const QStringList &heads)
{
    if (m_session.snapshot() && m_session.snapshot()->map.heads().size() > 1)
        RevisionDialog(RevisionDialog::Mode::Merge, m_session, m_session.changes(), heads, this).exec();
}

void MainWindow::addAuthoringActions(QMenu *menu, const QString &id)
{
    const auto snapshot = m_session.snapshot();
    const script::MigrationScript *script = snapshot->script(id);
    if (!script)
        return;
    QAction *create = menu->addAction(themedIcon(Icon::NewRevision), tr("&New revision after this…"));
    connect(create, &QAction::triggered, this, [this, id] { newRevision(id); });
    if (snapshot->map.isHead(snapshot->map.indexOf(id)) && snapshot->map.heads().size() > 1) {
        QAction *merge = menu->addAction(themedIcon(Icon::Merge), tr("&Merge heads…"));
        connect(merge, &QAction::triggered, this, [this, id] { mergeHeads({id}); });
    }
    QAction *elsewhere = menu->addAction(tr("&Put elsewhere in the history…"));
    connect(elsewhere, &QAction::triggered, this, [this, id] { reparent(id); });
    QAction *editor = menu->addAction(themedIcon(Icon::External), tr("Open script in your &editor"));
    connect(editor, &QAction::triggered, this, [this, path = script->path] { showInEditor(this, path); });
    menu->addSeparator();
}

/// The repository chose these programs: nothing runs before its user has seen them.
void MainWindow::askForHooks(const QStringList &commands)
{
    const QString text = tr("This project wants to run %Ln program(s) over each new script:", nullptr, int(commands.size()))
        + u"\n\n"_s + commands.join(u'\n') + u"\n\n"_s
        + tr("Retort asks again when the project changes them. The script is written either way.");
    if (messages().confirm(this, tr("Post-write hooks"), text, tr("Run now and in future")))
        m_session.changes().agreeToHooks();
}

/// What was typed is not lost without a word.
bool MainWindow::mayForgetEdits()
{
    const QStringList files = m_details->editing().unsavedFiles();
    return files.isEmpty()
        || messages().confirm(this, tr("Unsaved scripts"), tr("What you typed is not saved yet: %1").arg(files.join(u", "_s)),
                              tr("Forget it"));
}

/// The history is read in the background, perhaps twice: it may not have the revision yet.
void MainWindow::selectWhenThere(const QString &revision)
{
    if (revision.isEmpty() || m_historyModel.rowOf(revision) < 0)
        return;
    m_expected.clear();
    m_view->selectRevision(revision);
}

} // namespace retort::ui
