// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqlite/inspector.h"

#include "model/dialect/sqlite/storedschema.h"

namespace retort::runtime::sqlite {

Result<Inspection> inspect(Connection &connection)
{
    const auto objects = connection.query(dialect::sqlite::objectsQuery());
    if (!objects)
        return tl::unexpected(objects.error().error);
    const auto columns = connection.query(dialect::sqlite::columnsQuery());
    if (!columns)
        return tl::unexpected(columns.error().error);
    Inspection inspection;
    inspection.catalog
        = std::make_shared<const schema::Catalog>(dialect::sqlite::readCatalog(objects->rows, columns->rows));
    return inspection;
}

} // namespace retort::runtime::sqlite
