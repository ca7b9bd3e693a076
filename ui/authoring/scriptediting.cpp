// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authoring/scriptediting.h"

#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"
#include "ui/background.h"
#include "ui/messages.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QFileInfo>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

const QByteArray byteOrderMark = "\xEF\xBB\xBF";

} // namespace

ScriptEditing::ScriptEditing(ProjectSession &session, CodeView *view, QWidget *parent)
    : QObject(parent)
    , m_session(session)
    , m_view(view)
    , m_window(parent)
    , m_edit(new QPushButton(tr("Ed&it"), parent))
    , m_saveButton(new QPushButton(tr("Save"), parent))
    , m_revert(new QPushButton(tr("&Revert"), parent))
{
    m_edit->setObjectName("editScript"_L1);
    m_saveButton->setObjectName("saveScript"_L1);
    m_revert->setObjectName("revertScript"_L1);
    m_saveButton->setToolTip(tr("Write the script (Ctrl+S)"));
    m_revert->setToolTip(tr("Forget what was typed, and show the file as it is"));
    for (QPushButton *button : buttons())
        setPart(button, "link");
    setButtonIcon(m_edit, Icon::Edit);
    setButtonIcon(m_saveButton, Icon::Save);
    setButtonIcon(m_revert, Icon::Undo);
    connect(m_edit, &QPushButton::clicked, this, &ScriptEditing::edit);
    connect(m_saveButton, &QPushButton::clicked, this, &ScriptEditing::save);
    connect(m_revert, &QPushButton::clicked, this, &ScriptEditing::revert);
    connect(view, &QsciScintilla::textChanged, this, &ScriptEditing::update);
    connect(&session.databases(), &DatabaseList::changed, this, &ScriptEditing::update);
    ScriptChanges &changes = session.changes();
    connect(&changes, &ScriptChanges::saved, this, &ScriptEditing::saved);
    connect(&changes, &ScriptChanges::saveFailed, this, &ScriptEditing::saveFailed);
    connect(&changes, &ScriptChanges::undone, this, [this](const QString &path) { // the file is another one now
        m_drafts.remove(path);
        if (m_script && m_script->path == path)
            revert();
    });
    update();
}

void ScriptEditing::setShown(bool scriptTab)
{
    m_isShown = scriptTab;
    update();
}

void ScriptEditing::setScript(const script::MigrationScript *script)
{
    if (script)
        m_script = *script;
    else
        m_script.reset();
    update();
}

void ScriptEditing::leave()
{
    if (m_isEntered && m_script)
        m_drafts[m_script->path].text = m_view->text();
    m_isEntered = false;
    m_view->setEditable(false);
}

bool ScriptEditing::enter(const QString &path)
{
    const auto draft = m_drafts.constFind(path);
    if (draft == m_drafts.cend())
        return false;
    if (!m_isEntered)
        show(Draft(*draft));
    if (m_script && !isModified())
        follow(*m_script);
    return true;
}

/// Where nothing was typed, the view shows the file as it is now.
void ScriptEditing::follow(const script::MigrationScript &script)
{
    inBackground(this, [script] { return script.readSource(); }, [this, path = script.path](const Result<QByteArray> &source) {
        const bool isShown = m_isEntered && m_script && m_script->path == path;
        if (isShown && !isModified() && source && *source != m_drafts.value(path).original)
            begin(path, source);
    });
}

void ScriptEditing::forgetAll()
{
    m_drafts.clear();
    m_isEntered = false;
    m_view->setEditable(false);
    update();
}

void ScriptEditing::show(const Draft &draft)
{
    m_view->setCode(draft.text);
    m_isEntered = true;
    m_view->setEditable(true);
    update();
}

QByteArray ScriptEditing::currentBytes() const
{
    return m_drafts.value(m_script->path).mark + m_view->text().toUtf8();
}

bool ScriptEditing::isModified() const
{
    return m_isEntered && m_script && currentBytes() != m_drafts.value(m_script->path).original;
}

bool ScriptEditing::isModified(const QString &path) const
{
    if (m_isEntered && m_script && m_script->path == path)
        return isModified();
    const Draft draft = m_drafts.value(path);
    return draft.mark + draft.text.toUtf8() != draft.original;
}

QStringList ScriptEditing::unsavedFiles() const
{
    QStringList files;
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft) {
        if (isModified(draft.key()))
            files << QFileInfo(draft.key()).fileName();
    }
    files.sort();
    return files;
}

