// SPDX-License-Identifier: GPL-3.0-or-later
// datetime, decimal, uuid: values that may stand in a statement. What reads the clock or makes random values is unknown.
#include "model/bindings/convert.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/standardlibrary.h"

#include <QDate>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::Date;
using expression::DateTime;
using expression::TimeDelta;
using expression::TimeOfDay;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

int integerArgument(World &world, const Arguments &arguments, QLatin1StringView name, int least, int most)
{
    const qint64 value = toOptionalInteger(world, arguments[name], name).value_or(least);
    if (value < least || value > most)
        world.raise(u"ValueError"_s, u"%1 must be in %2..%3"_s.arg(name).arg(least).arg(most));
    return int(value);
}

Date dateArguments(World &world, const Arguments &arguments)
{
    const Date date{integerArgument(world, arguments, "year"_L1, 1, 9999), integerArgument(world, arguments, "month"_L1, 1, 12),
        integerArgument(world, arguments, "day"_L1, 1, 31)};
    if (!QDate(date.year, date.month, date.day).isValid())
        world.raise(u"ValueError"_s, u"day is out of range for month"_s);
    return date;
}

TimeOfDay timeArguments(World &world, const Arguments &arguments)
{
    TimeOfDay time{integerArgument(world, arguments, "hour"_L1, 0, 23), integerArgument(world, arguments, "minute"_L1, 0, 59),
        integerArgument(world, arguments, "second"_L1, 0, 59), integerArgument(world, arguments, "microsecond"_L1, 0, 999999), {}};
    const Value zone = arguments["tzinfo"_L1];
    if (zone.isUnknown())
        world.py.stop(zone.unknown());
    if (const auto *delta = zone.as<PlainObject>()) {
        if (const auto *offset = std::get_if<TimeDelta>(&delta->plain.data))
            time.utcOffsetSeconds = int(offset->days * 86400 + offset->seconds);
    }
    return time;
}

