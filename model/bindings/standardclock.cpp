// SPDX-License-Identifier: GPL-3.0-or-later
// time, random, secrets and what datetime reads off the clock: unknown in a preview, real where the script runs for good.
#include "model/bindings/convert.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/plainvalues.h"
#include "model/bindings/standardlibrary.h"

#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Interpreter;
using python::Value;

namespace {

std::optional<DatabaseAnswers::Moment> momentOf(World &world)
{
    return world.answers ? world.answers->now() : std::nullopt;
}

Value unknownClock(World &world, Arguments &)
{
    return world.unknownData(u"the time at which the script runs"_s);
}

/// Seconds since 1970, as a float.
Value secondsValue(World &world, Arguments &arguments)
{
    const auto moment = momentOf(world);
    if (!moment)
        return unknownClock(world, arguments);
    const expression::Value epoch{expression::DateTime{{1970, 1, 1}, {}}};
    const auto since = combinePlain(python::BinaryOperator::Subtract, expression::Value{moment->utc}, epoch);
    const auto *delta = since ? std::get_if<expression::TimeDelta>(&since->data) : nullptr;
    return delta ? Value::real(double(delta->days) * 86400 + delta->seconds + delta->microseconds / 1e6) : unknownClock(world, arguments);
}

/// A number below 2^53 from chance, or nothing in a preview.
std::optional<quint64> randomNumber(World &world)
{
    const auto bytes = world.answers ? world.answers->randomBytes(8) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    return qFromLittleEndian<quint64>(bytes->constData()) >> 11;
}

Value unknownChance(World &world, const QString &name)
{
    return world.unknownData(u"a random value (%1())"_s.arg(name));
}

Value randomFraction(World &world, Arguments &)
{
    const auto number = randomNumber(world);
    return number ? Value::real(double(*number) / double(1ULL << 53)) : unknownChance(world, u"random"_s);
}

Value randomInteger(World &world, Arguments &arguments)
{
    const auto number = randomNumber(world);
    const Value low = arguments["a"_L1];
    const Value high = arguments["b"_L1];
    if (!number || !low.isInt() || !high.isInt() || high.toInt() < low.toInt())
        return unknownChance(world, u"randint"_s);
    const quint64 span = quint64(high.toInt()) - quint64(low.toInt()) + 1;
    return Value::integer(low.toInt() + qint64(span == 0 ? *number : *number % span));
}

Value randomChoice(World &world, Arguments &arguments)
{
    const auto number = randomNumber(world);
    if (!number)
        return unknownChance(world, u"choice"_s);
    const qint64 length = world.py.length(arguments["seq"_L1]);
    if (length == 0)
        world.raise(u"IndexError"_s, u"Cannot choose from an empty sequence"_s);
    return world.py.subscript(arguments["seq"_L1], Value::integer(qint64(*number % quint64(length))));
}

/// token_bytes(), token_hex() and token_urlsafe(): 32 bytes where the script does not say.
Value token(World &world, const QString &name, Value wanted)
{
    const qint64 count = wanted.isInt() ? wanted.toInt() : 32;
    const auto bytes = world.answers && count >= 0 && count <= 65536 ? world.answers->randomBytes(int(count)) : std::nullopt;
    if (!bytes)
        return unknownChance(world, name);
    if (name == "token_bytes"_L1)
        return world.py.bytes(*bytes);
    return world.py.str(QString::fromLatin1(name == "token_hex"_L1
            ? bytes->toHex()
            : bytes->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
}

} // namespace

Value clockValue(World &world, const QString &cls, const QString &method, Value timeZone)
{
    const auto moment = momentOf(world);
    if (!moment)
        return world.unknownData(u"the time at which the script runs (%1())"_s.arg(method));
    const expression::Value utc{moment->utc};
    if (!timeZone.isNone() && method == "now"_L1) {
        Interpreter &py = world.py;
        const Value zone = py.attribute(py.attribute(py.importModule(u"datetime"_s), u"timezone"_s), u"utc"_s);
        const Value aware = py.call(py.attribute(plainObject(world, utc), u"replace"_s), {}, {{u"tzinfo"_s, zone}});
        return py.call(py.attribute(aware, u"astimezone"_s), {timeZone});
    }
    const int offset = method == "utcnow"_L1 ? 0 : moment->utcOffsetSeconds;
    const int days = offset < 0 ? -1 : 0;
    const auto shifted = combinePlain(python::BinaryOperator::Add, utc, expression::Value{expression::TimeDelta{days, offset - days * 86400, 0}});
    const auto *local = shifted ? std::get_if<expression::DateTime>(&shifted->data) : nullptr;
    if (!local)
        return world.unknownData(u"the time at which the script runs (%1())"_s.arg(method));
    return plainObject(world, cls == "date"_L1 ? expression::Value{local->date} : expression::Value{*local});
}

std::optional<Value> clockAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"time"_L1, QString(), secondsValue}, {"monotonic"_L1, QString(), secondsValue},
        {"perf_counter"_L1, QString(), secondsValue}, {"strftime"_L1, u"*args"_s, unknownClock},
        {"sleep"_L1, u"seconds"_s, [](World &, Arguments &) { return Value(); }}};
    return functionOf(world, table, name);
}

std::optional<Value> randomAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"random"_L1, QString(), randomFraction}, {"randint"_L1, u"a, b"_s, randomInteger},
        {"choice"_L1, u"seq"_s, randomChoice}};
    if (const auto function = functionOf(world, table, name))
        return function;
    World *w = &world;
    return world.py.function(name, u"*args, **kw"_s, [w, name](Interpreter &, Arguments &) { return unknownChance(*w, name); });
}

std::optional<Value> secretsAttribute(World &world, const QString &name)
{
    if (!name.startsWith("token_"_L1))
        return randomAttribute(world, name);
    World *w = &world;
    return world.py.function(name, u"nbytes=None"_s,
        [w, name](Interpreter &, Arguments &arguments) { return token(*w, name, arguments["nbytes"_L1]); });
}

} // namespace retort::bindings
