// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runner.h"

#include "model/runtime/journalrecorder.h"
#include "model/runtime/runengine.h"

namespace retort::runtime {

RunOutcome run(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options)
{
    const JournalContext journal{options.journalFile, options.journalProject, options.journalProgram};
    const EventSink recording
        = recordingSink(journal, connection.spec(), connection.serverDescription(), options.dryRun, plan, sink);
    return RunEngine(plan, connection, std::move(stop), recording, options).run();
}

} // namespace retort::runtime
