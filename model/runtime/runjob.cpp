// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runjob.h"

namespace retort::runtime {

RunJob::RunJob(const plan::MigrationPlan &plan, const ConnectionSpec &spec, const RunOptions &options, std::optional<PythonSteps> python,
    QObject *parent)
    : QObject(parent)
    , m_plan(plan)
    , m_options(options)
    , m_python(std::move(python))
    , m_task(spec, [this](auto &connection, std::stop_token stop) { work(connection, std::move(stop)); })
{
    m_options.stopAfterRevision = m_afterRevision.get_token();
    connect(&m_task, &DatabaseTask::finished, this, [this] {
        deliver();
        Q_EMIT finished(m_outcome);
    });
}

RunJob::~RunJob() = default;

void RunJob::work(Result<std::unique_ptr<Connection>> &connection, std::stop_token stop)
{
    if (connection) {
        const EventSink sink = [this](const RunEvent &event) { push(event); };
        m_outcome = m_python ? runWithPython(m_plan, **connection, std::move(stop), sink, m_options, *m_python)
                             : run(m_plan, **connection, std::move(stop), sink, m_options);
        return;
    }
    m_outcome.kind = stop.stop_requested() ? RunOutcome::Kind::Stopped : RunOutcome::Kind::Refused;
    m_outcome.failure = RunFailure{connection.error(), {}, {}, -1, -1, -1, -1, false};
    push(RunFinished{m_outcome});
}

/// In the run's thread. The first event of a batch asks for its delivery; those that come until then travel with it.
void RunJob::push(const RunEvent &event)
{
    const QMutexLocker locker(&m_mutex);
    m_events.append(event);
    if (m_events.size() == 1)
        QMetaObject::invokeMethod(this, &RunJob::deliver, Qt::QueuedConnection);
}

void RunJob::deliver()
{
    QMutexLocker locker(&m_mutex);
    const QList<RunEvent> events = std::exchange(m_events, {});
    locker.unlock();
    if (!events.isEmpty())
        Q_EMIT eventsArrived(events);
}

} // namespace retort::runtime
