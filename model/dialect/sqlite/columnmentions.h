// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

/// The columns that a table's own SQL names: the conditions of its CHECKs and partial indexes, the expressions of its indexes and
/// generated columns. None of them may hold a subquery, so each name in them is a column of the table, a function, a type behind
/// CAST(… AS, or a collation.
namespace retort::dialect::sqlite {

/// The column that is the whole expression: "a"; empty for anything more.
QString soleColumn(const QString &sql);

bool mentionsColumn(const QString &sql, const QString &column);

/// The expression after columns were renamed, in the order old name → new name. Nothing when a word could be the column or
/// a word of the language.
std::optional<QString> withRenamedColumns(const QString &sql, const QMap<QString, QString> &renames);

/// SQLite takes "x" for the string 'x' where there is no column x. The expression with these columns in quotes that never
/// mean a string, so that it is refused when one of them is gone.
QString withoutStringReading(const QString &sql, const QStringList &columns);

/// Whether the expression is `column IN (literals)`, as the type of a column brings it.
bool isListOfValues(const QString &sql, const QString &column);

} // namespace retort::dialect::sqlite
