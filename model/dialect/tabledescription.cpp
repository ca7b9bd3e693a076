// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/tabledescription.h"

#include "model/dialect/constraintddl.h"
#include "model/dialect/ddltext.h"
#include "model/dialect/postgresql/indexddl.h"
#include "model/dialect/sqlite/indexddl.h"
#include "model/dialect/sqlite/tableddl.h"
#include "model/dialect/tableddl.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The text, or why there is none.
QString textOf(const OrRaised<QString> &text)
{
    return text ? text->simplified() : text.error().message;
}

/// "NAME definition" without the name that begins it, quoted or not.
QString withoutName(const QString &specification, const QString &quotedName)
{
    return specification.startsWith(quotedName) ? specification.mid(quotedName.size()).trimmed() : specification;
}

TablePart columnPart(const schema::Column &column, const schema::Table &table, Dialect dialect)
{
    const QString checks = columnChecks(column, table, dialect).value_or(QString());
    return {TablePart::Kind::Column, column.name.text,
        withoutName(textOf(columnSpecification(column, table, dialect)), columnName(column.effectiveKey(), table, dialect))
            + checks};
}

TablePart constraintPart(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect)
{
    const QString name = traits(constraint).name.text;
    QString text = textOf(constraintText(constraint, table, dialect));
    if (!name.isEmpty() && text.startsWith("CONSTRAINT "_L1)) // the name has a column of its own
        text = text.section(u' ', 2);
    return {TablePart::Kind::Constraint, name, text};
}

} // namespace

QList<TablePart> describeTable(const schema::Table &table, Dialect dialect)
{
    QList<TablePart> parts;
    for (const schema::Column &column : table.columns)
        if (!column.system)
            parts.append(columnPart(column, table, dialect));
    for (const schema::Constraint &constraint : table.constraints)
        if (const TablePart part = constraintPart(constraint, table, dialect); !part.definition.isEmpty())
            parts.append(part);
    for (const schema::Index &index : table.indexes) {
        const OrRaised<QString> text = dialect == Dialect::Sqlite ? sqlite::createIndex(index, table, false)
                                                                  : postgresql::createIndex(index, table, false);
        parts.append({TablePart::Kind::Index, index.name.text, textOf(text)});
    }
    if (dialect == Dialect::Sqlite) {
        for (const QString &option : sqlite::tableOptions(table).split(u',', Qt::SkipEmptyParts))
            parts.append({TablePart::Kind::Option, {}, option.trimmed()});
    }
    return parts;
}

} // namespace retort::dialect