Value makeTimeDelta(World &world, const Arguments &arguments)
{
    const std::pair<QLatin1StringView, double> units[] = {{"days"_L1, 86'400e6}, {"seconds"_L1, 1e6}, {"microseconds"_L1, 1},
        {"milliseconds"_L1, 1e3}, {"minutes"_L1, 60e6}, {"hours"_L1, 3'600e6}, {"weeks"_L1, 604'800e6}};
    double total = 0;
    for (const auto &[name, factor] : units) {
        const Value value = arguments[name];
        if (value.isUnknown())
            world.py.stop(value.unknown());
        if (!value.isNumber())
            world.raise(u"TypeError"_s, u"unsupported type for timedelta %1 component: %2"_s.arg(name, world.py.classOf(value)->name()));
        total += value.toDouble() * factor;
    }
    if (std::abs(total) > 86'399'999'913'600e6)
        world.raise(u"OverflowError"_s, u"days out of range; must have magnitude <= 999999999"_s);
    const qint64 microseconds = qint64(std::llround(total));
    TimeDelta delta;
    delta.days = microseconds / 86'400'000'000LL;
    qint64 rest = microseconds % 86'400'000'000LL;
    if (rest < 0) {
        rest += 86'400'000'000LL;
        --delta.days;
    }
    delta.seconds = int(rest / 1'000'000);
    delta.microseconds = int(rest % 1'000'000);
    return plainObject(world, expression::Value{delta});
}

Value makeUuid(World &world, const Arguments &arguments)
{
    if (!arguments["bytes"_L1].isNone() || !arguments["int"_L1].isNone())
        world.needsPython(u"UUID() of bytes or of a number"_s);
    QString text = toText(world, arguments["hex"_L1], u"hex"_s);
    text.remove(u"urn:"_s).remove(u"uuid:"_s).remove(u'{').remove(u'}').remove(u'-');
    static const QRegularExpression digits(u"^[0-9a-fA-F]{32}$"_s);
    if (!digits.match(text).hasMatch())
        world.raise(u"ValueError"_s, u"badly formed hexadecimal UUID string"_s);
    text = text.toLower();
    for (const int at : {20, 16, 12, 8})
        text.insert(at, u'-');
    return plainObject(world, expression::Value{expression::UuidValue{text}});
}

Value makeDecimal(World &world, const Arguments &arguments)
{
    const Value value = arguments["value"_L1];
    if (value.isUnknown())
        world.py.stop(value.unknown());
    QString text;
    if (value.isInt())
        text = QString::number(value.toInt());
    else if (value.isStr())
        text = value.text().trimmed();
    else if (const auto *object = value.as<PlainObject>())
        text = expression::pythonStr(object->plain);
    else
        world.needsPython(u"Decimal(%1)"_s.arg(world.py.repr(value)));
    static const QRegularExpression number(u"^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$"_s);
    if (!number.match(text).hasMatch()) {
        if (text.contains(u'e', Qt::CaseInsensitive) || text.contains(u'_') || text.contains(u"nan"_s, Qt::CaseInsensitive)
            || text.contains(u"inf"_s, Qt::CaseInsensitive))
            world.needsPython(u"Decimal('%1')"_s.arg(text));
        world.raise(u"ValueError"_s, u"[<class 'decimal.ConversionSyntax'>]"_s);
    }
    if (text.startsWith(u'+'))
        text.remove(0, 1);
    return plainObject(world, expression::Value{expression::Decimal{text}});
}

struct ClassRow
{
    QLatin1StringView name;
    QLatin1StringView module;
    QString signature;
    Value (*make)(World &, const Arguments &);
};

const QList<ClassRow> &classRows()
{
    static const QList<ClassRow> rows{
        {"date"_L1, "datetime"_L1, u"year, month, day"_s,
            [](World &w, const Arguments &a) { return plainObject(w, expression::Value{dateArguments(w, a)}); }},
        {"datetime"_L1, "datetime"_L1, u"year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0"_s,
            [](World &w, const Arguments &a) {
                return plainObject(w, expression::Value{DateTime{dateArguments(w, a), timeArguments(w, a)}});
            }},
        {"time"_L1, "datetime"_L1, u"hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0"_s,
            [](World &w, const Arguments &a) { return plainObject(w, expression::Value{timeArguments(w, a)}); }},
        {"timedelta"_L1, "datetime"_L1,
            u"days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0"_s, makeTimeDelta},
        {"UUID"_L1, "uuid"_L1, u"hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None"_s, makeUuid},
        {"Decimal"_L1, "decimal"_L1, u"value=0, context=None"_s, makeDecimal},
    };
    return rows;
}

std::optional<Date> dateOf(const PlainObject &object)
{
    if (const auto *date = std::get_if<Date>(&object.plain.data))
        return *date;
    if (const auto *moment = std::get_if<DateTime>(&object.plain.data))
        return moment->date;
    return std::nullopt;
}

void addMembers(World &world, Class *type, const QString &name)
{
    Interpreter &py = world.py;
    World *w = &world;
    const auto self = [](const Arguments &arguments) { return arguments.self->as<PlainObject>(); };
    if (name == "date"_L1 || name == "datetime"_L1) {
        const std::pair<QString, int Date::*> parts[] = {{u"year"_s, &Date::year}, {u"month"_s, &Date::month}, {u"day"_s, &Date::day}};
        for (const auto &[part, member] : parts) {
            type->addProperty(py, part, [self, member = member](Interpreter &, Arguments &arguments) {
                const auto date = dateOf(*self(arguments));
                return date ? Value::integer((*date).*member) : Value();
            });
        }
        for (const QString &clock : {u"now"_s, u"utcnow"_s, u"today"_s, u"fromtimestamp"_s, u"utcfromtimestamp"_s}) {
            type->addStaticMethod(py, clock, u"*args, **kw"_s,
                [w, clock](Interpreter &, Arguments &) { return w->unknownData(u"the time at which the script runs (%1())"_s.arg(clock)); });
        }
    }
    if (name == "UUID"_L1) {
        type->addProperty(py, u"hex"_s, [self](Interpreter &inner, Arguments &arguments) {
            return inner.str(expression::pythonStr(self(arguments)->plain).remove(u'-'));
        });
    }
    type->addMethod(py, u"isoformat"_s, u"self, sep='T', timespec='auto'"_s, [self](Interpreter &inner, Arguments &arguments) {
        QString text = expression::pythonStr(self(arguments)->plain);
        if (std::holds_alternative<DateTime>(self(arguments)->plain.data))
            text.replace(10, 1, arguments["sep"_L1].isStr() ? arguments["sep"_L1].text() : u"T"_s);
        return inner.str(text);
    });
    for (const QString &method : {u"strftime"_s, u"replace"_s, u"timestamp"_s, u"total_seconds"_s, u"astimezone"_s, u"date"_s, u"time"_s,
             u"weekday"_s, u"quantize"_s}) {
        type->addMethod(py, method, u"self, *args, **kw"_s,
            [w, method](Interpreter &, Arguments &) -> Value { w->needsPython(u"%1() of a date or number"_s.arg(method)); });
    }
    for (const QString &method : {u"strptime"_s, u"fromisoformat"_s, u"combine"_s}) {
        type->addStaticMethod(py, method, u"*args, **kw"_s,
            [w, method](Interpreter &, Arguments &) -> Value { w->needsPython(u"%1() of datetime"_s.arg(method)); });
    }
}

std::optional<Value> plainClass(World &world, const QString &module, const QString &name)
{
    const QList<ClassRow> &rows = classRows();
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [&](const ClassRow &r) { return r.name == name && r.module == module; });
    if (row == rows.cend())
        return std::nullopt;
    return Value(world.once(u"std."_s + name, [row](World &w) {
        QList<Class *> bases;
        if (row->name == "datetime"_L1)
            bases = {plainClass(w, u"datetime"_s, u"date"_s)->as<Class>()};
        Class *type = w.py.makeClass(row->name, bases, row->module);
        World *pw = &w;
        type->create = [pw, row, signature = python::Signature(row->signature)](Interpreter &py, Class &, Arguments &arguments) {
            python::Bound bound = arguments.bind(py, signature, row->name);
            arguments.setBound(std::make_shared<python::Bound>(std::move(bound)));
            return row->make(*pw, arguments);
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        addMembers(w, type, row->name);
        return type;
    }));
}

QString className(const expression::Value &value)
{
    if (std::holds_alternative<Date>(value.data))
        return u"date"_s;
    if (std::holds_alternative<DateTime>(value.data))
        return u"datetime"_s;
    if (std::holds_alternative<TimeOfDay>(value.data))
        return u"time"_s;
    if (std::holds_alternative<TimeDelta>(value.data))
        return u"timedelta"_s;
    if (std::holds_alternative<expression::UuidValue>(value.data))
        return u"UUID"_s;
    return u"Decimal"_s;
}

/// datetime.timezone.utc and timezone(timedelta(…)): as far as a literal needs it, their offset.
Value utcZone(World &world)
{
    return plainObject(world, expression::Value{TimeDelta{}});
}

} // namespace

