// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

namespace retort::runtime {

// Reading a database URL
inline constexpr ErrorCode urlMalformed{"url.malformed"};
inline constexpr ErrorCode urlUnsupported{"url.unsupported"};
inline constexpr ErrorCode urlOldPostgresName{"url.old-postgres-name"}; ///< "postgres://": accepted with this diagnostic

// Reaching a database
inline constexpr ErrorCode databaseMissingFile{"database.missing-file"};
inline constexpr ErrorCode databaseNotADatabase{"database.not-a-database"};
inline constexpr ErrorCode databaseCorrupt{"database.corrupt"};
inline constexpr ErrorCode databaseNoAccess{"database.no-access"};
inline constexpr ErrorCode databaseReadOnly{"database.read-only"};
inline constexpr ErrorCode databaseLocked{"database.locked"};
inline constexpr ErrorCode databaseFull{"database.full"};
inline constexpr ErrorCode databaseUnreachable{"database.unreachable"};
inline constexpr ErrorCode databaseAuthentication{"database.authentication"};
inline constexpr ErrorCode databaseUnknown{"database.unknown"};     ///< the server has no database of that name
inline constexpr ErrorCode databaseConnectionLost{"database.connection-lost"};
inline constexpr ErrorCode databaseDriverMissing{"database.driver-missing"};
inline constexpr ErrorCode databaseInterrupted{"database.interrupted"};
inline constexpr ErrorCode databaseStatement{"database.statement"}; ///< the server refused a statement

// The way through a machine that is reached with ssh
inline constexpr ErrorCode sshMalformed{"ssh.malformed"};
inline constexpr ErrorCode sshNotInstalled{"ssh.not-installed"};
inline constexpr ErrorCode sshNotSupported{"ssh.not-supported"}; ///< a connection that no tunnel can lead to
inline constexpr ErrorCode sshFailed{"ssh.failed"};

// The version table
inline constexpr ErrorCode versionNotAString{"version.not-a-string"};
inline constexpr ErrorCode versionNoColumn{"version.no-column"};
inline constexpr ErrorCode versionRowCount{"version.row-count"};

// Running a plan
inline constexpr ErrorCode runNotRunnable{"run.not-runnable"};
inline constexpr ErrorCode runScriptRaised{"run.script-raised"}; ///< a script that is evaluated while it runs raised, or cannot go on
inline constexpr ErrorCode runWrongDialect{"run.wrong-dialect"};
inline constexpr ErrorCode runScriptChanged{"run.script-changed"};
inline constexpr ErrorCode runHeadsChanged{"run.heads-changed"};
inline constexpr ErrorCode runForeignKeys{"run.foreign-keys"};
inline constexpr ErrorCode runScriptRolledBack{"run.script-rolled-back"};
inline constexpr ErrorCode runTriggersLost{"run.triggers-lost"};
inline constexpr ErrorCode runOutcomeUnknown{"run.outcome-unknown"};
inline constexpr ErrorCode runOtherRun{"run.other-run"};               ///< another run of this program is at work
inline constexpr ErrorCode runTransactionPooler{"run.transaction-pooler"};
inline constexpr ErrorCode runNoSecondConnection{"run.no-second-connection"};
inline constexpr ErrorCode runRowsLost{"run.rows-lost"};
inline constexpr ErrorCode runInvalidIndex{"run.invalid-index"};
inline constexpr ErrorCode runNotVerified{"run.not-verified"};
inline constexpr ErrorCode runNotAsShown{"run.not-as-shown"};           ///< what follows a revision that Python ran is another plan
inline constexpr ErrorCode runCommitInDryRun{"run.commit-in-dry-run"};

// Revisions given to the project's own Python
inline constexpr ErrorCode handoverNoInterpreter{"handover.no-interpreter"};
inline constexpr ErrorCode handoverOtherDatabase{"handover.other-database"};
inline constexpr ErrorCode handoverNotOneStep{"handover.not-one-step"};
inline constexpr ErrorCode handoverFailed{"handover.failed"};
inline constexpr ErrorCode handoverNotDone{"handover.not-done"};

// Backups and scratch copies
inline constexpr ErrorCode backupFailed{"backup.failed"};
inline constexpr ErrorCode backupNotSound{"backup.not-sound"};
inline constexpr ErrorCode backupNoProgram{"backup.no-program"};
inline constexpr ErrorCode backupProgramTooOld{"backup.program-too-old"};
inline constexpr ErrorCode scratchRefused{"scratch.refused"};

// The journal of runs
inline constexpr ErrorCode journalTooNew{"journal.too-new"};
inline constexpr ErrorCode journalUnusable{"journal.unusable"};

// Scripts that only the repository still has
inline constexpr ErrorCode noRepository{"rescue.no-repository"};
inline constexpr ErrorCode searchTimedOut{"rescue.timed-out"};

// Passwords
inline constexpr ErrorCode passwordStoreUnavailable{"password-store.unavailable"};

} // namespace retort::runtime
