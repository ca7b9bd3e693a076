// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/runner.h"
#include "model/runtime/transactioncontrol.h"

#include <QElapsedTimer>

namespace retort::runtime {

/// One run of one plan: the state that runner.h's run() goes through.
///
/// What is true is kept in three places: `m_outcome.applied` has the steps whose commit the database confirmed, `m_pending`
/// those that are done inside the open transaction, and `m_step` the one under way. Every commit moves pending steps to
/// applied, every rollback moves them to rolled back; nothing else touches them.
class RunEngine
{
public:
    RunEngine(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
        const RunOptions &options);
    RunOutcome run();

private:
    // Each returns false when the run must end; then m_failure or m_stopped says why.
    bool preflight();
    bool prepare();
    bool makeBackup();
    bool runRemaining();
    bool begin();
    bool checkPlanStillHolds();
    bool makeVersionTable();
    bool runStep(int step);
    bool runScript(const plan::PlannedStep &planned);
    bool runLive(const plan::PlannedStep &planned);
    bool runScriptStatement(const dialect::Statement &statement, int index, qint64 *affected = nullptr, Reply *rows = nullptr);
    bool runBookkeeping(const plan::PlannedStep &planned);
    bool runStatement(const dialect::Statement &statement, int index, bool bookkeeping, qint64 *affected = nullptr, Reply *rows = nullptr);
    bool noteTransactionEnd(const dialect::Statement &statement, int index);
    bool checkRowCount(const plan::PlannedStep &planned, int index, qint64 affected);
    bool commit();
    bool fail(SqlFailure failure);
    bool fail(Error error) { return fail(SqlFailure{std::move(error), {}, -1}); }
    bool stopRequested();
    bool tryAgainAfterLock();
    bool isRehearsable(const dialect::Statement &statement, int index);
    bool endRehearsal();

    void committed(bool byScript);
    void rollBack();
    void settleLostCommit();
    std::unique_ptr<Connection> readFinalHeads();
    void waitForBackendToEnd(Connection &fresh);
    void locateFailure(const dialect::Statement &statement, int index, bool bookkeeping);
    void completeHint();
    void passNotices(int statement);
    void passWarnings(const Diagnostics &warnings);
    void passLocks(int statement, bool bookkeeping);
    void tellWait(qint64 milliseconds);
    void noteConcurrent(const dialect::Statement &statement);
    void noteInvalidIndexes(Connection &fresh);
    void verify(Connection *fresh);
    RunOutcome finish();
    void emitEvent(RunEvent event) const;

    friend class LiveExecutor;

    const plan::MigrationPlan &m_plan;
    Connection &m_connection;
    std::stop_token m_stop;
    EventSink m_sink;
    RunOptions m_options;
    bool m_perMigration;
    std::unique_ptr<TransactionControl> m_control;
    RunOutcome m_outcome;
    std::optional<RunFailure> m_failure;
    std::optional<RunFailure> m_caught; ///< what the database last refused to a script that asks it while it runs
    QElapsedTimer m_clock;
    QString m_backend;

    QStringList m_headsNow;        ///< rows of the version table at the last commit, and inside the open transaction at its end
    QStringList m_headsCommitted;  ///< rows at the last commit that the database confirmed
    QList<int> m_pending;
    int m_step = -1;               ///< the step under way; -1 between steps
    int m_statementsDone = 0;      ///< script statements of m_step that were run
    bool m_begun = false;          ///< whether any transaction was begun
    bool m_stopped = false;
    bool m_scriptLeftTransaction = false; ///< the script of m_step ended the transaction itself
    bool m_commitUnanswered = false;
    bool m_statementUnderWay = false;
    qint64 m_waitTold = 0;         ///< milliseconds of the wait under way that the last LockWait spoke of
    QList<TakenLock> m_locks;      ///< dry run: those that are known already
    bool m_concurrently = false;   ///< a statement that may leave an invalid index was begun
    QList<InvalidIndex> m_invalidBefore;
};

} // namespace retort::runtime
