// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

QString dotted(const QString &name, int level)
{
    return QString(level, u'.') + name;
}

Value notModelled(Interpreter &interpreter, const QString &name, const NotModelled &why)
{
    return interpreter.unknown(why.reason.isEmpty() ? u"module %1 is not modelled"_s.arg(name) : why.reason);
}

/// importlib.import_module()
Value importByName(Interpreter &interpreter, Arguments &arguments)
{
    const Value name = arguments["name"_L1];
    const Value package = arguments["package"_L1];
    const bool isRelative = name.isStr() && name.text().startsWith(u'.');
    if (!name.isStr() || (isRelative && !package.isStr()))
        return interpreter.unknown(u"importlib.import_module() of a name that is not known"_s);
    QString wanted = name.text();
    if (isRelative) {
        QString base = package.text();
        for (wanted.remove(0, 1); wanted.startsWith(u'.'); wanted.remove(0, 1))
            base = base.section(u'.', 0, -2);
        wanted = base + u'.' + wanted;
    }
    return Evaluator(interpreter).importAbsolute(wanted);
}

/// Scoped: what is computed now counts as loading modules, not as the script's own time.
class ImportTime
{
public:
    explicit ImportTime(Interpreter::State &state) : m_state(state), m_outermost(!state.timesImport), m_start(threadTime())
    {
        if (!m_outermost)
            return;
        m_state.timesImport = true;
        m_state.deadline += m_state.importTime;
    }
    ~ImportTime()
    {
        if (!m_outermost)
            return;
        const auto spent = threadTime() - m_start;
        m_state.deadline += spent - m_state.importTime;
        m_state.importTime = std::max(m_state.importTime - spent, std::chrono::nanoseconds::zero());
        m_state.timesImport = false;
    }
    ImportTime(const ImportTime &) = delete;
    ImportTime &operator=(const ImportTime &) = delete;

private:
    Interpreter::State &m_state;
    bool m_outermost;
    std::chrono::nanoseconds m_start;
};

/// __package__ and __spec__
void describeModule(Interpreter &interpreter, Module &module)
{
    module.set(interpreter, u"__package__"_s, interpreter.str(module.package));
    auto *spec = interpreter.make<Instance>(interpreter.state().object);
    Dict *attributes = spec->attributes(interpreter);
    attributes->insert(interpreter.str(u"name"_s), interpreter.str(module.name()));
    attributes->insert(interpreter.str(u"parent"_s), interpreter.str(module.package));
    attributes->insert(interpreter.str(u"origin"_s), interpreter.str(module.file));
    module.set(interpreter, u"__spec__"_s, spec);
}

} // namespace

/// The module itself, or an Unknown. A source module is evaluated once.
Value Evaluator::importModule(const QString &name, int level, Frame &frame)
{
    if (level > 0 && frame.module->package.isEmpty() && frame.module->code)
        m_interpreter.raise(u"ImportError"_s, u"attempted relative import with no known parent package"_s);
    const QString key = level ? frame.module->file + u'\n' + dotted(name, level) : name;
    if (Module *known = m_state.modules.value(key))
        return known;
    if (level == 0 && (name == "enum"_L1 || name == "builtins"_L1 || name == "__future__"_L1 || name == "importlib"_L1)) {
        Module *module = name == "enum"_L1 ? makeEnumModule(m_state) : m_interpreter.module(name);
        if (name == "importlib"_L1) {
            module->partlyModelled = true;
            module->addFunction(m_interpreter, u"import_module"_s, u"name, package=None"_s, importByName);
        }
        if (name == "builtins"_L1) {
            for (const HashTable::Entry &entry : m_state.builtins->entries())
                module->globals()->insert(entry.key, entry.value);
        }
        m_state.modules.insert(key, module);
        return module;
    }
    if (!m_state.importer)
        return notModelled(m_interpreter, dotted(name, level), {});
    const ImportResult result = m_state.importer->importModule(m_interpreter, {name, level, frame.module->file});
    if (const auto *why = std::get_if<NotModelled>(&result))
        return notModelled(m_interpreter, dotted(name, level), *why);
    if (Module *const *native = std::get_if<Module *>(&result)) {
        m_state.modules.insert(key, *native);
        return *native;
    }
    const auto &source = std::get<SourceModule>(result);
    const QString fileKey = u"\n"_s + source.file;
    if (Module *known = m_state.modules.value(fileKey))
        return known;
    if (!source.isStandard && !mayLoad(source.source))
        return m_interpreter.unknown(u"the script imports too many modules of the project"_s);
    auto code = codeOf(source.source, source.file);
    if (!code)
        return m_interpreter.unknown(UnknownReason{UnknownKind::NeedsPython, u"module %1 cannot be read: %2"_s.arg(source.name, code.error().message), code.error().range});
    Module *module = m_interpreter.module(source.name);
    module->file = source.file;
    module->package = source.file.endsWith("/__init__.py"_L1) ? source.name : source.name.section(u'.', 0, -2);
    module->code = *code;
    module->set(m_interpreter, u"__file__"_s, m_interpreter.str(source.file));
    describeModule(m_interpreter, *module);
    module->set(m_interpreter, u"__package__"_s, m_interpreter.str(module->package));
    auto *spec = m_interpreter.make<Object>(m_state.object);
    spec->attributes(m_interpreter)->insert(m_interpreter.str(u"name"_s), m_interpreter.str(source.name));
    spec->attributes(m_interpreter)->insert(m_interpreter.str(u"parent"_s), m_interpreter.str(module->package));
    module->set(m_interpreter, u"__spec__"_s, spec);
    m_state.modules.insert(fileKey, module);
    m_state.modules.insert(key, module);
    (*code)->isStandard = source.isStandard;
    module->partlyModelled = source.isStandard; // what is not described there is unknown
    if (source.isStandard) {
        runModule(*module);
    } else {
        const ImportTime time(m_state);
        runProjectModule(*module);
    }
    return module;
}

