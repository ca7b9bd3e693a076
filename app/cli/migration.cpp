// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/migration.h"
#include "app/cli/translation.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

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

} // namespace

void logContext(Output &output, dialect::Dialect dialect, bool offline, bool transactionalDdl)
{
    output.log("INFO", migrationLogger,
        dialect == dialect::Dialect::Sqlite ? u"Context impl SQLiteImpl."_s : u"Context impl PostgresqlImpl."_s);
    if (offline)
        output.log("INFO", migrationLogger, u"Generating static SQL"_s);
    output.log("INFO", migrationLogger,
        transactionalDdl ? u"Will assume transactional DDL."_s : u"Will assume non-transactional DDL."_s);
}

Error stepError(const plan::PlannedStep &step, const QString &hint)
{
    return {notExact, tr("Revision %1 %2: %3").arg(step.step.revision, statusWords(step.status), step.reason), hint, {},
        step.reasonRange, {step.step.revision}};
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
        return targets.isEmpty() ? Result<plan::MigrationPlan>(planner.ensureVersionTable(request)) : planner.stamp(targets, request);
    }
    Q_UNREACHABLE();
}

plan::PlanRequest requestOf(const Invocation &invocation, const plan::Planner &planner, dialect::Dialect dialect)
{
    plan::PlanRequest request = planner.request(dialect);
    if (invocation.database)
        request.engine = invocation.database->engine;
    request.xArguments = invocation.arguments.all(u"x"_s);
    request.tag = invocation.arguments.value(u"tag"_s);
    request.purge = invocation.arguments.has(u"purge"_s);
    return request;
}

} // namespace retort::cli
