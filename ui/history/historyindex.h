// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "ui/models/revisionfacts.h"

#include <QObject>

namespace retort::ui {

/// Finds out what all scripts do, for searches in tables, operations and states: on a worker thread, newest first, in portions so
/// short that previews which somebody waits for get in between. Nothing is read before start().
class HistoryIndex : public QObject
{
    Q_OBJECT

public:
    explicit HistoryIndex(QObject *parent = nullptr);
    ~HistoryIndex() override;

    /// Forgets everything; `order` are indices of the planner's revision map, in which they are looked at.
    void setPlanner(std::shared_ptr<plan::Planner> planner, std::vector<int> order);
    void start(dialect::Dialect dialect);

    bool isComplete() const { return m_started && m_next >= m_order.size(); }
    int percent() const;
    /// By index of the revision map; null for those that were not looked at yet.
    const QList<FactsPtr> &facts() const { return m_facts; }

Q_SIGNALS:
    void progressed();

private:
    void readPortion();

    std::shared_ptr<plan::Planner> m_planner;
    dialect::Dialect m_dialect = dialect::Dialect::Postgresql;
    std::vector<int> m_order;
    size_t m_next = 0;
    bool m_started = false;
    QList<FactsPtr> m_facts;
    std::stop_source m_stop;
    int m_generation = 0;
};

} // namespace retort::ui
