// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>

class QPainter;

namespace retort::ui {

/// The pictures of our own set (resources/icons/set): drawn with one pen on a grid of 20, without colours.
enum class Icon {
    None,
    Backup,
    Command,
    Compare,
    Connect,
    Copy,
    Diagram,
    Down,
    Downgrade,
    DryRun,
    Edit,
    Error,
    Export,
    External, ///< opens in another program
    Folder,
    Glossary,
    Help,
    History,
    Info,
    Journal,
    Keyboard,
    Locate,
    Lock,
    Map,
    Merge,
    NewRevision,
    Ok,
    Open,
    PostgreSql,
    Reload,
    Remove,
    Repair,
    Revision,
    Save,
    Search,
    Settings,
    Sqlite,
    Stamp,
    Stop,
    Undo,
    Unlock,
    Up,
    Upgrade,
    Warning,
    Window,
    Run,
    Count
};

/// Of its file, without ending; empty for None.
QString iconName(Icon icon);

/// In the colour that the current theme has for a role, sharp at every size and scale, and drawn anew when the theme changes. Disabled it
/// takes the colour of disabled text. Icons that point along the line turn around where one reads from right to left.
QIcon themedIcon(Icon icon, Role role = Role::MutedText);

/// Draws an icon into a square of logical pixels.
void paintIcon(QPainter &painter, const QRectF &area, Icon icon, const QColor &ink);

/// Logical pixels that an icon beside text is wide: it grows with the program's font.
int iconSize();

} // namespace retort::ui
