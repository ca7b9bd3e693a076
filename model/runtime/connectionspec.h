// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/databaseurl.h"
#include "model/runtime/environmentkind.h"

#include <QMap>

namespace retort::runtime {

/// Everything needed to reach one database. Where the password rests is the business of PasswordStore; here it is only
/// carried, and no text made by this room contains it.
struct ConnectionSpec
{
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
    QString name;                    ///< what the user calls it; may be empty

    QString file;                    ///< SQLite: absolute path; empty for a database in memory
    bool createFile = false;         ///< SQLite: make the file when it is absent (an upgrade does, a look does not)

    QString host;                    ///< PostgreSQL: empty for libpq's default, or a socket folder
    int port = 0;                    ///< 0: default
    QString database;
    QString user;
    QString password;
    QString searchPath;              ///< empty: the role's own
    QString role;                    ///< SET ROLE after the login; empty: the login's own
    QMap<QString, QString> options;  ///< further libpq connection parameters, such as sslmode, sslrootcert, service, keepalives_idle

    EnvironmentKind environment = EnvironmentKind::Development;
    bool readOnly = false;           ///< enforced by the engine, not by good manners
    int connectTimeout = 10;         ///< seconds
    int busyTimeout = 5000;          ///< SQLite: milliseconds to wait for another writer

    /// A relative SQLite path is resolved against `baseFolder`.
    static ConnectionSpec fromUrl(const DatabaseUrl &url, const QString &baseFolder);

    /// Short text without secrets: the file's path, or user@host:port/database.
    QString displayText() const;
};

} // namespace retort::runtime
