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

} // namespace

/// The module itself, or an Unknown. A source module is evaluated once.
Value Evaluator::importModule(const QString &name, int level, Frame &frame)
{
    const QString key = level ? frame.module->file + u'\n' + dotted(name, level) : name;
    if (Module *known = m_state.modules.value(key))
        return known;
    if (level == 0 && (name == "enum"_L1 || name == "builtins"_L1 || name == "__future__"_L1)) {
        Module *module = name == "enum"_L1 ? makeEnumModule(m_state) : m_interpreter.module(name);
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
    auto code = buildCode(m_interpreter, source.source, source.file);
    if (!code)
        return m_interpreter.unknown(UnknownReason{UnknownKind::NeedsPython, u"module %1 cannot be read: %2"_s.arg(source.name, code.error().message), code.error().range});
    Module *module = m_interpreter.module(source.name);
    module->file = source.file;
    module->package = source.file.endsWith("/__init__.py"_L1) ? source.name : source.name.section(u'.', 0, -2);
    module->code = *code;
    module->set(m_interpreter, u"__file__"_s, m_interpreter.str(source.file));
    m_state.modules.insert(fileKey, module);
    m_state.modules.insert(key, module);
    try {
        runModule(*module);
    } catch (const UnknownStop &) { // what came before it is there; what comes after is not known
        module->partlyModelled = true;
        m_state.frame = &frame;
    }
    return module;
}

void Evaluator::executeImport(const Node &node, Frame &frame)
{
    for (const Node *name : node.kids) {
        frame.node = name;
        const QStringList parts = name->value.text().split(u'.');
        Value first;
        Value current;
        QString path;
        for (const QString &part : parts) {
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
        storeName(*name->a, name->flag ? current : first, frame);
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
    if (Value *found = loaded->globals()->find(name))
        return *found;
    if (auto hooked = loaded->attribute(m_interpreter, name))
        return *hooked;
    const Value submodule = importModule(moduleName.isEmpty() ? name : moduleName + u'.' + name, level, frame);
    if (submodule.as<Module>())
        return submodule;
    if (auto missing = loaded->missingAttribute(m_interpreter, name))
        return *missing;
    if (loaded->code || moduleName == "enum"_L1) {
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
    const QString name = node.value.text();
    const int level = node.op;
    Value module;
    if (level == 0) { // packages first: each level may set names in the one above
        QString path;
        const QStringList parts = name.split(u'.');
        for (const QString &part : parts) {
            path += path.isEmpty() ? part : u'.' + part;
            module = importModule(path, 0, frame);
        }
    } else {
        module = importModule(name, level, frame);
    }
    if (node.flag) {
        importStar(module, frame);
        return;
    }
    for (const Node *each : node.kids) {
        frame.node = each;
        storeName(*each->a, importFromModule(module, name, level, each->value.text(), frame), frame);
    }
}

} // namespace retort::python
