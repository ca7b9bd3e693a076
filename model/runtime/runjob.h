// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/databasetask.h"
#include "model/runtime/mixedrun.h"

namespace retort::runtime {

/// Runs a plan in a thread and brings its events here in batches, in their order. Deleting it interrupts the run and waits.
class RunJob : public QObject
{
    Q_OBJECT

public:
    /// `python` is needed for revisions that only Python can run; its functions are called in the thread.
    RunJob(const plan::MigrationPlan &plan, const ConnectionSpec &spec, const RunOptions &options = {},
        std::optional<PythonSteps> python = std::nullopt, QObject *parent = nullptr);
    ~RunJob() override;

    void start() { m_task.start(); }
    bool isRunning() const { return m_task.isRunning(); }
    void requestStop() { m_task.requestStop(); } ///< after the statement under way
    void requestStopAfterRevision() { m_afterRevision.request_stop(); } ///< the revision under way is kept
    void interrupt() { m_task.interrupt(); }     ///< at once

Q_SIGNALS:
    void eventsArrived(const QList<retort::runtime::RunEvent> &events);
    /// The last word; all events have arrived before.
    void finished(const retort::runtime::RunOutcome &outcome);

private:
    void work(Result<std::unique_ptr<Connection>> &connection, std::stop_token stop);
    void push(const RunEvent &event);
    void deliver();

    plan::MigrationPlan m_plan;
    RunOptions m_options;
    std::optional<PythonSteps> m_python;
    std::stop_source m_afterRevision;
    QMutex m_mutex;            ///< guards m_events
    QList<RunEvent> m_events;
    RunOutcome m_outcome;      ///< written by the thread, read after its end
    DatabaseTask m_task;       ///< last, so that its thread ends before the rest goes
};

} // namespace retort::runtime
