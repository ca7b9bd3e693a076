// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"
#include "app/cli/interruptwatch.h"

#include "model/plan/planner.h"
#include "model/plan/transcript.h"
#include "model/runtime/databasestate.h"
#include "model/runtime/runner.h"
#include "model/script/migrationsteps.h"
#include "model/script/revisionformat.h"
#include "model/script/revisionlookup.h"
#include "model/script/scriptcodes.h"

#include <QCoreApplication>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

inline constexpr ErrorCode notOnHeads("cli.not-on-heads");
inline constexpr ErrorCode offlineRange("cli.offline-range");
inline constexpr ErrorCode notExact("cli.not-exact");
constexpr auto migrationLogger = "alembic.runtime.migration";

Error commandError(ErrorCode code, const QString &message, const QString &hint = {}, const SourceRange &range = {})
{
    return {code, message, hint, {}, range, {}};
}

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void logContext(Output &output, dialect::Dialect dialect, bool offline, bool transactionalDdl)
{
    output.log("INFO", migrationLogger,
        dialect == dialect::Dialect::Sqlite ? u"Context impl SQLiteImpl."_s : u"Context impl PostgresqlImpl."_s);
    if (offline)
        output.log("INFO", migrationLogger, u"Generating static SQL"_s);
    output.log("INFO", migrationLogger,
        transactionalDdl ? u"Will assume transactional DDL."_s : u"Will assume non-transactional DDL."_s);
}

QString statusWords(plan::PreviewStatus status)
{
    switch (status) {
    case plan::PreviewStatus::Exact:
        return tr("is exact");
    case plan::PreviewStatus::NeedsData:
        return tr("needs data");
    case plan::PreviewStatus::NeedsPython:
        return tr("needs Python");
    case plan::PreviewStatus::Error:
        return tr("raises an error");
    }
    Q_UNREACHABLE();
}

/// Why a step cannot be printed or run to its end.
Error stepError(const plan::PlannedStep &step, const QString &hint)
{
    Error error = commandError(notExact,
        tr("Revision %1 %2: %3").arg(step.step.revision, statusWords(step.status), step.reason), hint, step.reasonRange);
    error.revisions = {step.step.revision};
    return error;
}

Result<plan::MigrationPlan> makePlan(plan::Planner &planner, StepKind kind, const QStringList &targets,
    const plan::PlanRequest &request)
{
    switch (kind) {
    case StepKind::Upgrade:
        return planner.upgrade(targets.constFirst(), request);
    case StepKind::Downgrade:
        return planner.downgrade(targets.constFirst(), request);
    case StepKind::Stamp:
        return planner.stamp(targets, request);
    }
    Q_UNREACHABLE();
}

plan::PlanRequest requestOf(const Invocation &invocation, const plan::Planner &planner, dialect::Dialect dialect)
{
    plan::PlanRequest request = planner.request(dialect);
    request.xArguments = invocation.arguments.all(u"x"_s);
    request.tag = invocation.arguments.value(u"tag"_s);
    request.purge = invocation.arguments.has(u"purge"_s);
    return request;
}

// ---- offline: --sql ----

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
        return failure(commandError(offlineRange, u"Can't use --purge with --sql mode"_s));
    if (kind == StepKind::Downgrade && !targets.constFirst().contains(u':'))
        return failure(commandError(offlineRange, u"downgrade with --sql requires <fromrev>:<torev>"_s));
    OfflineRange range;
    QString from;
    for (const QString &target : targets) {
        const qsizetype colon = target.indexOf(u':');
        range.targets << target.mid(colon + 1);
        if (colon < 0)
            continue;
        if (!from.isEmpty() && from != target.left(colon)) {
            return failure(commandError(offlineRange,
                u"Stamp operation with --sql only supports a single starting revision at a time"_s));
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
        tr("The SQL above ends where this script cannot be known. Later revisions can be printed with a range, from:to.")));
}

// ---- online ----

