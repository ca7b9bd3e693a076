// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/argumentparser.h"
#include "app/cli/output.h"

namespace retort::cli {

// Commands that need no project: they make one, or tell how.

int initAlembic(const Arguments &arguments, Output &output);
int initFlask(const Arguments &arguments, Output &output);
int listTemplates(const Arguments &arguments, Output &output);

/// The scripts' folder of `retort db`: -d, FLASK_DB_DIRECTORY, or "migrations" (spec §1.4).
QString flaskFolder(const Arguments &arguments);

} // namespace retort::cli
