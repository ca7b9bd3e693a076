// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/databaseurl.h"
#include "model/runtime/environmentkind.h"

#include <QMap>

namespace retort::runtime {

/// A machine that is reached with the system's ssh, and from which a database server is reached in turn.
struct SshServer
{
    QString host;    ///< a name, an address, or an alias of ~/.ssh/config; empty: no tunnel
    int port = 0;    ///< 0: as ssh's own configuration says
    QString user;    ///< empty: as ssh's own configuration says
    QString keyFile; ///< empty: ssh's agent and its usual keys

    bool isUsed() const { return !host.isEmpty(); }

    /// Takes `[user@]host[:port]`, an IPv6 address in brackets. Refuses what ssh or a ProxyCommand could take for something else
    /// than a name (CVE-2023-51385).
    static Result<SshServer> parse(const QString &text);
    QString displayText() const; ///< as parse() takes it

    bool operator==(const SshServer &) const = default;
};

/// Where on the network a PostgreSQL server listens.
struct ServerAddress
{
    QString host;        ///< empty for libpq's default, or a socket folder; the name that a certificate is checked for
    int port = 0;        ///< 0: default
    QString hostAddress; ///< empty: as `host` resolves
};

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
    SshServer ssh;                   ///< PostgreSQL: the server is reached from there
    QMap<QString, QString> options;  ///< further libpq connection parameters, such as sslmode, sslrootcert, service, keepalives_idle

    EnvironmentKind environment = EnvironmentKind::Development;
    bool readOnly = false;           ///< enforced by the engine, not by good manners
    int connectTimeout = 10;         ///< seconds
    int busyTimeout = 5000;          ///< SQLite: milliseconds to wait for another writer

    /// A relative SQLite path is resolved against `baseFolder`.
    static ConnectionSpec fromUrl(const DatabaseUrl &url, const QString &baseFolder);

    ServerAddress address() const { return {host, port, {}}; }

    /// Short text without secrets: the file's path, or user@host:port/database, and the machine that leads there.
    QString displayText() const;
};

} // namespace retort::runtime
