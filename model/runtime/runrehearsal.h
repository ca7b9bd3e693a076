// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"

namespace retort::runtime {

/// Why a rollback would not undo a statement, so that a dry run must leave it out; empty when it may be tried.
QString whyNotRehearsed(const dialect::Statement &statement, dialect::Dialect dialect);

} // namespace retort::runtime
