// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect::sqlite {

/// "name TYPE DEFAULT d NOT NULL" of a column of that table, without its CHECKs (spec §4.2).
OrRaised<QString> columnSpecification(const schema::Column &column, const schema::Table &table);

bool isWithoutRowid(const schema::Table &table);

/// What follows the closing parenthesis of CREATE TABLE.
QString tableOptions(const schema::Table &table);

} // namespace retort::dialect::sqlite
