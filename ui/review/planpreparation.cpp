// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/planpreparation.h"

#include "model/runtime/backup.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/schemareader.h"
#include "model/runtime/versiontable.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Fills in what the database says, all of it through one connection.
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
    const auto rows = runtime::readVersionTable(**connection, request.versionTable);
    if (!rows)
        return failure(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    entry.server = (*connection)->serverDescription();
    if (action.kind == script::StepKind::Stamp)
        return {};
    const auto catalog = runtime::readCatalog(**connection);
    if (!catalog)
        return failure(catalog.error());
    request.catalog = *catalog;
    return {};
}

} // namespace

Result<std::shared_ptr<const PreparedPlan>> preparePlan(const ActionRequest &request, const DatabaseEntry &entry,
    plan::Planner &planner, std::stop_token stop)
{
    auto prepared = std::make_shared<PreparedPlan>();
    prepared->request = request;
    prepared->database = entry;
    prepared->snapshot = planner.snapshot();
    if (const auto possible = runtime::backupIsPossible(entry.spec); !possible)
        prepared->backupTrouble = possible.error();
    plan::PlanRequest planRequest = planner.request(entry.spec.dialect);
    if (const auto start = readStart(request, *prepared, planRequest); !start)
        return failure(start.error());
    auto plan = request.kind == script::StepKind::Upgrade ? planner.upgrade(request.target, planRequest, stop)
        : request.kind == script::StepKind::Downgrade     ? planner.downgrade(request.target, planRequest, stop)
                                                          : planner.stamp({request.target}, planRequest, stop);
    if (!plan)
        return failure(plan.error());
    prepared->plan = std::move(*plan);
    return std::shared_ptr<const PreparedPlan>(std::move(prepared));
}

} // namespace retort::ui
