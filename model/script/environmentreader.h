// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/project.h"

namespace retort::script {

/// Reads env.py, and Flask code where env.py asks Flask, into `project.environment`; doubts become diagnostics.
void readEnvironment(Project &project);

} // namespace retort::script
