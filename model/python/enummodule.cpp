// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/enummodule.h"

// The enum module. A class statement below Enum becomes an EnumClass; its body's plain values become members.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

std::optional<Value> EnumMember::attribute(Interpreter &interpreter, const QString &attributeName)
{
    // a script may define `value` or `name` itself, as a property
    Value *own = type()->find(attributeName);
    if (own && own->as<Property>())
        return std::nullopt;
    if (attributeName == "value"_L1 || attributeName == "_value_"_L1)
        return value;
    if (attributeName == "name"_L1 || attributeName == "_name_"_L1)
        return interpreter.str(name);
    return std::nullopt;
}

bool EnumMember::setAttribute(Interpreter &, const QString &attributeName, Value given)
{
    if (attributeName != "_value_"_L1)
        return false;
    value = given;
    return true;
}

std::optional<Value> EnumMember::underlying() const
{
    return mixin;
}

std::optional<QString> EnumMember::str(Interpreter &interpreter)
{
    if (type()->find(u"__str_is_value__"_s) && mixin)
        return interpreter.toStr(*mixin);
    return type()->name() + u'.' + name;
}

std::optional<QString> EnumMember::repr(Interpreter &interpreter)
{
    return u"<"_s + type()->name() + u'.' + name + u": "_s + interpreter.repr(value) + u'>';
}

std::optional<size_t> EnumMember::hash(Interpreter &interpreter)
{
    return mixin ? interpreter.hash(*mixin) : qHash(name, 3);
}

std::optional<Value> EnumMember::binary(Interpreter &interpreter, BinaryOperator, Value other, bool reflected)
{
    const bool flag = type()->find(u"__is_flag__"_s) != nullptr;
    if (!flag || mixin || reflected || !other.as<EnumMember>())
        return std::nullopt;
    return interpreter.unknown(u"combined flags are not modelled"_s);
}

namespace {

bool isMemberName(const QString &name)
{
    const bool dunder = name.startsWith("__"_L1) && name.endsWith("__"_L1);
    const bool sunder = name.size() > 2 && name.startsWith(u'_') && name.endsWith(u'_');
    return !dunder && !sunder;
}

bool isMemberValue(Value value)
{
    if (!value.isObject())
        return true;
    return !value.as<FunctionObject>() && !value.as<Property>() && !value.as<StaticMethod>() && !value.as<ClassMethod>() && !value.as<Class>();
}

/// The built-in type among the bases: int of IntEnum, str of `class X(str, Enum)`.
Class *mixinType(Interpreter &interpreter, const Class &cls)
{
    const Interpreter::State &state = interpreter.state();
    for (Class *type : {state.str, state.integer, state.real, state.bytesType, state.tuple}) {
        if (cls.isSubclassOf(type))
            return type;
    }
    return nullptr;
}

} // namespace

Class *EnumClass::makeSubclass(Interpreter &interpreter, const QString &className, const QList<Class *> &bases, Dict *body, Arguments &)
{
    for (Class *base : bases) {
        auto *other = dynamic_cast<EnumClass *>(base);
        if (other && !other->members.isEmpty())
            interpreter.raise(u"TypeError"_s, u"<enum '%1'> cannot extend <enum '%2'>"_s.arg(className, other->name()));
    }
    Value *module = body->find(u"__module__"_s);
    auto *result = interpreter.make<EnumClass>(interpreter, className, bases, module && module->isStr() ? module->text() : QString());
    const std::vector<HashTable::Entry> entries = body->entries();
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.key.isStr() && (!isMemberName(entry.key.text()) || !isMemberValue(entry.value)))
            result->dict()->insert(entry.key, entry.value);
    }
    for (const HashTable::Entry &entry : entries) {
        if (entry.live && entry.key.isStr() && isMemberName(entry.key.text()) && isMemberValue(entry.value))
            result->addMember(interpreter, entry.key.text(), entry.value);
    }
    return result;
}

