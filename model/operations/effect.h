// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/operations/operation.h"
#include "model/schema/catalog.h"

namespace retort::operations {

/// What the operation does to the schema once its SQL ran. It is lenient: dropping what is not known changes nothing, for
/// the server has the last word. Batches are taken as the sequence of their items; how SQLite rebuilds a table, and what
/// gets lost then, is known to model/dialect only. Raises what a naming convention raises.
schema::OrRaised<void> applyTo(const Operation &operation, schema::Catalog &catalog,
    const schema::NamingConvention &convention);

} // namespace retort::operations
