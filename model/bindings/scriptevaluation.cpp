// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/scriptevaluation.h"

#include "model/base/overloaded.h"
#include "model/bindings/plugins.h"
#include "model/bindings/scripthost.h"
#include "model/bindings/scriptimporter.h"
#include "model/python/functionparameters.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

namespace {

/// "sqlalchemy.exc.ArgumentError" as people see it in a traceback's last line of a test record: the bare name.
QString bareName(const QString &type)
{
    return type.section(u'.', -1);
}

/// Alembic finds the function by getattr() on the module; its name is the file's with an id before it, which says nothing.
QString missingFunction(const QString &file, const QString &function)
{
    const QString name = file.section(u'/', -1);
    return u"module '%1' has no attribute '%2'"_s.arg(name.endsWith(".py"_L1) ? name.chopped(3) : name, function);
}

void fail(ScriptEvaluation &evaluation, EvaluationStatus status, const QString &reason, const SourceRange &range)
{
    evaluation.status = status;
    evaluation.reason = reason;
    evaluation.reasonRange = range;
}

void takeUnknown(ScriptEvaluation &evaluation, const python::UnknownReason &unknown)
{
    fail(evaluation,
        unknown.kind == python::UnknownKind::NeedsData ? EvaluationStatus::NeedsData : EvaluationStatus::NeedsPython,
        unknown.reason, unknown.range);
}

void takeRaised(ScriptEvaluation &evaluation, const python::Raised &raised)
{
    evaluation.exceptionType = bareName(raised.type);
    const QString text = raised.message.isEmpty() ? evaluation.exceptionType
                                                  : evaluation.exceptionType + u": "_s + raised.message;
    fail(evaluation, EvaluationStatus::Error, text, raised.range);
}

/// False when the evaluation ends here.
bool takeOutcome(ScriptEvaluation &evaluation, const python::Outcome &outcome)
{
    std::visit(Overloaded{
                   [](const python::Completed &) {},
                   [&](const python::Raised &raised) { takeRaised(evaluation, raised); },
                   [&](const python::StoppedByUnknown &unknown) { takeUnknown(evaluation, unknown); },
                   [&](const python::BudgetExceeded &budget) {
                       const bool notItsFault = budget.which == python::BudgetKind::Cancelled || budget.whileImporting;
                       fail(evaluation, notItsFault ? EvaluationStatus::NeedsPython : EvaluationStatus::Error, budget.message(), budget.range);
                   },
               },
        outcome.result);
    return outcome.isCompleted();
}

/// An argument from env.py. Whatever the script does with one that is not known, calls of its methods above all, is not known
/// either, even if it is data of the database for env.py.
python::Value environmentArgument(python::Interpreter &interpreter, const QString &name, python::Value value)
{
    return value.isUnknown() ? interpreter.unknown(u"what env.py passes as %1"_s.arg(name), python::UnknownKind::NeedsPython) : value;
}

/// Calls upgrade() or downgrade() with what env.py passes: the engine's name in a multi-database environment, else the arguments of
/// context.run_migrations(). That it passes nothing is remembered, because finding it out takes longer than the script.
python::Outcome callScriptFunction(World &world, python::Module *module, const QString &function, const EvaluationContext &context,
    bool &environmentPassesNothing)
{
    python::Interpreter &interpreter = world.py;
    return interpreter.run([&](python::Interpreter &) {
        const python::Value callee = interpreter.attribute(python::Value(module), function);
        const QStringList required = python::requiredParameters(callee);
        if (context.engineName && (required.size() == 1 || (required.isEmpty() && python::takesArgument(callee))))
            return interpreter.call(callee, {interpreter.str(*context.engineName)});
        if (!required.isEmpty()) {
            QHash<QString, python::Value> given;
            if (!environmentPassesNothing)
                given = environmentArguments(world);
            environmentPassesNothing = given.isEmpty();
            std::vector<std::pair<QString, python::Value>> keywords;
            for (auto it = given.cbegin(); it != given.cend(); ++it)
                keywords.push_back({it.key(), environmentArgument(interpreter, it.key(), it.value())});
            if (!keywords.empty())
                return interpreter.call(callee, {}, keywords);
            interpreter.stop({python::UnknownKind::NeedsPython,
                u"what env.py passes to %1(): %2"_s.arg(function, required.join(u", "_s)), {module->file, 0, 0, 0, 0}});
        }
        return interpreter.call(callee);
    });
}

} // namespace

/// An interpreter with the native modules of one context. Making them costs more than most scripts do, so one session serves
/// script after script as long as none of them can see what another one did.
struct EvaluationSession
{
    EvaluationSession(const EvaluationContext &evaluationContext, const ModuleResolver &resolver, const FileReader &reader,
        python::CodeStore &codes)
        : context(evaluationContext)
        , importer(resolver)
        , host(reader)
        , interpreter({}, &importer, &host)
        , world(interpreter, context, recorder)
    {
        interpreter.setCodeStore(&codes);
        importer.setWorld(&world);
        world.readFile = reader;
    }
    bool canServe(const EvaluationContext &wanted) const
    {
        // Values live as long as their interpreter: after so many scripts it is better to begin anew.
        constexpr int maximumUses = 128;
        constexpr qsizetype maximumObjects = 400'000;
        return isClean && uses < maximumUses && interpreter.objectCount() < maximumObjects && context == wanted;
    }

