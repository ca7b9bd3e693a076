// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/outcometext.h"

namespace retort::ui {

/// "Upgrade staging by 3", "Stamp staging as 1029384756ab"
QString runButtonText(const PreparedPlan &prepared);
/// "Review upgrade of staging"
QString reviewTitle(const PreparedPlan &prepared);
/// "5e6f7a8b9c0d → a1b2c3d4e5f6 · 2 revisions · 4 statements · PostgreSQL 15.20"
QString reviewSubtitle(const PreparedPlan &prepared);
/// What has to be known before the button is pressed: why it cannot be, or what deserves a warning.
OutcomeText planText(const PreparedPlan &prepared);

} // namespace retort::ui
