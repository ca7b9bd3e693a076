// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/constraintddl.h"

#include "model/base/overloaded.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/postgresql/constraintddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/constraintddl.h"
#include "model/dialect/typecompiler.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

OrRaised<QString> typeCheck(const schema::Check &check, const schema::Table &table, Dialect dialect)
{
    const schema::SqlType type = check.boundType->forDialect(dialectName(dialect));
    QStringList values{u"0"_s, u"1"_s};
    if (const schema::EnumDetails *details = type.enumDetails()) {
        values.clear();
        for (const QString &label : details->labels)
            values << stringLiteral(label);
    }
    return u"CHECK (%1 IN (%2))"_s.arg(columnName(check.boundColumn, table, dialect), values.join(u", "_s));
}

OrRaised<QString> checkBody(const schema::Check &check, const schema::Table &table, Dialect dialect)
{
    if (check.boundType)
        return typeCheck(check, table, dialect);
    const OrRaised<QString> condition = compileDdlExpression(check.condition, dialect);
    return condition ? OrRaised<QString>(u"CHECK ("_s + *condition + u')') : condition;
}

OrRaised<QString> foreignKeyBody(const schema::ForeignKey &key, const schema::Table &table, Dialect dialect)
{
    const OrRaised<QString> references = referencesClause(key, dialect == Dialect::Postgresql, dialect);
    if (!references)
        return references;
    return u"FOREIGN KEY("_s + columnList(key.columns, table, dialect) + u") "_s + *references;
}

/// An implicit primary key names the column that fills itself first.
OrRaised<QString> primaryKeyBody(const schema::PrimaryKey &key, const schema::Table &table, Dialect dialect)
{
    QStringList columns = key.columns;
    if (key.implicit) {
        const OrRaised<QString> first = autoincrementColumn(table);
        if (!first)
            return first;
        if (columns.removeAll(*first) > 0)
            columns.prepend(*first);
    }
    return u"PRIMARY KEY ("_s + columnList(columns, table, dialect) + u')';
}

OrRaised<QString> uniqueBody(const schema::Unique &unique, const schema::Table &table, Dialect dialect)
{
    const QString distinct = dialect == Dialect::Postgresql ? postgresql::nullsDistinct(unique.options, u" "_s) : QString();
    return u"UNIQUE%1 (%2)"_s.arg(distinct, columnList(unique.columns, table, dialect));
}

bool isLeftOut(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect)
{
    return std::visit(Overloaded{
                          [&](const schema::PrimaryKey &key) {
                              return key.columns.isEmpty()
                                  || (dialect == Dialect::Sqlite && sqlite::hasInlinePrimaryKey(table));
                          },
                          [](const schema::Unique &unique) { return unique.columns.isEmpty(); },
                          [&](const schema::ForeignKey &key) {
                              return dialect == Dialect::Sqlite && key.referredSchema.text != table.schema.text;
                          },
                          [&](const schema::Check &check) {
                              return check.boundType && !needsTypeCheck(*check.boundType, dialect);
                          },
                          [](const schema::Exclude &) { return false; },
                      },
        constraint);
}

OrRaised<QString> body(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect)
{
    return std::visit(Overloaded{
                          [&](const schema::PrimaryKey &key) { return primaryKeyBody(key, table, dialect); },
                          [&](const schema::Unique &unique) { return uniqueBody(unique, table, dialect); },
                          [&](const schema::ForeignKey &key) { return foreignKeyBody(key, table, dialect); },
                          [&](const schema::Check &check) { return checkBody(check, table, dialect); },
                          [&](const schema::Exclude &exclude) {
                              return dialect == Dialect::Sqlite ? sqlite::excludeBody(exclude, table)
                                                                : postgresql::excludeBody(exclude, table);
                          },
                      },
        constraint);
}

} // namespace

bool needsTypeCheck(const schema::SqlType &type, Dialect dialect)
{
    const schema::SqlType actual = type.forDialect(dialectName(dialect));
    if (const schema::EnumDetails *details = actual.enumDetails())
        return details->createConstraint && (dialect == Dialect::Sqlite || !details->nativeEnum);
    return dialect == Dialect::Sqlite && actual.flag("create_constraint"_L1);
}

OrRaised<QString> constraintText(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect)
{
    if (isLeftOut(constraint, table, dialect))
        return QString();
    const schema::ConstraintTraits &traits = schema::traits(constraint);
    QString text;
    if (!traits.name.isEmpty()) {
        const OrRaised<QString> name = objectName(traits.name, dialect);
        if (!name)
            return name;
        text = u"CONSTRAINT "_s + *name + u' ';
    }
    const bool hasOwnDeferrability = std::holds_alternative<schema::ForeignKey>(constraint);
    const OrRaised<QString> parts[] = {
        body(constraint, table, dialect),
        hasOwnDeferrability ? OrRaised<QString>(QString()) : deferrability(traits),
        dialect == Dialect::Sqlite ? sqlite::constraintSuffix(constraint, table) : postgresql::constraintSuffix(constraint, table),
    };
    for (const OrRaised<QString> &part : parts) {
        if (!part)
            return part;
        text += *part;
    }
    return text;
}

} // namespace retort::dialect
