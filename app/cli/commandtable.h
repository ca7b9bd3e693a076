// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/argumentparser.h"

namespace retort::cli {

/// Options that stand before any command (spec §1.1).
QList<Option> globalOptions();

/// Every command with its positionals and options (spec §1.1).
QList<Command> commands();

// The same as `flask db` spells them, behind the word `db` (spec §1.4).
QList<Option> flaskGlobalOptions();
QList<Command> flaskCommands();

} // namespace retort::cli
