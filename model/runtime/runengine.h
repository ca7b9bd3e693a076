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
    bool begin();
    bool makeVersionTable();
    bool runStep(int step);
    bool runScript(const plan::PlannedStep &planned);
    bool runBookkeeping(const plan::PlannedStep &planned);
    bool runStatement(const dialect::Statement &statement, int index, bool bookkeeping, qint64 *affected = nullptr);
    bool noteTransactionEnd(const dialect::Statement &statement, int index);
    bool checkRowCount(const plan::PlannedStep &planned, int index, qint64 affected);
    bool commit();
    bool fail(SqlFailure failure);
    bool fail(Error error) { return fail(SqlFailure{std::move(error), {}, -1}); }
    bool stopRequested();

    void committed(bool byScript);
    void rollBack();
    void settleLostCommit();
    void readFinalHeads();
    void waitForBackendToEnd(Connection &fresh);
    void locateFailure(const dialect::Statement &statement, int index, bool bookkeeping);
    void completeHint();
    void passNotices(int statement);
    RunOutcome finish();
    void emitEvent(RunEvent event) const;

    const plan::MigrationPlan &m_plan;
    Connection &m_connection;
    std::stop_token m_stop;
    EventSink m_sink;
    std::unique_ptr<TransactionControl> m_control;
    RunOutcome m_outcome;
    std::optional<RunFailure> m_failure;
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
};

} // namespace retort::runtime
