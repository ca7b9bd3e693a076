// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/migrationstep.h"
#include "model/script/projectsnapshot.h"

namespace retort::ui {

/// What a project's people type: "alembic", "alembic -n billing" for a section of the ini, or "flask db". Without a project the first.
QString commandProgram(const script::ProjectSnapshotPtr &snapshot);

/// A command of it with its words quoted as for a shell, such as {"merge", "heads"}.
QString commandText(const script::ProjectSnapshotPtr &snapshot, const QStringList &words);

/// "alembic upgrade heads"; without a target, as where nothing is selected, nothing. A stamp that purges takes several targets with
/// spaces between them.
QString stepCommand(const script::ProjectSnapshotPtr &snapshot, script::StepKind kind, const QString &target, bool purge = false);

} // namespace retort::ui
