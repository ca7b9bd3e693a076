// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyindex.h"

#include "ui/background.h"

#include <QElapsedTimer>

namespace retort::ui {

namespace {

constexpr int portion = 150; ///< milliseconds

struct Facts
{
    int index = 0;
    FactsPtr facts;
};

QList<Facts> readFacts(plan::Planner &planner, std::span<const int> order, dialect::Dialect dialect, const std::stop_token &stop)
{
    QList<Facts> result;
    QElapsedTimer timer;
    timer.start();
    for (const int index : order) {
        if (stop.stop_requested() || timer.elapsed() >= portion)
            break;
        const QString &id = planner.snapshot()->map.id(index);
        if (!planner.snapshot()->script(index)) { // a ghost does nothing that is known
            result.append({index, std::make_shared<const RevisionFacts>()});
            continue;
        }
        const auto upgrade = planner.preview(id, script::StepKind::Upgrade, dialect, stop);
        const auto downgrade = planner.preview(id, script::StepKind::Downgrade, dialect, stop);
        result.append({index, std::make_shared<const RevisionFacts>(factsOf(upgrade, downgrade))});
    }
    return result;
}

} // namespace

HistoryIndex::HistoryIndex(QObject *parent)
    : QObject(parent)
{
}

HistoryIndex::~HistoryIndex()
{
    m_stop.request_stop();
}

void HistoryIndex::setPlanner(std::shared_ptr<plan::Planner> planner, std::vector<int> order)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = {};
    m_planner = std::move(planner);
    m_order = std::move(order);
    m_facts = QList<FactsPtr>(qsizetype(m_order.size()));
    m_next = 0;
    m_started = false;
}

void HistoryIndex::start(dialect::Dialect dialect)
{
    if (m_started || !m_planner)
        return;
    m_started = true;
    m_dialect = dialect;
    readPortion();
}

int HistoryIndex::percent() const
{
    return m_order.empty() ? 100 : int(100 * m_next / m_order.size());
}

void HistoryIndex::readPortion()
{
    if (m_next >= m_order.size())
        return;
    std::vector<int> rest(m_order.cbegin() + qsizetype(m_next), m_order.cend());
    inBackground(this, [planner = m_planner, rest = std::move(rest), dialect = m_dialect, stop = m_stop.get_token()] {
        return readFacts(*planner, rest, dialect, stop);
    }, [this, generation = m_generation](const QList<Facts> &facts) {
        if (generation != m_generation)
            return;
        for (const Facts &one : facts)
            m_facts[one.index] = one.facts;
        m_next += size_t(facts.size());
        readPortion();
        Q_EMIT progressed();
    });
}

} // namespace retort::ui
