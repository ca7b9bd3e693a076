// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/rawsql.h"

#include "model/dialect/compiler.h"
#include "model/dialect/ddlparser.h"
#include "model/dialect/ddlreplay.h"
#include "model/dialect/postgresql/definitionreplay.h"
#include "model/dialect/sqlite/definitionreplay.h"
#include "model/dialect/statementsplitter.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a statement can do to the tables that a catalog knows.
enum class Reach { Nothing, OneTable, Everything };

bool startsWithAny(const QList<SqlToken> &tokens, qsizetype position, std::initializer_list<QLatin1StringView> words)
{
    return position < tokens.size()
        && std::any_of(words.begin(), words.end(), [&](QLatin1StringView word) { return tokens.at(position).isWord(word); });
}

bool isDefinition(const QList<SqlToken> &tokens)
{
    return startsWithAny(tokens, 0, {"CREATE"_L1, "ALTER"_L1, "DROP"_L1});
}

/// CREATE VIEW, DROP TYPE and the like leave tables as they are.
Reach reachOfDefinition(const QList<SqlToken> &tokens)
{
    for (qsizetype i = 1; i < qMin<qsizetype>(tokens.size(), 5); ++i) {
        if (startsWithAny(tokens, i, {"TABLE"_L1, "INDEX"_L1}))
            return Reach::OneTable;
        if (startsWithAny(tokens, i, {"SCHEMA"_L1, "OWNED"_L1, "DATABASE"_L1}) && tokens.first().isWord("DROP"_L1))
            return Reach::Everything;
    }
    return Reach::Nothing;
}

Reach reachOf(const QList<SqlToken> &tokens)
{
    if (tokens.isEmpty())
        return Reach::Nothing;
    if (isDefinition(tokens))
        return reachOfDefinition(tokens);
    const bool harmless = startsWithAny(tokens, 0,
        {"SELECT"_L1, "INSERT"_L1, "UPDATE"_L1, "DELETE"_L1, "WITH"_L1, "VALUES"_L1, "REPLACE"_L1, "MERGE"_L1, "TRUNCATE"_L1,
            "PRAGMA"_L1, "SET"_L1, "RESET"_L1, "SHOW"_L1, "COMMENT"_L1, "GRANT"_L1, "REVOKE"_L1, "ANALYZE"_L1, "VACUUM"_L1,
            "REINDEX"_L1, "BEGIN"_L1, "START"_L1, "COMMIT"_L1, "END"_L1, "ROLLBACK"_L1, "SAVEPOINT"_L1, "RELEASE"_L1, "LOCK"_L1,
            "EXPLAIN"_L1, "COPY"_L1, "REFRESH"_L1, "NOTIFY"_L1, "LISTEN"_L1, "CLUSTER"_L1, "ATTACH"_L1, "DETACH"_L1});
    return harmless ? Reach::Nothing : Reach::Everything;
}

/// As the server itself reads it.
bool replayDefinition(const QString &sql, CompileContext &context)
{
    schema::Catalog &catalog = editableCatalog(context);
    return context.dialect == Dialect::Sqlite ? sqlite::replayDefinition(sql, catalog) : postgresql::replayDefinition(sql, catalog);
}

void replayStatement(const QString &sql, CompileContext &context)
{
    const QList<SqlToken> tokens = sqlTokens(sql, context.dialect);
    const bool defines = isDefinition(tokens) || (!tokens.isEmpty() && tokens.first().isWord("COMMENT"_L1));
    if (defines && replayDefinition(sql, context))
        return;
    const Reach reach = reachOf(tokens);
    if (reach == Reach::Nothing)
        return;
    schema::Catalog &catalog = editableCatalog(context);
    if (replayDdl(sql, context.dialect, catalog))
        return;
    const operations::RenameTable named = DdlParser(sql, context.dialect).namedTable();
    const QString words = sql.simplified();
    const QString reason = u"a script changed it with SQL of its own (%1)"_s.arg(
        words.size() > 80 ? words.left(79) + u'…' : words);
    if (reach == Reach::OneTable && !named.table.isEmpty())
        catalog.markUncertain(schema::ObjectName{named.schema.text, named.table.text}, reason);
    else
        catalog.markUncertain(reason);
}

} // namespace

void replayRawSql(const QString &sql, CompileContext &context)
{
    for (const SplitStatement &statement : splitStatements(sql, context.dialect))
        replayStatement(statement.text, context);
}

} // namespace retort::dialect
