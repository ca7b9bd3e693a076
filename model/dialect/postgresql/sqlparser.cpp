// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows libpg_query.
#include "model/dialect/postgresql/sqlparser.h"

#include "model/dialect/sqltokens.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <pg_query.h>

#include <memory>

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

std::optional<QJsonArray> parsedStatements(const QString &sql)
{
    constexpr qsizetype maximumLength = 1'000'000;
    const QByteArray text = sql.toUtf8();
    if (text.size() > maximumLength || text.contains('\0'))
        return std::nullopt;
    // libpg_query writes the tree by recursion, without a look at the stack: "1 + 1 + 1 + …" is as deep as it is long. A level
    // takes one token at least.
    constexpr qsizetype maximumTokens = 20'000;
    if (sqlTokens(sql, Dialect::Postgresql).size() > maximumTokens)
        return std::nullopt;
    const PgQueryParseResult result = pg_query_parse(text.constData());
    const auto freed = std::unique_ptr<const PgQueryParseResult, void (*)(const PgQueryParseResult *)>(
        &result, [](const PgQueryParseResult *parsed) { pg_query_free_parse_result(*parsed); });
    if (result.error)
        return std::nullopt;
    const QJsonDocument tree = QJsonDocument::fromJson(result.parse_tree); // refuses what is nested beyond 1024
    if (!tree.isObject())
        return std::nullopt;
    QJsonArray statements;
    for (const QJsonValue statement : tree.object().value("stmts"_L1).toArray())
        statements.append(statement.toObject().value("stmt"_L1));
    return statements;
}

} // namespace retort::dialect::postgresql
