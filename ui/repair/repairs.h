// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"
#include "ui/models/databaseentry.h"

namespace retort::ui {

/// Something that can be done about a problem of the history.
struct Repair
{
    enum class Kind {
        Edit,     ///< open the script where it says what is wrong
        Remove,   ///< remove one of two scripts with the same id
        Reparent, ///< put a revision after another one
        Rescue,   ///< look for a script that is missing in the repository
    };

    Kind kind = Kind::Edit;
    QString revision;
    QString path; ///< of the script; empty for a rescue
    SourceRange range;
    QString text; ///< of the button

    friend bool operator==(const Repair &, const Repair &) = default;
};

/// What can be done about a problem, the likeliest first; nothing for one that no file of the history causes.
QList<Repair> repairsFor(const Diagnostic &diagnostic, const script::ProjectSnapshot &snapshot);

/// The stamp that leaves a database only the rows that say something.
struct RowRepair
{
    QStringList kept;
    QStringList removed;
    bool isNeeded() const { return !removed.isEmpty(); }
};

/// Rows that overlap, in a database all of whose rows the folder knows.
RowRepair rowRepairFor(const DatabaseEntry &entry, const script::RevisionMap &map);

/// What changes from one text to another, as lines with "-" and "+" before them and some of those around.
QString changedLines(const QString &before, const QString &after);

} // namespace retort::ui
