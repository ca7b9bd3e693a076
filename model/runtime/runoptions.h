// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/environmentkind.h"

#include <QString>

#include <optional>
#include <stop_token>

namespace retort::runtime {

/// Settings of a run that are no part of the plan.
struct RunOptions
{
    /// Seconds to wait for each lock that another session holds (PostgreSQL's lock_timeout; 0: no limit). Who waits for a lock on
    /// a table makes everybody wait who comes later, so this is also how long a run may hold up the others.
    int lockTimeout = defaultsOf(EnvironmentKind::Development).lockTimeout;
    int lockRetries = 0;      ///< how often a transaction that met a lock is undone and tried again, after a growing pause
    int statementTimeout = 0; ///< seconds (PostgreSQL's statement_timeout); 0: no limit
    std::optional<bool> transactionPerMigration; ///< nothing: as the plan says
    bool dryRun = false;      ///< everything in one transaction that is rolled back; what cannot be undone is skipped and named
    QString backupFile;       ///< not empty: the database is copied there before anything else happens (see backup.h)
    QString backupWaiver;     ///< why there is no backup, for the outcome and the journal, where one was called for

    bool historyTable = false; ///< also writes into the table alembic_history of the database (see historytable.h)
    QString journalFile;      ///< where run() records what happens (see journal.h); empty: nowhere
    QString journalProject;   ///< the project's folder, for the record
    QString journalProgram;   ///< name and version of this program, for the record

    /// Once requested, the revision under way is finished and committed, and the run ends there.
    std::stop_token stopAfterRevision;

    static RunOptions forEnvironment(EnvironmentKind kind)
    {
        RunOptions options;
        options.lockTimeout = defaultsOf(kind).lockTimeout;
        options.lockRetries = defaultsOf(kind).lockRetries;
        return options;
    }
};

} // namespace retort::runtime
