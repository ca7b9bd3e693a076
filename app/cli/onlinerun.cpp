// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruptwatch.h"
#include "app/cli/migration.h"
#include "app/cli/runlog.h"

#include "model/runtime/databasestate.h"
#include "model/runtime/runner.h"
#include "model/runtime/schemareader.h"

#include <QCoreApplication>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("CommandLine", text, nullptr, count);
}

int reportOutcome(Invocation &invocation, const plan::MigrationPlan &plan, const runtime::RunOutcome &outcome)
{
    invocation.output.report(outcome.warnings);
    using Kind = runtime::RunOutcome::Kind;
    for (const QString &difference : outcome.verification.differences)
        invocation.output.warn(tr("The database is not what the plan expected: %1").arg(difference));
    if (outcome.kind == Kind::Succeeded) {
        if (outcome.dryRun)
            invocation.output.print(tr("Dry run: %n revision(s) went through and were rolled back.", int(outcome.rehearsed.size())));
        return Success;
    }
    const QString place = !outcome.heads ? tr("Where the database stands now could not be read.")
        : outcome.heads->isEmpty()       ? tr("The database stands at base.")
                                         : tr("The database stands at %1.").arg(outcome.heads->join(", "_L1));
    QString applied = tr("Nothing was changed.");
    if (!outcome.changedNothing()) {
        QStringList revisions;
        for (const int step : outcome.applied)
            revisions << plan.steps.at(step).step.revision;
        applied = revisions.isEmpty() ? tr("A part of the run could not be undone.")
                                      : tr("Applied: %1.").arg(revisions.join(", "_L1));
    }
    if (!outcome.failure) {
        return invocation.output.fail({runStopped, tr("The run was stopped. %1").arg(applied), place, {}, {}, {}});
    }
    Error error = outcome.failure->error;
    if (!outcome.failure->sqlState.isEmpty())
        error.detail += (error.detail.isEmpty() ? QString() : u"\n"_s) + u"SQLSTATE: "_s + outcome.failure->sqlState;
    if (!outcome.failure->sql.isEmpty())
        error.detail += u"\n[SQL: "_s + outcome.failure->sql + u']';
    error.hint = QStringList{error.hint, applied + u' ' + place}.join(u'\n').trimmed();
    return invocation.output.fail(error);
}

} // namespace

int runOnline(Invocation &invocation, StepKind kind)
{
    const QStringList &targets = invocation.arguments.positionals;
    if (kind == StepKind::Upgrade && targets.constFirst().contains(u':'))
        return invocation.output.fail({offlineRange, u"Range revision not allowed"_s, {}, {}, {}, {}});
    const Result<runtime::RunOptions> options = runOptionsOf(invocation);
    if (!options)
        return invocation.output.fail(options.error());
    Result<DatabaseChoice> choice = chooseDatabase(invocation);
    if (!choice)
        return invocation.output.fail(choice.error());
    choice->spec.createFile = !options->dryRun; // as Alembic: upgrading or stamping a SQLite file that is not there makes it
    const auto connection = runtime::Connection::open(choice->spec);
    if (!connection)
        return invocation.output.fail(connection.error());

    plan::Planner planner(invocation.project);
    plan::PlanRequest request = requestOf(invocation, planner, choice->spec.dialect);
    const Result<runtime::VersionRows> rows = runtime::readVersionTable(**connection, request.versionTable);
    if (!rows)
        return invocation.output.fail(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    const auto catalog = runtime::readCatalog(**connection);
    if (!catalog)
        return invocation.output.fail(catalog.error());
    request.catalog = *catalog;
    logContext(invocation.output, choice->spec.dialect, false, true);

    const Result<plan::MigrationPlan> plan = makePlan(planner, kind, targets, request);
    if (!plan)
        return invocation.output.fail(plan.error());
    invocation.output.report(plan->diagnostics);
    for (const plan::PlannedStep &step : plan->steps) {
        for (const QString &warning : step.warnings)
            invocation.output.warn(warning);
        // What needs data asks the database while it runs.
        if (step.status != plan::PreviewStatus::Exact && step.status != plan::PreviewStatus::NeedsData)
            return invocation.output.fail(stepError(step, tr("Nothing was changed.")));
    }
    const InterruptWatch watch([&] { (*connection)->interrupt(); });
    const runtime::RunOutcome outcome
        = runtime::run(*plan, **connection, watch.stopToken(), logSink(invocation, *plan), *options);
    return reportOutcome(invocation, *plan, outcome);
}

} // namespace retort::cli
