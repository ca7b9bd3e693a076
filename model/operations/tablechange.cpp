// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/overloaded.h"
#include "model/expression/element.h"
#include "model/operations/effect.h"

#include <QRegularExpression>

namespace retort::operations {

using namespace Qt::Literals::StringLiterals;

namespace {

void replaceName(QStringList &names, const QString &from, const QString &to)
{
    for (QString &name : names) {
        if (name == from)
            name = to;
    }
}

void renameInConstraint(schema::Constraint &constraint, const schema::Table &table, const QString &from, const QString &to)
{
    std::visit(Overloaded{
                   [&](schema::PrimaryKey &key) { replaceName(key.columns, from, to); },
                   [&](schema::Unique &unique) { replaceName(unique.columns, from, to); },
                   [&](schema::ForeignKey &key) {
                       replaceName(key.columns, from, to);
                       if (key.referredTable == table.name && key.referredSchema == table.schema)
                           replaceName(key.referredColumns, from, to);
                   },
                   [&](schema::Check &check) {
                       if (check.boundColumn == from)
                           check.boundColumn = to;
                   },
                   [&](schema::Exclude &exclude) {
                       for (schema::Exclude::Element &element : exclude.elements) {
                           if (element.column == from)
                               element.column = to;
                       }
                   },
               },
        constraint);
}

/// Free SQL of the table: the server rewrites it when a column is renamed, and we do not.
QList<schema::SqlPtr> freeSqlOf(const schema::Table &table)
{
    QList<schema::SqlPtr> all;
    for (const schema::Column &column : table.columns) {
        if (const auto *computed = std::get_if<schema::Computed>(&column.serverDefault))
            all << computed->sql;
        for (const schema::Check &check : column.checks)
            all << check.condition;
    }
    for (const schema::Constraint &constraint : table.constraints) {
        if (const auto *check = std::get_if<schema::Check>(&constraint))
            all << check->condition;
        if (const auto *exclude = std::get_if<schema::Exclude>(&constraint)) {
            all << exclude->where;
            for (const schema::Exclude::Element &element : exclude->elements)
                all << element.expression;
        }
    }
    for (const schema::Index &index : table.indexes) {
        for (const schema::IndexElement &element : index.elements)
            all << element.expression;
        all << schema::optionSql(index.options, u"postgresql_where"_s) << schema::optionSql(index.options, u"sqlite_where"_s);
    }
    return all;
}

bool mentions(const schema::SqlPtr &sql, const QString &name)
{
    const auto element = expression::fromSchema(sql);
    if (!element)
        return false;
    static const QString wordEnd = u"(?![A-Za-z0-9_])"_s;
    const QRegularExpression word(u"(?<![A-Za-z0-9_])"_s + QRegularExpression::escape(name) + wordEnd,
        QRegularExpression::CaseInsensitiveOption);
    return element->dump().contains(word);
}

} // namespace

void renameColumn(schema::Table &table, const QString &from, const Identifier &to)
{
    schema::Column *column = table.column(from);
    if (!column)
        return;
    for (const schema::SqlPtr &sql : freeSqlOf(table)) {
        if (mentions(sql, from)) {
            table.uncertainty = u"column %1 was renamed to %2, and SQL of table %3 that names it was rewritten by the server"_s.arg(
                from, to.text, table.name.text);
        }
    }
    column->name = to;
    column->key.clear();
    for (schema::Constraint &constraint : table.constraints)
        renameInConstraint(constraint, table, from, to.text);
    for (schema::Index &index : table.indexes) {
        for (schema::IndexElement &element : index.elements) {
            if (element.column == from)
                element.column = to.text;
        }
    }
}

void removeColumn(schema::Table &table, const QString &name)
{
    table.columns.removeIf([&name](const schema::Column &column) { return column.effectiveKey() == name; });
    table.constraints.removeIf(
        [&name](const schema::Constraint &constraint) { return schema::columnsOf(constraint).contains(name); });
    table.indexes.removeIf([&name](const schema::Index &index) {
        return std::any_of(index.elements.begin(), index.elements.end(),
            [&name](const schema::IndexElement &element) { return element.column == name; });
    });
}

} // namespace retort::operations
