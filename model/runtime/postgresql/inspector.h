// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/schema/catalog.h"

#include <memory>

namespace retort::runtime::postgresql {

/// Reads the schema of a PostgreSQL database from pg_catalog, in one query for each kind of object (PostgreSQL's manual,
/// "System Catalogs"). What lies in the session's current schema has no schema in the catalog, as in SQLAlchemy's reflection and
/// in scripts. What belongs to an extension is left out.
Result<std::shared_ptr<const schema::Catalog>> inspect(Connection &connection);

} // namespace retort::runtime::postgresql
