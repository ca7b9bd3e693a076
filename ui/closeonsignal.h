// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace retort::ui {

/// SIGTERM, SIGINT and SIGHUP close all windows as their user would: what they remember is written. A second one ends the program.
void closeOnSignal(QObject *context);

} // namespace retort::ui
