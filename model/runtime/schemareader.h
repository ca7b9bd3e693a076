// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/schema/catalog.h"

#include <memory>

namespace retort::runtime {

/// The schema that a plan for this database should start from (plan::PlanRequest::catalog). Null for PostgreSQL, where no SQL of
/// a directive depends on what is there already.
Result<std::shared_ptr<const schema::Catalog>> readCatalog(Connection &connection);

} // namespace retort::runtime
