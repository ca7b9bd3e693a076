// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruptwatch.h"
#include "app/cli/migration.h"
#include "app/cli/pythonsteps.h"
#include "app/cli/runlog.h"
#include "app/cli/translation.h"

#include "model/runtime/databasestate.h"
#include "model/runtime/mixedrun.h"
#include "model/runtime/schemareader.h"
#include "model/script/revisionformat.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

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

/// From where the database stands to the target; revisions that need Python go to the project's own, where the user agreed to that.
class OnlineRun
{
public:
    OnlineRun(Invocation &invocation, StepKind kind, runtime::RunOptions options)
        : m_invocation(invocation)
        , m_kind(kind)
        , m_options(std::move(options))
        , m_planner(invocation.project)
    {
    }

    int run()
    {
        if (const auto opened = open(); !opened)
            return m_invocation.output.fail(opened.error());
        const InterruptWatch watch([&] { m_connection->interrupt(); });
        m_stop = watch.stopToken();
        logContext(m_invocation.output, m_database.spec.dialect, false, true);
        const Result<plan::MigrationPlan> plan = planFromHere();
        if (!plan)
            return m_invocation.output.fail(plan.error());
        const qsizetype python = runtime::firstPythonStep(*plan);
        if (const QString refusal = python < 0 ? QString() : pythonRefusal(); !refusal.isEmpty())
            return m_invocation.output.fail(stepError(plan->steps.at(python), refusal));
        // The whole plan is looked at before its first part runs: an error further up is no surprise in the middle.
        if (!checkSteps(*plan))
            return CommandFailed;
        return python < 0 ? reportOutcome(m_invocation, *plan, runtime::run(*plan, *m_connection, m_stop, logSink(m_invocation, *plan), m_options))
                          : runWithPython(*plan);
    }

private:
    Result<void> open()
    {
        Result<DatabaseChoice> choice = chooseDatabase(m_invocation);
        if (!choice)
            return failure(choice.error());
        m_database = *choice;
        m_database.spec.createFile = !m_options.dryRun; // as Alembic: upgrading or stamping a SQLite file that is not there makes it
        auto connection = runtime::Connection::open(m_database.spec);
        if (!connection)
            return failure(connection.error());
        m_connection = std::move(*connection);
        return {};
    }

    Result<plan::MigrationPlan> planFromHere()
    {
        plan::PlanRequest request = requestOf(m_invocation, m_planner, m_database.spec.dialect);
        const Result<runtime::VersionRows> rows = runtime::readVersionTable(*m_connection, request.versionTable);
        if (!rows)
            return failure(rows.error());
        request.startingHeads = rows->heads;
        request.versionTableExists = rows->exists;
        const auto catalog = runtime::readCatalog(*m_connection);
        if (!catalog)
            return failure(catalog.error());
        request.catalog = *catalog;
        return makePlan(m_planner, m_kind, m_invocation.arguments.positionals, request);
    }

    /// Why a revision that needs Python is not run; empty when it may be. A rehearsal cannot hold it: Alembic commits what it does.
    QString pythonRefusal() const
    {
        if (m_options.dryRun)
            return tr("Nothing was changed. A dry run cannot take back what Python does.");
        const auto agreed = agreedInterpreter(m_invocation);
        return agreed ? QString() : agreed.error().message;
    }

    /// What needs data asks the database while it runs; an error is one before anything runs.
    bool checkSteps(const plan::MigrationPlan &plan)
    {
        m_invocation.output.report(plan.diagnostics);
        for (const plan::PlannedStep &step : plan.steps) {
            for (const QString &warning : step.warnings)
                m_invocation.output.warn(warning);
            if (step.status == plan::PreviewStatus::Error) {
                m_invocation.output.fail(stepError(step, tr("Nothing was changed.")));
                return false;
            }
        }
        return true;
    }

    int runWithPython(const plan::MigrationPlan &plan)
    {
        const Result<runtime::PythonHandover> handover = handoverFor(m_invocation);
        if (!handover)
            return m_invocation.output.fail(handover.error());
        const runtime::PythonSteps python{*handover, [this](runtime::Connection &) { return planFromHere(); }, true};
        const auto sink = [this, &plan, &handover, log = logSink(m_invocation, plan)](const runtime::RunEvent &event) {
            log(event);
            const auto *started = std::get_if<runtime::StepStarted>(&event);
            if (started && plan.steps.at(started->step).status == plan::PreviewStatus::NeedsPython)
                m_invocation.output.log("INFO", "retort", tr("Run by %1, since %2").arg(handover->interpreter, plan.steps.at(started->step).reason));
        };
        return reportOutcome(m_invocation, plan, runtime::runWithPython(plan, *m_connection, m_stop, sink, m_options, python));
    }

    Invocation &m_invocation;
    StepKind m_kind;
    runtime::RunOptions m_options;
    plan::Planner m_planner;
    DatabaseChoice m_database;
    std::unique_ptr<runtime::Connection> m_connection;
    std::stop_token m_stop;
};

} // namespace

int runOnline(Invocation &invocation, StepKind kind)
{
    const QStringList &targets = invocation.arguments.positionals;
    if (kind == StepKind::Upgrade && targets.constFirst().contains(u':'))
        return invocation.output.fail({offlineRange, u"Range revision not allowed"_s, {}, {}, {}, {}});
    const Result<runtime::RunOptions> options = runOptionsOf(invocation);
    return options ? OnlineRun(invocation, kind, *options).run() : invocation.output.fail(options.error());
}

} // namespace retort::cli
