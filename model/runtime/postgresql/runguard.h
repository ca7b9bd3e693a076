// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/versiontablename.h"
#include "model/runtime/transactioncontrol.h"

namespace retort::runtime::postgresql {

/// The second connection of a run. It is idle, never in a transaction: a CREATE INDEX CONCURRENTLY of the run would wait for one
/// for ever. It holds the advisory lock that keeps other runs of this program out, which the server drops with the session when
/// the program dies, and it asks who is in the way while the first connection waits.
///
/// Behind a pooler that gives each transaction another server session, such a lock would stay on a session that belongs to
/// somebody else afterwards. Then, and where no second connection is to be had, the same key is locked inside each transaction.
class RunGuard
{
public:
    RunGuard(Connection &connection, const plan::VersionTableName &table);
    ~RunGuard();

    /// Takes the lock. Without a second connection it is taken by begin() instead, and trouble() says why.
    SqlResult<Reply> acquire(int timeoutSeconds, const TransactionControl::Waiting &waiting);

    /// SQL to put into each transaction of the run; empty while the session lock does the work.
    QString transactionLock() const;

    /// Who blocks the first connection's statement.
    Blockers blockers();

    /// Names ("schema.name") of relations as others see them, so also of those that the run has dropped.
    QMap<qint64, QString> relationNames(const QList<qint64> &oids);

    /// The first connection's process has this id now; a pooler may change it with each transaction.
    void setBackend(qint64 pid) { m_backend = pid; }
    bool isPooled() const { return m_pooled; }

    Diagnostics takeTroubles() { return std::exchange(m_troubles, {}); }

private:
    Result<qint64> lockKey();
    bool sharesServerSessions();
    Blockers sessions(const QString &condition);
    Blockers holders() { return sessions(m_holderCondition); }

    Connection &m_connection;
    plan::VersionTableName m_table;
    std::unique_ptr<Connection> m_second;
    Diagnostics m_troubles;
    QString m_holderCondition;
    qint64 m_key = 0;
    qint64 m_backend = 0;
    bool m_pooled = false;
    bool m_sessionLock = false;
};

} // namespace retort::runtime::postgresql