void EnumClass::addMember(Interpreter &interpreter, const QString &memberName, Value given)
{
    Value value = given;
    if (value.as<AutoValue>())
        value = nextValue(interpreter, memberName);
    auto *member = interpreter.make<EnumMember>(this);
    member->name = memberName;
    member->value = value;
    if (Class *mixin = mixinType(interpreter, *this); mixin && !value.isUnknown()) {
        Arguments arguments;
        if (value.isTuple() && mixin != interpreter.state().tuple)
            arguments.positional = value.items();
        else
            arguments.positional = {value};
        const Value converted = mixin->create(interpreter, *mixin, arguments);
        member->mixin = converted;
        if (!value.isTuple())
            member->value = converted;
    }
    if (Value *initialiser = find(u"__init__"_s); initialiser && initialiser->as<FunctionObject>()) {
        const Values arguments = value.isTuple() ? value.items() : Values{value};
        interpreter.call(bindAttribute(interpreter, *initialiser, member, this), arguments);
    }
    if (!member->value.isUnknown()) {
        for (EnumMember *other : std::as_const(members)) { // an alias is the first member of that value
            if (!other->value.isUnknown() && interpreter.equal(other->value, member->value)) {
                aliases.insert(memberName, other);
                set(interpreter, memberName, other);
                return;
            }
        }
    }
    members.append(member);
    set(interpreter, memberName, member);
}

Value EnumClass::nextValue(Interpreter &interpreter, const QString &memberName)
{
    if (Value *generate = find(u"_generate_next_value_"_s)) {
        Values previous;
        for (EnumMember *member : std::as_const(members))
            previous.push_back(member->value);
        auto *wrapped = generate->as<StaticMethod>();
        return interpreter.call(wrapped ? wrapped->function : *generate,
            {interpreter.str(memberName), Value::integer(1), Value::integer(qint64(members.size())), interpreter.list(previous)});
    }
    if (find(u"__str_is_value__"_s) && isSubclassOf(interpreter.state().str))
        return interpreter.str(memberName.toLower());
    qint64 highest = 0;
    for (EnumMember *member : std::as_const(members)) {
        if (member->value.isInt())
            highest = std::max(highest, member->value.toInt());
    }
    if (!find(u"__is_flag__"_s))
        return Value::integer(highest + 1);
    qint64 bit = 1;
    while (bit <= highest)
        bit <<= 1;
    return Value::integer(bit);
}

/// Color(value)
std::optional<Value> EnumClass::call(Interpreter &interpreter, Arguments &arguments)
{
    if (arguments.positional.size() >= 2 || (members.isEmpty() && !fromScript))
        return functional(interpreter, arguments);
    if (arguments.positional.size() != 1)
        interpreter.raise(u"TypeError"_s, u"EnumType.__call__() missing 1 required positional argument: 'value'"_s);
    const Value wanted = arguments.positional[0];
    if (wanted.isUnknown())
        return wanted;
    for (EnumMember *member : std::as_const(members)) {
        if (wanted.isObject() && wanted.object() == member)
            return wanted;
        if (member->value.isUnknown())
            return member->value;
        if (interpreter.equal(member->value, wanted))
            return Value(member);
    }
    if (Value *missing = find(u"_missing_"_s)) {
        const Value found = interpreter.call(bindAttribute(interpreter, *missing, {}, this), {wanted});
        if (!found.isNone())
            return found;
    }
    interpreter.raise(u"ValueError"_s, interpreter.repr(wanted) + u" is not a valid "_s + name());
}

/// Enum("Color", "RED GREEN"), with names as text, a sequence, pairs or a dict.
std::optional<Value> EnumClass::functional(Interpreter &interpreter, Arguments &arguments)
{
    if (arguments.positional.size() < 2)
        interpreter.raise(u"TypeError"_s, u"EnumType.__call__() missing 1 required positional argument: 'value'"_s);
    if (auto unknown = unknownAmong(arguments))
        return *unknown;
    if (!arguments.positional[0].isStr())
        interpreter.raise(u"TypeError"_s, u"the name of an Enum must be a str"_s);
    const Value names = arguments.positional[1];
    auto *body = interpreter.make<Dict>();
    const Value automatic = interpreter.make<AutoValue>(interpreter.state().object);
    if (names.isStr()) {
        const QStringList parts = QString(names.text()).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
        for (const QString &part : parts)
            body->insert(interpreter.str(part), automatic);
    } else if (names.isDict()) {
        for (const HashTable::Entry &entry : names.dict()->entries()) {
            if (entry.live)
                body->insert(interpreter, entry.key, entry.value);
        }
    } else {
        for (Value item : interpreter.toValues(names)) {
            if (item.isSequence() && item.items().size() == 2)
                body->insert(interpreter, item.items()[0], item.items()[1]);
            else
                body->insert(interpreter, item, automatic);
        }
    }
    Arguments none;
    Class *result = makeSubclass(interpreter, arguments.positional[0].text(), {this}, body, none);
    result->fromScript = true;
    return Value(result);
}

