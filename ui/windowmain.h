// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/themestyle.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace retort::ui {

/// What the command line says about the window.
struct WindowOptions
{
    QString project;
    QStringList urls;
    std::optional<ThemeChoice> theme; ///< nothing: as the preferences say
    bool rightToLeft = false;
    QSize size;
    QString screenshot; ///< render the loaded window into this file and end
    QString select;     ///< the revision to select
    QString tab;        ///< upgrade, downgrade, script or operations
    bool map = false;   ///< the map instead of the list
    QString language;   ///< such as "de"; empty: the system's
};

/// Runs the window until it is closed; returns the exit code.
int runWindow(int &argc, char **argv, const WindowOptions &options);

} // namespace retort::ui

extern "C" Q_DECL_EXPORT int retort_window_main(int argc, char **argv);
