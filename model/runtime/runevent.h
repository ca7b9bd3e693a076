// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/blocker.h"
#include "model/runtime/runoutcome.h"
#include "model/runtime/sqlresult.h"
#include "model/script/migrationstep.h"

#include <QMetaType>
#include <functional>
#include <variant>

namespace retort::runtime {

// What happens during a run, in order. Window, command line and journal render the same events.

struct RunStarted
{
    script::StepKind kind;
    QString target;
    int steps = 0;
};

/// Another session holds what the run needs. Sent again while the wait lasts; any other event ends it.
struct LockWait
{
    enum class For {
        OtherRun,     ///< another run of this program on the same version table
        Transaction,  ///< the version table, or SQLite's one right to write
        Statement,    ///< what the statement under way needs
    };

    qint64 milliseconds = 0; ///< so far
    For waitsFor = For::Transaction;
    Blockers blockers;       ///< empty for SQLite, which does not tell, and where the server could not be asked
};

/// A lock was not given in time; the transaction has been undone and is tried again after a pause.
struct LockRetry
{
    int attempt = 1; ///< the one to come; the first was 0
    int attempts = 1;
    qint64 pauseMilliseconds = 0;
    QString reason;
};

struct BackupProgress
{
    qint64 done = 0;
    qint64 total = 0; ///< pages of a SQLite file; 0 where the end is not known
    QString text;     ///< what the backup program says, verbatim; may be empty
};

struct TransactionBegan
{
};

struct TransactionCommitted
{
    bool byScript = false; ///< a statement of the script ended the transaction
};

struct TransactionRolledBack
{
};

struct StepStarted
{
    int step = 0;
    script::MigrationStep migration;
    QString summary;
};

struct StatementStarted
{
    int step = 0; ///< -1: making the version table
    int statement = 0;
    int operation = -1;
    bool bookkeeping = false;
    bool inTransaction = true;
    QString sql;
};

struct StatementFinished
{
    int step = 0;
    int statement = 0;
    bool bookkeeping = false;
    qint64 affected = -1; ///< rows changed; -1 for a statement that changes no rows
    qint64 microseconds = 0;
};

/// Dry run: the statement was left out, because a rollback would not undo it.
struct StatementSkipped
{
    SkippedStatement statement;
};

/// Dry run on PostgreSQL: the locks that the statement took and nothing before it in its transaction.
struct LocksTaken
{
    int step = 0; ///< -1: making the version table
    int statement = 0;
    bool bookkeeping = false;
    QList<TakenLock> locks;
};

struct StepFinished
{
    int step = 0;
    qint64 milliseconds = 0;
};

struct NoticeReceived
{
    int step = 0;
    int statement = 0;
    ServerNotice notice;
};

struct RunWarning
{
    Diagnostic diagnostic;
};

struct RunFinished
{
    RunOutcome outcome;
};

using RunEvent = std::variant<RunStarted, LockWait, LockRetry, BackupProgress, TransactionBegan, TransactionCommitted,
    TransactionRolledBack, StepStarted, StatementStarted, StatementFinished, StatementSkipped, LocksTaken, StepFinished,
    NoticeReceived, RunWarning, RunFinished>;

/// Called in the runner's thread; it must be quick and must not call back.
using EventSink = std::function<void(const RunEvent &)>;

} // namespace retort::runtime

Q_DECLARE_METATYPE(retort::runtime::RunOutcome)
