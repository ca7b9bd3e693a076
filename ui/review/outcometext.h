// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/runoutcome.h"
#include "ui/review/planpreparation.h"

namespace retort::ui {

/// A note to the user about a plan or a run, in words.
struct OutcomeText
{
    enum class Tone { Success, Neutral, Warning, Danger };

    Tone tone = Tone::Success;
    QString heading;     ///< empty: there is nothing to say
    QStringList lines;
    QString statement;   ///< the SQL that failed
    QString revision;    ///< whose line `range` is
    SourceRange range;   ///< the line of the script it came from
    Error about;         ///< what can be explained; no message when it went well
};

/// What a run left behind.
OutcomeText outcomeText(const runtime::RunOutcome &outcome, const PreparedPlan &prepared);

/// The indexes that a run began and did not finish, with the statements that drop them; they are offered, never run.
OutcomeText invalidIndexText(const QList<runtime::InvalidIndex> &indexes);

/// The style of a note card with this tone.
const char *partOf(OutcomeText::Tone tone);

} // namespace retort::ui
