// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/schema/catalog.h"

#include <memory>

namespace retort::runtime::sqlite {

/// The schema of a database as it is, and what a catalog has no place for.
struct Inspection
{
    std::shared_ptr<const schema::Catalog> catalog;
    QStringList views;
    QMap<QString, QString> triggers; ///< name to the table it watches
};

/// Reads the schema of a SQLite database. SQLite keeps the text of every CREATE statement, with later ALTERs worked in, and
/// that text says more than the PRAGMAs do (names of constraints, CHECKs, expressions of indexes). So the texts are replayed,
/// and the PRAGMAs are asked whether the replay has understood them: a table on which they disagree is marked uncertain.
/// What SQLAlchemy's reflection would not see is left out later, where a batch copies a table (model/dialect/sqlite/reflection).
Result<Inspection> inspect(Connection &connection);

} // namespace retort::runtime::sqlite
