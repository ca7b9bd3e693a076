// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/catalogspelling.h"

#include "model/dialect/catalogspelling.h"
#include "model/dialect/ddltext.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/postgresql/canonicalsql.h"
#include "model/dialect/postgresql/indexddl.h"
#include "model/dialect/postgresql/tableddl.h"
#include "model/dialect/postgresql/typereader.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqltokens.h"
#include "model/dialect/typecompiler.h"

#include <QJsonDocument>

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;
using schema::SpelledText;
using schema::TypeAffinity;

namespace {

constexpr Dialect Own = Dialect::Postgresql;

/// The server cuts a name at so many bytes (NAMEDATALEN - 1), at the border of a character.
QString cut(const QString &name)
{
    constexpr qsizetype longest = 63;
    QString shortened = name;
    while (shortened.toUtf8().size() > longest)
        shortened.chop(shortened.back().isLowSurrogate() ? 2 : 1);
    return shortened;
}

QString truthValue(const QString &text)
{
    static const QStringList yes{u"t"_s, u"true"_s, u"y"_s, u"yes"_s, u"on"_s, u"1"_s};
    static const QStringList no{u"f"_s, u"false"_s, u"n"_s, u"no"_s, u"off"_s, u"0"_s};
    const QString word = text.trimmed().toLower();
    return yes.contains(word) ? u"true"_s : no.contains(word) ? u"false"_s : text;
}

/// A literal as its type keeps it. Where the server makes something else of the text (a date of 'now'), equal texts are equal and
/// others tell nothing.
SpelledText literalOf(const QString &value, const schema::SqlType &type)
{
    switch (type.affinity()) {
    case TypeAffinity::Boolean: return {truthValue(value)};
    case TypeAffinity::Integer:
    case TypeAffinity::Numeric: return {canonicalLiteral(canonicalNumber(value))};
    case TypeAffinity::Uuid: return {stringLiteral(value.toLower())};
    case TypeAffinity::String: return {stringLiteral(value)};
    case TypeAffinity::Json: {
        const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
        const bool known = !document.isNull();
        return {stringLiteral(known ? QString::fromUtf8(document.toJson(QJsonDocument::Compact)) : value), known};
    }
    default: break;
    }
    return {stringLiteral(value), type.enumDetails() != nullptr};
}

SpelledText spelled(const std::optional<CanonicalSql> &sql, const QString &text)
{
    return sql ? SpelledText{sql->text, false} : SpelledText{text.simplified(), false};
}

SpelledText spelledElement(const CanonicalSql &element)
{
    return {element.text, element.isColumn};
}

} // namespace

QString CatalogSpelling::name(const schema::Identifier &name) const
{
    const OrRaised<schema::Identifier> stored = storedName(name, Own);
    return cut(stored ? stored->text : name.text);
}

QString CatalogSpelling::schemaName(const QString &schema) const
{
    return schema == m_defaultSchema ? QString() : schema;
}

SpelledText CatalogSpelling::type(const schema::Column &column) const
{
    const OrRaised<QString> compiled = compileType(column.type, Own);
    if (!compiled)
        return {compiled.error().message, false};
    const qsizetype collate = compiled->indexOf(" COLLATE "_L1);
    const QString collation = collate < 0 ? QString() : compiled->mid(collate);
    QString name = canonicalTypeName(collate < 0 ? *compiled : compiled->first(collate));
    if (!m_defaultSchema.isEmpty() && name.startsWith(m_defaultSchema + u'.'))
        name.remove(0, m_defaultSchema.size() + 1);
    return {name + collation};
}

SpelledText CatalogSpelling::serverDefault(const schema::Column &column) const
{
    if (schema::optionIsTrue(column.options, serialOption))
        return {u"nextval()"_s};
    const auto text = defaultText(column.serverDefault, Own);
    if (!text)
        return {text.error().message, false};
    if (!*text)
        return {};
    const auto sql = canonicalExpression(**text);
    if (!sql)
        return spelled(sql, **text);
    if (sql->text == "NULL"_L1)
        return {};
    if (sql->literal)
        return literalOf(*sql->literal, column.type.forDialect(dialectName(Own)));
    return {sql->text, sql->isSimple};
}

SpelledText CatalogSpelling::expression(const schema::SqlPtr &sql) const
{
    const OrRaised<QString> text = sql ? compileDdlExpression(sql, Own) : OrRaised<QString>(QString());
    if (!text || text->isEmpty())
        return {text ? QString() : text.error().message, false};
    return spelled(canonicalExpression(*text), *text);
}

SpelledText CatalogSpelling::condition(const schema::Check &check, const schema::Table &table) const
{
    const QString text = conditionText(check, table, Own);
    return spelled(canonicalExpression(text), text);
}

/// Through CREATE INDEX, which both sides print, so that columns, expressions, labels and texts that are columns come out alike.
schema::IndexShape CatalogSpelling::shape(const schema::Index &index, const schema::Table &table) const
{
    schema::Index named = index;
    named.name = schema::Identifier(u"ix"_s);
    named.options.remove(u"postgresql_concurrently"_s);
    schema::IndexShape shape;
    shape.unique = index.unique;
    const QString text = createIndex(named, table, false).value_or(QString());
    const auto taken = canonicalIndex(text);
    if (!taken) {
        for (const schema::IndexElement &element : index.elements)
            shape.elements << SpelledText{element.column, false};
        return shape;
    }
    for (const CanonicalSql &element : taken->elements)
        shape.elements << spelledElement(element);
    shape.included = taken->included;
    shape.method = taken->method;
    if (taken->predicate)
        shape.predicate = spelled(taken->predicate, {});
    return shape;
}

std::optional<bool> CatalogSpelling::isNullable(const schema::Column &column, const schema::Table &table) const
{
    const bool serial = schema::optionIsTrue(column.options, serialOption);
    return column.isNullable() && !serial && !isInPrimaryKey(column, table);
}

bool CatalogSpelling::exists(const schema::Constraint &constraint, const schema::Table &table) const
{
    return isWritten(constraint, table, Own);
}

} // namespace retort::dialect::postgresql
