// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/schemachange.h"

#include <QSet>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using dialect::TablePart;

namespace {

using Parts = QList<TablePart>;

QString identity(const TablePart &part)
{
    return QString::number(int(part.kind)) + u' ' + (part.name.isEmpty() ? part.definition : part.name);
}

QList<ComparedPart> compareParts(const Parts &before, const Parts &after)
{
    QHash<QString, TablePart> old;
    for (const TablePart &part : before)
        old.insert(identity(part), part);
    QList<ComparedPart> result;
    for (const TablePart &part : after) {
        const auto was = old.constFind(identity(part));
        if (was == old.cend())
            result.append({part, SchemaChange::Added, {}});
        else if (was->definition == part.definition)
            result.append({part, SchemaChange::None, {}});
        else
            result.append({part, SchemaChange::Changed, was->definition});
        old.remove(identity(part));
    }
    for (const TablePart &part : before)
        if (old.contains(identity(part)))
            result.append({part, SchemaChange::Removed, {}});
    return result;
}

ComparedTable compareTable(const schema::ObjectName &name, const schema::Table *before, const schema::Table *after,
    dialect::Dialect dialect)
{
    ComparedTable table;
    table.name = name;
    table.uncertainty = after ? after->uncertainty : before->uncertainty;
    if (before == after) { // catalogs share the tables that a step leaves alone
        for (const TablePart &part : describeTable(*after, dialect))
            table.parts.append({part, SchemaChange::None, {}});
        return table;
    }
    table.parts = compareParts(before ? describeTable(*before, dialect) : Parts(), after ? describeTable(*after, dialect) : Parts());
    const bool differs = std::any_of(table.parts.cbegin(), table.parts.cend(),
        [](const ComparedPart &part) { return part.change != SchemaChange::None; });
    table.change = !before ? SchemaChange::Added : !after ? SchemaChange::Removed : differs ? SchemaChange::Changed : SchemaChange::None;
    return table;
}

} // namespace

QList<ComparedTable> compareSchemas(const schema::Catalog &before, const schema::Catalog &after, dialect::Dialect dialect)
{
    QMap<schema::ObjectName, std::pair<const schema::Table *, const schema::Table *>> tables;
    for (auto it = before.tables().cbegin(); it != before.tables().cend(); ++it)
        tables[it.key()].first = it->get();
    for (auto it = after.tables().cbegin(); it != after.tables().cend(); ++it)
        tables[it.key()].second = it->get();
    QList<ComparedTable> result;
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        const schema::Table *table = it->second ? it->second : it->first;
        result.append(compareTable(nameOf(*table), it->first, it->second, dialect));
    }
    return result;
}

} // namespace retort::plan
