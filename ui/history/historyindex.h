// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "ui/models/revisionfacts.h"

#include <QObject>
#include <array>

namespace retort::ui {

/// Finds out what all scripts do, for searches in tables, operations and states: on a worker thread, newest first, in portions
/// between which other work gets its turn. Nothing is read before start(). What was found out for one dialect
/// is kept while another is asked about, and through a reload for scripts that did not change: it is shown until it was looked at again.
class HistoryIndex : public QObject
{
    Q_OBJECT

public:
    explicit HistoryIndex(QObject *parent = nullptr);
    ~HistoryIndex() override;

    /// `order` are indices of the revision map, in which they are looked at. A null snapshot forgets everything.
    void setSnapshot(script::ProjectSnapshotPtr snapshot, std::vector<int> order);
    /// Goes on where it was when that dialect was asked about before.
    void start(dialect::Dialect dialect);

    dialect::Dialect dialect() const { return m_dialect; } ///< that facts() are about
    bool isComplete() const { return m_started && known().next >= m_order.size(); }
    int percent() const;
    /// By index of the revision map; null for those that were not looked at yet.
    const QList<FactsPtr> &facts() const { return known().facts; }

Q_SIGNALS:
    void progressed();

private:
    /// Of one dialect.
    struct Known
    {
        QList<FactsPtr> facts;
        size_t next = 0; ///< in the order
    };
    const Known &known() const { return m_known[m_dialect == dialect::Dialect::Sqlite ? 0 : 1]; }
    Known &known() { return m_known[m_dialect == dialect::Dialect::Sqlite ? 0 : 1]; }
    void readPortion();
    void dropPlanner();

    script::ProjectSnapshotPtr m_snapshot;
    /// Its own, so that nobody waits for it; gone with all that it remembers of the scripts as soon as it is not needed. Made by the first portion.
    std::shared_ptr<std::unique_ptr<plan::Planner>> m_planner;
    dialect::Dialect m_dialect = dialect::Dialect::Postgresql;
    std::vector<int> m_order;
    std::array<Known, 2> m_known;
    bool m_started = false;
    bool m_reading = false; ///< a worker has a portion
    std::stop_source m_stop;
    int m_generation = 0;
};

} // namespace retort::ui
