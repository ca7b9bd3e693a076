// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/schema/catalog.h"

#include <memory>

namespace retort::runtime {

/// The schema of a connected database: what a plan for it starts from (plan::PlanRequest::catalog), what the inspector answers
/// from, and what a run is compared with.
Result<std::shared_ptr<const schema::Catalog>> readCatalog(Connection &connection);

} // namespace retort::runtime
