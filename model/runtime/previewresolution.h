// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "model/runtime/connectionspec.h"

namespace retort::runtime {

/// Makes the preview of a revision on a connected database, with its rows and its schema for answers: what Planner::resolve()
/// tells. `engine`: which of a project's several databases that is. Reads only, on a connection of its own; blocks for at most the time-outs of the spec and of the questions.
Result<plan::PlannedStep> resolvePreview(plan::Planner &planner, const QString &revision, script::StepKind kind,
    const ConnectionSpec &spec, std::stop_token stop = {}, const std::optional<QString> &engine = {});

} // namespace retort::runtime
