// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/scriptevaluation.h"
#include "model/script/projectsnapshot.h"

#include <QHash>

namespace retort::plan {

/// A script's operations in one direction, and which text they came from.
struct EvaluatedScript
{
    bindings::ScriptEvaluation evaluation;
    QByteArray hash; ///< SHA-256 of the file
};

using EvaluatedScriptPtr = std::shared_ptr<const EvaluatedScript>;

/// Evaluates the scripts of a snapshot, each at most once for the same question. Belongs to one thread at a time.
class EvaluationCache
{
public:
    explicit EvaluationCache(script::ProjectSnapshotPtr snapshot);

    /// Runs upgrade() or downgrade() in the sandbox. A file that cannot be read gives an evaluation with status Error.
    EvaluatedScriptPtr evaluate(const script::MigrationScript &script, const QString &function,
        const bindings::EvaluationContext &context, std::stop_token stop);

    /// Runs it on a connected database, whose answers are nothing to remember.
    EvaluatedScriptPtr evaluateOn(bindings::DatabaseAnswers &answers, const script::MigrationScript &script, const QString &function,
        const bindings::EvaluationContext &context, std::stop_token stop);

    /// Answers all these questions beforehand, on all cores. `scripts` are those of the snapshot.
    void evaluateAll(const QList<script::MigrationScript> &scripts, const QStringList &functions,
        const QList<bindings::EvaluationContext> &contexts, std::stop_token stop);

private:
    script::ProjectSnapshotPtr m_snapshot;
    bindings::ScriptEvaluator m_evaluator;
    QHash<QString, EvaluatedScriptPtr> m_evaluated; ///< by file, function and context
};

} // namespace retort::plan
