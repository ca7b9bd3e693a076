// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/indexddl.h"

#include "model/dialect/expressioncompiler.h"
#include "model/dialect/postgresql/constraintddl.h"
#include "model/dialect/quoting.h"
#include "model/expression/element.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Dialect Own = Dialect::Postgresql;

/// What postgresql_ops calls the element: a column's name, a label; nothing else has a key there.
QString elementKey(const schema::IndexElement &element)
{
    if (!element.expression)
        return element.column;
    const expression::ElementPtr sql = expression::fromSchema(element.expression);
    if (!sql)
        return {};
    if (const auto *label = sql->as<expression::Label>())
        return label->name;
    if (const auto *column = sql->as<expression::ColumnRef>())
        return column->name;
    if (const auto *literal = sql->as<expression::LiteralColumn>())
        return literal->sql;
    if (const auto *text = sql->as<expression::Text>())
        return text->sql; // op.create_index() makes a column of that name of it
    return {};
}

OrRaised<QString> elementList(const schema::Index &index, const schema::Table &table)
{
    const auto classes = schema::optionPairs(index.options, u"postgresql_ops"_s);
    QStringList elements;
    for (const schema::IndexElement &element : index.elements) {
        OrRaised<QString> text = element.expression ? compileIndexExpression(element.expression, Own)
                                                    : OrRaised<QString>(columnName(element.column, table, Own));
        if (!text)
            return text;
        const QString key = elementKey(element);
        for (const auto &[column, operatorClass] : classes) {
            if (!key.isEmpty() && column == key)
                *text += u' ' + operatorClass;
        }
        elements << *text;
    }
    return elements.join(u", "_s);
}

OrRaised<QString> whereClause(const schema::Index &index)
{
    const QString option = u"postgresql_where"_s;
    if (const QString text = schema::optionText(index.options, option); !text.isEmpty())
        return u" WHERE "_s + text;
    const schema::SqlPtr where = schema::optionSql(index.options, option);
    if (!where)
        return QString();
    const OrRaised<QString> text = compileDdlExpression(where, Own);
    return text ? OrRaised<QString>(u" WHERE "_s + *text) : text;
}

OrRaised<QString> usingClause(const schema::Index &index)
{
    const QString method = schema::optionText(index.options, u"postgresql_using"_s);
    if (method.isEmpty())
        return QString();
    const OrRaised<QString> checked = sqlPhrase(method, u"^(?:btree|hash|gist|gin|[\\w_]+)$"_s);
    return checked ? OrRaised<QString>(u"USING "_s + checked->toLower() + u' ') : checked;
}

QString storage(const schema::Index &index, const schema::Table &table)
{
    QString text;
    if (const QStringList include = schema::optionNames(index.options, u"postgresql_include"_s); !include.isEmpty())
        text += u" INCLUDE ("_s + columnList(include, table, Own) + u')';
    text += nullsDistinct(index.options, u" "_s);
    QStringList settings;
    for (const auto &[name, value] : schema::optionPairs(index.options, u"postgresql_with"_s))
        settings << name + u" = "_s + value;
    if (!settings.isEmpty())
        text += u" WITH ("_s + settings.join(u", "_s) + u')';
    if (const QString tablespace = schema::optionText(index.options, u"postgresql_tablespace"_s); !tablespace.isEmpty())
        text += u" TABLESPACE "_s + quoted(tablespace, Own);
    return text;
}

QString concurrently(const schema::DialectOptions &options)
{
    return schema::optionIsTrue(options, u"postgresql_concurrently"_s) ? u"CONCURRENTLY "_s : QString();
}

} // namespace

OrRaised<QString> createIndex(const schema::Index &index, const schema::Table &table, bool ifNotExists)
{
    if (index.name.isEmpty())
        return schema::raised(u"CompileError"_s, u"CREATE INDEX requires that the index have a name"_s);
    const OrRaised<QString> parts[] = {objectName(index.name, Own), usingClause(index), elementList(index, table), whereClause(index)};
    for (const OrRaised<QString> &part : parts) {
        if (!part)
            return part;
    }
    return (index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s) + concurrently(index.options)
        + (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + *parts[0] + u" ON "_s + qualified(table.schema, table.name, Own) + u' '
        + *parts[1] + u'(' + *parts[2] + u')' + storage(index, table) + *parts[3];
}

OrRaised<QString> dropIndex(const schema::Identifier &name, const schema::Identifier &schemaName, bool ifExists,
    const schema::DialectOptions &options)
{
    if (name.isEmpty())
        return schema::raised(u"CompileError"_s, u"DROP INDEX requires that the index have a name"_s);
    const OrRaised<QString> own = objectName(name, Own);
    if (!own)
        return own;
    return u"DROP INDEX "_s + concurrently(options) + (ifExists ? u"IF EXISTS "_s : QString())
        + (schemaName.isEmpty() ? QString() : quoted(schemaName, Own) + u'.') + *own;
}

} // namespace retort::dialect::postgresql
