// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/versiontable.h"

namespace retort::runtime {

/// What a person wants to know before trusting a connection.
struct ConnectionTest
{
    QString server;              ///< "PostgreSQL 15.20"
    qint64 connectMicroseconds = 0;
    qint64 latencyMicroseconds = 0; ///< of one small query, the best of three
    bool encrypted = false;
    QString tls;                 ///< "TLSv1.3, TLS_AES_256_GCM_SHA384"; empty when not encrypted, and for SQLite
    bool certificateVerified = false; ///< the server's certificate and name were checked (sslmode verify-full)
    bool writable = false;
    QString whyNotWritable;      ///< in a few words
    bool behindProxy = false;    ///< another process answers than the one that was announced
    QString user;                ///< the role that acts, after SET ROLE
    QString searchPath;
    VersionRows version;
    QString journalMode;         ///< SQLite: "wal", "delete", …
    qint64 bytes = 0;            ///< SQLite: size of the file
};

/// Opens, asks and closes. Changes nothing and makes no file.
Result<ConnectionTest> testConnection(const ConnectionSpec &spec, const plan::VersionTableName &name);

} // namespace retort::runtime
