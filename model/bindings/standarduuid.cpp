// SPDX-License-Identifier: GPL-3.0-or-later
// uuid: what is computed from names and digits. What the clock or chance makes is unknown.
#include "model/bindings/convert.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/standardlibrary.h"

#include <QRegularExpression>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

Value uuidValue(World &world, const QUuid &uuid)
{
    return plainObject(world, expression::Value{expression::UuidValue{uuid.toString(QUuid::WithoutBraces)}});
}

QUuid uuidOf(const Value &value)
{
    const auto *object = value.as<PlainObject>();
    return object ? QUuid(expression::pythonStr(object->plain)) : QUuid();
}

/// uuid3 and uuid5: a digest of a namespace and a name.
template<QUuid (*make)(const QUuid &, const QByteArray &)>
Value named(World &world, Arguments &arguments)
{
    const Value name = arguments["name"_L1];
    const QByteArray text = name.isBytes() ? name.bytes() : toText(world, name).toUtf8();
    if (!arguments["namespace"_L1].as<PlainObject>())
        world.needsPython(u"a namespace that is not a UUID"_s);
    return uuidValue(world, make(uuidOf(arguments["namespace"_L1]), text));
}

} // namespace

Value makeUuid(World &world, const Arguments &arguments)
{
    const Value bytes = arguments["bytes"_L1];
    const Value number = arguments["int"_L1];
    if (!arguments["bytes_le"_L1].isNone() || !arguments["fields"_L1].isNone() || !arguments["version"_L1].isNone())
        world.needsPython(u"UUID() of fields"_s);
    if (bytes.isBytes()) {
        if (bytes.bytes().size() != 16)
            world.raise(u"ValueError"_s, u"bytes is not a 16-char string"_s);
        return uuidValue(world, QUuid::fromRfc4122(bytes.bytes()));
    }
    if (number.isUnknown())
        world.py.stop(number.unknown());
    QString text;
    if (number.isInt() && number.toInt() >= 0)
        text = u"%1"_s.arg(quint64(number.toInt()), 32, 16, QChar(u'0'));
    else if (!number.isNone())
        world.raise(u"ValueError"_s, u"int is out of range (need a 128-bit value)"_s);
    else if (arguments["hex"_L1].isNone())
        world.raise(u"TypeError"_s, u"one of the hex, bytes, bytes_le, fields, or int arguments must be given"_s);
    else
        text = toText(world, arguments["hex"_L1], u"hex"_s);
    text.remove(u"urn:"_s).remove(u"uuid:"_s).remove(u'{').remove(u'}').remove(u'-');
    static const QRegularExpression digits(u"^[0-9a-fA-F]{32}$"_s);
    if (!digits.match(text).hasMatch())
        world.raise(u"ValueError"_s, u"badly formed hexadecimal UUID string"_s);
    text = text.toLower();
    for (const int at : {20, 16, 12, 8})
        text.insert(at, u'-');
    return plainObject(world, expression::Value{expression::UuidValue{text}});
}

void addUuidMembers(World &world, Class *type)
{
    Interpreter &py = world.py;
    const auto text = [](const Arguments &arguments) { return expression::pythonStr(arguments.self->as<PlainObject>()->plain); };
    type->addProperty(py, u"hex"_s, [text](Interpreter &in, Arguments &a) { return in.str(text(a).remove(u'-')); });
    type->addProperty(py, u"urn"_s, [text](Interpreter &in, Arguments &a) { return in.str(u"urn:uuid:"_s + text(a)); });
    type->addProperty(py, u"bytes"_s, [text](Interpreter &in, Arguments &a) { return in.bytes(QUuid(text(a)).toRfc4122()); });
    type->addProperty(py, u"variant"_s, [text](Interpreter &in, Arguments &a) {
        const int digit = text(a).mid(19, 1).toInt(nullptr, 16);
        return in.str(digit < 8 ? u"reserved for NCS compatibility"_s : digit < 12 ? u"specified in RFC 4122"_s
                          : digit < 14 ? u"reserved for Microsoft compatibility"_s : u"reserved for future definition"_s);
    });
    type->addProperty(py, u"version"_s, [text](Interpreter &, Arguments &a) {
        const int digit = text(a).mid(19, 1).toInt(nullptr, 16);
        return digit >= 8 && digit < 12 ? Value::integer(text(a).mid(14, 1).toInt(nullptr, 16)) : Value();
    });
    type->addProperty(py, u"int"_s, [text](Interpreter &in, Arguments &a) {
        bool fits = false;
        const qint64 number = text(a).remove(u'-').toLongLong(&fits, 16);
        return fits ? Value::integer(number) : in.unknown(u"integers beyond 64 bits are not modelled"_s);
    });
}

std::optional<Value> uuidAttribute(World &world, const QString &name)
{
    if (const auto known = plainClass(world, u"uuid"_s, name))
        return known;
    static const QHash<QString, QString> namespaces{{u"NAMESPACE_DNS"_s, u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"_s},
        {u"NAMESPACE_URL"_s, u"6ba7b811-9dad-11d1-80b4-00c04fd430c8"_s}, {u"NAMESPACE_OID"_s, u"6ba7b812-9dad-11d1-80b4-00c04fd430c8"_s},
        {u"NAMESPACE_X500"_s, u"6ba7b814-9dad-11d1-80b4-00c04fd430c8"_s}};
    if (const auto found = namespaces.constFind(name); found != namespaces.cend())
        return uuidValue(world, QUuid(*found));
    static const FunctionTable table{{"uuid3"_L1, u"namespace, name"_s, named<QUuid::createUuidV3>},
        {"uuid5"_L1, u"namespace, name"_s, named<QUuid::createUuidV5>}};
    if (name == "uuid4"_L1 && world.answers) {
        World *w = &world;
        return world.py.function(name, QString(), [w](Interpreter &, Arguments &) {
            auto bytes = w->answers->randomBytes(16);
            if (!bytes)
                return w->unknownData(u"a random value (uuid.uuid4())"_s);
            (*bytes)[6] = char(((*bytes)[6] & 0x0f) | 0x40); // RFC 4122: version 4, variant 1
            (*bytes)[8] = char(((*bytes)[8] & 0x3f) | 0x80);
            return uuidValue(*w, QUuid::fromRfc4122(*bytes));
        });
    }
    if (name == "uuid1"_L1 || name == "uuid4"_L1 || name == "getnode"_L1) {
        World *w = &world;
        return world.py.function(name, u"*args"_s,
            [w, name](Interpreter &, Arguments &) { return w->unknownData(u"a random value (uuid.%1())"_s.arg(name)); });
    }
    return functionOf(world, table, name);
}

} // namespace retort::bindings
