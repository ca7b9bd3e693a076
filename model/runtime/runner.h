// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"
#include "model/runtime/runevent.h"

#include <stop_token>

namespace retort::runtime {

/// Settings of a run that are no part of the plan.
struct RunOptions
{
    int lockTimeout = 30; ///< seconds to wait for other sessions that use the version table (PostgreSQL)
};

/// Carries out a plan on an open database.
///
/// Before anything happens the scripts are compared with the plan (SHA-256), the write lock is taken and the version table is
/// read again; a difference ends the run with nothing changed. Then the whole run, or each revision where the plan says so, is
/// one transaction with its version row, on both engines. Statements of an autocommit block run between two transactions.
/// A stop is honoured between statements; to break a long statement off, call Connection::interrupt() after requesting the stop.
///
/// Returns what is true afterwards, read on a fresh connection where the database can be reached.
RunOutcome run(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options = {});

} // namespace retort::runtime
