// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/schema/catalog.h"

#include <memory>

namespace retort::runtime::sqlite {

/// The schema of a database as it is, with its views and triggers.
struct Inspection
{
    std::shared_ptr<const schema::Catalog> catalog;
};

/// Reads the schema of a SQLite database (model/dialect/sqlite/storedschema tells how).
/// What SQLAlchemy's reflection would not see is left out later, where a batch copies a table (model/dialect/sqlite/reflection).
Result<Inspection> inspect(Connection &connection);

} // namespace retort::runtime::sqlite
