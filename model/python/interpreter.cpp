// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/interpreter.h"

#include "model/python/evaluator.h"
#include "model/python/moduleloading.h"
#include "model/python/state.h"

#include <ctime>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Value Host::open(Interpreter &interpreter, Arguments &)
{
    return interpreter.unknown(u"open() reads a file"_s, UnknownKind::NeedsData);
}

namespace {

constexpr std::chrono::seconds maximumImportTime{5};

} // namespace

std::chrono::nanoseconds threadTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

Interpreter::State::State(Interpreter &owner, Budget limits, Importer *modules_, Host *machine)
    : interpreter(owner), budget(std::move(limits)), importer(modules_), host(machine),
      deadline(threadTime() + budget.time), importTime(maximumImportTime)
{
}

void Interpreter::State::checkBudget()
{
    if (steps > budget.steps)
        exhausted(BudgetKind::Steps);
    if ((steps & 0xfff) == 0) {
        if (threadTime() > deadline)
            exhausted(BudgetKind::Time);
        if (budget.cancelled && budget.cancelled())
            exhausted(BudgetKind::Cancelled);
    }
}

void Interpreter::State::exhausted(BudgetKind which)
{
    const Frame *script = frame;
    while (script && script->back)
        script = script->back;
    bool importing = false; // the body of another module than the script's is running
    for (const Frame *at = frame; at && !importing; at = at->back)
        importing = at->names && at->names == at->globals && at->module != script->module && at->code && !at->code->isStandard;
    throw BudgetStop{which, currentRange(), importing};
}

SourceRange Interpreter::State::currentRange() const
{
    const Frame *place = frame;
    while (place && place->back && (!place->code || place->code->isStandard))
        place = place->back;
    return place && place->node && place->code ? place->code->range(*place->node) : SourceRange{};
}

QString BudgetExceeded::message() const
{
    switch (which) {
    case BudgetKind::Steps:
        return u"the script takes too many steps"_s;
    case BudgetKind::CallDepth:
        return u"the script nests calls or data too deeply"_s;
    case BudgetKind::Bytes:
        return u"the script needs too much memory"_s;
    case BudgetKind::Time:
        return u"the script takes too long"_s;
    case BudgetKind::Cancelled:
        return u"the evaluation was cancelled"_s;
    }
    return {};
}

Interpreter::Interpreter(Budget budget, Importer *importer, Host *host)
    : m_state(std::make_unique<State>(*this, std::move(budget), importer, host))
{
    const char here = 0;
    m_state->stackBase = &here;
    defineBuiltins(*m_state);
    m_state->bytes = 0;
}

Interpreter::~Interpreter() = default;

void Interpreter::renewBudget(Budget budget)
{
    m_state->budget = std::move(budget);
    m_state->steps = 0;
    m_state->bytes = 0;
    m_state->loadedModules = 0;
    m_state->loadedBytes = 0;
    m_state->deadline = threadTime() + m_state->budget.time;
    m_state->importTime = maximumImportTime;
}

Value Interpreter::importModule(const QString &dottedName)
{
    Frame frame; // nothing of a script need be running
    frame.module = m_state->frame ? m_state->frame->module : module(u"__main__"_s);
    frame.globals = frame.module->globals();
    const FrameGuard guard(*m_state, frame);
    return Evaluator(*this).importModule(dottedName, 0, frame);
}

void Interpreter::setCodeStore(CodeStore *store)
{
    m_state->codeStore = store;
}

void Interpreter::noteUnknownCall(UnknownReason reason)
{
    if (m_state->unknownCalls.size() < 100)
        m_state->unknownCalls.push_back(std::move(reason));
}

bool Interpreter::isLoading() const
{
    return m_state->loading > 0;
}

bool Interpreter::isInsideTry() const
{
    return m_state->catching > 0;
}

void Interpreter::loadDeferredImports(Module *module)
{
    const std::vector<HashTable::Entry> entries = module->globals()->entries();
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.key.isStr() && isDeferred(*m_state, entry.value))
            settle(*this, *module->globals(), Str(entry.key.text()), entry.value);
    }
}

