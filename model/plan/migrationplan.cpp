// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/migrationplan.h"

#include "model/script/migrationsteps.h"

namespace retort::plan {

MigrationPlan MigrationPlan::firstSteps(qsizetype count) const
{
    MigrationPlan plan = *this;
    plan.steps = steps.first(count);
    plan.resultingHeads = startingHeads;
    for (const PlannedStep &step : std::as_const(plan.steps))
        plan.resultingHeads = script::rowsAfter(plan.resultingHeads, step.step.rowChanges);
    return plan;
}

bool MigrationPlan::isRunnable() const
{
    return isRunnableWithPython() && !needsPython();
}

bool MigrationPlan::isRunnableWithPython() const
{
    return std::all_of(steps.cbegin(), steps.cend(), [this](const PlannedStep &step) {
        return step.status == PreviewStatus::NeedsData ? project != nullptr : step.status != PreviewStatus::Error;
    });
}

bool MigrationPlan::needsPython() const
{
    return std::any_of(steps.cbegin(), steps.cend(), [](const PlannedStep &step) { return step.status == PreviewStatus::NeedsPython; });
}

bool MigrationPlan::needsData() const
{
    return std::any_of(steps.cbegin(), steps.cend(), [](const PlannedStep &step) { return step.runsLive(); });
}

} // namespace retort::plan
