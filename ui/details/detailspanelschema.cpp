// SPDX-License-Identifier: GPL-3.0-or-later
// What the details panel knows of a revision beside its SQL and script: the schema after it, also compared, and its
// past.
#include "ui/details/detailspanel.h"
#include "ui/details/previewstatusbar.h"
#include "ui/details/revisionhistoryview.h"
#include "ui/details/schemaview.h"

#include <QComboBox>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void DetailsPanel::connectSchema()
{
    connect(m_schema, &SchemaView::questionChanged, this, [this] {
        m_shownSchema.reset();
        update();
    });
    connect(&m_comparer, &SchemaComparer::answered, this, [this](const ComparedSchema &schema) {
        m_schema->setCompared(schema);
        update();
    });
    connect(m_schema, &SchemaView::drawn, this, &DetailsPanel::updateStatus);
    connect(&m_comparer, &SchemaComparer::failed, this, [this](const Error &error) {
        m_schema->showMessage((error.message + u' ' + error.hint).trimmed());
        updateStatus();
    });
    connect(&m_past, &RevisionHistory::found, this, [this](const RevisionPast &past) {
        m_history->setPast(past);
        update();
    });
}

void DetailsPanel::updateSchema()
{
    m_schema->setChoices(m_session.databases().entries(), m_session.snapshot());
    if (m_schema->against() != SchemaView::Against::Step) {
        compareSchema();
        return;
    }
    m_compared.clear();
    const PreviewPtr preview = m_session.previews().request(shownKey());
    if (preview && preview == m_shownSchema)
        return;
    m_shownSchema = preview;
    if (preview && *preview && (*preview)->before && (*preview)->after) {
        m_comparer.askStep(preview, shownKey().dialect); // quick: what is shown stays until then
    } else {
        m_comparer.stop();
        m_schema->clear();
    }
}

/// Asks once for each question; the same one is asked again when the history or the database is another.
void DetailsPanel::compareSchema()
{
    m_shownSchema.reset();
    SchemaQuestion question;
    question.revision = m_session.selectedRevision();
    question.dialect = shownKey().dialect;
    if (m_schema->against() == SchemaView::Against::Revision) {
        question.other = m_schema->otherRevision();
    } else if (const DatabaseEntry *entry = m_session.databases().find(m_schema->database())) {
        question.database = *entry;
        question.dialect = entry->spec.dialect;
    }
    const QStringList parts{question.revision, question.other,
        question.database ? question.database->id + question.database->rows.join(u',') : QString(),
        QString::number(int(question.dialect)), QString::number(quintptr(m_session.planner().get()))};
    if (const QString asked = parts.join(u'\x1f'); std::exchange(m_compared, asked) == asked)
        return;
    if (!m_session.planner() || question.revision.isEmpty() || (question.other.isEmpty() && !question.database)) {
        m_comparer.stop();
        m_schema->showMessage(question.database
                ? QString()
                : tr("Type the revision to compare with: an id, a part of one, head or base."));
        return;
    }
    m_schema->showMessage(
        question.database ? tr("Reading %1…").arg(question.database->name()) : tr("Following the revisions…"));
    m_comparer.ask(question, m_session.planner(), m_session.databases().versionTable());
}

void DetailsPanel::compareWithDatabase(const QString &id)
{
    showTab(SchemaTab);
    m_schema->setChoices(m_session.databases().entries(), m_session.snapshot());
    m_compared.clear();
    m_schema->compareWithDatabase(id);
}

bool DetailsPanel::isComparing() const
{
    return m_tabs->currentIndex() == SchemaTab && m_schema->against() != SchemaView::Against::Step;
}

void DetailsPanel::updateHistory()
{
    const auto snapshot = m_session.snapshot();
    const auto *script = snapshot ? snapshot->script(m_session.selectedRevision()) : nullptr;
    const QString wanted = script ? script->path : QString();
    if (std::exchange(m_shownPast, wanted) == wanted)
        return;
    m_past.forget();
    if (!script) {
        m_history->clear();
        return;
    }
    m_history->showLoading();
    m_past.look(m_session.selectedRevision(), script->path, snapshot->project.root);
}

void DetailsPanel::refreshHistory()
{
    m_shownPast.clear();
    if (m_tabs->currentIndex() == HistoryTab)
        update();
}

} // namespace retort::ui
