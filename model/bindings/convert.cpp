// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/convert.h"

#include "model/bindings/expressionobject.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Kind;
using python::Value;
using python::Values;

namespace {

[[noreturn]] void wrongType(World &world, const QString &what, const QString &expected, Value value)
{
    world.raise(u"TypeError"_s,
        (what.isEmpty() ? u"expected %1, got %2"_s : what + u" must be %1, not %2"_s)
            .arg(expected, world.py.classOf(value)->name()));
}

} // namespace

Value nameValue(World &world, const schema::Identifier &identifier)
{
    return Value::heap(Kind::Str, world.py.make<NameStr>(identifier));
}

schema::Identifier toIdentifier(World &world, Value value, const QString &what)
{
    if (value.isNone())
        return {};
    if (value.isStr()) {
        if (const auto *named = dynamic_cast<const NameStr *>(value.heapObject()))
            return named->identifier;
        return schema::Identifier(value.text());
    }
    return schema::Identifier(toText(world, value, what));
}

QString toText(World &world, Value value, const QString &what)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isStr())
        return value.text();
    // A member of `class X(str, Enum)` is a str too.
    if (value.isObject() && world.py.isInstance(value, world.py.builtinClass(u"str"_s))) {
        const Value inner = world.py.attribute(value, u"value"_s);
        if (inner.isStr())
            return inner.text();
    }
    wrongType(world, what, u"str"_s, value);
}

std::optional<QString> toOptionalText(World &world, Value value, const QString &what)
{
    if (value.isNone())
        return std::nullopt;
    return toText(world, value, what);
}

bool toBool(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    return world.py.truth(value);
}

std::optional<bool> toOptionalBool(World &world, Value value)
{
    if (value.isNone())
        return std::nullopt;
    return toBool(world, value);
}

std::optional<qint64> toOptionalInteger(World &world, Value value, const QString &what)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isNone())
        return std::nullopt;
    if (!value.isInt())
        wrongType(world, what, u"int"_s, value);
    return value.toInt();
}

Values toKnownValues(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    Values values = world.py.toValues(value);
    for (const Value &item : values) {
        if (item.isUnknown())
            world.py.stop(item.unknown());
    }
    return values;
}

void requireKnown(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isSequence()) {
        for (const Value &item : value.items())
            requireKnown(world, item);
    } else if (value.isDict()) {
        for (const auto &entry : value.dict()->entries()) {
            if (entry.live)
                requireKnown(world, entry.value);
        }
    }
}

QStringList toNames(World &world, Value value, const QString &what)
{
    QStringList names;
    const Values items = toKnownValues(world, value);
    for (const Value &item : items) {
        if (const auto *column = item.as<ColumnObject>())
            names << column->column.effectiveKey();
        else if (const auto *clause = item.as<ExpressionObject>(); clause && clause->element->as<expression::ColumnRef>())
            names << clause->element->as<expression::ColumnRef>()->name;
        else
            names << toText(world, item, what);
    }
    return names;
}

std::optional<expression::Value> toPlain(World &world, Value value)
{
    using expression::Value;
    switch (value.kind()) {
    case Kind::None: return Value{expression::None{}};
    case Kind::Bool: return Value{value.toBool()};
    case Kind::Int: return Value{value.toInt()};
    case Kind::Float: return Value{value.toDouble()};
    case Kind::Str: return Value{value.text()};
    case Kind::Bytes: return Value{value.bytes()};
    case Kind::Unknown: world.py.stop(value.unknown());
    case Kind::List:
    case Kind::Tuple:
    case Kind::Set:
    case Kind::FrozenSet: {
        expression::ListValue list;
        list.isTuple = value.isTuple();
        const python::Values items = world.py.toValues(value);
        for (const python::Value &item : items) {
            auto plain = toPlain(world, item);
            if (!plain)
                return std::nullopt;
            list.items.append(*std::move(plain));
        }
        return Value{std::move(list)};
    }
    case Kind::Dict: {
        expression::DictValue dict;
        for (const auto &entry : value.dict()->entries()) {
            if (!entry.live)
                continue;
            auto plain = toPlain(world, entry.value);
            if (!plain)
                return std::nullopt;
            const QString key = entry.key.isStr() ? entry.key.text()
                : entry.key.isBool()             ? (entry.key.toBool() ? u"true"_s : u"false"_s)
                : entry.key.isNone()             ? u"null"_s
                                                 : world.py.toStr(entry.key);
            dict.items.append({key, *std::move(plain)});
        }
        return Value{std::move(dict)};
    }
    default: break;
    }
    if (const auto *object = value.as<PlainObject>())
        return object->plain;
    if (const auto member = toEnumMember(world, value))
        return Value{*member};
    return std::nullopt;
}

std::optional<expression::EnumMember> toEnumMember(World &world, Value value)
{
    if (!value.isObject())
        return std::nullopt;
    python::Class *type = world.py.classOf(value);
    const bool isEnum = std::any_of(type->mro().cbegin(), type->mro().cend(),
        [](const python::Class *cls) { return !cls->fromScript && cls->name() == "Enum"_L1; });
    if (!isEnum)
        return std::nullopt;
    const auto name = world.py.attributeIfAny(value, u"name"_s);
    const auto inner = world.py.attributeIfAny(value, u"value"_s);
    if (!name || !name->isStr() || !inner)
        return std::nullopt;
    expression::EnumMember member{type->name(), name->text(), inner->isStr() ? inner->text() : world.py.repr(*inner)};
    member.valueIsText = inner->isStr();
    member.isText = inner->isStr() && world.py.isInstance(value, world.py.builtinClass(u"str"_s));
    member.isNumber = inner->isInt() && world.py.isInstance(value, world.py.builtinClass(u"int"_s));
    return member;
}

} // namespace retort::bindings
