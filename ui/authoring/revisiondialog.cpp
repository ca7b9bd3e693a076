// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authoring/revisiondialog.h"

#include "model/script/scriptcodes.h"
#include "ui/authoring/scriptchanges.h"
#include "ui/background.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int typingPause = 120; ///< milliseconds

} // namespace

RevisionDialog::RevisionDialog(Mode mode, ProjectSession &session, ScriptChanges &changes, const QStringList &revisions,
                               QWidget *parent)
    : QDialog(parent)
    , m_mode(mode)
    , m_session(session)
    , m_changes(changes)
    , m_snapshot(session.snapshot())
    , m_message(new QLineEdit(this))
    , m_head(new QComboBox(this))
    , m_heads(new QListWidget(this))
    , m_headNote(new QLabel(this))
    , m_moreButton(new QPushButton(tr("M&ore ▸"), this))
    , m_more(new QWidget(this))
    , m_id(new QLineEdit(this))
    , m_label(new QLineEdit(this))
    , m_location(new QComboBox(this))
    , m_depends(new QLineEdit(this))
    , m_messageError(makeError(u"messageError"_s))
    , m_headError(makeError(u"headError"_s))
    , m_idError(makeError(u"idError"_s))
    , m_labelError(makeError(u"labelError"_s))
    , m_locationError(makeError(u"locationError"_s))
    , m_dependsError(makeError(u"dependsError"_s))
    , m_otherError(makeError(u"otherError"_s))
    , m_path(new QLabel(this))
    , m_preview(new CodeView(CodeView::Language::Python, this))
    , m_notes(new QLabel(this))
    , m_command(new QLabel(this))
    , m_copy(new QPushButton(tr("Co&py"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_create(new QPushButton(mode == Mode::Merge ? tr("Create mer&ge") : tr("&Create revision"), this))
    , m_wait(new QTimer(this))
    , m_randomId(script::authoring::newRevisionId())
    , m_moment(revisionMoment())
{
    setWindowTitle(mode == Mode::Merge ? tr("Merge heads") : tr("New revision"));
    fillHeads(revisions);
    buildFields();
    buildLayout();
    suggestMessage();
    m_message->selectAll();
    m_message->setFocus();
    m_wait->setSingleShot(true);
    m_wait->setInterval(typingPause);
    connect(m_wait, &QTimer::timeout, this, &RevisionDialog::compose);
    for (QLineEdit *field : {m_message, m_id, m_label, m_depends})
        connect(field, &QLineEdit::textChanged, this, &RevisionDialog::changed);
    for (QComboBox *field : {m_head, m_location})
        connect(field, &QComboBox::currentIndexChanged, this, &RevisionDialog::changed);
    connect(m_heads, &QListWidget::itemChanged, this, &RevisionDialog::changed);
    connect(m_moreButton, &QPushButton::clicked, this, &RevisionDialog::toggleMore);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &RevisionDialog::create);
    connect(&session, &ProjectSession::historyChanged, this, [this] {
        if (m_session.snapshot() && m_created.isEmpty()) { // somebody else has written something meanwhile
            m_snapshot = m_session.snapshot();
            const bool createWanted = m_createWanted;
            changed();
            m_createWanted = createWanted; // the fields are as they were when the user said so
        }
    });
    connect(&changes, &ScriptChanges::created, this, [this](const QString &revision) {
        m_created = revision;
        accept();
    });
    connect(&changes, &ScriptChanges::createFailed, this, [this](const Error &error) {
        m_create->setEnabled(true);
        showError(error);
    });
    changed();
}

script::authoring::RevisionRequest RevisionDialog::request() const
{
    script::authoring::RevisionRequest request;
    request.id = m_id->text().trimmed();
    if (!m_message->text().trimmed().isEmpty())
        request.message = m_message->text().trimmed();
    request.moment = m_moment;
    if (!m_label->text().trimmed().isEmpty())
        request.branchLabels = {m_label->text().trimmed()};
    if (m_mode == Mode::Merge) {
        request.heads.clear();
        for (int row = 0; row < m_heads->count(); ++row) {
            if (m_heads->item(row)->checkState() == Qt::Checked)
                request.heads << m_heads->item(row)->data(Qt::UserRole).toString();
        }
        return request;
    }
    request.heads = {m_head->currentData().toString()};
    const int index = m_snapshot->map.indexOf(request.heads.constFirst());
    request.splice = index >= 0 && !m_snapshot->map.isHead(index);
    request.versionPath = m_location->currentData().toString();
    static const QRegularExpression separators(u"[,\\s]+"_s);
    request.dependsOn = m_depends->text().split(separators, Qt::SkipEmptyParts);
    return request;
}

void RevisionDialog::changed()
{
    ++m_generation;
    m_composed.reset();
    m_composing = true;
    m_createWanted = false;
    suggestMessage();
    explainHead();
    updateCommand();
    m_wait->start();
}

/// A merge is named after its heads until the user names it.
void RevisionDialog::suggestMessage()
{
    if (m_mode != Mode::Merge || m_message->isModified())
        return;
    const QSignalBlocker blocker(m_message);
    m_message->setText(u"merge "_s + request().heads.join(u" and "_s));
}

void RevisionDialog::explainHead()
{
    QString note;
    if (m_mode == Mode::Revision) {
        const auto wanted = request();
        if (wanted.splice) {
            note = tr("%1 is not a head: this splices a second branch in, and the history gets one more head. Merge them later.")
                       .arg(wanted.heads.constFirst());
        } else if (wanted.heads.constFirst() == "base"_L1 && !m_snapshot->map.isEmpty()) {
            note = tr("A new base begins a history of its own, beside the one that is there.");
        }
    }
    m_headNote->setText(note);
    m_headNote->setVisible(!note.isEmpty());
}

void RevisionDialog::updateCommand()
{
    m_command->setText(revisionCommand(*m_snapshot, request(), m_mode == Mode::Merge, m_id->text().trimmed() != m_randomId));
    m_command->setAccessibleName(tr("The same on the command line: %1").arg(m_command->text()));
}

void RevisionDialog::compose()
{
    const auto wanted = request();
    if (m_mode == Mode::Merge && wanted.heads.size() < 2) {
        m_composing = false;
        clearErrors();
        m_headError->setText(tr("Choose at least two heads."));
        m_headError->show();
        m_create->setEnabled(false);
        return;
    }
    inBackground(this, [snapshot = m_snapshot, wanted] { return composed(*snapshot, wanted); },
                 [this, generation = m_generation](const Result<ComposedRevision> &result) {
        if (generation == m_generation)
            take(result);
    });
}

void RevisionDialog::take(const Result<ComposedRevision> &composed)
{
    m_composing = false;
    clearErrors();
    m_create->setEnabled(composed.has_value());
    if (!composed) {
        m_notes->hide();
        if (!m_path->text().isEmpty())
            m_path->setText(tr("Nothing can be written yet; this was the last file without an error:"));
        showError(composed.error());
        m_createWanted = false;
        return;
    }
    m_composed = *composed;
    m_path->setText(tr("This file will be written: %1")
                        .arg(QDir(m_snapshot->project.root).relativeFilePath(composed->draft.path)));
    m_path->setToolTip(composed->draft.path);
    m_preview->setCode(composed->shown);
    QStringList notes;
    for (const Diagnostic &diagnostic : composed->draft.warnings + composed->text.notes)
        notes << (diagnostic.hint.isEmpty() ? diagnostic.message : QString(diagnostic.message + u". "_s + diagnostic.hint));
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    if (std::exchange(m_createWanted, false))
        create();
}

QLabel *RevisionDialog::errorLabelFor(ErrorCode code) const
{
    using namespace script;
    if (code == TextNotAllowed)
        return m_messageError;
    for (const ErrorCode about : {authoring::IdentifierNotAllowed, authoring::IdentifierIsLabel, DuplicateRevision, IllegalIdentifier})
        if (code == about)
            return m_idError;
    for (const ErrorCode about : {authoring::LabelNotAllowed, LabelClash, LabelsNotWritten})
        if (code == about)
            return m_labelError;
    for (const ErrorCode about : {MultipleHeads, NotAHead, DuplicateHeads})
        if (code == about)
            return m_headError;
    if (m_mode == Mode::Merge)
        return m_otherError;
    if (code == VersionPathUnknown)
        return m_snapshot->project.versionLocations.size() > 1 ? m_locationError : m_otherError;
    // The heads are chosen from a list: only a dependency can name what is not there.
    for (const ErrorCode about : {RevisionNotFound, AmbiguousIdentifier, NoSuchBranch, NotInBranch, MalformedIdentifier, AmbiguousWalk,
                                  RelativeOutOfRange})
        if (code == about)
            return m_dependsError;
    return m_otherError;
}

void RevisionDialog::clearErrors()
{
    for (QLabel *label : {m_messageError, m_headError, m_idError, m_labelError, m_locationError, m_dependsError, m_otherError}) {
        label->clear();
        label->hide();
    }
}

void RevisionDialog::showError(const Error &error)
{
    QLabel *label = errorLabelFor(error.code);
    label->setText(error.hint.isEmpty() ? error.message : QString(error.message + u". "_s + error.hint));
    label->show();
    if (m_more->isAncestorOf(label) && m_more->isHidden())
        toggleMore();
}

/// Writes what the preview shows; where that is still being made, as soon as it is there.
void RevisionDialog::create()
{
    if (m_composing) {
        m_createWanted = true;
        return;
    }
    if (!m_composed || m_changes.isBusy())
        return;
    m_create->setEnabled(false);
    m_changes.create(m_snapshot->project, *m_composed);
}

} // namespace retort::ui
