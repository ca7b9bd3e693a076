// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/schema/catalogdifference.h"

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

/// A lock on a table or another relation.
struct TakenLock
{
    QString relation; ///< "schema.name"
    QString mode;     ///< as pg_locks writes it, such as "AccessExclusiveLock"

    friend bool operator==(const TakenLock &, const TakenLock &) = default;
};

/// A statement that a dry run left out.
struct SkippedStatement
{
    int step = 0;
    int statement = 0;
    QString sql;
    QString reason;
};

/// An index that CREATE INDEX CONCURRENTLY began and did not finish. It costs every write and helps no query.
struct InvalidIndex
{
    QString name;          ///< "schema.name", quoted where needed
    QString table;
    QString dropStatement; ///< offered, never run without being asked

    friend bool operator==(const InvalidIndex &, const InvalidIndex &) = default;
};

/// Whether the database, read again on a fresh connection, is what the plan said it would be.
struct Verification
{
    enum class Kind {
        NotCompared, ///< `reason` says why
        Verified,
        Differs,
    };

    Kind kind = Kind::NotCompared;
    bool headsCompared = false;   ///< the version table was read and compared
    bool catalogCompared = false; ///< the schema was
    QString reason;               ///< why not everything was compared
    QStringList differences;      ///< of both, in words
    QList<schema::CatalogDifference> catalogDifferences;
    QList<schema::Uncompared> uncompared; ///< parts of the schema that could not be judged
};

/// The copy of the database that was made before the run.
struct BackupRecord
{
    enum class Kind { None, Made, Waived };

    Kind kind = Kind::None;
    QString file;
    qint64 bytes = 0;
    QString waiver; ///< why there is none
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
    int lockRetries = 0;              ///< how often a transaction was undone and tried again because of a lock

    bool dryRun = false;              ///< nothing was meant to stay; Succeeded: everything that was tried worked
    QList<int> rehearsed;             ///< dry run: the steps that went through
    QList<SkippedStatement> skipped;  ///< dry run: what was left out
    QList<InvalidIndex> invalidIndexes; ///< left by this run
    Verification verification;
    BackupRecord backup;

    bool changedNothing() const
    {
        return applied.isEmpty() && partial < 0 && invalidIndexes.isEmpty() && kind != Kind::Unknown;
    }
};

} // namespace retort::runtime
