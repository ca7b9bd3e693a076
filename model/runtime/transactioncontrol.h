// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"
#include "model/runtime/runevent.h"
#include "model/runtime/runoptions.h"

#include <memory>

namespace retort::runtime {

/// How one engine begins, checks and ends the transactions of a run; `sqlite/` and `postgresql/` implement it.
class TransactionControl
{
public:
    static std::unique_ptr<TransactionControl> create(
        Connection &connection, const plan::MigrationPlan &plan, const RunOptions &options);

    TransactionControl() = default;
    virtual ~TransactionControl() = default;
    TransactionControl(const TransactionControl &) = delete;
    TransactionControl &operator=(const TransactionControl &) = delete;

    /// What a wait tells and asks, again and again.
    struct Waiting
    {
        std::function<void(qint64 milliseconds, const Blockers &holders)> tell;
        std::function<bool()> isOver; ///< the user has had enough
    };

    /// Once, first of all: keeps other runs on this version table out until this object goes. Where begin() alone can do that,
    /// this does nothing.
    virtual SqlResult<Reply> keepOthersOut(const Waiting &) { return Reply{}; }

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

    /// Who holds what the statement under way waits for; asked while it waits.
    virtual Blockers blockers() { return {}; }

    /// All locks on relations that the open transaction holds.
    virtual QList<TakenLock> takenLocks() { return {}; }

    /// Dry run: makes the engine itself refuse a COMMIT of this transaction.
    virtual SqlResult<Reply> forbidCommit() { return Reply{}; }

    /// A transaction was undone and will be begun again.
    virtual void forgetTransaction() {}

    /// What was lost without an error; asked once, before the last commit.
    virtual Diagnostics warnings() { return {}; }
};

} // namespace retort::runtime
