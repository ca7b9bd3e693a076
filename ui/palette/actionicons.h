// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QString>

namespace retort::ui {

/// The icon of an action of the window by the action's name; None for those that have none. The one table: menus, toolbar and palette
/// show the same icon for the same thing.
Icon iconOfAction(const QString &name);

/// The names in the table, for tests.
QStringList actionsWithIcons();

} // namespace retort::ui
