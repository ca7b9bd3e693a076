// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace retort::cli {

/// Whether the words behind the program's name ask for the command line rather than for the window.
bool isCommandLine(const QStringList &words);

/// Runs the command line; returns the exit code. Needs no display and no QApplication.
int run(const QStringList &words);

} // namespace retort::cli
