// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace retort::ui {

class MainWindow;

/// For measuring the start from outside: once the window has painted the history and the details of the selected revision,
/// "usable" is printed and the program ends. Only where the environment says RETORT_REPORT_START.
void reportStart(MainWindow &window);

} // namespace retort::ui
