// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect {

/// CREATE TABLE with its constraints, without its indexes and comments (spec §4.2).
OrRaised<QString> createTable(const schema::Table &table, bool ifNotExists, Dialect dialect);

/// "name TYPE DEFAULT d NOT NULL" of a column of that table.
OrRaised<QString> columnSpecification(const schema::Column &column, const schema::Table &table, Dialect dialect);

/// The CHECKs written behind the column, each with a leading space.
OrRaised<QString> columnChecks(const schema::Column &column, const schema::Table &table, Dialect dialect);

} // namespace retort::dialect
