// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalog.h"

#include <QVariantList>

/// How a SQLite database tells its schema. It keeps the text of every CREATE statement, with later ALTERs worked in, and that
/// text says more than the PRAGMAs do (names of constraints, CHECKs, expressions of indexes). So the texts are replayed, and the
/// PRAGMAs are asked whether the replay has understood them: a table on which they disagree is marked uncertain.
namespace retort::dialect::sqlite {

/// Every table, view and trigger, then every index, each in the order of its making: type, name, table, text.
QString objectsQuery();

/// Every column of every table: table, name, NOT NULL, place in the primary key, kind of hidden.
QString columnsQuery();

/// The catalog that the rows of both queries tell of.
schema::Catalog readCatalog(const QList<QVariantList> &objects, const QList<QVariantList> &columns);

/// Whether the columns of `table`, of the rows that columnsQuery() brought, are those that a catalog's table has.
bool agrees(const schema::Table &table, const QList<QVariantList> &columns);

} // namespace retort::dialect::sqlite
