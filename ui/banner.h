// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"
#include "ui/models/databaseentry.h"

#include <optional>

namespace retort::ui {

class ProjectSession;

/// What the banner offers to do next.
enum class BannerAction { None, Connect, Upgrade, Stamp, Password, EditConnection, Retry, ShowProblems, ShowHeads, MergeHeads, ShowEdited, Rescue, RepairRows, ShowDrift };

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
    QLatin1StringView topic; ///< the page that explains it (GuidanceTopic::name); empty when there is nothing to explain
    Error about;             ///< what is behind it, where it is an error

    bool isEmpty() const { return text.isEmpty(); }
};

/// All that decides what the banner says.
struct BannerFacts
{
    script::ProjectSnapshotPtr snapshot;    ///< null while no history is shown
    Error reloadError;                      ///< why the last reload failed; no message when it did not
    std::optional<DatabaseEntry> database;  ///< the selected one
    Error passwordTrouble;                  ///< why passwords are not kept
    int edited = 0;                         ///< scripts that were edited after they were applied to it
    QStringList drift;                      ///< how it differs from what its revisions make
};

Banner bannerFor(const BannerFacts &facts);
/// For a session as it is now; `drift` as in the facts.
Banner bannerFor(ProjectSession &session, const QStringList &drift = {});

} // namespace retort::ui
