// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect::sqlite {

/// How closely a table is looked at.
enum class Look {
    SqlAlchemy, ///< what SQLAlchemy's reflection finds (spec §6.4, §6.5)
    /// And what its PRAGMAs do not tell and a rebuild must not lose: AUTOINCREMENT, WITHOUT ROWID, STRICT, collations,
    /// ON CONFLICT, the actions of references behind a column, the true elements of indexes.
    Whole,
};

/// The table as it is found in SQLite, with the types that SQLite's type names stand for.
OrRaised<schema::Table> reflected(const schema::Table &table, Look look);

/// One column of the table, looked at as a whole.
OrRaised<schema::Column> reflectedColumn(const schema::Column &column, const schema::Table &table);

/// The type that a declared type name is taken for (spec §6.5).
schema::SqlType reflectedType(const QString &declared);

} // namespace retort::dialect::sqlite