void Interpreter::forgetModules(const QStringList &native)
{
    m_state->modules.removeIf([&](const auto &entry) { return (entry.value()->code && !entry.value()->code->isStandard) || native.contains(entry.value()->name()); });
}

qsizetype Interpreter::objectCount() const
{
    return qsizetype(m_state->heap.size());
}

bool Interpreter::hasChangedSharedState() const
{
    return m_state->sharedStateChanged;
}

const QStringList &Interpreter::printed() const
{
    return m_state->printed;
}

namespace {

Raised raisedFrom(Interpreter &interpreter, Exception *exception)
{
    Raised raised;
    raised.type = exception->type()->qualifiedName();
    raised.exception = exception;
    raised.traceback.assign(exception->traceback.rbegin(), exception->traceback.rend());
    if (!exception->traceback.empty())
        raised.range = exception->traceback.front();
    try {
        raised.message = interpreter.toStr(exception);
    } catch (const PythonError &) {
        raised.message = u"<exception str() failed>"_s;
    } catch (const UnknownStop &stop) {
        raised.message = u"<unknown: %1>"_s.arg(stop.reason.reason);
    } catch (const BudgetStop &) {
        raised.message = u"<exception str() takes too long>"_s;
    }
    return raised;
}

} // namespace

Outcome Interpreter::run(const std::function<Value(Interpreter &)> &function)
{
    State &state = *m_state;
    const char here = 0;
    const char *outerBase = state.stackBase;
    const bool outermost = !state.frame;
    if (outermost)
        state.stackBase = &here;
    const size_t callsBefore = state.unknownCalls.size();
    const int depth = state.depth;
    Frame *frame = state.frame;
    Exception *handled = state.handled;
    Outcome outcome;
    try {
        outcome.result = Completed{function(*this)};
    } catch (const PythonError &error) {
        outcome.result = raisedFrom(*this, error.exception);
    } catch (const UnknownStop &stop) {
        outcome.result = StoppedByUnknown(stop.reason);
    } catch (const BudgetStop &stop) {
        outcome.result = BudgetExceeded{stop.which, stop.range, stop.whileImporting};
    } catch (const std::bad_alloc &) {
        outcome.result = BudgetExceeded{BudgetKind::Bytes, state.currentRange(), false};
    }
    state.depth = depth;
    state.frame = frame;
    state.handled = handled;
    state.representing.clear();
    state.stackBase = outerBase;
    outcome.unknownCalls.assign(state.unknownCalls.begin() + qsizetype(callsBefore), state.unknownCalls.end());
    return outcome;
}

Outcome Interpreter::loadModule(const QByteArray &source, const QString &file, const QString &name)
{
    std::optional<SyntaxProblem> problem;
    Outcome outcome = run([&](Interpreter &) -> Value {
        auto code = buildCode(*this, source, file);
        if (!code) {
            problem = code.error();
            return {};
        }
        Module *result = module(name);
        result->file = file;
        result->code = *code;
        result->package = name.contains(u'.') ? name.section(u'.', 0, -2) : QString();
        result->set(*this, u"__file__"_s, str(file));
        if ((*code)->docstring)
            result->set(*this, u"__doc__"_s, str(*(*code)->docstring));
        const LoadingGuard loading(*m_state);
        Evaluator(*this).runModule(*result);
        return result;
    });
    if (problem)
        outcome.result = Raised{u"SyntaxError"_s, problem->message, problem->range, {problem->range}, {}};
    return outcome;
}

Outcome Interpreter::callFunction(Module *module, const QString &name, Values arguments)
{
    return run([&](Interpreter &) {
        Value *function = module->globals()->find(name);
        if (!function)
            raise(u"AttributeError"_s, u"module '%1' has no attribute '%2'"_s.arg(module->name(), name));
        return call(*function, std::move(arguments));
    });
}

void Interpreter::adopt(std::unique_ptr<HeapObject> object, qint64 size)
{
    charge(size + 32);
    m_state->heap.push_back(std::move(object));
}

void Interpreter::exhaust()
{
    m_state->exhausted(BudgetKind::Steps);
}

