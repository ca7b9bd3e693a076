// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/schemareader.h"

#include "model/runtime/postgresql/inspector.h"
#include "model/runtime/sqlite/inspector.h"

namespace retort::runtime {

Result<std::shared_ptr<const schema::Catalog>> readCatalog(Connection &connection)
{
    if (connection.dialect() == dialect::Dialect::Postgresql)
        return postgresql::inspect(connection);
    return sqlite::inspect(connection).map([](const sqlite::Inspection &inspection) { return inspection.catalog; });
}

} // namespace retort::runtime
