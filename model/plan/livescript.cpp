// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/livescript.h"

#include "model/plan/previewanswers.h"
#include "model/plan/scriptsource.h"

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using bindings::Answered;
using bindings::NoAnswer;

namespace {

class LiveAnswers : public bindings::DatabaseAnswers
{
public:
    LiveAnswers(dialect::CompileContext context, StatementExecutor &executor)
        : m_context(std::move(context))
        , m_executor(executor)
    {
    }

    Answered<qint64> perform(const operations::Operation &operation) override
    {
        const auto statements = compiled(operation);
        if (!statements)
            return tl::unexpected(statements.error());
        qint64 affected = -1;
        for (const dialect::Statement &statement : *statements) {
            const auto answer = m_executor.execute(statement, false);
            if (!answer)
                return tl::unexpected(answer.error());
            affected = answer->affected;
        }
        return affected;
    }

    Answered<bindings::QueryAnswer> query(const operations::ExecuteSql &operation) override
    {
        const auto statements = compiled(operation);
        if (!statements)
            return tl::unexpected(statements.error());
        if (statements->size() != 1)
            return tl::unexpected(NoAnswer{u"a statement that becomes several"_s, {}});
        return m_executor.execute(statements->first(), true);
    }

    Answered<std::shared_ptr<const schema::Catalog>> catalog() override
    {
        return m_executor.readCatalog().map(
            [this](const std::shared_ptr<const schema::Catalog> &found) { return reflectedCatalog(found, m_context.dialect); });
    }

    bool isRunning() const override { return true; }
    std::optional<QByteArray> randomBytes(int count) override { return m_executor.randomBytes(count); }
    std::optional<Moment> now() override { return m_executor.now(); }

private:
    Answered<dialect::Statements> compiled(const operations::Operation &operation)
    {
        // Only a rebuild looks at the schema, and what it looks at is the database itself.
        if (std::holds_alternative<operations::BatchAlterTable>(operation)) {
            auto found = m_executor.readCatalog();
            if (!found)
                return tl::unexpected(found.error());
            m_context.catalog = *found;
            m_context.catalogIsComplete = true;
        }
        const dialect::CompileOutcome outcome = dialect::compile(operation, m_context);
        if (outcome.raised)
            return tl::unexpected(NoAnswer{outcome.raised->message, outcome.raised->type});
        if (!outcome.unknown.isEmpty())
            return tl::unexpected(NoAnswer{outcome.unknown, {}});
        return outcome.statements;
    }

    dialect::CompileContext m_context;
    StatementExecutor &m_executor;
};

} // namespace

bindings::ScriptEvaluation runLive(const MigrationPlan &plan, const PlannedStep &step, StatementExecutor &executor, std::stop_token stop)
{
    const script::MigrationScript *script = plan.project ? plan.project->script(step.step.revision) : nullptr;
    const Result<QByteArray> source = script ? script->readSource() : Result<QByteArray>(failure(Error{}));
    if (!script || !source) {
        bindings::ScriptEvaluation missing;
        missing.status = bindings::EvaluationStatus::Error;
        missing.reason = u"Can't locate revision identified by '%1'"_s.arg(step.step.revision);
        return missing;
    }
    dialect::CompileContext context;
    context.dialect = plan.dialect;
    context.forRunning = true;
    if (!plan.project->project.environment.namingConvention.isEmpty())
        context.namingConvention.formats = plan.project->project.environment.namingConvention;
    context.catalog = step.before ? step.before
                                  : std::make_shared<const schema::Catalog>(plan.dialect == dialect::Dialect::Sqlite
                                          ? schema::Catalog::NameCase::Insensitive : schema::Catalog::NameCase::Sensitive);
    LiveAnswers answers(context, executor);
    bindings::ScriptEvaluator evaluator(projectModules(plan.project->project), projectFiles(plan.project->project));
    const QString function = step.step.kind == script::StepKind::Downgrade ? u"downgrade"_s : u"upgrade"_s;
    return evaluator.evaluateOn(answers, *source, script->path, function, inProject(plan.context, plan.project->project), stop);
}

} // namespace retort::plan
