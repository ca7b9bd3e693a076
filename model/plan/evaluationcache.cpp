// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/evaluationcache.h"

#include "model/plan/scriptsource.h"

#include <QThread>
#include <QtConcurrent>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString cacheKey(const QString &file, const QString &function, const bindings::EvaluationContext &context)
{
    const QStringList parts{file, function, context.dialectName, context.offline ? u"offline"_s : u"online"_s, context.tag,
        context.startingRevision, context.destinationRevision, context.xArguments.join(u'\x1f'),
        context.engineName ? u'=' + *context.engineName : QString()};
    return parts.join(u'\x1e');
}

EvaluatedScriptPtr unreadable(const Error &error)
{
    auto script = std::make_shared<EvaluatedScript>();
    script->evaluation.status = bindings::EvaluationStatus::Error;
    script->evaluation.reason = error.message;
    script->evaluation.reasonRange = error.range;
    return script;
}

/// `answers` may be null.
EvaluatedScriptPtr evaluateScript(bindings::ScriptEvaluator &evaluator, const script::Project &project,
    const script::MigrationScript &script, const QString &function, const bindings::EvaluationContext &context, std::stop_token stop,
    bindings::DatabaseAnswers *answers = nullptr)
{
    const Result<QByteArray> source = script.readSource();
    if (!source)
        return unreadable(source.error());
    auto evaluated = std::make_shared<EvaluatedScript>();
    evaluated->hash = script::sourceHash(*source);
    const bindings::EvaluationContext inside = inProject(context, project);
    evaluated->evaluation = answers ? evaluator.evaluateOn(*answers, *source, script.path, function, inside, stop)
                                    : evaluator.evaluate(*source, script.path, function, inside, stop);
    return evaluated;
}

} // namespace

EvaluationCache::EvaluationCache(script::ProjectSnapshotPtr snapshot)
    : m_snapshot(std::move(snapshot))
    , m_evaluator(projectModules(m_snapshot->project), projectFiles(m_snapshot->project))
{
}

EvaluatedScriptPtr EvaluationCache::evaluate(const script::MigrationScript &script, const QString &function,
    const bindings::EvaluationContext &context, std::stop_token stop)
{
    const QString key = cacheKey(script.path, function, context);
    if (const auto cached = m_evaluated.constFind(key); cached != m_evaluated.cend())
        return *cached;

    EvaluatedScriptPtr evaluated = evaluateScript(m_evaluator, m_snapshot->project, script, function, context, stop);
    if (!stop.stop_requested()) // what a stop cut short is nothing to remember
        m_evaluated.insert(key, evaluated);
    return evaluated;
}

EvaluatedScriptPtr EvaluationCache::evaluateOn(bindings::DatabaseAnswers &answers, const script::MigrationScript &script,
    const QString &function, const bindings::EvaluationContext &context, std::stop_token stop)
{
    return evaluateScript(m_evaluator, m_snapshot->project, script, function, context, stop, &answers);
}

void EvaluationCache::evaluateAll(const QList<script::MigrationScript> &scripts, const QStringList &functions,
    const QList<bindings::EvaluationContext> &contexts, std::stop_token stop)
{
    using Answers = QHash<QString, EvaluatedScriptPtr>;
    // More pieces than cores, because scripts are not equally long; not many more, because each makes an evaluator.
    const qsizetype pieces = std::max(1, QThread::idealThreadCount() * 4);
    const qsizetype pieceSize = std::max<qsizetype>(16, (scripts.size() + pieces - 1) / pieces);
    QList<qsizetype> starts;
    for (qsizetype start = 0; start < scripts.size(); start += pieceSize)
        starts.append(start);

    const auto evaluatePiece = [&](qsizetype start) {
        Answers answers;
        bindings::ScriptEvaluator evaluator(projectModules(m_snapshot->project), projectFiles(m_snapshot->project));
        // One context after the other: the evaluator keeps what it has made for the last one.
        for (const bindings::EvaluationContext &context : contexts) {
            for (qsizetype i = start; i < std::min(start + pieceSize, scripts.size()); ++i) {
                for (const QString &function : functions) {
                    if (stop.stop_requested())
                        return Answers();
                    answers.insert(cacheKey(scripts.at(i).path, function, context),
                        evaluateScript(evaluator, m_snapshot->project, scripts.at(i), function, context, stop));
                }
            }
        }
        return answers;
    };
    for (const Answers &answers : QtConcurrent::blockingMapped<QList<Answers>>(starts, evaluatePiece))
        m_evaluated.insert(answers);
}

} // namespace retort::plan
