// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/compile.h"
#include "model/dialect/ddltext.h"

namespace retort::dialect {

/// `with op.batch_alter_table(…)` (spec §6): either its items one by one, or a new table that takes the place of the old one.
/// Changes the context's catalog.
OrRaised<void> compileBatch(const operations::BatchAlterTable &op, CompileContext &context, CompileOutcome &outcome,
    int operationIndex);

} // namespace retort::dialect
