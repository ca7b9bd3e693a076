// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/migrationstep.h"
#include "model/script/revisionmap.h"

namespace retort::script {

/// What running a revision does to the rows of the version table (spec §2.6). Where Alembic's choice between rows
/// depends on the order of a Python set, the order of the script's own down revisions decides.
QList<VersionRowChange> upgradeRowChanges(const RevisionMap &map, int revision, const QStringList &rows);
QList<VersionRowChange> downgradeRowChanges(const RevisionMap &map, int revision, const QStringList &rows);

} // namespace retort::script
