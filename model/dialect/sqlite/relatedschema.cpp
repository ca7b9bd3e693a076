// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/relatedschema.h"

#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/indexddl.h"
#include "model/dialect/sqltokens.h"
#include "model/dialect/tableddl.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;
using schema::StoredObject;

namespace {

bool isKnownKind(const StoredObject &object)
{
    return object.kind == StoredObject::Kind::View || object.kind == StoredObject::Kind::Trigger;
}

/// A table of which nothing is known stands there by its name.
OrRaised<QString> definitionOf(const schema::Table &table)
{
    if (table.columns.isEmpty())
        return u"CREATE TABLE %1 (unknown)"_s.arg(quoted(table.name, Dialect::Sqlite));
    return createTable(table, false, Dialect::Sqlite);
}

QStringList writtenColumns(SqlParser &parser, const QString &table)
{
    QStringList columns;
    for (const QVariantList &row : parser.rows(u"SELECT name, hidden FROM pragma_table_xinfo(%1)"_s.arg(stringLiteral(table)))) {
        if (row.value(1).toInt() == 0)
            columns << quoted(row.value(0).toString(), Dialect::Sqlite);
    }
    return columns;
}

} // namespace

QSet<QString> namesIn(const QString &sql)
{
    QSet<QString> names;
    for (const SqlToken &token : sqlTokens(sql, Dialect::Sqlite)) {
        if (token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName)
            names << token.name(Dialect::Sqlite).toLower();
    }
    return names;
}

bool mentionsTable(const StoredObject &object, const QString &table)
{
    return isKnownKind(object) && namesIn(object.sql).contains(table.toLower());
}

RelatedSchema relatedSchema(const schema::Catalog &catalog, QSet<QString> names)
{
    struct Candidate
    {
        QString own;
        QSet<QString> names;
        bool taken = false;
    };
    QList<Candidate> candidates;
    for (const StoredObject &object : catalog.storedObjects())
        candidates << Candidate{object.name.name.toLower(), isKnownKind(object) ? namesIn(object.sql) : QSet<QString>(), false};
    QSet<QString> relations; // names that mean a table or a view, not a column that happens to be called so
    for (const auto &table : catalog.tables())
        relations << table->name.text.toLower();
    for (const Candidate &candidate : std::as_const(candidates))
        relations << candidate.own;
    names &= relations;
    for (bool grown = true; grown;) {
        grown = false;
        for (Candidate &candidate : candidates) {
            if (candidate.taken || !(candidate.names & relations).intersects(names))
                continue;
            candidate.taken = grown = true;
            names |= candidate.names & relations;
        }
    }
    RelatedSchema related;
    for (const auto &table : catalog.tables()) {
        if (!table->schema.isEmpty() || !names.contains(table->name.text.toLower()))
            continue;
        related.tables << table;
        related.isCertain = related.isCertain && table->uncertainty.isEmpty();
    }
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        if (candidates.at(i).taken)
            related.objects << catalog.storedObjects().at(i);
    }
    return related;
}

bool createTables(SqlParser &parser, const RelatedSchema &related)
{
    for (const auto &table : related.tables) {
        const OrRaised<QString> sql = definitionOf(*table);
        if (!sql || !parser.run(*sql))
            return false;
        for (const schema::Index &index : table->indexes) {
            if (const OrRaised<QString> made = createIndex(index, *table, false); !made || !parser.run(*made))
                return false;
        }
    }
    return true;
}

QList<StoredObject> createObjects(SqlParser &parser, const QList<StoredObject> &objects)
{
    QList<StoredObject> made;
    for (const StoredObject &object : objects) {
        if (parser.run(object.sql))
            made << object;
    }
    return made;
}

QString faultOf(const StoredObject &object, SqlParser &parser)
{
    if (object.kind == StoredObject::Kind::View) {
        const auto checked = parser.check(u"SELECT * FROM "_s + quoted(object.name.name, Dialect::Sqlite));
        return checked ? QString() : checked.error();
    }
    const QString table = quoted(object.table.name, Dialect::Sqlite);
    const QStringList columns = writtenColumns(parser, object.table.name);
    QStringList assignments;
    for (const QString &column : columns)
        assignments << column + u" = NULL"_s;
    QStringList uses{u"DELETE FROM "_s + table};
    if (!columns.isEmpty()) {
        uses << u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, columns.join(u", "_s), QStringList(columns.size(), u"NULL"_s).join(u", "_s));
        uses << u"UPDATE %1 SET %2"_s.arg(table, assignments.join(u", "_s));
    }
    const bool isView = parser.rows(u"SELECT 1 FROM sqlite_master WHERE type = 'view' AND lower(name) = lower(%1)"_s.arg(
        stringLiteral(object.table.name))).size() > 0;
    for (const QString &use : std::as_const(uses)) {
        const auto checked = parser.check(use);
        // A view with a trigger for one event refuses the others: that is no fault of the trigger.
        if (!checked && !(isView && checked.error().contains("because it is a view"_L1)))
            return checked.error();
    }
    return {};
}

} // namespace retort::dialect::sqlite
