// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqlite/inspector.h"

#include "model/dialect/rawsql.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::sqlite {

namespace {

/// What PRAGMA table_xinfo says of a column, as far as it is compared.
struct ColumnFacts
{
    QString name;
    bool notNull = false;
    bool primaryKey = false;

    friend bool operator==(const ColumnFacts &, const ColumnFacts &) = default;
};

using TableFacts = QMap<QString, QList<ColumnFacts>>;

SqlResult<TableFacts> readFacts(Connection &connection)
{
    constexpr int hiddenOfVirtualTable = 1;
    const auto reply = connection.query(
        uR"(SELECT m.name, c.name, c."notnull", c.pk, c.hidden FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY m.name, c.cid)"_s);
    if (!reply)
        return tl::unexpected(reply.error());
    TableFacts facts;
    for (const QVariantList &row : reply->rows) {
        if (row.value(4).toInt() == hiddenOfVirtualTable)
            continue;
        facts[row.value(0).toString()].append(
            {row.value(1).toString(), row.value(2).toInt() != 0, row.value(3).toInt() != 0});
    }
    return facts;
}

QList<ColumnFacts> factsOf(const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    QList<ColumnFacts> facts;
    for (const schema::Column &column : table.columns) {
        const bool inKey = column.primaryKey || (key && key->columns.contains(column.effectiveKey(), Qt::CaseInsensitive));
        facts.append({column.name.text, column.nullable == false, inKey});
    }
    return facts;
}

/// NOT NULL of a key column depends on WITHOUT ROWID and STRICT, so only that of the others is compared.
bool agree(QList<ColumnFacts> pragma, QList<ColumnFacts> replayed)
{
    for (QList<ColumnFacts> *list : {&pragma, &replayed}) {
        for (ColumnFacts &column : *list)
            column.notNull = column.notNull && !column.primaryKey;
    }
    return pragma == replayed;
}

void markDisagreements(schema::Catalog &catalog, const TableFacts &facts)
{
    for (auto it = facts.cbegin(); it != facts.cend(); ++it) {
        const schema::ObjectName name{{}, it.key()};
        const auto table = catalog.table(name);
        if (!table || !table->uncertainty.isEmpty() || !agree(*it, factsOf(*table)))
            catalog.markUncertain(name, u"the CREATE statement of table %1 could not be read in full"_s.arg(it.key()));
    }
}

} // namespace

Result<Inspection> inspect(Connection &connection)
{
    // Tables before indexes, each in the order of its making, as a history would have done it.
    const auto objects = connection.query(
        uR"(SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
            ORDER BY type = 'index', rowid)"_s);
    if (!objects)
        return tl::unexpected(objects.error().error);
    const auto facts = readFacts(connection);
    if (!facts)
        return tl::unexpected(facts.error().error);

    Inspection inspection;
    dialect::CompileContext context;
    context.catalog = std::make_shared<const schema::Catalog>(schema::Catalog::NameCase::Insensitive);
    for (const QVariantList &row : objects->rows) {
        const QString type = row.value(0).toString();
        if (type == "view"_L1)
            inspection.views.append(row.value(1).toString());
        else if (type == "trigger"_L1)
            inspection.triggers.insert(row.value(1).toString(), row.value(2).toString());
        else if (row.value(3).isValid()) // the index of a UNIQUE constraint has no text
            dialect::replayRawSql(row.value(3).toString(), context);
    }
    schema::Catalog catalog = *context.catalog;
    markDisagreements(catalog, *facts);
    inspection.catalog = std::make_shared<const schema::Catalog>(std::move(catalog));
    return inspection;
}

} // namespace retort::runtime::sqlite