/// `import a.b.c`: gives `a`, or `a.b.c` when there is an alias.
Value Evaluator::importDotted(const Node &name, Frame &frame)
{
    Value first;
    Value current;
    QString path;
    for (const QString &part : name.value.text().split(u'.')) {
        path += path.isEmpty() ? part : u'.' + part;
        const Value next = importModule(path, 0, frame);
        if (path == part) {
            first = next;
        } else if (auto *parent = current.as<Module>()) {
            if (next.as<Module>() || !parent->globals()->find(part))
                parent->set(m_interpreter, part, next);
        }
        current = next;
    }
    return name.flag ? current : first;
}

Value Evaluator::importAbsolute(const QString &name)
{
    Value current;
    QString path;
    for (const QString &part : name.split(u'.')) {
        path += path.isEmpty() ? part : u'.' + part;
        current = importModule(path, 0, *m_state.frame);
    }
    return current;
}

/// What stands between `from` and `import`.
Value Evaluator::importPath(const Node &statement, Frame &frame)
{
    const QString name = statement.value.text();
    if (statement.op > 0)
        return importModule(name, statement.op, frame);
    Value module;
    QString path;
    for (const QString &part : name.split(u'.')) { // packages first: each level may set names in the one above
        path += path.isEmpty() ? part : u'.' + part;
        module = importModule(path, 0, frame);
    }
    return module;
}

void Evaluator::executeImport(const Node &node, Frame &frame)
{
    for (const Node *name : node.kids) {
        frame.node = name;
        storeName(*name->a, importDotted(*name, frame), frame);
    }
}

/// `from module import name`: an attribute, else a submodule.
Value Evaluator::importFromModule(Value module, const QString &moduleName, int level, const QString &name, Frame &frame)
{
    if (module.isUnknown()) {
        // the package may be unknown while a module in it is not: `from . import helpers`
        if (level > 0 || m_state.importer) {
            const QString inner = moduleName.isEmpty() ? name : moduleName + u'.' + name;
            const Value submodule = importModule(inner, level, frame);
            if (submodule.as<Module>())
                return submodule;
        }
        UnknownReason reason = module.unknown();
        reason.range = m_interpreter.currentRange();
        return m_interpreter.unknown(reason);
    }
    auto *loaded = module.as<Module>();
    if (Value *found = loaded->globals()->find(name); found && !isDeferred(m_state, *found))
        return *found;
    if (auto hooked = loaded->attribute(m_interpreter, name))
        return *hooked;
    const Value submodule = importModule(moduleName.isEmpty() ? name : moduleName + u'.' + name, level, frame);
    if (submodule.as<Module>())
        return submodule;
    if (auto missing = loaded->missingAttribute(m_interpreter, name))
        return *missing;
    // A folder without __init__.py may be no package at all, but the data of one that is installed.
    if ((loaded->code && loaded->file.endsWith(".py"_L1)) || moduleName == "enum"_L1) {
        const QString where = loaded->file.isEmpty() ? u"unknown location"_s : loaded->file;
        m_interpreter.raise(u"ImportError"_s, u"cannot import name '%1' from '%2' (%3)"_s.arg(name, loaded->name(), where));
    }
    return m_interpreter.unknown(u"%1.%2 is not modelled"_s.arg(loaded->name(), name));
}

void Evaluator::importStar(Value module, Frame &frame)
{
    if (module.isUnknown()) {
        frame.globals->insert(m_interpreter.str(u"*"_s), module);
        return;
    }
    Dict *from = module.as<Module>()->globals();
    if (Value *all = from->find(u"__all__"_s); all && !all->isUnknown()) {
        for (Value name : m_interpreter.toValues(*all)) {
            if (name.isStr())
                frame.globals->insert(name, m_interpreter.attribute(module, name.text()));
        }
        return;
    }
    const std::vector<HashTable::Entry> entries = from->entries();
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.key.isStr() && !entry.key.text().startsWith(u'_') && entry.key.text() != "*"_L1)
            frame.globals->insert(entry.key, entry.value);
    }
    if (module.as<Module>()->partlyModelled)
        frame.globals->insert(m_interpreter.str(u"*"_s), m_interpreter.unknown(u"not every name of %1 is modelled"_s.arg(module.as<Module>()->name())));
}

void Evaluator::executeImportFrom(const Node &node, Frame &frame)
{
    const Value module = importPath(node, frame);
    if (node.flag) {
        importStar(module, frame);
        return;
    }
    for (const Node *each : node.kids) {
        frame.node = each;
        storeName(*each->a, importFromModule(module, node.value.text(), node.op, each->value.text(), frame), frame);
    }
}

} // namespace retort::python