void Interpreter::charge(qint64 bytes)
{
    // One large block costs the time to fill and copy it, which many small ones have spent otherwise.
    constexpr qint64 large = 1024 * 1024;
    m_state->bytes += bytes > large ? bytes * 4 : bytes;
    if (bytes < 0 || m_state->bytes > m_state->budget.bytes)
        m_state->exhausted(BudgetKind::Bytes);
}

Value Interpreter::str(const QString &text)
{
    charge(text.size() * 2);
    return Value::heap(Kind::Str, make<Str>(text));
}

Value Interpreter::bytes(const QByteArray &data)
{
    charge(data.size());
    return Value::heap(Kind::Bytes, make<Bytes>(data));
}

Value Interpreter::list(Values items)
{
    charge(qint64(items.size() * sizeof(Value)));
    return Value::heap(Kind::List, make<Sequence>(std::move(items)));
}

Value Interpreter::tuple(Values items)
{
    charge(qint64(items.size() * sizeof(Value)));
    return Value::heap(Kind::Tuple, make<Sequence>(std::move(items)));
}

Value Interpreter::dict()
{
    return Value::heap(Kind::Dict, make<Dict>());
}

Value Interpreter::dict(const std::vector<std::pair<QString, Value>> &items)
{
    Value result = dict();
    for (const auto &[key, value] : items)
        result.dict()->insert(str(key), value);
    return result;
}

Value Interpreter::set(const Values &items)
{
    auto *result = make<Set>();
    for (Value item : items)
        result->insert(*this, item, {});
    return Value::heap(Kind::Set, result);
}

Value Interpreter::frozenSet(const Values &items)
{
    return Value::heap(Kind::FrozenSet, set(items).heapObject());
}

Value Interpreter::unknown(const QString &reason, UnknownKind kind)
{
    return unknown(UnknownReason{kind, reason, currentRange()});
}

Value Interpreter::unknown(UnknownReason reason)
{
    return Value::heap(Kind::Unknown, make<Unknown>(std::move(reason)));
}

Value Interpreter::function(const QString &name, const QString &signature, NativeFunction function)
{
    return make<NativeFunctionObject>(m_state->nativeFunction, name, std::make_shared<const Signature>(signature), std::move(function));
}

Iterator *Interpreter::iterator(std::function<std::optional<Value>(Interpreter &)> next)
{
    return make<LambdaIterator>(m_state->iterator, std::move(next));
}

Module *Interpreter::module(const QString &name)
{
    auto *result = make<Module>(m_state->moduleType, name, make<Dict>());
    result->set(*this, u"__name__"_s, str(name));
    result->set(*this, u"__doc__"_s, {});
    return result;
}

Class *Interpreter::builtinClass(const QString &name)
{
    Class *found = m_state->classes.value(name);
    Q_ASSERT_X(found, "Interpreter::builtinClass", qUtf8Printable(name));
    return found;
}

Class *Interpreter::makeClass(const QString &name, const QList<Class *> &bases, const QString &module)
{
    return make<Class>(*this, name, bases, module);
}

void Interpreter::raise(const QString &builtinType, const QString &message)
{
    raise(builtinClass(builtinType), message);
}

void Interpreter::raise(Class *type, const QString &message)
{
    Arguments arguments;
    arguments.positional.push_back(str(message));
    raise(type->call(*this, arguments).value_or(Value()));
}

void Interpreter::raise(Value exception)
{
    if (exception.isUnknown())
        stop(exception.unknown());
    auto *raised = exception.as<Exception>();
    if (!raised)
        raise(u"TypeError"_s, u"exceptions must derive from BaseException"_s);
    if (m_state->handled && m_state->handled != raised && raised->context.isNone())
        raised->context = m_state->handled;
    if (raised->traceback.empty()) {
        for (const Frame *frame = m_state->frame; frame; frame = frame->back) {
            if (frame->node && frame->code && !frame->code->isStandard)
                raised->traceback.push_back(frame->code->range(*frame->node));
        }
    }
    throw PythonError{raised};
}

void Interpreter::stop(const UnknownReason &reason)
{
    throw UnknownStop{reason};
}

void Interpreter::stop(const QString &reason, UnknownKind kind)
{
    throw UnknownStop{{kind, reason, currentRange()}};
}

SourceRange Interpreter::currentRange() const
{
    return m_state->currentRange();
}

} // namespace retort::python
