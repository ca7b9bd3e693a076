// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

#include <typeinfo>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The base whose C++ type is a metaclass of its own; the first base otherwise.
Class *leadingBase(const QList<Class *> &bases, Class *object)
{
    for (Class *base : bases) {
        if (typeid(*base) != typeid(Class))
            return base;
    }
    return bases.isEmpty() ? object : bases.first();
}

/// No object can be an int and a str at once.
bool layoutsConflict(const Interpreter::State &state, const QList<Class *> &bases)
{
    int layouts = 0;
    for (Class *builtin : {state.integer, state.real, state.str, state.bytesType, state.list, state.tuple, state.dict, state.set, state.frozenSet, state.baseException})
        layouts += std::any_of(bases.begin(), bases.end(), [builtin](const Class *base) { return base->isSubclassOf(builtin); });
    return layouts > 1;
}

void callSetName(Interpreter &interpreter, Class &cls)
{
    const std::vector<HashTable::Entry> entries = cls.dict()->entries();
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.value.isObject() && entry.value.object()->type()->fromScript)
            callSpecial(interpreter, entry.value, u"__set_name__"_s, {&cls, entry.key});
    }
}

void callInitSubclass(Interpreter &interpreter, Class &cls, const Arguments &keywords)
{
    for (qsizetype i = 1; i < cls.mro().size(); ++i) {
        Value *hook = cls.mro()[i]->fromScript ? cls.mro()[i]->dict()->find(u"__init_subclass__"_s) : nullptr;
        if (!hook)
            continue;
        auto *wrapped = hook->as<ClassMethod>();
        interpreter.call(wrapped ? wrapped->function : *hook, {&cls}, keywords.keywords);
        return;
    }
}

} // namespace

Value Evaluator::buildClass(const Node &node, Frame &frame, Values baseValues, Arguments &keywords)
{
    QList<Class *> bases;
    for (Value base : baseValues) {
        if (base.isUnknown())
            return base;
        auto *cls = base.as<Class>();
        if (!cls)
            return m_interpreter.unknown(u"a base of class %1 is not a class that is modelled"_s.arg(node.value.text()));
        if (cls->final)
            m_interpreter.raise(u"TypeError"_s, u"type '%1' is not an acceptable base type"_s.arg(cls->name()));
        if (bases.contains(cls))
            m_interpreter.raise(u"TypeError"_s, u"duplicate base class %1"_s.arg(cls->name()));
        bases.append(cls);
    }
    if (layoutsConflict(m_state, bases))
        m_interpreter.raise(u"TypeError"_s, u"multiple bases have instance lay-out conflict"_s);
    if (const Value *metaclass = keywords.keyword(u"metaclass"_s)) {
        const auto *known = metaclass->as<Class>();
        const bool harmless = known && (known == m_state.type || known->name() == "ABCMeta"_L1 || known->name() == "EnumMeta"_L1);
        if (!harmless)
            return m_interpreter.unknown(u"class %1 has a metaclass that is not modelled"_s.arg(node.value.text()));
        std::erase_if(keywords.keywords, [](const auto &pair) { return pair.first == "metaclass"_L1; });
    }

    Frame body;
    body.code = frame.code;
    body.module = frame.module;
    body.globals = frame.globals;
    body.names = m_interpreter.make<Dict>();
    body.environment = m_interpreter.make<Environment>(frame.environment, 1);
    body.node = node.c;
    QString qualifiedName = node.value.text();
    if (frame.function)
        qualifiedName = frame.function->qualifiedName + u".<locals>."_s + qualifiedName;
    else if (frame.names != frame.globals && frame.names) {
        if (Value *outer = frame.names->find(u"__qualname__"_s); outer && outer->isStr())
            qualifiedName = outer->text() + u'.' + qualifiedName;
    }
    body.names->insert(m_interpreter.str(u"__module__"_s), m_interpreter.str(frame.module->name()));
    body.names->insert(m_interpreter.str(u"__qualname__"_s), m_interpreter.str(qualifiedName));
    {
        const FrameGuard guard(m_state, body);
        executeBlock(*node.c, body);
    }
    body.names->remove(u"__qualname__"_s);

    Class *lead = leadingBase(bases, m_state.object);
    if (lead == m_state.type)
        return m_interpreter.unknown(u"metaclasses are not modelled"_s);
    Class *cls = lead->makeSubclass(m_interpreter, node.value.text(), bases, body.names, keywords);
    cls->fromScript = true;
    const std::vector<HashTable::Entry> entries = body.names->entries();
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.key.isStr() && !cls->dict()->find(entry.key.text()))
            cls->dict()->insert(entry.key, entry.value);
    }
    body.environment->slots[0] = cls;
    callSetName(m_interpreter, *cls);
    callInitSubclass(m_interpreter, *cls, keywords);
    for (Class *base : cls->mro()) {
        if (base != cls && !base->fromScript)
            base->subclassCreated(m_interpreter, *cls);
    }
    return cls;
}

void Evaluator::defineClass(const Node &node, Frame &frame)
{
    Values decorators;
    for (const Node *decorator : node.kids)
        decorators.push_back(evaluate(*decorator, frame));
    Arguments arguments;
    std::optional<UnknownReason> unknown;
    collectArguments(*node.b, frame, arguments, unknown);
    frame.node = &node;
    Value cls = unknown ? m_interpreter.unknown(*unknown) : buildClass(node, frame, arguments.positional, arguments);
    for (auto decorator = decorators.rbegin(); decorator != decorators.rend(); ++decorator) {
        frame.node = &node;
        cls = m_interpreter.call(*decorator, {cls});
    }
    storeName(*node.a, cls, frame);
}

} // namespace retort::python
