// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace retort::ui {

/// How far a statement or a step of a run has come.
enum class RunState {
    Waiting,
    Running,
    Done,
    Failed,
    Undone,
    Skipped, ///< left out by a dry run
};

} // namespace retort::ui