Iterator *EnumClass::iterate(Interpreter &interpreter)
{
    return interpreter.iterator([this, at = qsizetype(0)](Interpreter &) mutable -> std::optional<Value> {
        return at < members.size() ? std::optional(Value(members[at++])) : std::nullopt;
    });
}

std::optional<qint64> EnumClass::length(Interpreter &)
{
    return members.size();
}

std::optional<bool> EnumClass::truth(Interpreter &)
{
    return true;
}

std::optional<bool> EnumClass::contains(Interpreter &interpreter, Value value)
{
    if (auto *member = value.as<EnumMember>())
        return members.contains(member);
    interpreter.raise(u"TypeError"_s, u"unsupported operand type(s) for 'in': '%1' and 'EnumType'"_s.arg(typeName(interpreter, value)));
}

std::optional<Value> EnumClass::subscript(Interpreter &interpreter, Value key)
{
    const Value text = plain(key);
    if (text.isStr()) {
        for (EnumMember *member : std::as_const(members)) {
            if (member->name == text.text())
                return Value(member);
        }
        if (EnumMember *member = aliases.value(text.text()))
            return Value(member);
    }
    Arguments arguments;
    arguments.positional.push_back(key);
    interpreter.raise(interpreter.builtinClass(u"KeyError"_s)->call(interpreter, arguments).value_or(Value()));
}

std::optional<Value> EnumClass::attribute(Interpreter &interpreter, const QString &attributeName)
{
    if (attributeName != "__members__"_L1)
        return std::nullopt;
    const Value result = interpreter.dict();
    for (EnumMember *member : std::as_const(members))
        result.dict()->insert(interpreter.str(member->name), member);
    for (auto alias = aliases.cbegin(); alias != aliases.cend(); ++alias)
        result.dict()->insert(interpreter.str(alias.key()), alias.value());
    return result;
}

bool EnumClass::setAttribute(Interpreter &interpreter, const QString &attributeName, Value)
{
    for (EnumMember *member : std::as_const(members)) {
        if (member->name == attributeName)
            interpreter.raise(u"AttributeError"_s, u"cannot reassign member '%1'"_s.arg(attributeName));
    }
    return false;
}

std::optional<QString> EnumClass::repr(Interpreter &)
{
    return u"<enum '%1'>"_s.arg(name());
}

Module *makeEnumModule(Interpreter::State &state)
{
    Interpreter &in = state.interpreter;
    Module *module = in.module(u"enum"_s);
    const auto define = [&](const QString &name, const QList<Class *> &bases) {
        auto *cls = in.make<EnumClass>(in, name, bases, u"enum"_s);
        module->set(in, name, cls);
        return cls;
    };
    EnumClass *base = define(u"Enum"_s, {});
    EnumClass *intEnum = define(u"IntEnum"_s, {state.integer, base});
    EnumClass *strEnum = define(u"StrEnum"_s, {state.str, base});
    EnumClass *flag = define(u"Flag"_s, {base});
    EnumClass *intFlag = define(u"IntFlag"_s, {state.integer, flag});
    for (EnumClass *cls : {intEnum, strEnum, intFlag})
        cls->set(in, u"__str_is_value__"_s, Value::boolean(true));
    flag->set(in, u"__is_flag__"_s, Value::boolean(true));
    module->set(in, u"EnumMeta"_s, in.makeClass(u"EnumMeta"_s, {state.type}, u"enum"_s));
    module->addFunction(in, u"auto"_s, u""_s, [](Interpreter &interpreter, Arguments &) -> Value {
        return interpreter.make<AutoValue>(interpreter.state().object);
    });
    module->addFunction(in, u"unique"_s, u"enumeration"_s, [](Interpreter &interpreter, Arguments &a) {
        auto *cls = a["enumeration"_L1].as<EnumClass>();
        if (cls && !cls->aliases.isEmpty()) {
            const QString alias = cls->aliases.constBegin().key();
            interpreter.raise(u"ValueError"_s, u"duplicate values found in <enum '%1'>: %2 -> %3"_s.arg(cls->name(), alias, cls->aliases.value(alias)->name));
        }
        return a["enumeration"_L1];
    });
    return module;
}

} // namespace retort::python
