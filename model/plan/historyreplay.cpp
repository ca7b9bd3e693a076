// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/historyreplay.h"

#include "model/script/migrationsteps.h"

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

/// Catalogs are kept every so many revisions: often enough to go on from, seldom enough not to fill the memory.
constexpr qsizetype checkpointInterval = 64;

PreviewStatus previewStatus(bindings::EvaluationStatus status)
{
    switch (status) {
    case bindings::EvaluationStatus::Exact:
        return PreviewStatus::Exact;
    case bindings::EvaluationStatus::NeedsData:
        return PreviewStatus::NeedsData;
    case bindings::EvaluationStatus::NeedsPython:
        return PreviewStatus::NeedsPython;
    case bindings::EvaluationStatus::Error:
        return PreviewStatus::Error;
    }
    Q_UNREACHABLE();
}

/// Only SQLite's batch operations look at the table that they change (spec §6.1); copy_from= tells them without looking.
bool dependsOnSchema(const QList<operations::Operation> &operations, dialect::Dialect dialect)
{
    return dialect == dialect::Dialect::Sqlite
        && std::any_of(operations.cbegin(), operations.cend(), [](const operations::Operation &operation) {
               const auto *batch = std::get_if<operations::BatchAlterTable>(&operation);
               return batch && !batch->copyFrom;
           });
}

void setReason(PlannedStep &planned, PreviewStatus status, const QString &reason, const SourceRange &range)
{
    planned.status = status;
    planned.reason = reason;
    planned.reasonRange = range;
}

/// The statement that a script asks, as it would be sent; empty where it cannot be written.
QString questionText(const expression::ElementPtr &question, dialect::CompileContext context)
{
    context.forRunning = true;
    const dialect::CompileOutcome outcome = dialect::compile(operations::ExecuteSql{question}, context);
    return outcome.statements.isEmpty() ? QString() : outcome.statements.first().sql;
}

QString functionOf(StepKind kind)
{
    return kind == StepKind::Downgrade ? u"downgrade"_s : u"upgrade"_s;
}

} // namespace

std::shared_ptr<schema::Catalog> emptyCatalog(dialect::Dialect dialect)
{
    return std::make_shared<schema::Catalog>(dialect == dialect::Dialect::Sqlite ? schema::Catalog::NameCase::Insensitive
                                                                                : schema::Catalog::NameCase::Sensitive);
}

bindings::EvaluationContext previewContext(dialect::Dialect dialect)
{
    bindings::EvaluationContext context;
    context.dialectName = dialect == dialect::Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
    context.offline = true;
    return context;
}

HistoryReplay::HistoryReplay(script::ProjectSnapshotPtr snapshot)
    : m_snapshot(std::move(snapshot))
    , m_evaluations(m_snapshot)
{
}

ReplayState HistoryReplay::start(dialect::Dialect dialect, std::shared_ptr<const schema::Catalog> catalog) const
{
    ReplayState state;
    state.compile.dialect = dialect;
    const script::EnvironmentSettings &settings = m_snapshot->project.environment;
    if (!settings.namingConvention.isEmpty())
        state.compile.namingConvention.formats = settings.namingConvention;
    state.catalogKnown = catalog != nullptr;
    state.compile.catalog = catalog ? std::move(catalog) : emptyCatalog(dialect);
    state.compile.catalogIsComplete = state.catalogKnown;
    return state;
}

void HistoryReplay::evaluateAll(const QList<bindings::EvaluationContext> &contexts, const QList<script::StepKind> &directions,
    std::stop_token stop)
{
    QStringList functions;
    for (const script::StepKind direction : directions)
        functions << functionOf(direction);
    if (!functions.contains("upgrade"_L1))
        functions.prepend(u"upgrade"_s); // the schema comes from there
    m_evaluations.evaluateAll(m_snapshot->scripts, functions, contexts, stop);
}

PlannedStep HistoryReplay::describedStep(const script::MigrationStep &step, const script::MigrationScript *script) const
{
    PlannedStep planned;
    planned.step = step;
    if (!script) {
        setReason(planned, PreviewStatus::Error, u"Can't locate revision identified by '%1'"_s.arg(step.revision), {});
        return planned;
    }
    planned.summary = script->revision.doc;
    planned.file = script->path;
    return planned;
}

PlannedStep HistoryReplay::planStep(const script::MigrationStep &step, const QStringList &rows,
    const bindings::EvaluationContext &context, ReplayState &state, std::stop_token stop)
{
    const script::MigrationScript *script = m_snapshot->script(step.revision);
    PlannedStep planned = describedStep(step, script);
    if (!script)
        return planned;
    const EvaluatedScriptPtr evaluated = m_evaluations.evaluate(*script, functionOf(step.kind), context, stop);
    planned.fileHash = evaluated->hash;
    if (!state.catalogKnown && dependsOnSchema(evaluated->evaluation.operations, state.compile.dialect)) {
        state.compile.catalog = catalogAt(rows, context, stop);
        state.compile.catalogIsComplete = true;
        state.catalogKnown = true;
    }
    if (!stop.stop_requested())
        finishStep(planned, *evaluated, state);
    return planned;
}

