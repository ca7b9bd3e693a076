// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Another session holds a lock that is needed before anything can begin.
struct LockWait
{
    qint64 milliseconds = 0; ///< so far
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

using RunEvent = std::variant<RunStarted, LockWait, TransactionBegan, TransactionCommitted, TransactionRolledBack, StepStarted,
    StatementStarted, StatementFinished, StepFinished, NoticeReceived, RunWarning, RunFinished>;

/// Called in the runner's thread; it must be quick and must not call back.
using EventSink = std::function<void(const RunEvent &)>;

} // namespace retort::runtime

Q_DECLARE_METATYPE(retort::runtime::RunOutcome)
