// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/backup.h"

namespace retort::runtime::postgresql {

/// Whether pg_dump is installed, the database can be reached, and pg_dump is not older than the server: it would refuse.
Result<void> dumpIsPossible(const ConnectionSpec &spec);

/// Runs pg_dump in its custom format. Progress tells the objects as pg_dump names them.
Result<void> dumpToFile(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink);

} // namespace retort::runtime::postgresql
