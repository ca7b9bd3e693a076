// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"

#include <memory>

namespace retort::runtime {

/// How one engine begins, checks and ends the transactions of a run; `sqlite/` and `postgresql/` implement it.
class TransactionControl
{
public:
    static std::unique_ptr<TransactionControl> create(
        Connection &connection, const plan::MigrationPlan &plan, int lockTimeoutSeconds);

    TransactionControl() = default;
    virtual ~TransactionControl() = default;
    TransactionControl(const TransactionControl &) = delete;
    TransactionControl &operator=(const TransactionControl &) = delete;

    /// Once, before the first transaction: what cannot be set inside one.
    virtual SqlResult<Reply> prepare() = 0;

    /// Begins a transaction that no other writer of the version table can pass.
    virtual SqlResult<Reply> begin() = 0;

    /// A statement of a script.
    virtual SqlResult<Reply> execute(const QString &sql) = 0;

    /// Looks for damage that the engine itself would let pass.
    virtual SqlResult<Reply> checkBeforeCommit() = 0;

    /// Once, after the last transaction, also after a failure: puts back what prepare() set.
    virtual void restore() = 0;

    /// What was lost without an error; asked once, before the last commit.
    virtual Diagnostics warnings() { return {}; }
};

} // namespace retort::runtime