int reportOutcome(Invocation &invocation, const plan::MigrationPlan &plan, const runtime::RunOutcome &outcome)
{
    invocation.output.report(outcome.warnings);
    using Kind = runtime::RunOutcome::Kind;
    if (outcome.kind == Kind::Succeeded)
        return Success;
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
        return invocation.output.fail(
            commandError(notExact, tr("The run was stopped. %1").arg(applied), place));
    }
    Error error = outcome.failure->error;
    if (!outcome.failure->sqlState.isEmpty())
        error.detail += (error.detail.isEmpty() ? QString() : u"\n"_s) + u"SQLSTATE: "_s + outcome.failure->sqlState;
    if (!outcome.failure->sql.isEmpty())
        error.detail += u"\n[SQL: "_s + outcome.failure->sql + u']';
    error.hint = QStringList{error.hint, applied + u' ' + place}.join(u'\n').trimmed();
    return invocation.output.fail(error);
}

runtime::EventSink logSink(Invocation &invocation, dialect::Dialect dialect)
{
    return [&invocation, dialect](const runtime::RunEvent &event) {
        if (const auto *step = std::get_if<runtime::StepStarted>(&event))
            invocation.output.log("INFO", migrationLogger, script::formatRunning(invocation.map(), step->migration));
        else if (const auto *notice = std::get_if<runtime::NoticeReceived>(&event))
            invocation.output.log("INFO", dialect == dialect::Dialect::Sqlite ? "sqlite" : "postgresql", notice->notice.message);
    };
}

int runOnline(Invocation &invocation, StepKind kind)
{
    const QStringList &targets = invocation.arguments.positionals;
    if (kind == StepKind::Upgrade && targets.constFirst().contains(u':'))
        return invocation.output.fail(commandError(offlineRange, u"Range revision not allowed"_s));
    Result<DatabaseChoice> choice = chooseDatabase(invocation);
    if (!choice)
        return invocation.output.fail(choice.error());
    choice->spec.createFile = true; // as Alembic: upgrading or stamping a SQLite file that is not there makes it
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
    const auto catalog = runtime::inspectCatalog(**connection);
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
        if (step.status != plan::PreviewStatus::Exact)
            return invocation.output.fail(stepError(step, tr("Nothing was changed.")));
    }
    const InterruptWatch watch([&] { (*connection)->interrupt(); });
    const runtime::RunOutcome outcome
        = runtime::run(*plan, **connection, watch.stopToken(), logSink(invocation, plan->dialect));
    return reportOutcome(invocation, *plan, outcome);
}

int migrate(Invocation &invocation, StepKind kind)
{
    return invocation.arguments.has(u"sql"_s) ? printSql(invocation, kind) : runOnline(invocation, kind);
}

} // namespace

int upgrade(Invocation &invocation)
{
    return migrate(invocation, StepKind::Upgrade);
}

int downgrade(Invocation &invocation)
{
    return migrate(invocation, StepKind::Downgrade);
}

int stamp(Invocation &invocation)
{
    return migrate(invocation, StepKind::Stamp);
}

int current(Invocation &invocation)
{
    const Result<DatabaseChoice> choice = chooseDatabase(invocation);
    if (!choice)
        return invocation.output.fail(choice.error());
    const Result<QStringList> rows = databaseRows(invocation, *choice);
    if (!rows)
        return invocation.output.fail(rows.error());
    logContext(invocation.output, choice->spec.dialect, false, choice->spec.dialect == dialect::Dialect::Postgresql);
    if (const QStringList unknown = script::unknownRows(invocation.map(), *rows); !unknown.isEmpty()) {
        return invocation.output.fail(commandError(script::RevisionNotFound,
            u"Can't locate revision identified by '%1'"_s.arg(unknown.constFirst()),
            tr("The database names a revision that this folder does not have. Nothing was changed.")));
    }
    const script::RevisionMap &map = invocation.map();
    if (invocation.arguments.has(u"check-heads"_s)) {
        const QStringList heads = map.ids(map.heads());
        if (QSet<QString>(heads.cbegin(), heads.cend()) != QSet<QString>(rows->cbegin(), rows->cend()))
            return invocation.output.fail(commandError(notOnHeads, u"Database is not on all head revisions"_s));
    }
    const bool verbose = invocation.arguments.has(u"verbose"_s);
    if (verbose)
        invocation.output.print(u"Current revision(s) for %1:"_s.arg(choice->displayUrl));
    for (const int index : script::currentRevisions(map, *rows)) {
        const script::MigrationScript *script = invocation.project->script(index);
        invocation.output.print(verbose && script ? script::formatVerbose(map, index, *script)
                                                  : script::formatOneLine(map, index, script::LineFormat::current()));
    }
    return Success;
}

} // namespace retort::cli
