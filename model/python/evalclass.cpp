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

/// Where the methods of a class body find `__class__`, once there is the class.
class ClassCell : public Object
{
public:
    ClassCell(Class *type, Environment *environment) : Object(type), body(environment) {}
    Environment *body;
};

/// What `type.__new__` does.
Class *completeClass(Interpreter &interpreter, const QString &name, const QList<Class *> &bases, Dict *body, Arguments &keywords, Class *metaclass)
{
    Interpreter::State &state = interpreter.state();
    for (const Class *base : bases) {
        if (base->final)
            interpreter.raise(u"TypeError"_s, u"type '%1' is not an acceptable base type"_s.arg(base->name()));
        if (bases.count(base) > 1)
            interpreter.raise(u"TypeError"_s, u"duplicate base class %1"_s.arg(base->name()));
    }
    if (layoutsConflict(state, bases))
        interpreter.raise(u"TypeError"_s, u"multiple bases have instance lay-out conflict"_s);
    ClassCell *cell = nullptr;
    if (Value *found = body->find(u"__classcell__"_s)) {
        cell = found->as<ClassCell>();
        body->remove(u"__classcell__"_s);
    }
    Class *cls = leadingBase(bases, state.object)->makeSubclass(interpreter, name, bases, body, keywords);
    cls->fromScript = true;
    for (const Class *base : bases) {
        if (base->unknownBase && !cls->unknownBase)
            cls->unknownBase = base->unknownBase;
    }
    if (metaclass && metaclass->fromScript)
        cls->setType(metaclass);
    const std::vector<HashTable::Entry> entries = body->entries();
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.key.isStr() && !cls->dict()->find(entry.key.text()))
            cls->dict()->insert(entry.key, entry.value);
    }
    if (cell)
        cell->body->slots[0] = cls;
    callSetName(interpreter, *cls);
    callInitSubclass(interpreter, *cls, keywords);
    for (Class *base : cls->mro()) {
        if (base != cls && !base->fromScript)
            base->subclassCreated(interpreter, *cls);
    }
    return cls;
}

namespace {

/// The most derived type of the bases, unless the class statement names one.
Class *metaclassOf(Interpreter::State &state, const QList<Class *> &bases, Class *named)
{
    Class *result = named ? named : state.type;
    for (Class *base : bases) {
        if (base->type()->isSubclassOf(result))
            result = base->type();
    }
    return result;
}

} // namespace

Value Evaluator::buildClass(const Node &node, Frame &frame, Values baseValues, Arguments &keywords)
{
    QList<Class *> bases;
    std::optional<UnknownReason> unknownBase;
    Values resolved;
    for (Value base : baseValues) { // Generic[T] and its like stand for classes
        const bool simple = base.isUnknown() || base.as<Class>();
        if (auto entries = simple ? std::nullopt : callSpecial(m_interpreter, base, u"__mro_entries__"_s, {m_interpreter.tuple(baseValues)})) {
            for (Value entry : m_interpreter.toValues(*entries))
                resolved.push_back(entry);
        } else {
            resolved.push_back(base);
        }
    }
    for (Value base : resolved) {
        if (base.isUnknown()) {
            unknownBase = base.unknown();
            continue;
        }
        auto *cls = base.as<Class>();
        if (!cls)
            return m_interpreter.unknown(u"a base of class %1 is not a class that is modelled"_s.arg(node.value.text()));
        bases.append(cls);
    }
    Class *metaclass = nullptr;
    if (const Value *named = keywords.keyword(u"metaclass"_s)) {
        metaclass = named->as<Class>();
        if (!metaclass || !metaclass->isSubclassOf(m_state.type))
            return m_interpreter.unknown(u"class %1 has a metaclass that is not modelled"_s.arg(node.value.text()));
        std::erase_if(keywords.keywords, [](const auto &pair) { return pair.first == "metaclass"_L1; });
    }
    metaclass = metaclassOf(m_state, bases, metaclass);
    if (metaclass->fromScript && metaclass->find(u"__prepare__"_s))
        return m_interpreter.unknown(u"metaclasses with __prepare__ are not modelled"_s);

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
    body.names->insert(m_interpreter.str(u"__classcell__"_s), m_interpreter.make<ClassCell>(m_state.object, body.environment));
    if (!metaclass->fromScript) {
        Class *cls = completeClass(m_interpreter, node.value.text(), bases, body.names, keywords, nullptr);
        if (unknownBase)
            cls->unknownBase = unknownBase;
        return cls;
    }
    Values classes;
    for (Class *base : std::as_const(bases))
        classes.push_back(base);
    return m_interpreter.call(metaclass, {node.value, m_interpreter.tuple(classes), Value::heap(Kind::Dict, body.names)}, keywords.keywords);
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
