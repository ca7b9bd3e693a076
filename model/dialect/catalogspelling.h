// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/catalogspelling.h"

namespace retort::dialect {

/// How the dialect spells catalogs for schema::compareCatalogs(). `defaultSchema` is the one that names without a schema mean
/// ("main", "public").
std::unique_ptr<schema::CatalogSpelling> catalogSpelling(Dialect dialect, const QString &defaultSchema);

/// Whether the column belongs to the primary key.
bool isInPrimaryKey(const schema::Column &column, const schema::Table &table);

/// Whether the dialect writes the constraint.
bool isWritten(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect);

/// What stands in the parentheses of CHECK (…); empty where it cannot be written.
QString conditionText(const schema::Check &check, const schema::Table &table, Dialect dialect);

/// "-0.50" is "-0.5", "+01" is "1"; any other text stays.
QString canonicalNumber(const QString &text);

/// A value as a literal: in quotes unless it is a number, for a server may write 1 as '1' and the other way round.
QString canonicalLiteral(const QString &value);

} // namespace retort::dialect