    /// Modules of the project are loaded anew for each script, and native ones that hold something that can be changed.
    void cleanUp(bool wentThrough)
    {
        static const QStringList stateful{u"os"_s, u"sys"_s};
        static const QStringList extended{u"os"_s, u"sys"_s, u"alembic"_s, u"alembic.op"_s};
        const QStringList &stale = world.plugins.directives.isEmpty() ? stateful : extended;
        interpreter.forgetModules(stale);
        world.forgetModules(stale);
        world.plugins = {};
        recorder = Recorder{};
        isClean = wentThrough && !interpreter.hasChangedSharedState();
    }

    EvaluationContext context;
    Recorder recorder;
    ScriptImporter importer;
    ScriptHost host;
    python::Interpreter interpreter;
    World world;
    int uses = 0;
    bool isClean = true; ///< no script so far left anything behind that the next one would see
};

class ScriptEvaluator::Private
{
public:
    ScriptEvaluation evaluate(EvaluationSession &session, const QByteArray &source, const QString &file, const QString &function,
        const python::Budget &budget);

    EvaluationSession &session(const EvaluationContext &context)
    {
        if (!m_session || !m_session->canServe(context))
            m_session = std::make_unique<EvaluationSession>(context, resolver, reader, codes);
        return *m_session;
    }

    ModuleResolver resolver;
    FileReader reader;
    python::CodeStore codes; ///< outlives the sessions
    bool environmentPassesNothing = false; ///< env.py was read for arguments, and gives none

private:
    std::unique_ptr<EvaluationSession> m_session;
};

ScriptEvaluator::ScriptEvaluator(ModuleResolver resolver, FileReader reader)
    : d(std::make_unique<Private>())
{
    d->resolver = std::move(resolver);
    d->reader = std::move(reader);
}

ScriptEvaluator::~ScriptEvaluator() = default;
ScriptEvaluator::ScriptEvaluator(ScriptEvaluator &&) noexcept = default;
ScriptEvaluator &ScriptEvaluator::operator=(ScriptEvaluator &&) noexcept = default;

ScriptEvaluation ScriptEvaluator::evaluate(const QByteArray &source, const QString &file, const QString &function,
    const EvaluationContext &context, std::stop_token stop)
{
    python::Budget budget;
    if (stop.stop_possible())
        budget.cancelled = [stop] { return stop.stop_requested(); };
    return d->evaluate(d->session(context), source, file, function, budget);
}

ScriptEvaluation ScriptEvaluator::evaluateOn(DatabaseAnswers &answers, const QByteArray &source, const QString &file,
    const QString &function, const EvaluationContext &context, std::stop_token stop)
{
    python::Budget budget;
    if (answers.isRunning()) { // rows are worked on one by one: stopping is what ends it
        budget.steps = std::numeric_limits<qint64>::max();
        budget.bytes = 4LL * 1024 * 1024 * 1024;
        budget.time = std::chrono::hours(24);
    }
    if (stop.stop_possible())
        budget.cancelled = [stop] { return stop.stop_requested(); };
    EvaluationSession session(context, d->resolver, d->reader, d->codes); // of its own: answers stay in none that is used again
    session.world.answers = &answers;
    return d->evaluate(session, source, file, function, budget);
}

ScriptEvaluation ScriptEvaluator::Private::evaluate(EvaluationSession &session, const QByteArray &source, const QString &file,
    const QString &function, const python::Budget &budget)
{
    ScriptEvaluation evaluation;
    python::Interpreter &interpreter = session.interpreter;
    Recorder &recorder = session.recorder;
    interpreter.renewBudget(budget);
    const qsizetype printedBefore = interpreter.printed().size();
    ++session.uses;

    const python::Outcome loaded = interpreter.loadModule(source, file, u"__alembic_script__"_s);
    std::vector<python::UnknownReason> unknownCalls = loaded.unknownCalls;
    bool exhausted = loaded.budget();
    if (takeOutcome(evaluation, loaded) && !function.isEmpty()) {
        auto *module = loaded.value().as<python::Module>();
        if (!module->globals()->find(function)) {
            evaluation.exceptionType = u"AttributeError"_s;
            fail(evaluation, EvaluationStatus::Error, u"AttributeError: "_s + missingFunction(file, function), {file, 0, 0, 0, 0});
        } else {
            const python::Outcome called = callScriptFunction(session.world, module, function, session.context, environmentPassesNothing);
            takeOutcome(evaluation, called);
            exhausted |= called.budget() != nullptr;
            unknownCalls.insert(unknownCalls.end(), called.unknownCalls.begin(), called.unknownCalls.end());
        }
    }
    // What an unknown callable did is not known: nothing behind it is exact, and an error may not be one.
    if (!unknownCalls.empty() && evaluation.status != EvaluationStatus::NeedsData
        && evaluation.status != EvaluationStatus::NeedsPython)
        takeUnknown(evaluation, unknownCalls.front());
    if (evaluation.status == EvaluationStatus::Exact && recorder.doubt)
        takeUnknown(evaluation, *recorder.doubt);
    for (const auto &[range, question] : recorder.questions) {
        if (evaluation.status == EvaluationStatus::NeedsData && range == evaluation.reasonRange) {
            evaluation.question = question;
            break;
        }
    }
    evaluation.output = interpreter.printed().mid(printedBefore) + recorder.logged;
    evaluation.operations = std::move(recorder.operations);
    evaluation.ranges = std::move(recorder.ranges);
    evaluation.warnings = std::move(recorder.warnings);
    session.cleanUp(!exhausted);
    return evaluation;
}

} // namespace retort::bindings
