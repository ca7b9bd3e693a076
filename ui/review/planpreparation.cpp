// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/planpreparation.h"

#include "model/plan/engines.h"
#include "model/runtime/backup.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/process.h"
#include "model/runtime/pythoninterpreter.h"
#include "model/runtime/schemareader.h"
#include "model/runtime/versiontable.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

inline constexpr ErrorCode engineNotChosen("plan.engine-not-chosen");

/// Fills in where the database stands and what schema it has.
Result<void> readState(script::StepKind kind, runtime::Connection &connection, plan::PlanRequest &request)
{
    const auto rows = runtime::readVersionTable(connection, request.versionTable);
    if (!rows)
        return failure(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    if (kind == script::StepKind::Stamp)
        return {};
    const auto catalog = runtime::readCatalog(connection);
    if (!catalog)
        return failure(catalog.error());
    request.catalog = *catalog;
    return {};
}

/// The same through a connection of its own; a SQLite file that is not there yet is empty.
Result<void> readStart(const ActionRequest &action, PreparedPlan &prepared, plan::PlanRequest &request)
{
    DatabaseEntry &entry = prepared.database;
    const auto connection = runtime::Connection::open(entry.lookingSpec());
    if (!connection) {
        if (connection.error().code != runtime::databaseMissingFile || !entry.spec.createFile)
            return failure(connection.error());
        entry.server = u"SQLite"_s; // the run makes the file
        prepared.isNewFile = true;
        if (action.kind != script::StepKind::Stamp)
            request.catalog = std::make_shared<const schema::Catalog>(); // nothing is there yet, and that is known
        return {};
    }
    entry.server = (*connection)->serverDescription();
    return readState(action.kind, **connection, request);
}

Result<plan::MigrationPlan> planFor(const ActionRequest &request, plan::Planner &planner, const plan::PlanRequest &start, std::stop_token stop)
{
    return request.kind == script::StepKind::Upgrade ? planner.upgrade(request.target, start, stop)
        : request.kind == script::StepKind::Downgrade ? planner.downgrade(request.target, start, stop)
                                                      : planner.stamp(request.target.split(u' ', Qt::SkipEmptyParts), start, stop);
}

PythonConsent consentFor(const PreparedPlan &prepared, const std::stop_token &stop)
{
    const script::Project &project = prepared.snapshot->project;
    const QString interpreter = runtime::findInterpreter(project.root, runtime::processEnvironment(), stop);
    PythonConsent consent{runtime::handoverFor(*prepared.snapshot, interpreter), runtime::isPythonAgreed(project, interpreter), false};
    const auto &own = consent.handover.projectDatabase;
    consent.sameDatabase = own && runtime::isSameDatabase(*own, prepared.database.spec);
    return consent;
}

/// Each database of such a project has functions of its own in the scripts.
Error unmapped(const DatabaseEntry &entry, const QList<script::EngineDatabase> &engines)
{
    QStringList names;
    for (const script::EngineDatabase &engine : engines)
        names << engine.displayName();
    return {engineNotChosen, QCoreApplication::translate("PlanPreparation", "This project has several databases (%1), and nobody has said which of them %2 is.")
            .arg(names.join(u", "_s), entry.name()),
        QCoreApplication::translate("PlanPreparation", "Choose it in the connection. Nothing was changed."), {}, {}, {}};
}

} // namespace

Result<plan::MigrationPlan> planFromHere(const PreparedPlan &prepared, runtime::Connection &connection)
{
    plan::Planner planner(prepared.snapshot);
    plan::PlanRequest request = planner.request(prepared.database.spec.dialect);
    request.engine = prepared.database.engine;
    request.purge = prepared.request.purge;
    return readState(prepared.request.kind, connection, request).and_then([&] { return planFor(prepared.request, planner, request, {}); });
}

Result<std::shared_ptr<const PreparedPlan>> preparePlan(const ActionRequest &request, const DatabaseEntry &entry,
    plan::Planner &planner, std::stop_token stop)
{
    auto prepared = std::make_shared<PreparedPlan>();
    prepared->request = request;
    prepared->database = entry;
    prepared->snapshot = planner.snapshot();
    if (const auto possible = runtime::backupIsPossible(entry.spec); !possible)
        prepared->backupTrouble = possible.error();
    if (const auto engines = plan::projectEngines(*planner.snapshot()); !engines.isEmpty() && !entry.engine)
        return failure(unmapped(entry, engines));
    plan::PlanRequest planRequest = planner.request(entry.spec.dialect);
    planRequest.engine = entry.engine;
    planRequest.purge = request.purge;
    if (const auto start = readStart(request, *prepared, planRequest); !start)
        return failure(start.error());
    auto plan = planFor(request, planner, planRequest, stop);
    if (!plan)
        return failure(plan.error());
    prepared->plan = std::move(*plan);
    if (prepared->plan.needsPython() && !entry.engine) // of several databases, Alembic runs a revision on all at once
        prepared->python = consentFor(*prepared, stop);
    return std::shared_ptr<const PreparedPlan>(std::move(prepared));
}

} // namespace retort::ui
