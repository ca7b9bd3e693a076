// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"
#include "ui/theme/theme.h"

namespace retort::ui {

// A run of the journal in words; list, details and copies say the same.

QString runKindText(const runtime::JournalRun &run);    ///< "Upgrade", "Rehearsal of an upgrade"
QString runMoveText(const runtime::JournalRun &run);    ///< "abcd → ef01"
QString runOutcomeText(const runtime::JournalRun &run); ///< "succeeded", "not finished"
Role runOutcomeRole(const runtime::JournalRun &run);
QString runPlaceText(const runtime::JournalRun &run);   ///< what the user calls the database
QString runDurationText(const runtime::JournalRun &run); ///< empty while it is not known

/// The copy of the database that was made before the run; empty when there is none.
QString runBackupFile(const runtime::JournalRun &run);
/// Whether that can be put back from here.
bool hasRestorableBackup(const runtime::JournalRun &run);

/// Names and values of what is known about a run, without its statements.
QList<QPair<QString, QString>> runFacts(const runtime::JournalRun &run);

/// Everything as text, statements included.
QString runAsText(const runtime::JournalRun &run);

} // namespace retort::ui
