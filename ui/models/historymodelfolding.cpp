// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows there are: each revision, or one row for a run of plain ones; and how two databases differ.
#include "ui/models/historymodel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int seenBelowHead = 15; ///< revisions at most

} // namespace

/// Those that may be hidden: nobody would look for them.
std::vector<bool> HistoryModel::plainRevisions() const
{
    std::vector<bool> plain(size_t(m_history->rows.size()), false);
    for (qsizetype row = 0; row < m_history->rows.size(); ++row) {
        const HistoryRow &entry = m_history->rows[row];
        plain[size_t(entry.index)]
            = m_chips[row].isEmpty() && !entry.isGhost && !entry.isMerge && statusOf(entry).isEmpty() && !m_isHit[size_t(row)];
    }
    const script::RevisionMap &map = m_history->snapshot->map;
    const int near = std::min(seenBelowHead, int(m_history->rows.size()) / 20); // what was written last is what one comes for
    for (int revision : map.heads()) {
        for (int i = 0; i < near && revision >= 0; ++i) {
            plain[size_t(revision)] = false;
            const auto parents = map.downRevisions(revision);
            revision = parents.empty() ? -1 : parents.front();
        }
    }
    return plain;
}

graph::FoldedHistory HistoryModel::foldAgain(graph::FoldedHistory previous) const
{
    if (!m_history)
        return {};
    if (!m_isFolding)
        return graph::unfoldedHistory(m_history->layout);
    const script::RevisionMap &map = m_history->snapshot->map;
    std::vector<bool> open(size_t(m_history->rows.size()), false);
    const auto keepOpen = [&](const QString &id) {
        if (const int revision = map.indexOf(id); revision >= 0)
            open[size_t(revision)] = true;
    };
    keepOpen(m_current);
    for (const QString &id : m_opened)
        keepOpen(id);
    return graph::foldHistory(m_history->layout, plainRevisions(), open, shortestRun, std::move(previous));
}

/// After anything that decides what may be hidden.
void HistoryModel::refold()
{
    if (!m_isFolding && !m_folded.isFolded()) {
        collectHits(); // nothing was folded, and nothing will be
        return;
    }
    graph::FoldedHistory folded = foldAgain(m_folded);
    if (!folded.hasSameRuns(m_folded)) {
        beginResetModel();
        m_folded = std::move(folded);
        collectHits();
        endResetModel();
    } else {
        collectHits();
    }
}

void HistoryModel::copyUnfolded(const HistoryModel &other)
{
    m_isFolding = false;
    m_edited = other.m_edited;
    m_authorship = other.m_authorship;
    m_search = other.m_search;
    m_filter = other.m_filter;
    m_phrases = other.m_phrases;
    m_selectedId = other.m_selectedId;
    m_comparedIds = other.m_comparedIds;
    setDatabases(other.m_databases);
    setHistory(other.m_history);
    setFacts(other.m_facts);
}

void HistoryModel::setFolding(bool folding)
{
    if (folding == m_isFolding)
        return;
    m_isFolding = folding;
    m_opened.clear();
    refold();
}

int HistoryModel::rowOf(const QString &revision) const
{
    const int index = m_history ? m_history->snapshot->map.indexOf(revision) : -1;
    return index < 0 ? -1 : m_folded.rowOf(index);
}

bool HistoryModel::isHidden(const QString &revision) const
{
    const int row = rowOf(revision);
    return row >= 0 && isRun(row);
}

void HistoryModel::openRun(const QString &revision)
{
    if (!isHidden(revision))
        return;
    m_opened.insert(revision);
    refold();
}

bool HistoryModel::closeRun(const QString &revision)
{
    const int index = m_history ? m_history->snapshot->map.indexOf(revision) : -1;
    if (index < 0 || !m_isFolding)
        return false;
    const std::vector<int> chain = graph::chainAround(m_history->layout, plainRevisions(), index);
    if (int(chain.size()) < shortestRun)
        return false;
    for (const int member : chain) {
        const QString &id = m_history->snapshot->map.id(member);
        m_opened.remove(id);
        if (id == m_current)
            m_current.clear();
    }
    refold();
    return true;
}

QString HistoryModel::runText(int row) const
{
    return tr("%Ln revision(s)", nullptr, runSize(row));
}

QString HistoryModel::runDetail(int row) const
{
    const graph::Run &run = m_folded.runAt(row);
    const HistoryRow &oldest = m_history->rows[m_history->layout.rowOf(run.bottom)];
    return tr("%1 … %2", "newest and oldest message of several").arg(this->row(row).message, oldest.message);
}

void HistoryModel::setComparison(const QString &first, const QString &second)
{
    const std::pair wanted {first, second};
    if (wanted == m_comparedIds)
        return;
    m_comparedIds = wanted;
    findCompared();
    repaintAll();
}

void HistoryModel::findCompared()
{
    m_compared = {-1, -1};
    for (int i = 0; i < m_databases.size(); ++i) {
        if (m_applied[size_t(i)].empty())
            continue;
        if (m_databases[i].id == m_comparedIds.first)
            m_compared.first = i;
        if (m_databases[i].id == m_comparedIds.second)
            m_compared.second = i;
    }
}

Difference HistoryModel::difference(int row) const
{
    if (!isComparing() || this->row(row).isGhost)
        return Difference::None;
    const bool inFirst = appliedState(row, m_compared.first) == AppliedState::Applied;
    const bool inSecond = appliedState(row, m_compared.second) == AppliedState::Applied;
    return inFirst == inSecond ? Difference::None : inFirst ? Difference::OnlyFirst : Difference::OnlySecond;
}

int HistoryModel::onlyDatabase(int row) const
{
    switch (difference(row)) {
    case Difference::OnlyFirst:
        return m_compared.first;
    case Difference::OnlySecond:
        return m_compared.second;
    case Difference::None:
        break;
    }
    return -1;
}

} // namespace retort::ui
