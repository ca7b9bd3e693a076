// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/indexddl.h"

#include "model/dialect/expressioncompiler.h"
#include "model/dialect/quoting.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

OrRaised<QString> qualifiedIndex(const schema::Identifier &name, const schema::Identifier &schemaName)
{
    const OrRaised<QString> own = objectName(name, Dialect::Sqlite);
    if (!own || schemaName.isEmpty())
        return own;
    return quoted(schemaName, Dialect::Sqlite) + u'.' + *own;
}

OrRaised<QString> whereClause(const schema::Index &index)
{
    const QString option = u"sqlite_where"_s;
    if (!schema::optionText(index.options, option).isEmpty())
        return schema::raised(u"AttributeError"_s, u"'str' object has no attribute '_compiler_dispatch'"_s);
    const schema::SqlPtr where = schema::optionSql(index.options, option);
    if (!where)
        return QString();
    const OrRaised<QString> text = compileDdlExpression(where, Dialect::Sqlite);
    return text ? OrRaised<QString>(u" WHERE "_s + *text) : text;
}

} // namespace

OrRaised<QString> createIndex(const schema::Index &index, const schema::Table &table, bool ifNotExists)
{
    if (index.name.isEmpty())
        return schema::raised(u"CompileError"_s, u"CREATE INDEX requires that the index have a name"_s);
    QStringList elements;
    for (const schema::IndexElement &element : index.elements) {
        if (!element.expression) {
            elements << columnName(element.column, table, Dialect::Sqlite);
            continue;
        }
        const OrRaised<QString> sql = compileDdlExpression(element.expression, Dialect::Sqlite);
        if (!sql)
            return sql;
        elements << *sql;
    }
    const OrRaised<QString> name = qualifiedIndex(index.name, table.schema);
    if (!name)
        return name;
    const OrRaised<QString> where = whereClause(index);
    if (!where)
        return where;
    return (index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s) + (ifNotExists ? u"IF NOT EXISTS "_s : QString())
        + *name + u" ON "_s + quoted(table.name, Dialect::Sqlite) + u" ("_s + elements.join(u", "_s) + u')' + *where;
}

OrRaised<QString> dropIndex(const schema::Identifier &name, const schema::Identifier &schemaName, bool ifExists,
    const schema::DialectOptions &)
{
    if (name.isEmpty())
        return schema::raised(u"CompileError"_s, u"DROP INDEX requires that the index have a name"_s);
    const OrRaised<QString> qualifiedName = qualifiedIndex(name, schemaName);
    if (!qualifiedName)
        return qualifiedName;
    return u"DROP INDEX "_s + (ifExists ? u"IF EXISTS "_s : QString()) + *qualifiedName;
}

} // namespace retort::dialect::sqlite
