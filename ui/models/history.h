// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/historylayout.h"
#include "model/script/projectsnapshot.h"

namespace retort::ui {

/// What stands in front of a message. Database chips are added by the model, which knows the databases.
struct Chip
{
    enum class Kind { Head, Base, Label, Database, Missing };

    Kind kind = Kind::Label;
    QString text;
    int color = 0; ///< of a database
    QString database = {}; ///< the id of one
};

/// One row of the history in words, made once so that painting only reads.
struct HistoryRow
{
    int index = 0; ///< in the revision map
    QString message;
    QString id;
    QString created; ///< a date such as 2026-11-02, or empty
    QString status;  ///< empty when all is well
    Severity severity = Severity::Information;
    bool isGhost = false;
    bool isMerge = false;
    QList<Chip> chips;
    QString searched; ///< all that free text is looked for in, in lower case
};

/// A snapshot made ready for painting: rows from the newest to the oldest, and where the graph's lanes go.
struct History
{
    script::ProjectSnapshotPtr snapshot;
    graph::HistoryLayout layout;
    QList<HistoryRow> rows;

    /// The row of a revision id; -1 when there is none.
    int rowOf(const QString &id) const;
};

using HistoryPtr = std::shared_ptr<const History>;

/// Takes a few milliseconds for thousands of revisions; pure, so that a worker thread can do it.
HistoryPtr makeHistory(script::ProjectSnapshotPtr snapshot);

/// "2026-11-02 10:31:59.123" as a number that sorts by time; 0 for what is no date.
qint64 sortableDate(QStringView text);

} // namespace retort::ui
