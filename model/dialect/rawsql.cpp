// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/rawsql.h"

#include "model/dialect/compiler.h"
#include "model/dialect/ddlparser.h"
#include "model/dialect/postgresql/definitionreplay.h"
#include "model/dialect/statementsplitter.h"
#include "model/operations/effect.h"

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
    if (startsWithAny(tokens, 0, {"CREATE"_L1, "ALTER"_L1, "DROP"_L1}))
        return reachOfDefinition(tokens);
    const bool harmless = startsWithAny(tokens, 0,
        {"SELECT"_L1, "INSERT"_L1, "UPDATE"_L1, "DELETE"_L1, "WITH"_L1, "VALUES"_L1, "REPLACE"_L1, "MERGE"_L1, "TRUNCATE"_L1,
            "PRAGMA"_L1, "SET"_L1, "RESET"_L1, "SHOW"_L1, "COMMENT"_L1, "GRANT"_L1, "REVOKE"_L1, "ANALYZE"_L1, "VACUUM"_L1,
            "REINDEX"_L1, "BEGIN"_L1, "START"_L1, "COMMIT"_L1, "END"_L1, "ROLLBACK"_L1, "SAVEPOINT"_L1, "RELEASE"_L1, "LOCK"_L1,
            "EXPLAIN"_L1, "COPY"_L1, "REFRESH"_L1, "NOTIFY"_L1, "LISTEN"_L1, "CLUSTER"_L1, "ATTACH"_L1, "DETACH"_L1});
    return harmless ? Reach::Nothing : Reach::Everything;
}

/// REFERENCES p without a column means p's primary key.
bool completeReferences(schema::TableDefinition &definition, const schema::Catalog &catalog)
{
    for (schema::TableItem &item : definition.items) {
        auto *constraint = std::get_if<schema::Constraint>(&item);
        auto *key = constraint ? std::get_if<schema::ForeignKey>(constraint) : nullptr;
        if (!key || !key->referredColumns.isEmpty())
            continue;
        const auto table = catalog.table({key->referredSchema.text, key->referredTable.text});
        if (!table || !table->primaryKey())
            return false;
        key->referredColumns = table->primaryKey()->columns;
    }
    return true;
}

bool replay(QList<operations::Operation> all, schema::Catalog &catalog)
{
    for (operations::Operation &operation : all) {
        if (auto *create = std::get_if<operations::CreateTable>(&operation)) {
            if (!completeReferences(create->definition, catalog))
                return false;
        }
        const auto *add = std::get_if<operations::AddConstraint>(&operation);
        const auto *key = add ? std::get_if<schema::ForeignKey>(&add->constraint) : nullptr;
        if (key && key->referredColumns.isEmpty())
            return false;
        if (!operations::applyTo(operation, catalog, schema::NamingConvention()))
            return false;
    }
    return true;
}

void replayStatement(const QString &sql, CompileContext &context)
{
    const QList<SqlToken> tokens = sqlTokens(sql, context.dialect);
    const bool defines = startsWithAny(tokens, 0, {"CREATE"_L1, "ALTER"_L1, "DROP"_L1, "COMMENT"_L1});
    if (context.dialect == Dialect::Postgresql && defines && postgresql::replayDefinition(sql, editableCatalog(context)))
        return;
    const Reach reach = reachOf(tokens);
    if (reach == Reach::Nothing)
        return;
    schema::Catalog &catalog = editableCatalog(context);
    DdlParser parser(sql, context.dialect);
    const operations::RenameTable named = parser.namedTable();
    const auto all = parser.parse();
    if (all && replay(*all, catalog))
        return;
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
