// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect::sqlite {

/// The table as SQLAlchemy's reflection finds it in SQLite (spec §6.4, §6.5), with the types that SQLite's type names stand for;
/// and, unlike there, with what its PRAGMAs do not tell and a rebuild must not lose: AUTOINCREMENT, WITHOUT ROWID, STRICT,
/// collations, ON CONFLICT, CHECKs without a name, the actions of references behind a column, the true elements of indexes.
OrRaised<schema::Table> reflected(const schema::Table &table);

/// The type that a declared type name is taken for (spec §6.5).
schema::SqlType reflectedType(const QString &declared);

} // namespace retort::dialect::sqlite
