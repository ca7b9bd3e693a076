// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/base/result.h"
#include "model/dialect/statement.h"

#include <QPair>
#include <optional>

namespace retort::runtime {

/// A database URL as SQLAlchemy's make_url reads it (spec §3.1). Nothing is resolved here: a relative SQLite path stays one.
struct DatabaseUrl
{
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
    QString scheme;                         ///< as written, such as "postgresql+psycopg2"
    std::optional<QString> user;            ///< percent-decoded; a "+" stays a "+"
    std::optional<QString> password;        ///< percent-decoded
    QString host;                           ///< an IPv6 address without its brackets
    int port = 0;                           ///< 0: not given
    std::optional<QString> database;        ///< not decoded, as in SQLAlchemy
    QList<QPair<QString, QString>> query;   ///< decoded, in order, repeated keys kept
    Diagnostics diagnostics;

    /// Reads a URL. The text never comes back in an error: it may hold a password that could not be told from the rest.
    static Result<DatabaseUrl> parse(QStringView text);

    /// The URL with passwords replaced by `***`, for people and logs.
    QString display() const;

    /// The URL with its passwords, to hand to a program that must connect.
    QString toString() const;

    /// Last value of a query key; empty when it is absent.
    QString queryValue(QLatin1StringView key) const;

    /// sqlite:// , sqlite:///:memory: and their URI forms.
    bool isMemory() const;

    /// Path of a SQLite database as written, the `file:` of URI names removed; empty for a database in memory.
    QString sqlitePath() const;

private:
    QString render(bool hidePasswords) const;
};

/// `sqlitePath()` made absolute against the folder that the project's program would run in (Alembic: its working folder).
QString resolveSqlitePath(const QString &path, const QString &baseFolder);

/// Existing files that a relative SQLite path may mean. Flask-SQLAlchemy 3 resolves it against the instance folder, version 2
/// against the application's package, Alembic against the working folder. Likeliest first.
QStringList sqliteCandidates(const QString &path, const QString &projectFolder);

} // namespace retort::runtime
