// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a plan comes to be. script/migrationsteps decides which revisions run and what they do to the version table. Each of them
// is evaluated in the sandbox, which gives operations; each operation is compiled for the dialect, which gives statements and
// moves the catalog on. The catalog matters where the SQL depends on what is there already, that is when SQLite has to rebuild a
// table. It starts from the connected database where there is one, else from a replay of the history (see HistoryReplay).
#include "model/plan/planner.h"

#include "model/plan/historyreplay.h"
#include "model/plan/scriptsource.h"
#include "model/plan/versionstatements.h"
#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"

#include <mutex>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

class Planner::Private
{
public:
    explicit Private(script::ProjectSnapshotPtr project)
        : snapshot(std::move(project))
        , replay(snapshot)
    {
    }

    MigrationPlan emptyPlan(StepKind kind, const QString &target, const PlanRequest &request) const;
    Result<MigrationPlan> plan(StepKind kind, const QString &target, const script::MigrationSteps &steps,
        const PlanRequest &request, std::stop_token stop);

    PlannedStep planStep(const script::MigrationStep &step, const QStringList &rows, const bindings::EvaluationContext &context,
        const PlanRequest &request, ReplayState &state, std::stop_token stop);
    PlannedStep stepWithoutEngine(const script::MigrationStep &step) const;

    script::ProjectSnapshotPtr snapshot;
    HistoryReplay replay;
    std::mutex mutex;
};

namespace {

bindings::EvaluationContext evaluationContext(const PlanRequest &request, const QString &target)
{
    bindings::EvaluationContext context;
    context.dialectName = request.dialect == dialect::Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
    context.offline = request.offline;
    context.xArguments = request.xArguments;
    context.tag = request.tag;
    context.startingRevision = request.startingHeads.join(u',');
    context.destinationRevision = target;
    context.engineName = request.engine;
    return context;
}

tl::unexpected<Error> stopped()
{
    return failure(PlanStopped, u"Planning was stopped. Nothing was changed."_s);
}

/// A schema has room for each of its tables, and one for each step would be the square of the history. So a plan keeps them where
/// something is done with them: at its two ends, which are compared with the database, around what Python runs, and before scripts
/// that are evaluated while they run.
void append(QList<PlannedStep> &steps, PlannedStep planned)
{
    if (!steps.isEmpty()) {
        PlannedStep &last = steps.last();
        if (planned.status != PreviewStatus::NeedsPython)
            last.after.reset();
        const bool begins = steps.size() == 1 || steps.at(steps.size() - 2).status == PreviewStatus::NeedsPython;
        if (!begins && !last.runsLive())
            last.before.reset();
    }
    steps.append(std::move(planned));
}

} // namespace

/// The plan around the steps.
MigrationPlan Planner::Private::emptyPlan(StepKind kind, const QString &target, const PlanRequest &request) const
{
    MigrationPlan plan;
    plan.kind = kind;
    plan.dialect = request.dialect;
    plan.target = target;
    plan.startingHeads = request.startingHeads;
    plan.resultingHeads = request.startingHeads;
    plan.versionTableExists = request.versionTableExists;
    plan.versionTable = request.versionTable;
    plan.createVersionTable = createVersionTable(request.versionTable, request.dialect);
    plan.transactionPerMigration = request.transactionPerMigration;
    plan.transactionalDdl = request.transactionalDdl;
    plan.project = snapshot;
    plan.context = evaluationContext(request, target);
    return plan;
}

Result<MigrationPlan> Planner::Private::plan(StepKind kind, const QString &target, const script::MigrationSteps &steps,
    const PlanRequest &request, std::stop_token stop)
{
    MigrationPlan plan = emptyPlan(kind, target, request);
    plan.resultingHeads = steps.resultingRows;
    plan.diagnostics = steps.diagnostics;
    const bindings::EvaluationContext &context = plan.context;
    ReplayState state = replay.start(request.dialect, request.catalog);
    state.compile.forRunning = !request.offline;
    QStringList rows = request.startingHeads;
    for (const script::MigrationStep &step : steps.steps) {
        PlannedStep planned;
        planned.step = step;
        if (kind != StepKind::Stamp)
            planned = planStep(step, rows, context, request, state, stop);
        if (stop.stop_requested())
            return stopped();
        planned.versionStatements = versionStatements(step.rowChanges, request.versionTable, request.dialect);
        rows = script::rowsAfter(rows, step.rowChanges);
        append(plan.steps, std::move(planned));
    }
    return plan;
}

/// What Python says where env.py passes the name of a database to a script that takes none.
PlannedStep Planner::Private::stepWithoutEngine(const script::MigrationStep &step) const
{
    const script::MigrationScript &script = *snapshot->script(step.revision);
    PlannedStep planned;
    planned.step = step;
    planned.summary = script.revision.doc;
    planned.file = script.path;
    planned.status = PreviewStatus::Error;
    planned.reason = u"TypeError: %1() got an unexpected keyword argument 'engine_name'"_s.arg(
        step.kind == StepKind::Downgrade ? u"downgrade"_s : u"upgrade"_s);
    planned.reasonRange.file = script.path;
    return planned;
}

/// A step that needs data is tried again with a database that has them.
PlannedStep Planner::Private::planStep(const script::MigrationStep &step, const QStringList &rows,
    const bindings::EvaluationContext &context, const PlanRequest &request, ReplayState &state, std::stop_token stop)
{
    const script::MigrationScript *script = snapshot->script(step.revision);
    if (request.engine && script && !takesArgument(*script, step.kind))
        return stepWithoutEngine(step);
    const ReplayState before = state;
    PlannedStep planned = replay.planStep(step, rows, context, state, stop);
    if (!request.questions || planned.status != PreviewStatus::NeedsData || stop.stop_requested())
        return planned;
    state = before;
    return replay.resolveStep(step, context, state, *request.questions, stop);
}

