// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/plan/migrationplan.h"
#include "model/runtime/runevent.h"
#include "model/runtime/runoptions.h"

namespace retort::cli {

inline constexpr ErrorCode badOption("cli.bad-option");

/// What the command line says about how to run.
Result<runtime::RunOptions> runOptionsOf(const Invocation &invocation);

/// Writes a run's events as Alembic writes its log, and what Alembic has no words for beside them.
runtime::EventSink logSink(Invocation &invocation, const plan::MigrationPlan &plan);

} // namespace retort::cli
