// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"
#include "model/runtime/runevent.h"

#include <stop_token>

namespace retort::runtime {

using BackupSink = std::function<void(const BackupProgress &)>;

/// Copies a database into a file that did not exist, or is replaced once the copy is complete and sound.
///
/// SQLite: through the backup API, which sees what is in the write-ahead log too; then PRAGMA integrity_check. PostgreSQL: through
/// pg_dump in its custom format, which pg_restore reads; it must be installed and not older than the server. The password reaches
/// it through its environment. A stop removes what was begun.
Result<BackupRecord> backUp(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink = {});

/// Puts a SQLite database back as it was in a backup: page by page, in one transaction, under the locks of the database. The backup
/// is checked first. PostgreSQL backups are restored with pg_restore, by hand.
Result<void> restoreBackup(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink = {});

/// Whether this kind of database can be backed up from here, and if not, why: what a waiver would have to excuse.
Result<void> backupIsPossible(const ConnectionSpec &spec);

} // namespace retort::runtime
