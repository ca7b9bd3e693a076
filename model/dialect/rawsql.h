// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/compile.h"

namespace retort::dialect {

/// Replays SQL that a script runs as text onto the context's catalog. On SQLite a definition is run by SQLite itself on an empty
/// copy of the tables concerned; else well-formed CREATE TABLE, ALTER TABLE, CREATE INDEX and DROP statements are understood.
/// Statements that leave the schema alone are passed over; what else might change the schema marks the table it names
/// uncertain, or the whole catalog when it names none.
void replayRawSql(const QString &sql, CompileContext &context);

} // namespace retort::dialect