PlannedStep HistoryReplay::resolveStep(const script::MigrationStep &step, const bindings::EvaluationContext &context,
    ReplayState &state, QueryRunner &questions, std::stop_token stop)
{
    const script::MigrationScript *script = m_snapshot->script(step.revision);
    PlannedStep planned = describedStep(step, script);
    if (!script)
        return planned;
    PreviewAnswers answers(state.compile, state.catalogKnown, state.pending, questions);
    const EvaluatedScriptPtr evaluated = m_evaluations.evaluateOn(answers, *script, functionOf(step.kind), context, stop);
    planned.fileHash = evaluated->hash;
    if (stop.stop_requested())
        return planned;
    finishStep(planned, *evaluated, state);
    if (planned.status == PreviewStatus::Exact)
        planned.resolvedAgainst = questions.description();
    return planned;
}

void HistoryReplay::finishStep(PlannedStep &planned, const EvaluatedScript &script, ReplayState &state) const
{
    if (state.catalogKnown)
        planned.before = state.compile.catalog;
    compileOperations(planned, script, state.compile);
    for (const operations::Operation &operation : std::as_const(planned.operations))
        state.pending.note(operation);
    if (planned.status != PreviewStatus::Exact) {
        // Whatever else the script does may have changed anything.
        const QString doubt = u"revision %1 is not known exactly: %2"_s.arg(planned.step.revision, planned.reason);
        auto catalog = std::make_shared<schema::Catalog>(*state.compile.catalog);
        catalog->markUncertain(doubt);
        state.compile.catalog = std::move(catalog);
        if (state.pending.rows.isEmpty())
            state.pending.rows = doubt;
    }
    if (state.catalogKnown)
        planned.after = state.compile.catalog;
}

void HistoryReplay::compileOperations(PlannedStep &planned, const EvaluatedScript &script, dialect::CompileContext &context) const
{
    const bindings::ScriptEvaluation &evaluation = script.evaluation;
    setReason(planned, previewStatus(evaluation.status), evaluation.reason, evaluation.reasonRange);
    if (evaluation.question)
        planned.question = questionText(evaluation.question, context);
    for (qsizetype i = 0; i < evaluation.operations.size(); ++i) {
        const SourceRange range = evaluation.ranges.value(i);
        planned.operations.append(evaluation.operations.at(i));
        planned.operationRanges.append(range);
        const dialect::CompileOutcome outcome = dialect::compile(evaluation.operations.at(i), context, int(i));
        planned.statements += outcome.statements;
        planned.warnings += outcome.warnings;
        // What stands against an operation comes before anything that the rest of the script would do.
        if (outcome.raised) {
            setReason(planned, PreviewStatus::Error, outcome.raised->type + ": "_L1 + outcome.raised->message, range);
            return;
        }
        if (!outcome.unknown.isEmpty()) {
            setReason(planned, PreviewStatus::NeedsData, outcome.unknown, range);
            return;
        }
    }
    planned.warnings += evaluation.warnings;
}

std::shared_ptr<const schema::Catalog> HistoryReplay::catalogAt(const QStringList &rows,
    const bindings::EvaluationContext &context, std::stop_token stop)
{
    const script::RevisionMap &map = m_snapshot->map;
    const script::RevisionMap::Set applied = script::appliedSet(map, rows);
    QList<int> sequence;
    for (const int index : map.topologicalOrder())
        if (applied[size_t(index)])
            sequence.append(index);

    ReplayState state = start(context.dialectName == "sqlite"_L1 ? dialect::Dialect::Sqlite : dialect::Dialect::Postgresql, nullptr);
    state.catalogKnown = true; // the history starts from an empty database
    state.compile.catalogIsComplete = true;

    const QString key = context.dialectName + (context.engineName ? u'=' + *context.engineName : QString());
    Replayed &replayed = m_replayed[key];
    const auto differs = std::mismatch(sequence.cbegin(), sequence.cend(), replayed.sequence.cbegin(), replayed.sequence.cend());
    const qsizetype common = differs.first - sequence.cbegin();
    while (!replayed.checkpoints.isEmpty() && replayed.checkpoints.constLast().steps > common)
        replayed.checkpoints.removeLast();

    qsizetype done = 0;
    if (!replayed.checkpoints.isEmpty()) {
        done = replayed.checkpoints.constLast().steps;
        state.compile.catalog = replayed.checkpoints.constLast().catalog;
    }
    replayed.sequence = sequence;
    for (; done < sequence.size() && !stop.stop_requested(); ++done) {
        if (done > 0 && done % checkpointInterval == 0)
            replayed.checkpoints.append({done, state.compile.catalog});
        if (map.isGhost(sequence.at(done))) {
            auto catalog = std::make_shared<schema::Catalog>(*state.compile.catalog);
            catalog->markUncertain(u"revision %1 is missing"_s.arg(map.id(sequence.at(done))));
            state.compile.catalog = std::move(catalog);
            continue;
        }
        script::MigrationStep step;
        step.revision = map.id(sequence.at(done));
        planStep(step, {}, context, state, stop);
    }
    if (stop.stop_requested())
        m_replayed.remove(key);
    else if (done > 0 && (replayed.checkpoints.isEmpty() || replayed.checkpoints.constLast().steps != done))
        replayed.checkpoints.append({done, state.compile.catalog});
    return state.compile.catalog;
}

} // namespace retort::plan
