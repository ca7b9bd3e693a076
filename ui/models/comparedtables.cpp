// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparedtables.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;
using retort::dialect::TablePart;
using retort::plan::SchemaChange;
using Subject = retort::schema::CatalogDifference::Subject;

namespace retort::ui {

namespace {

SchemaChange changeOf(schema::CatalogDifference::Change change)
{
    switch (change) {
    case schema::CatalogDifference::Change::Missing:
        return SchemaChange::Removed;
    case schema::CatalogDifference::Change::Extra:
        return SchemaChange::Added;
    case schema::CatalogDifference::Change::Changed:
        break;
    }
    return SchemaChange::Changed;
}

TablePart::Kind kindOf(Subject subject)
{
    switch (subject) {
    case Subject::Column:
    case Subject::ColumnType:
    case Subject::Nullability:
    case Subject::DefaultValue:
    case Subject::Identity:
    case Subject::Computed:
    case Subject::ColumnComment:
        return TablePart::Kind::Column;
    case Subject::PrimaryKey:
    case Subject::Unique:
    case Subject::ForeignKey:
    case Subject::Check:
    case Subject::Exclude:
        return TablePart::Kind::Constraint;
    case Subject::Index:
        return TablePart::Kind::Index;
    case Subject::Trigger:
        return TablePart::Kind::Trigger;
    case Subject::Schema:
    case Subject::Table:
    case Subject::TableComment:
    case Subject::UserType:
    case Subject::EnumLabels:
    case Subject::Sequence:
    case Subject::View:
    case Subject::MaterializedView:
    case Subject::Function:
        break;
    }
    return TablePart::Kind::Definition;
}

plan::ComparedPart partOf(const schema::CatalogDifference &difference)
{
    plan::ComparedPart part;
    part.change = changeOf(difference.change);
    part.part.kind = kindOf(difference.subject);
    part.part.name = difference.object.isEmpty() ? schema::subjectCode(difference.subject) : difference.object;
    part.part.definition =
        difference.change == schema::CatalogDifference::Change::Extra ? difference.actual : difference.expected;
    if (part.part.definition.isEmpty())
        part.part.definition = schema::describe(difference);
    part.before = difference.actual;
    return part;
}

} // namespace

QList<plan::ComparedTable> comparedTables(const schema::CatalogComparison &comparison)
{
    QMap<schema::ObjectName, plan::ComparedTable> tables;
    const auto tableOf = [&](const schema::ObjectName &table, const QString &object) -> plan::ComparedTable & {
        const schema::ObjectName name =
            table.name.isEmpty() ? schema::ObjectName{{}, object} : table; // a type or sequence stands for itself
        plan::ComparedTable &entry = tables[name];
        entry.name = name;
        return entry;
    };
    for (const schema::CatalogDifference &difference : comparison.differences) {
        plan::ComparedTable &table = tableOf(difference.table, difference.object);
        const bool isWhole = difference.subject == Subject::Table || difference.table.name.isEmpty();
        if (isWhole)
            table.change = changeOf(difference.change);
        else if (table.change == SchemaChange::None)
            table.change = SchemaChange::Changed;
        if (difference.subject != Subject::Table)
            table.parts.append(partOf(difference));
    }
    for (const schema::Uncompared &one : comparison.uncompared)
        tableOf(one.table, one.object).uncertainty = one.reason;
    return tables.values();
}

} // namespace retort::ui
