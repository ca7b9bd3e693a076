// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/catalog.h"

namespace retort::dialect {

/// Reads a CREATE, ALTER or DROP statement and applies it to the catalog. False, and possibly half applied, when it is not
/// understood as a whole.
bool replayDdl(const QString &sql, Dialect dialect, schema::Catalog &catalog);

} // namespace retort::dialect
