// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/definitionreplay.h"

#include "model/dialect/ddlreplay.h"
#include "model/dialect/sqlite/relatedschema.h"
#include "model/dialect/sqlite/storedschema.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;
using schema::StoredObject;

namespace {

/// What the rows of objectsQuery() say of the tables, an index counting as part of its table.
QMap<QString, QStringList> textsByTable(const QList<QVariantList> &objects)
{
    QMap<QString, QStringList> texts;
    for (const QVariantList &row : objects) {
        const QString type = row.value(0).toString();
        if (type == "table"_L1 || type == "index"_L1)
            texts[row.value(2).toString()] << row.value(3).toString();
    }
    return texts;
}

/// Of the objects that stood in the database before, those that are gone are removed; what is there now is put in.
void bringObjects(const QList<StoredObject> &before, const schema::Catalog &now, schema::Catalog &catalog)
{
    for (const StoredObject &object : before) {
        if (!now.storedObject(object.kind, object.name, object.table))
            catalog.removeStoredObject(object.kind, object.name, object.table);
    }
    for (const StoredObject &object : now.storedObjects()) {
        const StoredObject *known = catalog.storedObject(object.kind, object.name, object.table);
        if (!known || known->sql != object.sql)
            catalog.setStoredObject(object);
    }
}

/// The tables of SQLite where the catalog's own understanding of the statement falls short of them.
void bringTables(const QStringList &changed, const schema::Catalog &now, const QList<QVariantList> &columns, bool understood,
    schema::Catalog &catalog)
{
    for (const QString &name : changed) {
        catalog.removeTable({u"main"_s, name});
        const schema::ObjectName own{{}, name};
        const auto seen = now.table(own);
        const auto known = catalog.table(own);
        if (!seen) {
            catalog.removeTable(own);
            continue;
        }
        const bool agreed = understood && known && known->uncertainty.isEmpty() && agrees(*known, columns)
            && known->indexes.size() == seen->indexes.size();
        if (agreed)
            continue;
        schema::Table table = *seen;
        if (known)
            table.comment = known->comment;
        catalog.setTable(std::move(table));
    }
}

} // namespace

bool replayDefinition(const QString &sql, schema::Catalog &catalog)
{
    if (sql.size() > SqlParser::MaximumSqlBytes)
        return false;
    const RelatedSchema related = relatedSchema(catalog, namesIn(sql));
    SqlParser parser;
    if (!createTables(parser, related))
        return false;
    const QList<StoredObject> objects = createObjects(parser, related.objects);
    const auto before = textsByTable(parser.rows(objectsQuery()));
    if (!parser.run(sql))
        return false;
    const QList<QVariantList> rows = parser.rows(objectsQuery());
    const QList<QVariantList> columns = parser.rows(columnsQuery());
    const auto after = textsByTable(rows);
    QStringList changed;
    for (const QString &name : before.keys() + after.keys()) {
        if (before.value(name) != after.value(name) && !changed.contains(name))
            changed << name;
    }
    if (!changed.isEmpty() && !related.isCertain)
        return false;
    const schema::Catalog now = readCatalog(rows, columns);
    schema::Catalog result = catalog;
    const bool understood = replayDdl(sql, Dialect::Sqlite, result);
    if (!understood)
        result = catalog; // it may be half applied
    bringTables(changed, now, columns, understood, result);
    bringObjects(objects, now, result);
    catalog = std::move(result);
    return true;
}

void followStoredObjects(const Statements &statements, const schema::Catalog &before, schema::Catalog &after)
{
    QSet<QString> names;
    for (const Statement &statement : statements)
        names |= namesIn(statement.sql);
    const RelatedSchema related = relatedSchema(before, names);
    if (related.objects.isEmpty())
        return;
    SqlParser parser;
    QString fault = createTables(parser, related) ? QString() : u"its tables are not known for certain"_s;
    const QList<StoredObject> objects = createObjects(parser, related.objects);
    for (const Statement &statement : statements) {
        if (const auto run = parser.run(statement.sql); !run && fault.isEmpty())
            fault = run.error();
    }
    if (fault.isEmpty()) {
        bringObjects(objects, readCatalog(parser.rows(objectsQuery()), parser.rows(columnsQuery())), after);
        return;
    }
    for (StoredObject object : objects) {
        object.uncertainty = u"a table that it uses was changed, and that could not be followed: "_s + fault;
        after.setStoredObject(object);
    }
}

} // namespace retort::dialect::sqlite
