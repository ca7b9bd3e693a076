// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/sqlresult.h"

struct sqlite3;

namespace retort::runtime::sqlite {

/// Name of an extended result code, such as SQLITE_CONSTRAINT_UNIQUE.
QString codeName(int extendedCode);

/// An error with the code, the message and the way out that fit a result code of SQLite.
Error errorFor(int extendedCode, const QString &message, const QString &file);

/// The last failure of a connection. `file` is for the hint.
SqlFailure lastFailure(sqlite3 *database, const QString &file);

} // namespace retort::runtime::sqlite
