// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repair/reparentdialog.h"

#include "ui/background.h"
#include "ui/repair/repairs.h"
#include "ui/themestyle.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int typingPause = 120;  ///< milliseconds
constexpr int longestText = 4000; ///< of the field

/// The parents that the folder has: a missing one is what is to be repaired.
QString presentParents(const script::ProjectSnapshot &snapshot, const QString &revision)
{
    QStringList parents;
    const script::MigrationScript *script = snapshot.script(revision);
    for (const QString &parent : script ? script->revision.downRevisions : QStringList()) {
        if (snapshot.script(parent) && parent != revision)
            parents << parent;
    }
    return parents.join(u", "_s);
}

} // namespace

ReparentDialog::ReparentDialog(ProjectSession &session, const QString &revision, QWidget *parent)
    : RepairDialog(session, tr("Put %1 elsewhere in the history").arg(revision),
          tr("Rewrites down_revision in its script and nothing else. Only a revision that no database has applied can be moved: elsewhere the "
             "history would no longer say what ran."),
          tr("&Rewrite down_revision"), parent)
    , m_revision(revision)
    , m_snapshot(session.snapshot())
    , m_onto(new QLineEdit(this))
    , m_wait(new QTimer(this))
{
    m_onto->setObjectName("ontoField"_L1);
    m_onto->setMaxLength(longestText);
    m_onto->setPlaceholderText(tr("base: the beginning of a history"));
    m_onto->setText(presentParents(*m_snapshot, revision));
    QStringList ids;
    for (const script::MigrationScript &script : m_snapshot->scripts)
        ids << script.revision.id;
    m_onto->setCompleter(new QCompleter(ids, m_onto));
    auto *label = new QLabel(tr("Comes &after (several make it a merge)"), this);
    label->setBuddy(m_onto);
    auto *note = new QLabel(databasesNote(), this);
    note->setObjectName("databasesNote"_L1);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    setPart(note, "muted");
    fields().setSpacing(6);
    fields().addWidget(label);
    fields().addWidget(m_onto);
    fields().addWidget(note);
    m_wait->setSingleShot(true);
    m_wait->setInterval(typingPause);
    connect(m_wait, &QTimer::timeout, this, &ReparentDialog::plan);
    connect(m_onto, &QLineEdit::textChanged, this, &ReparentDialog::changed);
    m_onto->selectAll();
    m_onto->setFocus();
    changed();
}

/// Which databases answer for "nobody has applied it", and which cannot.
QString ReparentDialog::databasesNote() const
{
    QStringList asked, unknown;
    auto &databases = const_cast<ReparentDialog *>(this)->session().databases();
    for (const DatabaseEntry &entry : databases.entries())
        (entry.state == DatabaseEntry::State::Known ? asked : unknown) << entry.name();
    if (asked.isEmpty() && unknown.isEmpty())
        return tr("No database is connected: whether one has applied it, nobody can tell here.");
    if (unknown.isEmpty())
        return tr("Asked: %1").arg(asked.join(u", "_s));
    return tr("Not asked, because they cannot be read: %1").arg(unknown.join(u", "_s));
}

QStringList ReparentDialog::downRevisions() const
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    QStringList ids = m_onto->text().split(separators, Qt::SkipEmptyParts);
    ids.removeAll(u"base"_s);
    return ids;
}

void ReparentDialog::changed()
{
    ++m_generation;
    m_plan.reset();
    forget();
    m_wait->start();
}

void ReparentDialog::plan()
{
    QList<script::authoring::DatabaseRows> databases;
    for (const DatabaseEntry &entry : session().databases().entries()) {
        if (entry.state == DatabaseEntry::State::Known)
            databases.append({entry.name(), entry.rows});
    }
    inBackground(this, [snapshot = m_snapshot, revision = m_revision, onto = downRevisions(), databases] {
        return script::authoring::planReparent(*snapshot, revision, onto, databases);
    }, [this, generation = m_generation](const Result<script::authoring::Reparenting> &plan) {
        if (generation == m_generation)
            take(plan);
    });
}

void ReparentDialog::take(const Result<script::authoring::Reparenting> &plan)
{
    if (!plan) {
        showError(plan.error());
        return;
    }
    if (plan->before == plan->after) {
        showText(tr("It comes after that already."));
        return;
    }
    m_plan = *plan;
    showChange(changedLines(QString::fromUtf8(plan->before), QString::fromUtf8(plan->after)));
}

void ReparentDialog::apply()
{
    if (!m_plan)
        return;
    waitForChange();
    session().changes().save(m_plan->path, m_plan->before, m_plan->after);
}

} // namespace retort::ui
