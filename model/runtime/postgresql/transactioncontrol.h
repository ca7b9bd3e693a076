// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/postgresql/runguard.h"
#include "model/runtime/transactioncontrol.h"

namespace retort::runtime::postgresql {

/// A plain transaction in which the version table is locked, so that another runner, Alembic too, waits and then finds that its
/// row has changed. Every wait for a lock in it is bounded; statements outside a transaction (CREATE INDEX CONCURRENTLY) may
/// wait for as long as they like, since they hold up nobody but other changes of the schema.
class TransactionControl : public runtime::TransactionControl
{
public:
    TransactionControl(Connection &connection, const plan::VersionTableName &table, const RunOptions &options)
        : m_connection(connection)
        , m_table(table)
        , m_options(options)
        , m_guard(connection, table)
    {
    }

    SqlResult<Reply> keepOthersOut(const Waiting &waiting) override;
    SqlResult<Reply> prepare() override { return Reply{}; }
    SqlResult<Reply> begin() override;
    SqlResult<Reply> execute(const QString &sql) override { return m_connection.execute(sql); }
    SqlResult<Reply> checkBeforeCommit() override { return Reply{}; }
    void restore() override {}
    Blockers blockers() override { return m_guard.blockers(); }
    QList<TakenLock> takenLocks() override;
    SqlResult<Reply> forbidCommit() override;
    Diagnostics warnings() override { return m_guard.takeTroubles(); }

private:
    SqlFailure lockedOut(SqlFailure failure) const;

    Connection &m_connection;
    plan::VersionTableName m_table;
    RunOptions m_options;
    RunGuard m_guard;
};

} // namespace retort::runtime::postgresql
