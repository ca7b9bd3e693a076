// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"
#include "model/plan/migrationplan.h"
#include "model/plan/queryrunner.h"
#include "model/script/projectsnapshot.h"

namespace retort::plan {

/// Where a script that runs for good sends its statements; the runner implements it inside its transaction.
class StatementExecutor
{
public:
    StatementExecutor() = default;
    virtual ~StatementExecutor() = default;
    StatementExecutor(const StatementExecutor &) = delete;
    StatementExecutor &operator=(const StatementExecutor &) = delete;

    /// Runs one statement at once; the rows of it if they are wanted.
    virtual bindings::Answered<bindings::QueryAnswer> execute(const dialect::Statement &statement, bool wantsRows) = 0;
    /// The schema as the open transaction sees it now.
    virtual bindings::Answered<std::shared_ptr<const schema::Catalog>> readCatalog() = 0;
    virtual QByteArray randomBytes(int count) = 0;
    virtual bindings::DatabaseAnswers::Moment now() = 0;
};

/// Evaluates the script of a step on a database that is being migrated: every statement is sent when the script comes to it, and
/// what the script asks is answered. Nothing is kept from one step to the next.
bindings::ScriptEvaluation runLive(const MigrationPlan &plan, const PlannedStep &step, StatementExecutor &executor, std::stop_token stop);

} // namespace retort::plan
