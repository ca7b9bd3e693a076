// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/environmentkind.h"
#include "ui/themestyle.h"

#include <QString>

#include <array>

namespace retort::ui {

/// What a user wants to be other than it comes: one set for all windows and projects.
struct Preferences
{
    static constexpr int smallestText = 80;
    static constexpr int largestText = 250;
    static constexpr int environmentKinds = 4;

    ThemeChoice theme = ThemeChoice::Automatic;
    int textSize = 100;     ///< percent of the desktop's font
    QString codeFont;       ///< family; empty: the desktop's fixed-width font
    bool localDates = false; ///< dates as the language writes them, instead of 2026-03-01 14:05
    QString editor;         ///< command with {file} and {line}; empty: what the desktop opens a script with
    std::array<int, environmentKinds> lockTimeouts {-1, -1, -1, -1}; ///< seconds, by EnvironmentKind; -1: its usual one
    int connectTimeout = 10; ///< seconds, of connections to come
    int unlockMinutes = 15; ///< how long a production database stays unlocked
    bool typeNameEverywhere = false; ///< dangerous runs ask for the database's name, whatever the database is for
    int notifyAfter = 10;   ///< seconds that a run must have taken to be announced on the desktop; 0: never

    /// Those in use; read from the settings at first.
    static const Preferences &current();
    /// Writes them down, gives the program the new look, and tells everybody who watches.
    static void set(const Preferences &preferences);

    /// What the settings hold; what makes no sense there is as it came.
    static Preferences read();

    int lockTimeout(runtime::EnvironmentKind kind) const;

    bool operator==(const Preferences &) const = default;
};

} // namespace retort::ui
