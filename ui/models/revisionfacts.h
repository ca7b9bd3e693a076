// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"

#include <optional>

namespace retort::ui {

/// What the scripts of a revision do, in the words that one searches for. Names are in lower case.
struct RevisionFacts
{
    QStringList tables;     ///< with and without their schema
    QStringList columns;
    QStringList operations; ///< as the directives of Alembic are called: "drop_column"
    QStringList risks;      ///< some of riskNames()
    std::optional<plan::PreviewStatus> status; ///< of the upgrade; none when it could not be looked at

    friend bool operator==(const RevisionFacts &, const RevisionFacts &) = default;
};

using FactsPtr = std::shared_ptr<const RevisionFacts>;

/// From the previews of both directions; either may have failed.
RevisionFacts factsOf(const Result<plan::PlannedStep> &upgrade, const Result<plan::PlannedStep> &downgrade);

/// The names of Alembic's directives, for completion.
QStringList directiveNames();
/// "data loss": the upgrade drops a table or a column. "irreversible": the downgrade raises, or does nothing where the upgrade did.
QStringList riskNames();
/// "exact", "needs data", "needs python", "error": words for queries, which are not translated.
QString statusName(plan::PreviewStatus status);
QStringList statusNames();

} // namespace retort::ui
