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
    repaintAll();
    Q_EMIT hitsChanged();
}

QStringList HistoryModel::pendingOn(int row) const
{
    QStringList names;
    for (int i = 0; i < m_databases.size(); ++i)
        if (!m_history->rows[row].isGhost && appliedState(row, i) == AppliedState::Pending)
            names << m_databases[i].name;
    return names;
}

FilterSubject HistoryModel::subjectOf(int row) const
{
    const HistoryRow &entry = m_history->rows[row];
    FilterSubject subject;
    subject.id = entry.id;
    subject.text = entry.searched;
    subject.created = entry.created;
    if (m_filter.has(HistoryFilter::Key::Status))
        subject.status = status(row);
    if (m_filter.has(HistoryFilter::Key::Pending))
        subject.pendingOn = pendingOn(row);
    if (entry.index < m_facts.size())
        subject.facts = m_facts[entry.index].get();
    if (const auto *script = m_authorship.isEmpty() ? nullptr : m_history->snapshot->script(entry.index)) {
        if (const auto authorship = m_authorship.constFind(script->path); authorship != m_authorship.cend())
            subject.authorship = &*authorship;
    }
    return subject;
}

void HistoryModel::computeHits()
{
    m_hits.clear();
    m_isHit.assign(size_t(rowCount()), false);
    if (m_filter.isEmpty() || !m_history)
        return;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_filter.matches(subjectOf(row))) {
            m_isHit[size_t(row)] = true;
            m_hits.push_back(row);
        }
    }
}

} // namespace retort::ui
