// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/constraintddl.h"

#include "model/base/overloaded.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/quoting.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

namespace {

OrRaised<QString> include(const schema::ConstraintTraits &constraint, const schema::Table &table)
{
    QStringList names;
    for (const QString &key : schema::optionNames(constraint.options, u"postgresql_include"_s)) {
        if (!table.column(key))
            return schema::raised(u"KeyError"_s, u'\'' + key + u'\'');
        names << columnName(key, table, Dialect::Postgresql);
    }
    return names.isEmpty() ? QString() : u" INCLUDE (%1)"_s.arg(names.join(u", "_s));
}

QString validity(const schema::ConstraintTraits &constraint)
{
    return schema::optionIsTrue(constraint.options, u"postgresql_not_valid"_s) ? u" NOT VALID"_s : QString();
}

QString operatorClass(const schema::Exclude &exclude, const QString &column)
{
    for (const auto &[key, words] : schema::optionPairs(exclude.options, u"postgresql_ops"_s)) {
        if (key == column)
            return u' ' + words;
    }
    return {};
}

} // namespace

QString nullsDistinct(const schema::DialectOptions &options, const QString &lead)
{
    const auto it = options.constFind(u"postgresql_nulls_not_distinct"_s);
    if (it == options.constEnd() || std::holds_alternative<std::monostate>(*it))
        return {};
    return lead
        + (schema::optionIsTrue(options, u"postgresql_nulls_not_distinct"_s) ? u"NULLS NOT DISTINCT"_s : u"NULLS DISTINCT"_s);
}

OrRaised<QString> constraintSuffix(const schema::Constraint &constraint, const schema::Table &table)
{
    using Text = OrRaised<QString>;
    return std::visit(Overloaded{
                          [&](const schema::PrimaryKey &key) { return include(key, table); },
                          [&](const schema::Unique &unique) { return include(unique, table); },
                          [](const schema::ForeignKey &key) { return Text(validity(key)); },
                          [](const schema::Check &check) { return Text(validity(check)); },
                          [](const schema::Exclude &) { return Text(QString()); },
                      },
        constraint);
}

OrRaised<QString> excludeBody(const schema::Exclude &exclude, const schema::Table &table)
{
    QStringList elements;
    for (const schema::Exclude::Element &element : exclude.elements) {
        QString text = columnName(element.column, table, Dialect::Postgresql) + operatorClass(exclude, element.column);
        if (element.expression) {
            const OrRaised<QString> sql = compileDdlExpression(element.expression, Dialect::Postgresql);
            if (!sql)
                return sql;
            text = *sql;
        }
        elements << text + u" WITH "_s + element.op;
    }
    const OrRaised<QString> method = sqlPhrase(exclude.using_, u"^(?:btree|hash|gist|gin|[\\w_]+)$"_s);
    if (!method)
        return method;
    QString text = u"EXCLUDE USING %1 (%2)"_s.arg(method->toLower(), elements.join(u", "_s));
    if (exclude.where) {
        const OrRaised<QString> where = compileDdlExpression(exclude.where, Dialect::Postgresql);
        if (!where)
            return where;
        text += u" WHERE (%1)"_s.arg(*where);
    }
    return text;
}

} // namespace retort::dialect::postgresql
