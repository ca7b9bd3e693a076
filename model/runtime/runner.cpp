// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runner.h"

#include "model/runtime/runengine.h"

namespace retort::runtime {

RunOutcome run(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options)
{
    return RunEngine(plan, connection, std::move(stop), sink, options).run();
}

} // namespace retort::runtime
