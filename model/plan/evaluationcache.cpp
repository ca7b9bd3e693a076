// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/evaluationcache.h"

#include "model/plan/scriptsource.h"

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString cacheKey(const QString &file, const QString &function, const bindings::EvaluationContext &context)
{
    const QStringList parts{file, function, context.dialectName, context.offline ? u"offline"_s : u"online"_s, context.tag,
        context.startingRevision, context.destinationRevision, context.xArguments.join(u'\x1f')};
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

} // namespace

EvaluationCache::EvaluationCache(script::ProjectSnapshotPtr snapshot)
    : m_snapshot(std::move(snapshot))
    , m_evaluator(projectModules(m_snapshot->project))
{
}

EvaluatedScriptPtr EvaluationCache::evaluate(const script::MigrationScript &script, const QString &function,
    const bindings::EvaluationContext &context, std::stop_token stop)
{
    const QString key = cacheKey(script.path, function, context);
    if (const auto cached = m_evaluated.constFind(key); cached != m_evaluated.cend())
        return *cached;

    const Result<QByteArray> source = script.readSource();
    if (!source)
        return unreadable(source.error());
    auto evaluated = std::make_shared<EvaluatedScript>();
    evaluated->hash = script::sourceHash(*source);
    evaluated->evaluation = m_evaluator.evaluate(*source, script.path, function, context, stop);
    if (!stop.stop_requested()) // what a stop cut short is nothing to remember
        m_evaluated.insert(key, evaluated);
    return evaluated;
}

} // namespace retort::plan
