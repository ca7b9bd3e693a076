// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/script/migrationstep.h"
#include "model/script/revisionmap.h"

namespace retort::script {

/// What to run, in order, and which rows the version table holds afterwards.
struct MigrationSteps
{
    QList<MigrationStep> steps;
    QStringList resultingRows;
    Diagnostics diagnostics; ///< Alembic's warnings, such as an ambiguous `-1`
};

// `rows` are the ids that the version table holds. Errors have the texts of Alembic's commands. A step that would have
// to run a ghost or a member of a cycle is an error too (Alembic crashes there).

/// Steps of `upgrade <target>`: any text of spec §2.3 or §2.4 (`head`, `heads`, `+2`, `label@head`, `ae10+1`, …).
Result<MigrationSteps> upgradeSteps(const RevisionMap &map, const QString &target, const QStringList &rows);
/// The same for several targets, which must be absolute then.
Result<MigrationSteps> upgradeSteps(const RevisionMap &map, const QStringList &targets, const QStringList &rows);
/// Steps of `downgrade <target>`: `-1`, `base`, an id, `label@base`, …
Result<MigrationSteps> downgradeSteps(const RevisionMap &map, const QString &target, const QStringList &rows);
/// Steps of `stamp <targets…>`. With `purge`, all rows are deleted first, unknown and repeated ones too: by one change, a Delete without
/// `from`.
Result<MigrationSteps> stampSteps(
    const RevisionMap &map, const QStringList &targets, const QStringList &rows, bool purge = false);

/// What running one step does to the version table; the steps above carry it already (spec §2.6).
QStringList rowsAfter(const QStringList &rows, const QList<VersionRowChange> &changes);

/// Running one revision by itself when the version table holds `rows`. For previews.
MigrationStep stepOf(const RevisionMap &map, StepKind kind, int revision, const QStringList &rows);

/// `a:b` of `history -r` (ends may be missing, relative, or `current`): newest first, ghosts left out. Without a range,
/// base:heads.
Result<QList<int>> historyRange(const RevisionMap &map, const QString &range, const QStringList &rows = {});
/// All revisions, newest first, in the order of `history`.
QList<int> historyOrder(const RevisionMap &map);

/// The revisions that a database with these rows has (dependency edges included). Rows the map does not know are
/// ignored.
RevisionMap::Set appliedSet(const RevisionMap &map, const QStringList &rows);
/// What `upgrade heads` would run, in running order; ghosts and cycles left out rather than refused.
QList<int> pending(const RevisionMap &map, const QStringList &rows);
/// The rows, and those branch tips that are applied by way of dependencies only: what `current` prints (spec §1.2).
QList<int> currentRevisions(const RevisionMap &map, const QStringList &rows);
/// Rows that say nothing: a second one of the same id, and those of revisions that come before another row's (spec §8: Alembic refuses to
/// upgrade such a database). Rows that the map does not know are left out.
QStringList overlappingRows(const RevisionMap &map, const QStringList &rows);
/// Rows that name no script of the folder.
QStringList unknownRows(const RevisionMap &map, const QStringList &rows);

} // namespace retort::script
