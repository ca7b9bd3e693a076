// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/sqltokens.h"
#include "model/schema/catalog.h"

#include <QJsonArray>
#include <QJsonObject>

namespace retort::dialect::postgresql {

/// The text of one statement beside its parse tree: the tree tells what things are, the text how an expression is written.
class ParsedText
{
public:
    explicit ParsedText(const QString &sql);

    /// The expression behind the keyword at byte `location` (or the first such keyword behind it), up to the next comma, closing
    /// parenthesis or constraint of its own level.
    QString expressionBehind(QLatin1StringView keyword, int location) const;
    /// What stands in the first parentheses behind the token at byte `location`.
    QString parenthesizedBehind(int location) const;
    /// The same, cut at its commas.
    QStringList listBehind(int location) const;
    /// Everything behind the last `keyword` that is in no parentheses; empty where there is none.
    QString lastClause(QLatin1StringView keyword) const;
    /// Byte of the last `keyword` before byte `location`; -1 where there is none.
    int lastBefore(QLatin1StringView keyword, int location) const;

private:
    qsizetype tokenAt(int location) const;
    QString slice(qsizetype from, qsizetype to) const;

    QString m_sql;
    QList<SqlToken> m_tokens;
    QList<int> m_bytes; ///< where each token begins in UTF-8
};

/// What a list of String nodes names: "schema.name"; the schema `public` is the default one.
schema::ObjectName nameOfList(const QJsonArray &names);
/// A RangeVar.
schema::ObjectName nameOfRelation(const QJsonObject &relation);
/// A TypeName as format_type() would write it.
QString typeText(const QJsonObject &typeName);
/// The names of a list of String nodes.
QStringList strings(const QJsonArray &list);
/// The lowest location in a subtree; -1 when there is none.
int firstLocation(const QJsonValue &node);

} // namespace retort::dialect::postgresql
