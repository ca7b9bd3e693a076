// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/raised.h"
#include "model/schema/table.h"

/// Pieces of DDL that both dialects print alike (spec §4.2). All of them raise what SQLAlchemy raises.
namespace retort::dialect {

using schema::OrRaised;

/// A column's option for the collation that a SQLite database tells of, apart from the type.
inline constexpr QLatin1StringView columnCollation("sqlite_collate");

/// SQL that a database keeps as text: a colon in it is a colon, not the start of a parameter's name as in text().
schema::SqlPtr storedSql(const QString &sql);

/// The name under which a constraint or index is stored, or what SQLAlchemy raises where it is too long.
OrRaised<schema::Identifier> storedName(const schema::Identifier &name, Dialect dialect);

/// The same as it is written. PostgreSQL allows 63 characters: a generated name is shortened, a written one raises.
OrRaised<QString> objectName(const schema::Identifier &name, Dialect dialect);

/// The column's name as DDL needs it; a key that the table does not have stands for itself.
QString columnName(const QString &key, const schema::Table &table, Dialect dialect);
QString columnList(const QStringList &keys, const schema::Table &table, Dialect dialect);

/// `text` when it matches the pattern, which is what SQLAlchemy does against injected keywords.
OrRaised<QString> sqlPhrase(const QString &text, const QString &pattern);

/// " NOT DEFERRABLE INITIALLY IMMEDIATE"
OrRaised<QString> deferrability(const schema::ConstraintTraits &constraint);

/// "REFERENCES s.t (a) MATCH FULL ON DELETE CASCADE …" of a table-level or inline foreign key.
OrRaised<QString> referencesClause(const schema::ForeignKey &key, bool withSchema, Dialect dialect);

/// " INCREMENT BY 2 START WITH 5", without the leading space; empty when no option is set.
QString sequenceOptions(const schema::SequenceOptions &options);

/// The text behind DEFAULT, or nothing for a column without one (spec §4.3).
OrRaised<std::optional<QString>> defaultText(const schema::ServerDefault &serverDefault, Dialect dialect);

/// "GENERATED ALWAYS AS (a + 1)" without STORED or VIRTUAL.
OrRaised<QString> generatedClause(const schema::Computed &computed, Dialect dialect);

/// Whether the column takes part in a foreign key of its table.
bool hasForeignKey(const schema::Table &table, const schema::Column &column);

/// The column that fills itself when nothing is given, as SQLAlchemy finds it (spec §4.2): its key, or empty.
OrRaised<QString> autoincrementColumn(const schema::Table &table);

} // namespace retort::dialect
