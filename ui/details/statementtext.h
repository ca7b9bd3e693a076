// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"

namespace retort::ui {

/// The SQL of a step as one text, and where each statement stands in it.
struct StatementText
{
    struct Lines
    {
        int first = 0; ///< counted from 1
        int last = 0;
        int operation = -1;
    };

    QString text;
    QList<Lines> statements;

    /// The statement that covers a line; -1 when none does.
    int statementAt(int line) const;
    /// First and last line of an operation's statements; 0 when it has none.
    Lines linesOf(int operation) const;
};

/// With or without what it writes into the version table.
StatementText statementText(const plan::PlannedStep &step, bool withVersionTable = true);

/// "-- Running upgrade a -> b", as Alembic's transcript begins a step.
QString stepHeading(const script::MigrationStep &step);

} // namespace retort::ui
