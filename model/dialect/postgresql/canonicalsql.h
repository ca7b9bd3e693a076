// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace retort::dialect::postgresql {

/// An expression in a form that does not change when the server has stored it and written it anew: without casts and parentheses,
/// IN as = ANY, BETWEEN as two comparisons, CURRENT_TIMESTAMP as now().
struct CanonicalSql
{
    QString text;
    std::optional<QString> literal; ///< the value, when it is nothing but a string, number or truth value
    bool isColumn = false;          ///< just a column's name
    bool isSimple = false;          ///< a literal, a column, a keyword, or a call without arguments or of nextval()
};

/// Nothing where the grammar refuses the text.
std::optional<CanonicalSql> canonicalExpression(const QString &sql);

/// A CREATE INDEX statement taken apart.
struct CanonicalIndex
{
    QList<CanonicalSql> elements; ///< each with its direction; operator classes and collations are left out
    QStringList included;
    QString method;
    std::optional<CanonicalSql> predicate;
};

std::optional<CanonicalIndex> canonicalIndex(const QString &sql);

} // namespace retort::dialect::postgresql
