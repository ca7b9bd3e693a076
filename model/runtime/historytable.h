// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"
#include "model/runtime/runoutcome.h"

#include <QDateTime>

namespace retort::runtime {

/// The table for audits in the migrated database itself (spec: reliability E.2). Nobody gets it without asking.
inline constexpr auto historyTableName = QLatin1StringView("alembic_history");

/// What the outcome does not say.
struct HistoryEntry
{
    QDateTime started;
    QString program; ///< name and version
};

/// Makes the table where it is missing and adds a row for each revision that the run applied, in a transaction of its own. It stands
/// beside the version table; Alembic neither reads nor writes it.
Result<void> writeHistory(Connection &connection, const plan::MigrationPlan &plan, const RunOutcome &outcome, const HistoryEntry &entry);

} // namespace retort::runtime
