// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/migration.h"
#include "app/cli/translation.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/schemareader.h"
#include "model/runtime/versiontable.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <vector>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

/// `backup.sqlite` of several databases is `backup.engine1.sqlite`, `backup.engine2.sqlite`.
QString fileOf(const QString &file, const DatabaseChoice &choice)
{
    const QFileInfo info(file);
    const QString name = QString(choice.engineName()).replace(u'/', u'_').remove(u'<').remove(u'>');
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    return info.absolutePath() + u'/' + info.completeBaseName() + u'.' + name + suffix;
}

Error named(Error error, const DatabaseChoice &choice)
{
    error.hint = (tr("Database: %1").arg(choice.engineName()) + u'\n' + error.hint).trimmed(); // the message is Alembic's
    return error;
}

/// What is to be done to a database, as it is now; a SQLite file that is not there is an empty one, and is not made.
Result<plan::MigrationPlan> planFor(const Invocation &invocation, plan::Planner &planner, StepKind kind)
{
    runtime::ConnectionSpec spec = invocation.database->spec;
    spec.createFile = false;
    plan::PlanRequest request = requestOf(invocation, planner, spec.dialect);
    const auto connection = runtime::Connection::open(spec);
    if (!connection && connection.error().code != runtime::databaseMissingFile)
        return failure(connection.error());
    if (!connection) {
        request.catalog = std::make_shared<const schema::Catalog>();
        return makePlan(planner, kind, invocation.arguments.positionals, request);
    }
    const Result<runtime::VersionRows> rows = runtime::readVersionTable(**connection, request.versionTable);
    if (!rows)
        return failure(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    const auto catalog = runtime::readCatalog(**connection);
    if (!catalog)
        return failure(catalog.error());
    request.catalog = *catalog;
    return makePlan(planner, kind, invocation.arguments.positionals, request);
}

/// Whether the plan can be made and has nothing that is known to fail.
Result<void> look(const Invocation &invocation, plan::Planner &planner, StepKind kind)
{
    const auto plan = planFor(invocation, planner, kind);
    if (!plan)
        return failure(named(plan.error(), *invocation.database));
    for (const plan::PlannedStep &step : plan->steps) {
        if (step.status == plan::PreviewStatus::Error)
            return failure(named(stepError(step, tr("Nothing was changed in any database.")), *invocation.database));
        if (step.status == plan::PreviewStatus::NeedsPython) {
            return failure(named(stepError(step, tr("Nothing was changed. Of several databases, Alembic runs a revision on all at once: run this one with it.")),
                *invocation.database));
        }
    }
    return {};
}

/// Each database commits by itself: what the others have by then is said.
void tell(Output &output, const std::vector<Invocation> &runs, size_t failed)
{
    for (size_t at = 0; at < runs.size(); ++at) {
        const DatabaseChoice &choice = *runs[at].database;
        const auto rows = at > failed ? Result<QStringList>(QStringList()) : databaseRows(runs[at], choice);
        const QString place = !rows ? tr("where it stands is not known")
            : rows->isEmpty()       ? tr("it stands at base")
                                    : tr("it stands at %1").arg(rows->join(", "_L1));
        const QString what = at < failed ? tr("done and committed, %1").arg(place) : at == failed ? tr("not done, %1").arg(place) : tr("not started");
        output.log("INFO", "retort", choice.engineName() + ": "_L1 + what);
    }
}

/// Alembic's template can be told to commit all databases together.
bool wantsTwoPhases(const script::Project &project)
{
    static const QRegularExpression setting(u"^USE_TWOPHASE\\s*=\\s*True\\b"_s, QRegularExpression::MultilineOption);
    QFile file(project.envPath);
    constexpr qint64 most = 1024 * 1024;
    return file.open(QIODevice::ReadOnly) && setting.match(QString::fromUtf8(file.read(most))).hasMatch();
}

} // namespace

int runSeveral(Invocation &invocation, StepKind kind, const QList<DatabaseChoice> &databases)
{
    if (kind == StepKind::Upgrade && invocation.arguments.positionals.constFirst().contains(u':'))
        return invocation.output.fail({offlineRange, u"Range revision not allowed"_s, {}, {}, {}, {}});
    std::vector<Invocation> runs;
    plan::Planner planner(invocation.project);
    for (const DatabaseChoice &choice : databases) {
        runs.push_back(invocationFor(invocation, choice));
        if (const QString backup = invocation.arguments.value(u"backup"_s); !backup.isEmpty())
            runs.back().arguments.values.insert(u"backup"_s, {fileOf(backup, choice)});
        // Nothing runs anywhere before it is known that all of it can.
        if (const auto good = look(runs.back(), planner, kind); !good)
            return invocation.output.fail(good.error());
    }
    if (wantsTwoPhases(invocation.project->project))
        invocation.output.warn(tr("env.py asks for two-phase commits. Here each database commits by itself."));
    for (size_t at = 0; at < runs.size(); ++at) {
        logEngine(invocation.output, *runs[at].database);
        if (runOnline(runs[at], kind) != Success) {
            tell(invocation.output, runs, at);
            return invocation.output.failureCode();
        }
    }
    return Success;
}

} // namespace retort::cli
