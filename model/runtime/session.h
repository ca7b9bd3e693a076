// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"
#include "model/runtime/sqlresult.h"

#include <atomic>
#include <functional>
#include <memory>

namespace retort::runtime {

/// What one statement may take at most; -1 for no limit.
struct StatementLimits
{
    qsizetype rows = -1;     ///< kept rows
    qint64 milliseconds = -1;
};

/// One engine's side of a Connection; `sqlite/` and `postgresql/` implement it.
///
/// QtSql opens the database and owns the handle. Statements go through the engine's own interface, because QtSql can neither
/// tell where in a statement an error is, nor notice an interrupt that comes just before a statement, nor report an error in
/// the second of two statements.
class Session
{
public:
    Session() = default;
    virtual ~Session() = default;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    virtual SqlResult<Reply> execute(const QString &sql, KeepRows keepRows) = 0;
    virtual bool inTransaction() const = 0;
    virtual bool isOpen() const = 0;          ///< false once the server is known to be gone
    virtual bool isReadOnly() const = 0;
    virtual QString serverDescription() const = 0;
    virtual QString backendIdentity() const { return {}; } ///< PostgreSQL: process id and its start, else empty
    virtual bool isBehindProxy() const { return false; }
    virtual void setCommitForbidden(bool) {}

    /// Thread-safe. The running statement and every later one fail with databaseInterrupted until resume().
    void interrupt()
    {
        m_interrupted = true;
        wake();
    }
    void resume() { m_interrupted = false; }
    bool isInterrupted() const { return m_interrupted; }

    QList<ServerNotice> takeNotices() { return std::exchange(m_notices, {}); }

    /// Called in the session's thread, with the milliseconds so far, while SQLite waits for a lock or a server for its reply.
    std::function<void(qint64)> onLockWait;

    StatementLimits limits; ///< a statement beyond them fails as an interrupted one does

protected:
    virtual void wake() {}
    void addNotice(ServerNotice notice)
    {
        constexpr qsizetype maximumNotices = 10'000; // a trigger may raise one for each of a million rows
        if (m_notices.size() < maximumNotices)
            m_notices.append(std::move(notice));
    }

private:
    std::atomic<bool> m_interrupted = false;
    QList<ServerNotice> m_notices;
};

} // namespace retort::runtime
