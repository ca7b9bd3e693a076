// SPDX-License-Identifier: GPL-3.0-or-later
//
// Modules of the project that scripts import. An application's packages import half the world, so two things differ from a
// script. What a module imports is loaded when the name is first used: most of it never is. And a statement that fails, for
// it needs something unknown or raises in surroundings that it was not made for, makes the names that it would have bound
// unknown and nothing else: the next statement goes on.
#include "model/python/moduleloading.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maximumModules = 200;        ///< of a project, for one script
constexpr qint64 maximumModuleBytes = 4'000'000;

using Names = QSet<QString>;

/// Names that a statement binds in the module, and the names of everything that it mentions.
struct Mentions
{
    Names bound;
    Names used;

    void collect(const Node *node, bool binds)
    {
        if (!node)
            return;
        switch (node->kind) {
        case NodeKind::Name:
            (binds ? bound : used).insert(node->value.text());
            return;
        case NodeKind::Assign:
        case NodeKind::Delete:
            collect(node->a, false);
            collectAll(*node, true);
            return;
        case NodeKind::AnnotatedAssign:
        case NodeKind::AugmentedAssign:
        case NodeKind::NamedExpression:
        case NodeKind::For:
        case NodeKind::ImportName:
            collect(node->a, true);
            break;
        case NodeKind::WithItem:
            collect(node->a, false);
            collect(node->b, true);
            return;
        case NodeKind::FunctionDefinition:
        case NodeKind::ClassDefinition:
            collect(node->a, true);
            return;
        case NodeKind::Lambda:
            return;
        case NodeKind::Attribute:
        case NodeKind::Subscript: // what it changes is the object
            collect(node->a, false);
            return;
        case NodeKind::Tuple:
        case NodeKind::List:
        case NodeKind::Starred:
            collect(node->a, binds);
            collectAll(*node, binds);
            return;
        default:
            collect(node->a, false);
            break;
        }
        collect(node->b, false);
        collect(node->c, false);
        collectAll(*node, false);
    }

private:
    void collectAll(const Node &node, bool binds)
    {
        for (const Node *kid : node.kids)
            collect(kid, binds);
    }
};

bool isMutableContainer(Value value)
{
    return value.isList() || value.isDict() || value.kind() == Kind::Set;
}

/// What a statement that failed would have bound or changed is not known.
void forgetNames(Interpreter &interpreter, const Node &statement, Frame &frame, const UnknownReason &reason)
{
    Mentions mentions;
    mentions.collect(&statement, false);
    const Value unknown = interpreter.unknown(reason);
    for (const QString &name : std::as_const(mentions.bound))
        frame.globals->insert(interpreter.str(name), unknown);
    for (const QString &name : std::as_const(mentions.used)) {
        if (Value *found = frame.globals->find(name); found && isMutableContainer(*found))
            frame.globals->insert(interpreter.str(name), unknown);
    }
    if (statement.kind == NodeKind::ImportFrom && statement.flag)
        frame.globals->insert(interpreter.str(u"*"_s), unknown);
}

QString describe(Interpreter &interpreter, const Module &module, Exception *exception)
{
    QString text;
    try {
        text = interpreter.toStr(exception);
    } catch (const PythonError &) {
        text = u"…"_s;
    } catch (const UnknownStop &) {
        text = u"…"_s;
    }
    return u"module %1 raised %2: %3"_s.arg(module.name(), exception->type()->name(), text);
}

} // namespace

LoadingGuard::LoadingGuard(Interpreter::State &state) : m_state(state)
{
    ++m_state.loading;
}

LoadingGuard::~LoadingGuard()
{
    --m_state.loading;
}

bool Evaluator::mayLoad(const QByteArray &source)
{
    m_state.loadedBytes += source.size();
    return ++m_state.loadedModules <= maximumModules && m_state.loadedBytes <= maximumModuleBytes;
}

/// Imports with a plain list of names wait until one of the names is used.
bool Evaluator::deferImport(const Node &node, Frame &frame)
{
    const bool named = node.kind == NodeKind::ImportFrom;
    if ((!named && node.kind != NodeKind::Import) || (named && node.flag))
        return false;
    for (const Node *name : node.kids) {
        // `import a.b` binds `a`, and is there for what it adds to it.
        const QString module = named ? node.value.text() : name->value.text();
        if (!named && module.contains(u'.') && !name->flag)
            return false;
        auto *deferred = m_interpreter.make<DeferredImport>(m_state.deferredImport);
        deferred->statement = &node;
        deferred->name = name;
        deferred->importer = frame.module;
        frame.globals->insert(name->a->value, Value(deferred));
    }
    return true;
}

void Evaluator::runProjectModule(Module &module)
{
    Frame frame;
    frame.code = module.code;
    frame.module = &module;
    frame.globals = module.globals();
    frame.names = module.globals();
    frame.node = module.code->body;
    const FrameGuard guard(m_state, frame);
    const LoadingGuard loading(m_state);
    for (const Node *statement : module.code->body->kids) {
        frame.node = statement;
        if (deferImport(*statement, frame))
            continue;
        const size_t representing = m_state.representing.size();
        try {
            execute(*statement, frame);
            continue;
        } catch (const UnknownStop &stop) {
            forgetNames(m_interpreter, *statement, frame, stop.reason);
        } catch (const PythonError &error) {
            frame.node = statement;
            const UnknownReason reason{UnknownKind::NeedsPython, describe(m_interpreter, module, error.exception), m_interpreter.currentRange()};
            forgetNames(m_interpreter, *statement, frame, reason);
        }
        m_state.representing.resize(std::min(representing, m_state.representing.size()));
    }
}

Value Evaluator::load(DeferredImport &deferred)
{
    if (deferred.loading)
        return m_interpreter.unknown(u"modules of the project import each other in a circle at %1"_s.arg(deferred.importer->name()));
    Frame frame;
    frame.code = deferred.importer->code;
    frame.module = deferred.importer;
    frame.globals = deferred.importer->globals();
    frame.names = frame.globals;
    frame.node = deferred.name;
    const FrameGuard guard(m_state, frame);
    const LoadingGuard loading(m_state);
    deferred.loading = true;
    Value value;
    try {
        value = deferred.statement->kind == NodeKind::Import
            ? importDotted(*deferred.name, frame)
            : importFromModule(importPath(*deferred.statement, frame), deferred.statement->value.text(), deferred.statement->op,
                  deferred.name->value.text(), frame);
    } catch (const UnknownStop &stop) {
        value = m_interpreter.unknown(stop.reason);
    } catch (const PythonError &error) {
        value = m_interpreter.unknown(describe(m_interpreter, *deferred.importer, error.exception));
    }
    deferred.loading = false;
    return value;
}

Value settle(Interpreter &interpreter, Dict &names, const Str &name, Value found)
{
    for (int chain = 0; chain < 20; ++chain) {
        auto *deferred = isDeferred(interpreter.state(), found) ? static_cast<DeferredImport *>(found.object()) : nullptr;
        if (!deferred)
            return found;
        const bool wasLoading = deferred->loading;
        found = Evaluator(interpreter).load(*deferred);
        if (wasLoading)
            return found;
    }
    names.insert(interpreter.str(name.text), found);
    return found;
}

} // namespace retort::python
