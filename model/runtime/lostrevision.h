// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"

#include <QDateTime>

#include <stop_token>

namespace retort::runtime {

/// A script that declares a revision which the folder does not have, as a commit of the repository has it.
struct LostScript
{
    QString revision;
    QString commit; ///< the newest that has the file
    QString author;
    QDateTime date; ///< of the commit
    QString path;   ///< absolute: where the file was
    QByteArray content;
    QStringList downRevisions;
};

/// The way back from a revision that nobody has to those that the folder has.
struct LostRevision
{
    QList<LostScript> scripts; ///< the revision itself first, then those below it that are missing too; empty: not found
    QStringList knownAncestors; ///< the nearest revisions of the folder below them; empty: base, or not found
    bool reachesKnown = false; ///< whether every way down ends in the folder or at base
};

/// Looks for the revision in the git repository around the project: all refs and the reflog, deleted files too. Read-only, by the git
/// program, which is kept from running anything that the repository's configuration names; at most `seconds` in all.
/// The error tells that there is no repository or no git, or that the time was over.
Result<LostRevision> findLostRevision(
    const script::ProjectSnapshot &snapshot, const QString &revision, std::stop_token stop = {}, int seconds = 20);

/// Where a script goes back to: where it was, if that is a version location; else the first of them.
QString restoredPath(const script::Project &project, const LostScript &script);

} // namespace retort::runtime
