// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "ui/models/databaseentry.h"

namespace retort::ui {

// What has to be asked before a run, by what the database is for (spec: ux §D.3).

/// Tables or columns that the plan drops, with their rows, as a person would name them; raw SQL tells nothing.
QStringList droppedData(const plan::MigrationPlan &plan);

/// Whether the database's name has to be typed first: for a dangerous run, where the kind of database or the user asks for that.
bool mustTypeName(const plan::MigrationPlan &plan, const DatabaseEntry &entry, bool everywhere = false);

/// What has to be typed: the name of the database itself and not what the list here calls it.
QString nameToType(const DatabaseEntry &entry);

/// Where a backup goes unless the user says otherwise: a new name each second, in the folder of this program's data.
QString backupFileFor(const DatabaseEntry &entry, const QDateTime &now);

/// The folder of this program's data: journal and backups.
QString dataFolder();
QString backupFolder();
QString journalFile();

} // namespace retort::ui
