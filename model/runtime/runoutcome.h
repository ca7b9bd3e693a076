// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"

#include <optional>

namespace retort::runtime {

/// Where and why a run failed: server words, and the way back to the plan and the script.
struct RunFailure
{
    Error error;               ///< `range` is the Python call the statement came from; `hint` says what was left unchanged
    QString sqlState;
    QString sql;               ///< the statement; empty when the failure was not a statement's
    qsizetype position = -1;   ///< offset into `sql` (UTF-16); -1 when unknown
    int step = -1;             ///< index into the plan's steps
    int statement = -1;        ///< index into the step's statements, or its versionStatements when `bookkeeping`
    int operation = -1;        ///< index into the step's operations
    bool bookkeeping = false;
};

/// What a run left behind. Nothing in here is assumed: what could not be found out is said to be unknown.
struct RunOutcome
{
    enum class Kind {
        Succeeded,
        Failed,
        Stopped, ///< because the user asked for it
        Refused, ///< nothing was begun
        Unknown, ///< the connection broke at a COMMIT and the database could not be asked again
    };

    Kind kind = Kind::Refused;
    QList<int> applied;               ///< indices of the steps that are in the database now
    QList<int> rolledBack;            ///< steps that were begun (or done) and undone again
    int partial = -1;                 ///< a step of which statements stayed, since they ran outside a transaction; -1: none
    int partialStatements = 0;        ///< how many of its statements stayed
    std::optional<QStringList> heads; ///< rows of the version table after the end, read anew; nothing when unknown
    std::optional<RunFailure> failure;
    Diagnostics warnings;
    qint64 milliseconds = 0;

    bool changedNothing() const { return applied.isEmpty() && partial < 0 && kind != Kind::Unknown; }
};

} // namespace retort::runtime
