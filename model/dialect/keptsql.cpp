// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/keptsql.h"

#include "model/dialect/ddltext.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/sqlite/columnmentions.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

QString storedText(const schema::SqlPtr &sql)
{
    return compileDdlExpression(sql, Dialect::Sqlite).value_or(QString());
}

KeptSql::KeptSql(const schema::Table &source)
{
    for (const schema::Column &column : source.columns) {
        m_columns << column.name.text;
        if (const auto *computed = std::get_if<schema::Computed>(&column.serverDefault))
            add(computed->sql);
    }
    for (const schema::Constraint &constraint : source.constraints) {
        if (const auto *check = std::get_if<schema::Check>(&constraint))
            add(check->condition);
    }
    for (const schema::Index &index : source.indexes) {
        for (const schema::IndexElement &element : index.elements)
            add(element.expression);
        add(schema::optionSql(index.options, u"sqlite_where"_s));
    }
}

void KeptSql::add(const schema::SqlPtr &sql)
{
    if (sql)
        m_own.insert(sql.get());
}

void KeptSql::setFate(const QMap<QString, QString> &renamed, const QStringList &dropped)
{
    m_renamed = renamed;
    m_dropped = dropped;
}

QStringList KeptSql::droppedIn(const schema::SqlPtr &sql) const
{
    QStringList found;
    if (m_dropped.isEmpty() || !contains(sql))
        return found;
    const QString text = storedText(sql);
    for (const QString &column : m_dropped) {
        if (sqlite::mentionsColumn(text, column))
            found << column;
    }
    return found;
}

bool KeptSql::mentionsKeptColumn(const schema::SqlPtr &sql) const
{
    const QString text = storedText(sql);
    return std::any_of(m_columns.begin(), m_columns.end(), [&](const QString &column) {
        return !m_dropped.contains(column) && sqlite::mentionsColumn(text, column);
    });
}

std::optional<schema::SqlPtr> KeptSql::renamed(const schema::SqlPtr &sql) const
{
    if (m_renamed.isEmpty() || !contains(sql))
        return sql;
    const std::optional<QString> text = sqlite::withRenamedColumns(storedText(sql), m_renamed);
    return text ? std::optional<schema::SqlPtr>(storedSql(*text)) : std::nullopt;
}

schema::SqlPtr KeptSql::refusable(const schema::SqlPtr &sql) const
{
    return droppedIn(sql).isEmpty() ? sql : storedSql(sqlite::withoutStringReading(storedText(sql), m_dropped));
}

} // namespace retort::dialect
