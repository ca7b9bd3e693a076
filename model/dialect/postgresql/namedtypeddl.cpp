// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/namedtypeddl.h"

#include "model/base/overloaded.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"
#include "model/expression/build.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Dialect Own = Dialect::Postgresql;

OrRaised<QString> createEnum(const schema::EnumType &type)
{
    if (type.name.isEmpty())
        return schema::raised(u"CompileError"_s, u"PostgreSQL ENUM type requires a name."_s);
    QStringList labels;
    for (const QString &label : type.labels)
        labels << stringLiteral(label);
    return u"CREATE TYPE "_s + qualified(type.schema, type.name, Own) + u" AS ENUM ("_s + labels.join(u", "_s) + u')';
}

OrRaised<QString> createDomain(const schema::DomainType &type)
{
    const OrRaised<QString> base = compileType(type.base, Own);
    if (!base)
        return base;
    QString text = u"CREATE DOMAIN "_s + qualified(type.schema, type.name, Own) + u" AS "_s + *base;
    if (!type.collation.isEmpty())
        text += u" COLLATE "_s + quoted(type.collation, Own);
    if (type.defaultValue) {
        const OrRaised<QString> value = compileDdlExpression(type.defaultValue, Own);
        if (!value)
            return value;
        text += u" DEFAULT "_s + *value;
    }
    if (!type.constraintName.isEmpty())
        text += u" CONSTRAINT "_s + quoted(type.constraintName, Own);
    if (type.notNull == true)
        text += u" NOT NULL"_s;
    if (type.check) {
        const OrRaised<QString> condition = compileDdlExpression(type.check, Own);
        if (!condition)
            return condition;
        text += u" CHECK ("_s + *condition + u')';
    }
    return text;
}

schema::SqlPtr textOf(const schema::SqlType &type, QLatin1StringView argument)
{
    const QString text = type.text(argument);
    return text.isEmpty() ? schema::SqlPtr() : schema::SqlPtr(expression::text(text));
}

schema::DomainType domainOf(const schema::SqlType &type)
{
    schema::DomainType domain;
    domain.name = schema::Identifier(type.text("name"_L1));
    domain.schema = schema::Identifier(type.text("schema"_L1));
    if (const schema::SqlTypePtr base = type.nested("data_type"_L1))
        domain.base = *base;
    domain.collation = type.text("collation"_L1);
    domain.defaultValue = textOf(type, "default"_L1);
    domain.constraintName = schema::Identifier(type.text("constraint_name"_L1));
    if (type.flag("not_null"_L1))
        domain.notNull = true;
    domain.check = textOf(type, "check"_L1);
    return domain;
}

/// The Enum or DOMAIN that creating a table creates; an ARRAY stands for its items.
std::optional<schema::NamedType> madeType(const schema::SqlType &written)
{
    schema::SqlType type = written.forDialect(dialectName(Own));
    if (type.kind() == schema::TypeKind::Array) {
        const schema::SqlTypePtr item = type.nested("item_type"_L1);
        if (!item)
            return std::nullopt;
        type = item->forDialect(dialectName(Own));
    }
    if (const schema::EnumDetails *details = type.enumDetails()) {
        if (!details->nativeEnum || !details->createType || details->hasMetadata)
            return std::nullopt;
        return schema::EnumType{schema::Identifier(details->name), schema::Identifier(details->schema), details->labels};
    }
    if (type.kind() == schema::TypeKind::PgDomain && type.flag("create_type"_L1))
        return domainOf(type);
    return std::nullopt;
}

} // namespace

OrRaised<QString> createNamedType(const schema::NamedType &type)
{
    return std::visit(Overloaded{
                          [](const schema::EnumType &enumeration) { return createEnum(enumeration); },
                          [](const schema::DomainType &domain) { return createDomain(domain); },
                      },
        type);
}

QList<schema::NamedType> typesMadeWith(const schema::Table &table, const QSet<schema::ObjectName> &created)
{
    QSet<schema::ObjectName> known = created;
    QList<schema::NamedType> types;
    for (const schema::Column &column : table.columns) {
        const std::optional<schema::NamedType> type = madeType(column.type);
        if (!type)
            continue;
        const schema::ObjectName name{schema::schemaOf(*type).text, schema::nameOf(*type).text};
        if (!known.contains(name) || name.name.isEmpty())
            types << *type;
        known.insert(name);
    }
    return types;
}

} // namespace retort::dialect::postgresql
