// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/argumentparser.h"

namespace retort::cli {

/// A script that completes commands, options, files and revisions for "bash", "zsh" or "fish"; empty for any other shell.
QString completionScript(const QString &shell, const QList<Option> &globalOptions, const QList<Command> &commands);

/// The manual page in the language of man(7): name, synopsis, commands with their options, files, exit codes.
QString manualPage(const QList<Option> &globalOptions, const QList<Command> &commands, const QString &version);

} // namespace retort::cli
