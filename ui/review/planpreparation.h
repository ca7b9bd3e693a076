// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "model/runtime/pythonhandover.h"
#include "ui/models/databaseentry.h"

namespace retort::ui {

/// What the user asked to be done to a database.
struct ActionRequest
{
    script::StepKind kind = script::StepKind::Upgrade;
    QString target; ///< "heads", "-1", an id, …
    QString database; ///< DatabaseEntry::id
    bool purge = false; ///< of a stamp: all rows go first, and the target may be several revisions with spaces between them
};

/// What the user has to know and to agree to before the project's own Python runs a part of a plan.
struct PythonConsent
{
    runtime::PythonHandover handover; ///< its interpreter is empty where none was found
    bool agreed = false;              ///< earlier, to this interpreter
    bool sameDatabase = false;        ///< the project's own configuration leads to the database of the plan
};

/// An answer to it: a plan to review, made from what the database said just now.
struct PreparedPlan
{
    ActionRequest request;
    DatabaseEntry database;
    plan::MigrationPlan plan;
    script::ProjectSnapshotPtr snapshot;
    bool isNewFile = false; ///< a SQLite file that the run makes: there is nothing to rehearse on or to back up
    Error backupTrouble;    ///< why no backup can be made; no message when one can
    std::optional<PythonConsent> python; ///< where a revision needs it
};

/// The plan again, from where a run that has come half way left the database. Called in the run's thread.
Result<plan::MigrationPlan> planFromHere(const PreparedPlan &prepared, runtime::Connection &connection);

/// Asks the database where it stands and what schema it has, and plans from there. Call it on a worker; changes nothing, and
/// makes no file.
Result<std::shared_ptr<const PreparedPlan>> preparePlan(const ActionRequest &request, const DatabaseEntry &entry,
    plan::Planner &planner, std::stop_token stop);

} // namespace retort::ui
