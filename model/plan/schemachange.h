// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/tabledescription.h"
#include "model/schema/catalog.h"

namespace retort::plan {

enum class SchemaChange { None, Added, Changed, Removed };

/// A part of a table and what a step does to it.
struct ComparedPart
{
    dialect::TablePart part; ///< as it is afterwards; as it was when it is removed
    SchemaChange change = SchemaChange::None;
    QString before;          ///< its definition before, when it is changed
};

struct ComparedTable
{
    schema::ObjectName name;
    SchemaChange change = SchemaChange::None; ///< Changed when anything in it is
    QString uncertainty;                      ///< why the table may differ in truth; empty when it is known
    QList<ComparedPart> parts;
};

/// Every table before and after, by name, with what differs; then every view. Parts are recognised by kind and name, those without a name by their
/// definition; a renamed table or column is one removed and one added.
QList<ComparedTable> compareSchemas(const schema::Catalog &before, const schema::Catalog &after, dialect::Dialect dialect);

} // namespace retort::plan
