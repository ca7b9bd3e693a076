// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

namespace retort::cli {

/// Runs the project's post-write hooks over a new script, if the user agreed to them: with --run-hooks, by answering the question
/// on a terminal, or once before for these very hooks. Otherwise it says what was not run.
int runPostWriteHooks(Invocation &invocation, const QString &path);

} // namespace retort::cli
