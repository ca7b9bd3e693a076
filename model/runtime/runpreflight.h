// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"

namespace retort::runtime {

/// Why a plan must not be run on this database at all; nothing when it may.
std::optional<Error> preflightTrouble(const plan::MigrationPlan &plan, const Connection &connection);

} // namespace retort::runtime