Planner::Planner(script::ProjectSnapshotPtr snapshot)
    : d(std::make_unique<Private>(std::move(snapshot)))
{
}

Planner::~Planner() = default;

const script::ProjectSnapshotPtr &Planner::snapshot() const
{
    return d->snapshot;
}

PlanRequest Planner::request(dialect::Dialect dialect) const
{
    const script::EnvironmentSettings &settings = d->snapshot->project.environment;
    PlanRequest request;
    request.dialect = dialect;
    request.versionTable = {settings.versionTable, settings.versionTableSchema, settings.versionTablePrimaryKey};
    request.transactionPerMigration = settings.transactionPerMigration.value_or(false);
    // Alembic's own view of SQLite, which a transcript follows; a run is transactional on both engines.
    request.transactionalDdl = settings.transactionalDdl.value_or(dialect == dialect::Dialect::Postgresql);
    return request;
}

Result<MigrationPlan> Planner::upgrade(const QString &target, const PlanRequest &request, std::stop_token stop)
{
    const std::scoped_lock lock(d->mutex);
    return script::upgradeSteps(d->snapshot->map, target, request.startingHeads)
        .and_then([&](const script::MigrationSteps &steps) {
            return d->plan(StepKind::Upgrade, target, steps, request, stop);
        });
}

Result<MigrationPlan> Planner::downgrade(const QString &target, const PlanRequest &request, std::stop_token stop)
{
    const std::scoped_lock lock(d->mutex);
    return script::downgradeSteps(d->snapshot->map, target, request.startingHeads)
        .and_then([&](const script::MigrationSteps &steps) {
            return d->plan(StepKind::Downgrade, target, steps, request, stop);
        });
}

std::shared_ptr<const schema::Catalog> Planner::catalogAt(const QStringList &revisions, const PlanRequest &request, std::stop_token stop)
{
    const std::scoped_lock lock(d->mutex);
    return d->replay.catalogAt(revisions, evaluationContext(request, {}), stop);
}

MigrationPlan Planner::ensureVersionTable(const PlanRequest &request) const
{
    return d->emptyPlan(StepKind::Stamp, {}, request);
}

Result<MigrationPlan> Planner::stamp(const QStringList &targets, const PlanRequest &request, std::stop_token stop)
{
    const std::scoped_lock lock(d->mutex);
    return script::stampSteps(d->snapshot->map, targets, request.startingHeads, request.purge)
        .and_then([&](const script::MigrationSteps &steps) {
            return d->plan(StepKind::Stamp, targets.join(u' '), steps, request, stop);
        });
}

Result<PlannedStep> Planner::preview(const QString &revision, StepKind kind, dialect::Dialect dialect, std::stop_token stop,
    bool withSchema, const std::optional<QString> &engine)
{
    const std::scoped_lock lock(d->mutex);
    const script::RevisionMap &map = d->snapshot->map;
    const int index = map.indexOf(revision);
    if (index < 0 || map.isGhost(index))
        return failure(script::RevisionNotFound, u"Can't locate revision identified by '%1'"_s.arg(revision));

    const QStringList rows
        = kind == StepKind::Upgrade ? map.ids(map.normalizedDown(index)) : QStringList{map.id(index)};
    const script::MigrationStep step = script::stepOf(map, kind, index, rows);

    PlanRequest request = this->request(dialect);
    request.engine = engine;
    bindings::EvaluationContext context = evaluationContext(request, revision);
    context.offline = true; // nothing is connected: the preview is what `--sql` prints
    bindings::EvaluationContext below = previewContext(dialect);
    below.engineName = engine;
    const auto schema = withSchema ? d->replay.catalogAt(rows, below, stop) : nullptr;
    if (stop.stop_requested())
        return stopped();
    ReplayState state = d->replay.start(dialect, schema);
    PlannedStep planned = d->replay.planStep(step, rows, context, state, stop);
    if (stop.stop_requested())
        return stopped();
    planned.versionStatements = versionStatements(step.rowChanges, request.versionTable, dialect);
    return planned;
}

Result<PlannedStep> Planner::resolve(const QString &revision, StepKind kind, const PlanRequest &request, std::stop_token stop)
{
    const script::RevisionMap &map = d->snapshot->map;
    const int index = map.indexOf(revision);
    if (index < 0 || map.isGhost(index))
        return failure(script::RevisionNotFound, u"Can't locate revision identified by '%1'"_s.arg(revision));
    const QStringList below = map.ids(map.normalizedDown(index));
    const QString target = kind == StepKind::Upgrade ? revision : below.value(0, u"base"_s);
    return (kind == StepKind::Upgrade ? upgrade(target, request, stop) : downgrade(target, request, stop))
        .and_then([&](const MigrationPlan &plan) -> Result<PlannedStep> {
            for (const PlannedStep &step : plan.steps) {
                if (step.step.revision == map.id(index))
                    return step;
            }
            const QString message = kind == StepKind::Upgrade ? u"Revision %1 is applied in this database already"_s
                                                              : u"Revision %1 is not applied in this database"_s;
            return failure(Error{PlanNotThere, message.arg(revision),
                u"Only a revision that is still to come can be asked about: what a database answers is how it is now."_s, {}, {}, {revision}});
        });
}

} // namespace retort::plan
