// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/roundtripjob.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/runner.h"
#include "model/runtime/versiontable.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The plan from where a database is to a target.
Result<plan::MigrationPlan> planFrom(runtime::Connection &connection, plan::Planner &planner, const QString &target,
    const std::optional<QString> &engine, std::stop_token stop)
{
    plan::PlanRequest request = planner.request(connection.dialect());
    request.engine = engine;
    const auto rows = runtime::readVersionTable(connection, request.versionTable);
    if (!rows)
        return failure(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    return planner.upgrade(target, request, std::move(stop));
}

} // namespace

RoundTripJob::RoundTripJob(RoundTripRequest request, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_worker([this](std::stop_token stop) {
        if (const auto done = work(std::move(stop)); !done)
            m_error = done.error();
    })
{
    connect(&m_worker, &WorkerThread::finished, this, &RoundTripJob::finished);
}

RoundTripJob::~RoundTripJob() = default;

void RoundTripJob::requestStop()
{
    m_wasStopped = true;
    m_worker.requestStop();
}

/// From the worker's thread into the one this object lives in.
template<typename Function>
void RoundTripJob::tell(Function function)
{
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

Result<void> RoundTripJob::work(std::stop_token stop)
{
    tell([this, copies = m_request.copies] {
        Q_EMIT phaseChanged(copies ? tr("Copying the database…") : tr("Making a scratch database…"));
    });
    const auto scratch = m_request.copies ? runtime::ScratchDatabase::copyOf(m_request.spec, stop)
                                          : runtime::ScratchDatabase::emptyLike(m_request.spec);
    if (!scratch)
        return failure(scratch.error());
    plan::Planner planner(m_request.snapshot);
    if (m_request.onlyTarget) {
        if (auto ready = advance(planner, **scratch, stop); !ready)
            return ready;
    }
    {
        const auto connection = runtime::Connection::open((*scratch)->spec());
        if (!connection)
            return failure(connection.error());
        const auto plan = planFrom(**connection, planner, m_request.target, m_request.engine, stop);
        if (!plan)
            return failure(plan.error());
        QList<RoundTripItem> items;
        for (const plan::PlannedStep &step : plan->steps)
            items.append({step.step.revision, step.summary.simplified()});
        tell([this, items] { Q_EMIT planned(items); });
        if (items.isEmpty())
            return {};
    }
    const auto verdicts = runtime::checkRoundTrip(planner, **scratch, m_request.target, stop,
        [this](const runtime::RoundTripVerdict &verdict) { tell([this, verdict] { Q_EMIT judged(verdict); }); }, m_request.engine);
    if (!verdicts)
        return failure(verdicts.error());
    return {};
}

/// Brings the scratch database to just below the target: everything that an upgrade to it runs, but its last step.
Result<void> RoundTripJob::advance(plan::Planner &planner, const runtime::ScratchDatabase &scratch, std::stop_token stop)
{
    const auto connection = runtime::Connection::open(scratch.spec());
    if (!connection)
        return failure(connection.error());
    auto plan = planFrom(**connection, planner, m_request.target, m_request.engine, stop);
    if (!plan)
        return failure(plan.error());
    if (plan->steps.size() < 2)
        return {};
    plan->steps.removeLast();
    tell([this, count = int(plan->steps.size())] { Q_EMIT phaseChanged(tr("Applying the %n revision(s) before it…", nullptr, count)); });
    const runtime::RunOutcome outcome = runtime::run(*plan, **connection, stop, {});
    if (outcome.kind == runtime::RunOutcome::Kind::Succeeded)
        return {};
    Error error = outcome.failure ? outcome.failure->error
                                  : Error {runtime::databaseInterrupted, tr("The test was stopped"), {}, {}, {}, {}};
    if (outcome.failure && outcome.failure->step >= 0)
        error.message = tr("%1, which comes before it, could not be applied: %2")
                            .arg(plan->steps.value(outcome.failure->step).step.revision, error.message);
    return failure(error);
}

} // namespace retort::ui
