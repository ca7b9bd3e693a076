// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/pythonhandover.h"
#include "model/runtime/runner.h"

namespace retort::runtime {

/// Severity of the notices that are lines of what Python printed.
inline constexpr QLatin1StringView pythonNotice("PYTHON");

/// Revisions of a plan that the project's own Python runs, and what is done about those behind them.
struct PythonSteps
{
    PythonHandover handover; ///< made after the user's consent
    /// The plan from where the database stands to the same target; asked after each revision that Python ran, whose effect nobody
    /// could know before.
    std::function<Result<plan::MigrationPlan>(Connection &)> planFromHere;
    /// Whether a plan may go on with other statements than the ones that were shown. Where somebody has read them it may not.
    bool acceptNewStatements = false;
};

/// The first step that needs Python; -1 where none does.
qsizetype firstPythonStep(const plan::MigrationPlan &plan);

/// Runs a plan natively as far as that goes, then one revision in the project's own Python, and natively again. What was done before
/// such a revision is committed, because Alembic connects by itself. The steps of events and outcome are those of `plan`; a revision
/// that Python runs is one statement, its command line, outside transactions, and each line it prints is a notice.
///
/// Each native part is a run as run() does it, with its own record in the journal, and so is each revision that Python runs. A backup
/// is made once, before everything. A dry run is refused: nobody can take back what Python commits.
RunOutcome runWithPython(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options, const PythonSteps &python);

} // namespace retort::runtime
