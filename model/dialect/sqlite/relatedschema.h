// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/sqlite/sqlparser.h"
#include "model/schema/catalog.h"

#include <QSet>

namespace retort::dialect::sqlite {

/// The part of a catalog that some SQL can reach: the tables it names, the views and triggers that name one of them, the tables
/// that those name, and so on. SQLite looks at all of it when a table is renamed.
struct RelatedSchema
{
    QList<std::shared_ptr<const schema::Table>> tables;
    QList<schema::StoredObject> objects; ///< views and triggers, in the order of their making
    bool isCertain = true;               ///< false when a table may look otherwise in truth
};

/// Every name in the SQL, in small letters.
QSet<QString> namesIn(const QString &sql);

/// Whether the object is of the kinds that SQLite has, and names the table.
bool mentionsTable(const schema::StoredObject &object, const QString &table);

RelatedSchema relatedSchema(const schema::Catalog &catalog, QSet<QString> names);

/// Makes the tables and their indexes. False when one of them cannot be made.
bool createTables(SqlParser &parser, const RelatedSchema &related);

/// Makes the views and triggers, and returns those that SQLite took.
QList<schema::StoredObject> createObjects(SqlParser &parser, const QList<schema::StoredObject> &objects);

/// What is wrong with a view or trigger of the parser's schema when it is used; empty when it works. SQLite looks for the columns
/// that it names only then.
QString faultOf(const schema::StoredObject &object, SqlParser &parser);

} // namespace retort::dialect::sqlite
