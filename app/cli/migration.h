// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/database.h"
#include "model/plan/planner.h"

namespace retort::cli {

// What upgrade, downgrade and stamp share, whether they print SQL or run it.

inline constexpr ErrorCode offlineRange("cli.offline-range");
inline constexpr ErrorCode notExact("cli.not-exact");
inline constexpr ErrorCode runStopped("cli.run-stopped");
inline constexpr auto migrationLogger = "alembic.runtime.migration";

/// Alembic's lines about what it is going to do (spec §1.3).
void logContext(Output &output, dialect::Dialect dialect, bool offline, bool transactionalDdl);

/// Why a step cannot be printed or run to its end.
Error stepError(const plan::PlannedStep &step, const QString &hint);

/// The project's settings with what the command line says on top.
plan::PlanRequest requestOf(const Invocation &invocation, const plan::Planner &planner, dialect::Dialect dialect);

/// A stamp without targets makes the version table alone, where there is none.
Result<plan::MigrationPlan> makePlan(plan::Planner &planner, script::StepKind kind, const QStringList &targets,
    const plan::PlanRequest &request);

/// `--sql`: prints the SQL, connects to nothing.
int printSql(Invocation &invocation, script::StepKind kind);

/// Runs against the database whose turn it is, or the only one.
int runOnline(Invocation &invocation, script::StepKind kind);

/// Runs against each of several databases in turn.
int runSeveral(Invocation &invocation, script::StepKind kind, const QList<DatabaseChoice> &databases);

} // namespace retort::cli
