// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyindex.h"

#include "model/plan/scriptsource.h"
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
        const script::MigrationScript *script = planner.snapshot()->script(index);
        if (!script) { // a ghost does nothing that is known
            result.append({index, std::make_shared<const RevisionFacts>()});
            continue;
        }
        // Of several databases the first stands for all of them: their parts are mostly about the same things.
        const QStringList engines = plan::engineNames(*script, planner.snapshot()->project);
        const auto engine = engines.isEmpty() ? std::nullopt : std::optional(engines.constFirst());
        const auto upgrade = planner.preview(id, script::StepKind::Upgrade, dialect, stop, false, engine);
        const auto downgrade = planner.preview(id, script::StepKind::Downgrade, dialect, stop, false, engine);
        result.append({index, std::make_shared<const RevisionFacts>(factsOf(upgrade, downgrade))});
    }
    return result;
}

/// What is known of scripts that are the same file as before, by the indices of the new history.
QList<FactsPtr> carriedOver(const script::ProjectSnapshot &from, const QList<FactsPtr> &facts, const script::ProjectSnapshot &to)
{
    QList<FactsPtr> carried(to.map.size());
    for (int index = 0; index < to.map.revisionCount(); ++index) {
        const int old = from.map.indexOf(to.map.id(index));
        const auto *before = old < 0 ? nullptr : from.script(old);
        const auto *now = to.script(index);
        const bool isSame = before && now && before->path == now->path && before->size == now->size && before->modified == now->modified;
        if (isSame && old < facts.size())
            carried[index] = facts[old];
    }
    return carried;
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

void HistoryIndex::setSnapshot(script::ProjectSnapshotPtr snapshot, std::vector<int> order)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = {};
    for (Known &known : m_known) {
        const QList<FactsPtr> before = std::exchange(known.facts, QList<FactsPtr>(qsizetype(order.size())));
        known.next = 0;
        if (snapshot && m_snapshot)
            known.facts = carriedOver(*m_snapshot, before, *snapshot);
    }
    m_snapshot = std::move(snapshot);
    dropPlanner();
    m_order = std::move(order);
    m_started = false;
    m_reading = false;
}

void HistoryIndex::start(dialect::Dialect dialect)
{
    if (!m_snapshot)
        return;
    m_started = true;
    m_dialect = dialect;
    if (!m_reading)
        readPortion();
}

/// Thousands of scripts are a lot to forget: not in this thread.
void HistoryIndex::dropPlanner()
{
    if (m_planner)
        inBackground(this, [planner = std::exchange(m_planner, nullptr)]() mutable {
            planner.reset();
            return true;
        }, [](bool) {});
}

int HistoryIndex::percent() const
{
    return m_order.empty() ? 100 : int(100 * known().next / m_order.size());
}

void HistoryIndex::readPortion()
{
    if (known().next >= m_order.size()) {
        dropPlanner();
        return;
    }
    m_reading = true;
    if (!m_planner)
        m_planner = std::make_shared<std::unique_ptr<plan::Planner>>();
    std::vector<int> rest(m_order.cbegin() + qsizetype(known().next), m_order.cend());
    inBackground(this, [planner = m_planner, snapshot = m_snapshot, rest = std::move(rest), dialect = m_dialect, stop = m_stop.get_token()] {
        if (!*planner)
            *planner = std::make_unique<plan::Planner>(snapshot); // looks around in the project's folder
        return readFacts(**planner, rest, dialect, stop);
    }, [this, generation = m_generation, &into = known()](const QList<Facts> &facts) {
        if (generation != m_generation)
            return;
        for (const Facts &one : facts)
            into.facts[one.index] = one.facts;
        into.next += size_t(facts.size());
        m_reading = false;
        readPortion(); // perhaps of another dialect by now
        Q_EMIT progressed();
    });
}

} // namespace retort::ui
