// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/script/projectsnapshot.h"

namespace retort::plan {

/// What `--sql` prints: text that a DBA can run by hand.
struct Transcript
{
    QString text;
    /// Index of the first step whose SQL is not known exactly; the text ends behind what is known of it, without a COMMIT, so
    /// that running it changes nothing where DDL is transactional. -1 when everything is there.
    int incompleteStep = -1;
};

/// The whole plan as Alembic's offline mode prints it (spec §4.8).
Transcript transcript(const MigrationPlan &plan, const script::RevisionMap &map);

/// A statement as `--sql` prints it: tabs as four spaces, a semicolon behind it.
QString printed(const dialect::Statement &statement);

/// The SQL of one step, each statement closed by a semicolon and an empty line, for showing and copying.
QString stepSql(const PlannedStep &step, dialect::Dialect dialect, bool withVersionStatements = true);

} // namespace retort::plan
