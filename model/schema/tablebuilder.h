// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/namingconvention.h"

namespace retort::schema {

/// Puts a definition together as SQLAlchemy's Table does: primary keys found, foreign keys, unique and index flags of
/// columns turned into constraints and indexes in creation order, names given (spec §4.2, §4.7).
OrRaised<Table> buildTable(const TableDefinition &definition, const NamingConvention &convention);

/// What a column brings along when it is added to a table that exists.
struct AttachedColumn
{
    Column column;
    QList<Constraint> constraints; ///< of its ForeignKey, unique=True and type
    QList<Index> indexes;          ///< of index=True
};
OrRaised<AttachedColumn> attachColumn(const Column &column, const Identifier &table, const Identifier &schema,
    const NamingConvention &convention);

} // namespace retort::schema
