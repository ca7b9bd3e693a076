// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"
#include "model/schema/catalog.h"

namespace retort::dialect::postgresql {

/// "name TYPE DEFAULT d NOT NULL" of a column of that table, without its CHECKs (spec §4.2).
OrRaised<QString> columnSpecification(const schema::Column &column, const schema::Table &table);

/// "GENERATED ALWAYS AS IDENTITY (START WITH 3)"
QString identityClause(const schema::Identity &identity);

/// An option of a column that was made as SERIAL. What SQLAlchemy makes of a column depends on its table at that time: a foreign
/// key that comes later takes nothing away from it, and a primary key that comes later adds nothing.
inline constexpr QLatin1StringView serialOption("postgresql_serial");

/// Marks those of the catalog's columns that `made`, a new table or a table of one new column, writes as SERIAL.
void markSerials(const schema::Table &made, schema::Catalog &catalog);

/// What follows the closing parenthesis of CREATE TABLE.
QString tableOptions(const schema::Table &table);

} // namespace retort::dialect::postgresql
