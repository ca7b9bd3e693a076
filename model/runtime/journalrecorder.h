// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connectionspec.h"
#include "model/runtime/runevent.h"

namespace retort::runtime {

/// Where a run is recorded, and what the engine itself does not know about it.
struct JournalContext
{
    QString file;    ///< of the journal; empty: nothing is recorded
    QString project; ///< folder
    QString program; ///< name and version of this program
};

/// A sink that writes what happens into the journal and passes it on to `next`. A journal that cannot be written never stops a
/// run: `next` gets a warning, once. The sink is called, and dies, in the thread of the run.
EventSink recordingSink(const JournalContext &context, const ConnectionSpec &spec, const QString &server, bool dryRun,
    const plan::MigrationPlan &plan, EventSink next);

} // namespace retort::runtime
