// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/migration.h"

#include "model/plan/transcript.h"
#include "model/script/revisionformat.h"
#include "model/script/revisionlookup.h"

#include <QCoreApplication>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

tl::unexpected<Error> rangeError(const QString &message)
{
    return failure(offlineRange, message);
}

/// `from:to` of --sql; `from` is taken as the database's state (spec §1.2).
struct OfflineRange
{
    QStringList startingHeads;
    QStringList targets;
};

Result<QStringList> startingRows(const script::RevisionMap &map, const QString &from)
{
    return script::resolve(map, from).map([&](const QList<int> &revisions) { return map.ids(revisions); });
}

Result<OfflineRange> offlineTargets(const Invocation &invocation, StepKind kind)
{
    const QStringList &targets = invocation.arguments.positionals;
    if (kind == StepKind::Stamp && invocation.arguments.has(u"purge"_s))
        return rangeError(u"Can't use --purge with --sql mode"_s);
    if (kind == StepKind::Downgrade && !targets.constFirst().contains(u':'))
        return rangeError(u"downgrade with --sql requires <fromrev>:<torev>"_s);
    OfflineRange range;
    QString from;
    for (const QString &target : targets) {
        const qsizetype colon = target.indexOf(u':');
        range.targets << target.mid(colon + 1);
        if (colon < 0)
            continue;
        if (!from.isEmpty() && from != target.left(colon)) {
            return rangeError(u"Stamp operation with --sql only supports a single starting revision at a time"_s);
        }
        from = target.left(colon);
    }
    if (from.isEmpty())
        return range;
    return startingRows(invocation.map(), from).map([&](const QStringList &rows) {
        range.startingHeads = rows;
        return range;
    });
}

} // namespace

int printSql(Invocation &invocation, StepKind kind)
{
    const Result<OfflineRange> range = offlineTargets(invocation, kind);
    if (!range)
        return invocation.output.fail(range.error());
    const Result<dialect::Dialect> dialect = chooseDialect(invocation);
    if (!dialect)
        return invocation.output.fail(dialect.error());

    plan::Planner planner(invocation.project);
    plan::PlanRequest request = requestOf(invocation, planner, *dialect);
    request.offline = true;
    request.startingHeads = range->startingHeads;
    logContext(invocation.output, *dialect, true, request.transactionalDdl);
    const Result<plan::MigrationPlan> plan = makePlan(planner, kind, range->targets, request);
    if (!plan)
        return invocation.output.fail(plan.error());
    invocation.output.report(plan->diagnostics);
    for (const plan::PlannedStep &step : plan->steps) {
        invocation.output.log("INFO", migrationLogger, script::formatRunning(invocation.map(), step.step));
        for (const QString &warning : step.warnings)
            invocation.output.warn(warning);
        if (step.status != plan::PreviewStatus::Exact)
            break;
    }
    const plan::Transcript transcript = plan::transcript(*plan, invocation.map());
    invocation.output.printRaw(transcript.text);
    if (transcript.incompleteStep < 0)
        return Success;
    return invocation.output.fail(stepError(plan->steps.at(transcript.incompleteStep),
        QCoreApplication::translate("CommandLine",
            "The SQL above ends where this script cannot be known. Later revisions can be printed with a range, from:to.")));
}

} // namespace retort::cli
