// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/storedschema.h"

#include "model/dialect/ddlreplay.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What PRAGMA table_xinfo says of a column, as far as it is compared.
struct ColumnFacts
{
    QString name;
    bool notNull = false;
    bool primaryKey = false;

    friend bool operator==(const ColumnFacts &, const ColumnFacts &) = default;
};

QList<ColumnFacts> toldOf(const schema::Identifier &table, const QList<QVariantList> &columns)
{
    constexpr int hiddenOfVirtualTable = 1;
    QList<ColumnFacts> facts;
    for (const QVariantList &row : columns) {
        if (row.value(0).toString().compare(table.text, Qt::CaseInsensitive) == 0 && row.value(4).toInt() != hiddenOfVirtualTable)
            facts.append({row.value(1).toString(), row.value(2).toInt() != 0, row.value(3).toInt() != 0});
    }
    return facts;
}

QList<ColumnFacts> factsOf(const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    QList<ColumnFacts> facts;
    for (const schema::Column &column : table.columns) {
        const bool inKey = column.primaryKey || (key && key->columns.contains(column.effectiveKey(), Qt::CaseInsensitive));
        facts.append({column.name.text, !column.isNullable(), inKey});
    }
    return facts;
}

/// Replays what it can; a reference to the key of a later table waits for that table.
void replayTables(QStringList waiting, schema::Catalog &catalog)
{
    for (qsizetype before = -1; before != waiting.size();) {
        before = waiting.size();
        waiting.removeIf([&catalog](const QString &sql) { return replayDdl(sql, Dialect::Sqlite, catalog); });
    }
}

schema::StoredObject storedObject(const QVariantList &row)
{
    schema::StoredObject object;
    const bool isTrigger = row.value(0).toString() == "trigger"_L1;
    object.kind = isTrigger ? schema::StoredObject::Kind::Trigger : schema::StoredObject::Kind::View;
    object.name = {{}, row.value(1).toString()};
    if (isTrigger)
        object.table = {{}, row.value(2).toString()};
    object.sql = row.value(3).toString();
    return object;
}

} // namespace

QString objectsQuery()
{
    return uR"(SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
        ORDER BY type = 'index', rowid)"_s;
}

QString columnsQuery()
{
    return uR"(SELECT m.name, c.name, c."notnull", c.pk, c.hidden FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY m.name, c.cid)"_s;
}

/// NOT NULL of a key column depends on WITHOUT ROWID and STRICT, so only that of the others is compared.
bool agrees(const schema::Table &table, const QList<QVariantList> &columns)
{
    QList<ColumnFacts> told = toldOf(table.name, columns);
    QList<ColumnFacts> replayed = factsOf(table);
    for (QList<ColumnFacts> *list : {&told, &replayed}) {
        for (ColumnFacts &column : *list)
            column.notNull = column.notNull && !column.primaryKey;
    }
    return told == replayed;
}

schema::Catalog readCatalog(const QList<QVariantList> &objects, const QList<QVariantList> &columns)
{
    schema::Catalog catalog(schema::Catalog::NameCase::Insensitive);
    QStringList tables;
    QStringList names;
    for (const QVariantList &row : objects) {
        if (row.value(0).toString() != "table"_L1)
            continue;
        tables << row.value(3).toString();
        names << row.value(1).toString();
    }
    replayTables(tables, catalog);
    QMap<QString, QList<QVariantList>> columnsOf;
    for (const QVariantList &row : columns)
        columnsOf[row.value(0).toString()] << row;
    for (const QVariantList &row : objects) {
        const QString type = row.value(0).toString();
        if (type == "view"_L1 || type == "trigger"_L1)
            catalog.setStoredObject(storedObject(row));
        else if (type == "index"_L1 && row.value(3).isValid() && !replayDdl(row.value(3).toString(), Dialect::Sqlite, catalog))
            catalog.markUncertain(schema::ObjectName{{}, row.value(2).toString()},
                u"the statement that made index %1 could not be read"_s.arg(row.value(1).toString()));
    }
    for (const QString &name : names) {
        const auto table = catalog.table({{}, name});
        if (!table || !agrees(*table, columnsOf.value(name)))
            catalog.markUncertain(schema::ObjectName{{}, name}, u"the CREATE statement of table %1 could not be read in full"_s.arg(name));
    }
    return catalog;
}

} // namespace retort::dialect::sqlite
