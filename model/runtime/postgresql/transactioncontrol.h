// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/transactioncontrol.h"

namespace retort::runtime::postgresql {

/// A plain transaction in which the version table is locked, so that another runner, Alembic too, waits and then finds that its
/// row has changed.
class TransactionControl : public runtime::TransactionControl
{
public:
    TransactionControl(Connection &connection, const plan::VersionTableName &table, int lockTimeoutSeconds)
        : m_connection(connection)
        , m_table(table)
        , m_lockTimeout(lockTimeoutSeconds)
    {
    }

    SqlResult<Reply> prepare() override { return Reply{}; }
    SqlResult<Reply> begin() override;
    SqlResult<Reply> execute(const QString &sql) override { return m_connection.execute(sql); }
    SqlResult<Reply> checkBeforeCommit() override { return Reply{}; }
    void restore() override {}

private:
    Connection &m_connection;
    plan::VersionTableName m_table;
    int m_lockTimeout;
};

} // namespace retort::runtime::postgresql
