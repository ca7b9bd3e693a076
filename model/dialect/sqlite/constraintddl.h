// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect::sqlite {

/// sqlite_autoincrement=True on a lone integer key: it is written inside the column, and the constraint is not (spec §4.2).
bool hasInlinePrimaryKey(const schema::Table &table);

/// " ON CONFLICT IGNORE"
OrRaised<QString> constraintSuffix(const schema::Constraint &constraint, const schema::Table &table);

/// Raises: SQLite has no EXCLUDE.
OrRaised<QString> excludeBody(const schema::Exclude &exclude, const schema::Table &table);

} // namespace retort::dialect::sqlite
