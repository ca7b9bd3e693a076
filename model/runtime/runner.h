// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"
#include "model/runtime/runevent.h"
#include "model/runtime/runoptions.h"

namespace retort::runtime {

/// Carries out a plan on an open database.
///
/// Before anything happens other runs are kept out, and the scripts (SHA-256) and the version table are compared with the plan; a
/// difference ends the run with nothing changed. Then the whole run, or each revision where plan or options say so, is one
/// transaction with its version row, on both engines. Statements of an autocommit block run between two transactions.
/// A stop is honoured between statements; to break a long statement off, call Connection::interrupt() after requesting the stop.
///
/// Returns what is true afterwards, read on a fresh connection where the database can be reached.
RunOutcome run(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options = {});

} // namespace retort::runtime