/// Empty when the script may be edited. What a database has applied stays as it is: it belongs into a new revision.
QString ScriptEditing::whyNot() const
{
    const auto snapshot = m_session.snapshot();
    if (!m_script || !snapshot)
        return tr("There is no script to edit.");
    const int index = snapshot->map.indexOf(m_script->revision.id);
    for (const DatabaseEntry &entry : m_session.databases().entries()) {
        if (entry.state == DatabaseEntry::State::Reading || entry.state == DatabaseEntry::State::NotRead)
            return tr("%1 is being read: perhaps it has this revision.").arg(entry.name());
        if (entry.state == DatabaseEntry::State::Known && index >= 0 && script::appliedSet(snapshot->map, entry.rows)[size_t(index)])
            return tr("%1 has applied this revision, and would not follow an edit. Write a new revision, or downgrade first.")
                .arg(entry.name());
    }
    return {};
}

void ScriptEditing::update()
{
    const QString reason = whyNot();
    m_edit->setVisible(m_isShown && !m_isEntered);
    m_edit->setEnabled(reason.isEmpty());
    m_edit->setToolTip(reason.isEmpty() ? tr("Change the script here (F4)") : reason);
    m_edit->setAccessibleDescription(m_edit->toolTip());
    m_saveButton->setVisible(m_isShown && m_isEntered);
    m_saveButton->setEnabled(isModified());
    m_revert->setVisible(m_isShown && m_isEntered);
    Q_EMIT stateChanged();
}

void ScriptEditing::edit()
{
    if (m_isEntered || !m_script)
        return;
    if (const QString reason = whyNot(); !reason.isEmpty()) {
        messages().error(m_window, tr("Not edited"), tr("This script is not edited here."), reason);
        return;
    }
    inBackground(this, [script = *m_script] { return script.readSource(); },
                 [this, path = m_script->path](const Result<QByteArray> &source) {
        if (m_script && m_script->path == path && !m_isEntered && m_isShown) {
            begin(path, source);
            m_view->setFocus();
        }
    });
}

void ScriptEditing::begin(const QString &path, const Result<QByteArray> &source)
{
    if (!source) {
        messages().error(m_window, tr("Not edited"), source.error().message, source.error().hint);
        return;
    }
    Draft draft{*source, source->startsWith(byteOrderMark) ? byteOrderMark : QByteArray(), {}};
    const QByteArray body = source->mid(draft.mark.size());
    draft.text = QString::fromUtf8(body);
    if (draft.text.toUtf8() != body || body.contains('\0')) {
        messages().error(m_window, tr("Not edited"), tr("This script is not UTF-8, and would not survive being edited here."),
                         tr("Open it in your own editor."));
        return;
    }
    m_drafts.insert(path, draft);
    show(draft);
}

void ScriptEditing::save()
{
    if (!isModified() || m_session.changes().isBusy())
        return;
    if (const QString reason = whyNot(); !reason.isEmpty()) { // upgraded meanwhile
        messages().error(m_window, tr("Not saved"), tr("Nothing was written; what you typed is still here."), reason);
        return;
    }
    m_session.changes().save(m_script->path, m_drafts.value(m_script->path).original, currentBytes());
}

void ScriptEditing::saved(const QString &path, const QByteArray &content)
{
    if (const auto draft = m_drafts.find(path); draft != m_drafts.end())
        draft->original = content;
    update();
}

void ScriptEditing::saveFailed(const QString &path, const QByteArray &content, const Error &error)
{
    const QString name = QFileInfo(path).fileName();
    if (error.code != script::FileChanged) {
        messages().error(m_window, tr("Not saved"), error.message, error.hint);
        return;
    }
    const int choice = messages().choose(m_window, tr("Changed outside"),
        tr("%1 was changed by somebody else since you began to edit it. Nothing was written.").arg(name),
        {tr("Keep editing"), tr("Overwrite the file"), tr("Take theirs, forget mine")});
    if (choice == 1) {
        m_session.changes().overwrite(path, content);
    } else if (choice == 2) {
        m_drafts.remove(path);
        if (m_script && m_script->path == path)
            revert();
    }
}

void ScriptEditing::revert()
{
    if (!m_script)
        return;
    m_drafts.remove(m_script->path);
    m_isEntered = false;
    m_view->setEditable(false);
    update();
    Q_EMIT reloadRequested();
}

} // namespace retort::ui
