// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"

namespace retort::runtime {

/// Why a plan must not be run on this database at all; nothing when it may.
std::optional<Error> preflightTrouble(const plan::MigrationPlan &plan, const Connection &connection);

/// Which script is not the one that the plan was made from; nothing when all are.
std::optional<Error> scriptChanged(const plan::MigrationPlan &plan);

} // namespace retort::runtime
