// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/actionicons.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

struct ActionIcon
{
    const char *action;
    Icon icon;
};

constexpr ActionIcon table[] = {
    {"commandPalette", Icon::Command},
    {"showShortcuts", Icon::Keyboard},
    {"openProject", Icon::Open},
    {"initialise", Icon::Folder},
    {"newWindow", Icon::Window},
    {"preferences", Icon::Settings},
    {"exportSql", Icon::Export},
    {"exportGraph", Icon::Export},
    {"find", Icon::Search},
    {"nextHit", Icon::Down},
    {"previousHit", Icon::Up},
    {"readAgain", Icon::Reload},
    {"showJournal", Icon::Journal},
    {"showProblems", Icon::Warning},
    {"tab6", Icon::History},
    {"connectDatabase", Icon::Connect},
    {"editConnection", Icon::Settings},
    {"upgradeHeads", Icon::Upgrade},
    {"upgradeHere", Icon::Upgrade},
    {"upgradeAll", Icon::Upgrade},
    {"downgradeOne", Icon::Downgrade},
    {"downgradeHere", Icon::Downgrade},
    {"downgradeBase", Icon::Downgrade},
    {"stampHere", Icon::Stamp},
    {"stampHeads", Icon::Stamp},
    {"stampBase", Icon::Stamp},
    {"newRevision", Icon::NewRevision},
    {"mergeHeads", Icon::Merge},
    {"mergeSelectedHead", Icon::Merge},
    {"editScript", Icon::Edit},
    {"saveScript", Icon::Save},
    {"checkRoundTrip", Icon::DryRun},
    {"copyRevision", Icon::Copy},
    {"openLocation", Icon::Folder},
    {"goToDatabase", Icon::Locate},
    {"compareDatabases", Icon::Compare},
    {"compareDatabase", Icon::Compare},
    {"showMap", Icon::Map},
    {"rescue", Icon::Repair},
    {"repairRows", Icon::Repair},
    {"reparent", Icon::Repair},
    {"help", Icon::Help},
    {"glossary", Icon::Glossary},
};

} // namespace

Icon iconOfAction(const QString &name)
{
    for (const ActionIcon &entry : table)
        if (name == QLatin1StringView(entry.action))
            return entry.icon;
    return Icon::None;
}

QStringList actionsWithIcons()
{
    QStringList names;
    for (const ActionIcon &entry : table)
        names << QString::fromLatin1(entry.action);
    return names;
}

} // namespace retort::ui
