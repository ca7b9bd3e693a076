// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/emitter.h"
#include "model/operations/operation.h"

/// What both dialects share of op.alter_column (spec §4.5).
namespace retort::dialect {

/// "ALTER TABLE s.t"
QString alterTable(const operations::AlterColumn &op, Dialect dialect);

/// "ALTER TABLE s.t ALTER COLUMN c"
QString alterColumnClause(const operations::AlterColumn &op, Dialect dialect);

/// NULL, DEFAULT, TYPE and COMMENT in this order; renaming is the dialect's.
OrRaised<void> alterColumnInOrder(const operations::AlterColumn &op, Emitter &emitter);

} // namespace retort::dialect
