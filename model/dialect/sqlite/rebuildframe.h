// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/batchtable.h"
#include "model/schema/catalog.h"

namespace retort::dialect::sqlite {

/// What stands around the statements of Alembic's "move and copy", so that nothing beside the table is lost: the counter of
/// AUTOINCREMENT, the table's triggers, the views and triggers that mention it. All lists are empty for a table that has none
/// of these.
struct RebuildFrame
{
    QStringList beforeCopy;
    QStringList beforeRename;
    QStringList afterRename;
    QStringList atEnd;    ///< behind the indexes
    QStringList warnings; ///< what cannot be kept
    QList<schema::StoredObject> changed; ///< with their new SQL
    QList<schema::StoredObject> lost;
};

/// `known` is the table as the catalog has it.
RebuildFrame rebuildFrame(const schema::Catalog &catalog, const schema::Table &known, const RebuiltTable &rebuilt);

} // namespace retort::dialect::sqlite
