// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/compile.h"
#include "model/plan/evaluationcache.h"
#include "model/plan/migrationplan.h"
#include "model/plan/previewanswers.h"

namespace retort::plan {

/// What a run carries from one step to the next.
struct ReplayState
{
    dialect::CompileContext compile;
    bool catalogKnown = false; ///< whether compile.catalog tells what the database holds
    PendingChanges pending;    ///< by the steps so far
};

/// An empty database of that engine.
std::shared_ptr<schema::Catalog> emptyCatalog(dialect::Dialect dialect);

/// What scripts see in a preview: nothing is connected, as with `--sql`.
bindings::EvaluationContext previewContext(dialect::Dialect dialect);

/// Turns revisions into planned steps. Where a step's SQL depends on the schema before it and nobody said what that is, the
/// revisions below are replayed into a catalog first; the last replay is kept, for the next question is often about a
/// neighbour.
class HistoryReplay
{
public:
    explicit HistoryReplay(script::ProjectSnapshotPtr snapshot);

    /// A run that starts from `catalog`; null: from whatever the history makes of it.
    ReplayState start(dialect::Dialect dialect, std::shared_ptr<const schema::Catalog> catalog) const;

    /// Evaluates and compiles one revision. `rows` are those of the version table when the step starts.
    PlannedStep planStep(const script::MigrationStep &step, const QStringList &rows, const bindings::EvaluationContext &context,
        ReplayState &state, std::stop_token stop);

    /// The same with the answers of a database for a script that needs data: exact where all its questions could be answered.
    PlannedStep resolveStep(const script::MigrationStep &step, const bindings::EvaluationContext &context, ReplayState &state,
        QueryRunner &questions, std::stop_token stop);

    /// The schema of a database whose version table holds `rows`, by a replay of everything below them.
    std::shared_ptr<const schema::Catalog> catalogAt(const QStringList &rows, const bindings::EvaluationContext &context,
        std::stop_token stop);

    /// Evaluates every script in all of these contexts and directions, on all cores, so that planning only has to look it up.
    void evaluateAll(const QList<bindings::EvaluationContext> &contexts, const QList<script::StepKind> &directions,
        std::stop_token stop);

private:
    struct Checkpoint
    {
        qsizetype steps = 0; ///< how many revisions of the sequence were replayed
        std::shared_ptr<const schema::Catalog> catalog;
    };
    struct Replayed
    {
        QList<int> sequence;
        QList<Checkpoint> checkpoints;
    };

    PlannedStep describedStep(const script::MigrationStep &step, const script::MigrationScript *script) const;
    void finishStep(PlannedStep &planned, const EvaluatedScript &script, ReplayState &state) const;
    void compileOperations(PlannedStep &planned, const EvaluatedScript &script, dialect::CompileContext &context) const;

    script::ProjectSnapshotPtr m_snapshot;
    EvaluationCache m_evaluations;
    QHash<QString, Replayed> m_replayed; ///< by dialect and engine
};

} // namespace retort::plan
