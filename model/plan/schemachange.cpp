// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/schemachange.h"

#include <QSet>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using dialect::TablePart;
using schema::StoredObject;

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

SchemaChange changeOf(const QList<ComparedPart> &parts, bool isBefore, bool isAfter)
{
    const bool differs = std::any_of(parts.cbegin(), parts.cend(),
        [](const ComparedPart &part) { return part.change != SchemaChange::None; });
    return !isBefore ? SchemaChange::Added : !isAfter ? SchemaChange::Removed : differs ? SchemaChange::Changed : SchemaChange::None;
}

/// The triggers of a table or view.
Parts triggersOf(const schema::ObjectName &name, const schema::Catalog &catalog)
{
    Parts parts;
    for (const StoredObject &object : catalog.storedObjects()) {
        const bool sameName = object.table.name.compare(name.name,
            catalog.nameCase() == schema::Catalog::NameCase::Insensitive ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
        if (object.kind == StoredObject::Kind::Trigger && sameName && object.table.schema == name.schema)
            parts.append({TablePart::Kind::Trigger, object.name.name, object.sql.simplified()});
    }
    return parts;
}

ComparedTable compareTable(const schema::ObjectName &name, const schema::Table *before, const schema::Table *after,
    const schema::Catalog &catalogBefore, const schema::Catalog &catalogAfter, dialect::Dialect dialect)
{
    ComparedTable table;
    table.name = name;
    table.uncertainty = after ? after->uncertainty : before->uncertainty;
    if (before == after) { // catalogs share the tables that a step leaves alone
        for (const TablePart &part : describeTable(*after, dialect))
            table.parts.append({part, SchemaChange::None, {}});
    } else {
        table.parts = compareParts(before ? describeTable(*before, dialect) : Parts(), after ? describeTable(*after, dialect) : Parts());
    }
    table.parts += compareParts(before ? triggersOf(name, catalogBefore) : Parts(), after ? triggersOf(name, catalogAfter) : Parts());
    table.change = changeOf(table.parts, before, after);
    return table;
}

/// Views of both kinds, each with its text and triggers as its parts.
QList<ComparedTable> compareViews(const schema::Catalog &before, const schema::Catalog &after)
{
    using Kind = StoredObject::Kind;
    QMap<schema::ObjectName, std::pair<const StoredObject *, const StoredObject *>> views;
    const auto isView = [](const StoredObject &object) { return object.kind == Kind::View || object.kind == Kind::MaterializedView; };
    for (const StoredObject &object : before.storedObjects())
        if (isView(object))
            views[object.name].first = &object;
    for (const StoredObject &object : after.storedObjects())
        if (isView(object))
            views[object.name].second = &object;
    QList<ComparedTable> result;
    for (auto it = views.cbegin(); it != views.cend(); ++it) {
        const auto [was, is] = it.value();
        const auto partsOf = [&it](const StoredObject *view, const schema::Catalog &catalog) {
            return view ? Parts{{TablePart::Kind::Definition, it.key().name, view->sql.simplified()}} + triggersOf(it.key(), catalog) : Parts();
        };
        ComparedTable table;
        table.name = it.key();
        table.uncertainty = is ? is->uncertainty : was->uncertainty;
        table.parts = compareParts(partsOf(was, before), partsOf(is, after));
        table.change = changeOf(table.parts, was, is);
        result.append(table);
    }
    return result;
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
        result.append(compareTable(nameOf(*table), it->first, it->second, before, after, dialect));
    }
    return result + compareViews(before, after);
}

} // namespace retort::plan
