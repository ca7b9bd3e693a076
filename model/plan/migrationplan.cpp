// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/migrationplan.h"

namespace retort::plan {

bool MigrationPlan::isRunnable() const
{
    return std::all_of(steps.cbegin(), steps.cend(), [this](const PlannedStep &step) {
        return step.status == PreviewStatus::Exact || (step.status == PreviewStatus::NeedsData && project);
    });
}

bool MigrationPlan::needsData() const
{
    return std::any_of(steps.cbegin(), steps.cend(), [](const PlannedStep &step) { return step.runsLive(); });
}

} // namespace retort::plan
