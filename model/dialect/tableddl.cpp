// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/tableddl.h"

#include "model/dialect/constraintddl.h"
#include "model/dialect/postgresql/tableddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/tableddl.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a column cannot compile is told with the place where it stands.
schema::Raised withPlace(const schema::Raised &error, const schema::Table &table, const schema::Column &column)
{
    if (error.type != "CompileError"_L1 && error.type != "UnsupportedCompilationError"_L1)
        return error;
    return {u"CompileError"_s,
        u"(in table '%1', column '%2'): %3"_s.arg(table.name.text, column.name.text, error.message)};
}

/// The primary key first, the others as they were created. PostgreSQL leaves use_alter foreign keys to a later statement.
QList<schema::Constraint> constraintsInOrder(const schema::Table &table, Dialect dialect)
{
    QList<schema::Constraint> ordered;
    if (const schema::PrimaryKey *key = table.primaryKey())
        ordered << *key;
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *reference = std::get_if<schema::ForeignKey>(&constraint);
        const bool later = reference && reference->useAlter && dialect == Dialect::Postgresql;
        if (!later && !std::holds_alternative<schema::PrimaryKey>(constraint))
            ordered << constraint;
    }
    return ordered;
}

} // namespace

OrRaised<QString> columnSpecification(const schema::Column &column, const schema::Table &table, Dialect dialect)
{
    return dialect == Dialect::Sqlite ? sqlite::columnSpecification(column, table)
                                      : postgresql::columnSpecification(column, table);
}

OrRaised<QString> columnChecks(const schema::Column &column, const schema::Table &table, Dialect dialect)
{
    QString text;
    for (const schema::Check &check : column.checks) {
        const OrRaised<QString> clause = constraintText(check, table, dialect);
        if (!clause)
            return clause;
        text += u' ' + *clause;
    }
    return text;
}

OrRaised<QString> createTable(const schema::Table &table, bool ifNotExists, Dialect dialect)
{
    QStringList items;
    for (const schema::Column &column : table.columns) {
        if (column.system)
            continue;
        const OrRaised<QString> text = columnSpecification(column, table, dialect);
        if (!text)
            return tl::unexpected(withPlace(text.error(), table, column));
        const OrRaised<QString> checks = columnChecks(column, table, dialect);
        if (!checks)
            return tl::unexpected(withPlace(checks.error(), table, column));
        items << *text + *checks;
    }
    for (const schema::Constraint &constraint : constraintsInOrder(table, dialect)) {
        const OrRaised<QString> text = constraintText(constraint, table, dialect);
        if (!text)
            return text;
        if (!text->isEmpty())
            items << *text;
    }
    QString sql = u"CREATE "_s;
    for (const QString &prefix : table.prefixes)
        sql += prefix + u' ';
    sql += u"TABLE "_s + (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + qualified(table.schema, table.name, dialect) + u" ("_s;
    if (!items.isEmpty())
        sql += u"\n    "_s + items.join(u", \n    "_s);
    return sql + u"\n)"_s
        + (dialect == Dialect::Sqlite ? sqlite::tableOptions(table) : postgresql::tableOptions(table));
}

} // namespace retort::dialect