Value plainObject(World &world, expression::Value plain)
{
    const QString name = className(plain);
    const QString module = name == "UUID"_L1 ? u"uuid"_s : name == "Decimal"_L1 ? u"decimal"_s : u"datetime"_s;
    Class *type = plainClass(world, module, name)->as<Class>();
    return Value(world.py.make<PlainObject>(world, type, std::move(plain)));
}

std::optional<Value> datetimeAttribute(World &world, const QString &name)
{
    if (name == "UTC"_L1)
        return utcZone(world);
    if (name == "timezone"_L1) {
        return Value(world.once(u"std.timezone"_s, [](World &w) {
            Class *type = w.py.makeClass(u"timezone"_s, {}, u"datetime"_s);
            type->set(w.py, u"utc"_s, utcZone(w));
            type->create = [](Interpreter &, Class &, Arguments &arguments) {
                return arguments.positional.empty() ? Value() : arguments.positional.front();
            };
            type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
            return type;
        }));
    }
    return plainClass(world, u"datetime"_s, name);
}

std::optional<Value> decimalAttribute(World &world, const QString &name)
{
    return plainClass(world, u"decimal"_s, name);
}

std::optional<Value> uuidAttribute(World &world, const QString &name)
{
    if (const auto known = plainClass(world, u"uuid"_s, name))
        return known;
    if (name == "uuid1"_L1 || name == "uuid4"_L1) {
        World *w = &world;
        return world.py.function(name, u"*args"_s,
            [w, name](Interpreter &, Arguments &) { return w->unknownData(u"a random value (uuid.%1())"_s.arg(name)); });
    }
    return std::nullopt;
}

} // namespace retort::bindings
