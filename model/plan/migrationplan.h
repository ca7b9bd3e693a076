// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/statement.h"
#include "model/operations/operation.h"
#include "model/plan/versiontablename.h"
#include "model/schema/catalog.h"
#include "model/script/migrationstep.h"
#include "model/script/projectsnapshot.h"

#include <QByteArray>
#include <memory>

namespace retort::plan {

/// How far a preview can be trusted. A guess is never shown as SQL: every doubt is one of the last three.
enum class PreviewStatus {
    Exact,       ///< determined by the script and the ones before it
    NeedsData,   ///< depends on a query result, the inspector or the clock
    NeedsPython, ///< uses an import or a feature that the evaluator does not model
    Error,       ///< the script would raise in Alembic too
};

/// A revision's SQL in one direction, with the way back from each statement to its operation and its line.
struct PlannedStep
{
    script::MigrationStep step;
    QString summary;                             ///< first paragraph of the script's docstring; may be empty
    QString file;                                ///< absolute path of the script; empty for a stamp
    QByteArray fileHash;                         ///< SHA-256 of the script that was read; the runner compares it again
    PreviewStatus status = PreviewStatus::Exact;
    QString reason;                              ///< why the preview is not exact; empty when it is
    SourceRange reasonRange;
    QString question;                            ///< the SQL whose rows `reason` is about; empty when it is about something else
    QString resolvedAgainst;                     ///< the database whose answers made the step exact; empty when none was asked
    QStringList warnings;                        ///< texts of the warnings that Alembic or SQLAlchemy would give
    QList<operations::Operation> operations;     ///< known up to the point that `reason` names
    QList<SourceRange> operationRanges;          ///< one for each operation: the Python call
    dialect::Statements statements;              ///< what the script does
    dialect::Statements versionStatements;       ///< the bookkeeping, run after it in the same transaction
    std::shared_ptr<const schema::Catalog> before; ///< the schema when the step starts, as far as it is known; may be null
    std::shared_ptr<const schema::Catalog> after;

    /// Whether the script has to be evaluated while it runs. Answers that a preview had are old by then.
    bool runsLive() const { return status == PreviewStatus::NeedsData || !resolvedAgainst.isEmpty(); }
};

/// Everything that an upgrade, downgrade or stamp will do, decided before anything runs.
struct MigrationPlan
{
    script::StepKind kind = script::StepKind::Upgrade;
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
    QString target;                    ///< as the user wrote it
    QStringList startingHeads;         ///< rows of the version table that the plan starts from
    QStringList resultingHeads;        ///< rows after the last step
    bool versionTableExists = false;   ///< else it is created first, with `createVersionTable`
    VersionTableName versionTable;
    dialect::Statement createVersionTable;
    bool transactionPerMigration = false;
    bool transactionalDdl = true;      ///< whether a transcript has BEGIN and COMMIT; a run always has (spec §3.2)
    QList<PlannedStep> steps;
    Diagnostics diagnostics;
    /// For steps that need data, whose scripts are evaluated while the plan runs.
    script::ProjectSnapshotPtr project;
    bindings::EvaluationContext context; ///< what those scripts see

    /// Whether it is about the version table alone, without a step (`ensure_version`).
    bool isVersionTableOnly() const { return steps.isEmpty() && target.isEmpty(); }
    /// The same plan, ending before a step.
    MigrationPlan firstSteps(qsizetype count) const;
    /// Whether the plan may be run: each step is exact, or needs nothing but the data of the database that it runs on.
    bool isRunnable() const;
    /// The same, where revisions that need Python are given to it.
    bool isRunnableWithPython() const;
    /// Whether a revision cannot be run but by Python.
    bool needsPython() const;
    /// Whether a script has to ask the database while it runs, so that its statements are not known before.
    bool needsData() const;
};

} // namespace retort::plan
