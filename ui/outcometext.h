// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"

#include "model/runtime/runoutcome.h"

namespace retort::ui {

/// What a run left behind, in words.
struct OutcomeText
{
    enum class Tone { Success, Neutral, Warning, Danger };

    Tone tone = Tone::Success;
    QString heading;
    QStringList lines;
    QString statement; ///< the SQL that failed
    SourceRange range; ///< the line of the script it came from
};

OutcomeText outcomeText(const runtime::RunOutcome &outcome, const PreparedPlan &prepared);

/// "Upgrade staging by 3", "Stamp staging as 1029384756ab"
QString runButtonText(const PreparedPlan &prepared);
/// "Review upgrade of staging"
QString reviewTitle(const PreparedPlan &prepared);
/// "5e6f7a8b9c0d → a1b2c3d4e5f6 · 2 revisions · 4 statements · PostgreSQL 15.20, one transaction"
QString reviewSubtitle(const PreparedPlan &prepared);

} // namespace retort::ui
