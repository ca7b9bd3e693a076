// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/roundtrip.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/runner.h"
#include "model/runtime/schemafingerprint.h"
#include "model/runtime/versiontable.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

using Kind = RoundTripVerdict::Kind;

/// One test on one scratch database.
class RoundTrip
{
public:
    RoundTrip(plan::Planner &planner, Connection &connection, const plan::MigrationPlan &whole, std::stop_token stop)
        : m_planner(planner)
        , m_connection(connection)
        , m_whole(whole)
        , m_stop(std::move(stop))
    {
    }

    RoundTripVerdict check(const QString &revision)
    {
        RoundTripVerdict verdict;
        verdict.revision = revision;
        m_verdict = &verdict;
        const auto before = look();
        if (!before || !go(script::StepKind::Upgrade, Kind::UpFailed))
            return verdict;
        const auto above = look();
        if (!above || !go(script::StepKind::Downgrade, Kind::DownFailed))
            return verdict;
        const auto below = look();
        if (!below)
            return verdict;
        const bool upAgain = go(script::StepKind::Upgrade, Kind::UpFailed);
        // What a downgrade leaves behind is often what the second upgrade stumbles over: the cause is told before the effect.
        compare(*before, *below, Kind::DownDiffers);
        const auto again = upAgain ? look() : std::nullopt;
        if (!again || !verdict.differences.isEmpty())
            return verdict;
        verdict.kind = Kind::Good;
        compare(*above, *again, Kind::UpAgainDiffers);
        return verdict;
    }

    /// Whether the database has the last revision that was tried.
    bool isUp() const { return m_isUp; }

private:
    void compare(const SchemaFingerprint &first, const SchemaFingerprint &second, Kind kind)
    {
        m_verdict->differences = fingerprintDifferences(first, second);
        if (!m_verdict->differences.isEmpty())
            m_verdict->kind = kind;
    }

    std::optional<SchemaFingerprint> look()
    {
        auto print = schemaFingerprint(m_connection, m_whole.versionTable);
        if (print)
            return *print;
        m_verdict->message = print.error().error.message;
        return std::nullopt;
    }

    /// Runs the revision in one direction, from where the database is.
    bool go(script::StepKind kind, Kind failed)
    {
        if (kind == script::StepKind::Upgrade)
            m_isUp = false;
        const auto rows = readVersionTable(m_connection, m_whole.versionTable);
        auto planned = m_planner.preview(m_verdict->revision, kind, m_whole.dialect, m_stop, true, m_whole.context.engineName);
        if (!rows || !planned) {
            m_verdict->message = rows ? planned.error().message : rows.error().message;
            return false;
        }
        if (planned->status != plan::PreviewStatus::Exact) {
            m_verdict->kind = planned->status == plan::PreviewStatus::Error ? failed : Kind::NotTried;
            m_verdict->message = planned->reason;
            return false;
        }
        plan::MigrationPlan plan = m_whole;
        plan.kind = kind;
        plan.target = m_verdict->revision;
        plan.startingHeads = rows->heads;
        plan.versionTableExists = rows->exists;
        plan.resultingHeads.clear();
        plan.steps = {*planned};
        const RunOutcome outcome = run(plan, m_connection, m_stop, {});
        if (outcome.kind == RunOutcome::Kind::Succeeded) {
            m_isUp = kind == script::StepKind::Upgrade;
            return true;
        }
        m_verdict->kind = outcome.kind == RunOutcome::Kind::Stopped ? Kind::NotTried : failed;
        m_verdict->message = outcome.failure ? outcome.failure->error.message : u"it was stopped"_s;
        return false;
    }

    plan::Planner &m_planner;
    Connection &m_connection;
    const plan::MigrationPlan &m_whole;
    std::stop_token m_stop;
    RoundTripVerdict *m_verdict = nullptr;
    bool m_isUp = false;
};

} // namespace

Result<QList<RoundTripVerdict>> checkRoundTrip(plan::Planner &planner, const ScratchDatabase &scratch, const QString &target,
    std::stop_token stop, const RoundTripSink &sink, const std::optional<QString> &engine)
{
    const auto connection = Connection::open(scratch.spec());
    if (!connection)
        return failure(connection.error());
    plan::PlanRequest request = planner.request(scratch.spec().dialect);
    request.engine = engine;
    const auto rows = readVersionTable(**connection, request.versionTable);
    if (!rows)
        return failure(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    const auto whole = planner.upgrade(target, request, stop);
    if (!whole)
        return failure(whole.error());

    RoundTrip test(planner, **connection, *whole, stop);
    QList<RoundTripVerdict> verdicts;
    bool going = true;
    for (const plan::PlannedStep &step : whole->steps) {
        RoundTripVerdict verdict{step.step.revision, Kind::NotTried, u"the one before it could not be applied"_s, {}};
        if (stop.stop_requested())
            return failure({databaseInterrupted, u"The test was stopped"_s, {}, {}, {}, {}});
        if (going)
            verdict = test.check(step.step.revision);
        going = going && test.isUp(); // as after a downgrade that failed, and was undone
        verdicts.append(verdict);
        if (sink)
            sink(verdict);
    }
    return verdicts;
}

} // namespace retort::runtime
