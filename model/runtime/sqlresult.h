// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QVariant>

namespace retort::runtime {

/// What a database said no to. `error.message` and `error.detail` are its own words.
struct SqlFailure
{
    Error error;
    QString sqlState;           ///< PostgreSQL; for SQLite the name of the extended result code, such as SQLITE_BUSY
    qsizetype position = -1;    ///< offset into the statement's text; -1 when the database named none
};

template<typename T>
using SqlResult = tl::expected<T, SqlFailure>;

/// What came back from one text of SQL: the rows and the count of its last statement.
struct Reply
{
    QStringList columns;
    QList<uint> columnTypes;    ///< PostgreSQL: OIDs of pg_type; empty for SQLite, whose cells have types of their own
    QList<QVariantList> rows;   ///< NULL is an invalid QVariant
    qint64 affected = -1;       ///< rows changed; -1 for a statement that changes no rows
};

enum class KeepRows { No, Yes };

/// A message that the server sent beside its replies (NOTICE, WARNING).
struct ServerNotice
{
    QString severity;           ///< as the server writes it
    QString message;

    friend bool operator==(const ServerNotice &, const ServerNotice &) = default;
};

} // namespace retort::runtime
