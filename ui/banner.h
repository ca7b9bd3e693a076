// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databaseentry.h"

namespace retort::ui {

class ProjectSession;

/// What the banner offers to do next.
enum class BannerAction { None, Connect, Upgrade, Stamp, Password, EditConnection, Retry, ShowProblems, ShowHeads, MergeHeads, ShowEdited, Rescue, RepairRows };

/// The state of the project in one sentence, and the next sensible action.
struct Banner
{
    enum class Tone { Calm, Information, Attention, Danger };

    Tone tone = Tone::Calm;
    QString text;
    QString detail; ///< a second, quieter sentence; may be empty
    BannerAction action = BannerAction::None;
    QString actionText;
    BannerAction secondAction = BannerAction::None;
    QString secondText;

    bool isEmpty() const { return text.isEmpty(); }
};

Banner bannerFor(ProjectSession &session);

} // namespace retort::ui
