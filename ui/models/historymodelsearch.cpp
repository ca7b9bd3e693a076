// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of the history a query holds for: the other half of historymodel.cpp, which says what a row shows.
#include "ui/models/historymodel.h"

namespace retort::ui {

void HistoryModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_filter = HistoryFilter::parse(text);
    m_phrases = m_filter.phrases();
    updateHits();
}

void HistoryModel::setFacts(const QList<FactsPtr> &facts)
{
    m_facts = facts;
    if (m_filter.needsFacts())
        updateHits();
    Q_EMIT factsChanged();
}

void HistoryModel::setAuthorship(const QHash<QString, Authorship> &authorship)
{
    m_authorship = authorship;
    if (m_filter.needsAuthorship())
        updateHits();
}

void HistoryModel::updateHits()
{
    computeHits();
    refold();
    repaintAll();
    Q_EMIT hitsChanged();
}

bool HistoryModel::isDimmed(int row) const
{
    return (!m_filter.isEmpty() && !m_isHit[size_t(historyRow(row))])
        || (isComparing() && difference(row) == Difference::None);
}

const RevisionFacts *HistoryModel::facts(int row) const
{
    const int revision = this->row(row).index;
    return revision < m_facts.size() ? m_facts[revision].get() : nullptr;
}

QStringList HistoryModel::pendingOn(const HistoryRow &entry) const
{
    QStringList names;
    for (int i = 0; i < m_databases.size(); ++i)
        if (!entry.isGhost && stateOf(entry.index, i) == AppliedState::Pending)
            names << m_databases[i].name;
    return names;
}

FilterSubject HistoryModel::subjectOf(const HistoryRow &entry) const
{
    FilterSubject subject;
    subject.id = entry.id;
    subject.text = entry.searched;
    subject.created = entry.created;
    if (m_filter.has(HistoryFilter::Key::Status))
        subject.status = statusOf(entry);
    if (m_filter.has(HistoryFilter::Key::Pending))
        subject.pendingOn = pendingOn(entry);
    if (entry.index < m_facts.size())
        subject.facts = m_facts[entry.index].get();
    if (const auto *script = m_authorship.isEmpty() ? nullptr : m_history->snapshot->script(entry.index)) {
        if (const auto authorship = m_authorship.constFind(script->path); authorship != m_authorship.cend())
            subject.authorship = &*authorship;
    }
    return subject;
}

/// Which revisions are found; collectHits() tells their rows once these are folded.
void HistoryModel::computeHits()
{
    const qsizetype count = m_history ? m_history->rows.size() : 0;
    m_isHit.assign(size_t(count), false);
    if (!m_filter.isEmpty())
        for (qsizetype row = 0; row < count; ++row)
            m_isHit[size_t(row)] = m_filter.matches(subjectOf(m_history->rows[row]));
}

void HistoryModel::collectHits()
{
    m_hits.clear();
    if (m_filter.isEmpty())
        return;
    for (int row = 0; row < rowCount(); ++row)
        if (m_isHit[size_t(historyRow(row))])
            m_hits.push_back(row);
}

} // namespace retort::ui
