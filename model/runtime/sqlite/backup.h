// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/backup.h"

namespace retort::runtime::sqlite {

/// Copies a database into an empty file and checks the copy (PRAGMA integrity_check). Other programs may go on writing: SQLite
/// begins again when one does, and after some time this gives up.
Result<void> copyToFile(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink);

/// Overwrites a database with a backup, in one transaction.
Result<void> restoreFromFile(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink);

} // namespace retort::runtime::sqlite
