// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"
#include "model/runtime/sqlresult.h"

#include <functional>
#include <memory>

namespace retort::runtime {

class Session;
class SshTunnel;

/// An open database. It is made, used and destroyed in one thread; only interrupt() may be called from another.
class Connection
{
public:
    /// Blocks for at most the spec's time-outs, and goes through an SSH tunnel of its own where the spec has one. Never makes a SQLite file unless the spec says so.
    static Result<std::unique_ptr<Connection>> open(const ConnectionSpec &spec);
    ~Connection();

    const ConnectionSpec &spec() const { return m_spec; }
    dialect::Dialect dialect() const { return m_spec.dialect; }
    QString serverDescription() const; ///< "SQLite 3.40.1", "PostgreSQL 15.20"
    bool isReadOnly() const;
    bool inTransaction() const;
    bool isOpen() const;               ///< false once the server is known to be gone

    /// Runs one or more statements and throws rows away; the count is of the last one.
    SqlResult<Reply> execute(const QString &sql);

    /// Runs one or more statements; the rows are of the last one.
    SqlResult<Reply> query(const QString &sql);

    /// Thread-safe: makes the running statement, and every later one until resume(), fail with databaseInterrupted.
    void interrupt();
    void resume();

    /// What the server said beside its replies since the last call.
    QList<ServerNotice> takeNotices();

    /// Called in this thread, again and again, while SQLite waits for a lock or a server lets us wait for a reply.
    void setLockWaitHandler(std::function<void(qint64 milliseconds)> handler);

    /// For every statement from now on; one that goes beyond them fails as an interrupted one does. PostgreSQL's server keeps its
    /// own time (statement_timeout), and sends all rows of a statement before the first can be counted.
    void setLimits(qsizetype rows, qint64 milliseconds);

    /// Names this session among those of the server, so that another one can see whether it still lives; empty for SQLite.
    QString backendIdentity() const;

    /// Whether the process that answers is not the one that the connection was announced with: a pooler or proxy is in between.
    bool isBehindProxy() const;

    /// SQLite: every commit is turned into a rollback and an error, until it is allowed again.
    void setCommitForbidden(bool forbidden);

private:
    Connection(const ConnectionSpec &spec, std::unique_ptr<SshTunnel> tunnel, std::unique_ptr<Session> session);

    ConnectionSpec m_spec;
    std::unique_ptr<SshTunnel> m_tunnel; ///< outlives the session that goes through it; null without one
    std::unique_ptr<Session> m_session;
};

} // namespace retort::runtime
