// SPDX-License-Identifier: GPL-3.0-or-later
// The script of the details panel, and what can be done in it: the other half of detailspanel.cpp, which builds and updates it.
#include "ui/authoring/scriptediting.h"
#include "ui/background.h"
#include "ui/details/detailspanel.h"
#include "ui/details/operationsview.h"
#include "ui/details/previewstatusbar.h"
#include "ui/details/revisionhistoryview.h"
#include "ui/details/schemaview.h"
#include "ui/messages.h"
#include "ui/preferences/editorcommand.h"
#include "ui/theme/icons.h"
#include "ui/widgets/codeview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void DetailsPanel::updateScript()
{
    const auto snapshot = m_session.snapshot();
    const auto *script = snapshot ? snapshot->script(m_session.selectedRevision()) : nullptr;
    if (!script) {
        m_editing->leave();
        m_editing->setScript(nullptr);
        ++m_scriptGeneration;
        m_scriptLoading = false;
        m_script->setCode({});
        m_shownScript.clear();
        return;
    }
    if (script->path == m_shownScript)
        return;
    m_editing->leave();
    m_editing->setScript(script);
    if (m_editing->enter(script->path)) {
        ++m_scriptGeneration;
        m_scriptLoading = false;
        m_shownScript = script->path;
    } else {
        loadScript(*script);
    }
}

void DetailsPanel::loadScript(const script::MigrationScript &script)
{
    m_shownScript = script.path;
    m_mark = {};
    m_scriptLoading = true;
    const int generation = ++m_scriptGeneration;
    inBackground(this, [script] {
        const auto source = script.readSource();
        return source ? QString::fromUtf8(*source) : source.error().message;
    }, [this, generation](const QString &source) {
        if (generation != m_scriptGeneration)
            return;
        m_scriptLoading = false;
        m_script->setCode(source);
        m_script->markLines(m_mark.startLine, m_mark.endLine);
        update();
    });
}

/// Marks a range as soon as its script is shown.
void DetailsPanel::markScript(const SourceRange &range)
{
    updateScript();
    if (range.file != m_shownScript)
        return;
    m_mark = range;
    if (!m_scriptLoading)
        m_script->markLines(range.startLine, range.endLine);
}

/// What a preview has to say comes before the edit, unless it is nothing.
void DetailsPanel::showPreview(const Result<plan::PlannedStep> &preview, const DatabaseEntry *database)
{
    m_status->showPreview(preview, database ? database->name() : QString());
    if (preview && preview->status == plan::PreviewStatus::Exact)
        showEdit();
}

void DetailsPanel::showEdit()
{
    const QDateTime applied = m_session.edited().appliedBeforeEdit(m_session.selectedRevision());
    const DatabaseEntry *database = m_session.databases().selected();
    if (applied.isValid() && database)
        m_status->showEdited(database->name(), applied);
}

/// The selected database, if the shown SQL is of its dialect.
const DatabaseEntry *DetailsPanel::askable() const
{
    const DatabaseEntry *database = m_session.databases().selected();
    const bool fits = database && database->state == DatabaseEntry::State::Known && database->spec.dialect == shownKey().dialect
        && !shownKey().withSchema && database->engine == shownKey().engine;
    return fits ? database : nullptr;
}

void DetailsPanel::resolve()
{
    if (const DatabaseEntry *database = askable()) {
        m_session.previews().resolve(shownKey(), database->spec);
        updateStatus();
    }
}

void DetailsPanel::showUnresolved(const PreviewKey &key, const Error &error)
{
    update();
    if (key == shownKey())
        m_status->showProblem(tr("Not resolved"), (error.message + u' ' + error.hint).trimmed());
}

void DetailsPanel::showScriptLine(const SourceRange &range)
{
    showTab(ScriptTab);
    markScript(range);
}

void DetailsPanel::operationPicked(int operation, const SourceRange &range)
{
    const bool up = m_direction == script::StepKind::Upgrade;
    const StatementText::Lines lines = (up ? m_upgradeText : m_downgradeText).linesOf(operation);
    (up ? m_upgrade : m_downgrade)->markLines(lines.first, lines.last);
    markScript(range);
}

/// From a statement to its operation and its line in the script.
void DetailsPanel::sqlLineClicked(script::StepKind kind, int line)
{
    const bool up = kind == script::StepKind::Upgrade;
    const StatementText &text = up ? m_upgradeText : m_downgradeText;
    CodeView *view = up ? m_upgrade : m_downgrade;
    const int statement = text.statementAt(line);
    if (statement < 0) {
        view->markLines(0, 0);
        return;
    }
    const StatementText::Lines &lines = text.statements[statement];
    view->markLines(lines.first, lines.last);
    const plan::PlannedStep *planned = step(kind);
    if (!planned || lines.operation < 0 || lines.operation >= planned->operationRanges.size())
        return;
    markScript(planned->operationRanges[lines.operation]);
}

void DetailsPanel::buildMore()
{
    m_more->setObjectName("moreDetails"_L1);
    m_more->setAccessibleName(tr("More to do with this revision"));
    auto *menu = new QMenu(m_more);
    m_withVersionTable = menu->addAction(tr("SQL with the &version table's statements"));
    m_withVersionTable->setCheckable(true);
    m_withVersionTable->setChecked(true);
    connect(m_withVersionTable, &QAction::toggled, this, &DetailsPanel::update);
    menu->addSeparator();
    QAction *editor = menu->addAction(themedIcon(Icon::External), tr("Open the script in your &editor"));
    QAction *folder = menu->addAction(themedIcon(Icon::Folder), tr("Open its &folder"));
    QAction *id = menu->addAction(themedIcon(Icon::Copy), tr("Copy the revision &id"));
    connect(editor, &QAction::triggered, this, &DetailsPanel::openInEditor);
    connect(folder, &QAction::triggered, this, [this] {
        if (const auto *script = selectedScript())
            showFolderOf(script->path);
    });
    connect(id, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(m_session.selectedRevision()); });
    connect(m_more, &QPushButton::clicked, this, [this, menu, editor, folder, id] {
        editor->setEnabled(selectedScript());
        folder->setEnabled(selectedScript());
        id->setEnabled(!m_session.selectedRevision().isEmpty());
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    });
}

const script::MigrationScript *DetailsPanel::selectedScript() const
{
    const auto snapshot = m_session.snapshot();
    return snapshot ? snapshot->script(m_session.selectedRevision()) : nullptr; // which the session keeps
}

void DetailsPanel::openInEditor()
{
    if (const auto *script = selectedScript())
        showInEditor(this, script->path);
}

void DetailsPanel::toggleFolds()
{
    showTab(ScriptTab);
    m_script->toggleFolds();
}

QString DetailsPanel::currentText() const
{
    switch (m_tabs->currentIndex()) {
    case UpgradeTab:
        return m_upgrade->text();
    case DowngradeTab:
        return m_downgrade->text();
    case ScriptTab:
        return m_script->text();
    case SchemaTab:
        return m_schema->text();
    case HistoryTab:
        return m_history->text();
    default:
        return m_operations->sql();
    }
}

void DetailsPanel::copy()
{
    QGuiApplication::clipboard()->setText(currentText());
}

void DetailsPanel::save()
{
    const bool isScript = m_tabs->currentIndex() == ScriptTab;
    const QString suffix = isScript ? u".py"_s : m_direction == script::StepKind::Downgrade ? u"-downgrade.sql"_s : u".sql"_s;
    const QString path = messages().saveFile(this, tr("Save as"), QString(m_session.selectedRevision() + suffix),
                                             isScript ? tr("Python files (*.py)") : tr("SQL files (*.sql)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(currentText().toUtf8()) < 0 || !file.commit())
        messages().error(this, tr("Not saved"), tr("%1 cannot be written.").arg(path), file.errorString());
}

} // namespace retort::ui
