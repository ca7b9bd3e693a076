// SPDX-License-Identifier: GPL-3.0-or-later
// datetime and decimal (their methods are in standarddatetimemodule.cpp): values that may stand in a statement. What reads the clock or makes random values is unknown.
#include "model/bindings/convert.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/standardlibrary.h"

#include <QDate>
#include <QRegularExpression>

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

/// What a tzinfo object says: the same at all times, else it depends on data about time zones that is not known here.
int offsetOf(World &world, Value zone)
{
    const auto method = world.py.attributeIfAny(zone, u"utcoffset"_s);
    if (!method)
        world.raise(u"TypeError"_s, u"tzinfo argument must be None or of a tzinfo subclass, not type '%1'"_s.arg(world.py.classOf(zone)->name()));
    const Value answer = world.py.call(*method, {Value()});
    if (answer.isUnknown())
        world.py.stop(answer.unknown());
    const auto *delta = answer.as<PlainObject>();
    const auto *offset = delta ? std::get_if<TimeDelta>(&delta->plain.data) : nullptr;
    if (!offset)
        world.needsPython(u"a time zone that is not a fixed offset"_s);
    return int(offset->days * 86400 + offset->seconds);
}

TimeOfDay timeArguments(World &world, const Arguments &arguments)
{
    TimeOfDay time{integerArgument(world, arguments, "hour"_L1, 0, 23), integerArgument(world, arguments, "minute"_L1, 0, 59),
        integerArgument(world, arguments, "second"_L1, 0, 59), integerArgument(world, arguments, "microsecond"_L1, 0, 999999), {}};
    const Value zone = arguments["tzinfo"_L1];
    if (zone.isUnknown())
        world.py.stop(zone.unknown());
    if (!zone.isNone())
        time.utcOffsetSeconds = offsetOf(world, zone);
    return time;
}

Value makeTimeDelta(World &world, const Arguments &arguments)
{
    const std::pair<QLatin1StringView, long double> units[] = {{"days"_L1, 86'400e6}, {"seconds"_L1, 1e6}, {"microseconds"_L1, 1},
        {"milliseconds"_L1, 1e3}, {"minutes"_L1, 60e6}, {"hours"_L1, 3'600e6}, {"weeks"_L1, 604'800e6}};
    long double total = 0; // 64 bits of it are digits: whole microseconds stay whole
    for (const auto &[name, factor] : units) {
        const Value value = arguments[name];
        if (value.isUnknown())
            world.py.stop(value.unknown());
        if (!value.isNumber())
            world.raise(u"TypeError"_s, u"unsupported type for timedelta %1 component: %2"_s.arg(name, world.py.classOf(value)->name()));
        total += (value.isInt() ? (long double)value.toInt() : (long double)value.toDouble()) * factor;
    }
    if (std::abs(total) > 9e18L && std::abs(total) < 86'400'000'000'000e6L)
        world.needsPython(u"a timedelta of more than 285,000 years"_s);
    if (std::abs(total) > 9e18L)
        world.raise(u"OverflowError"_s, u"days out of range; must have magnitude <= 999999999"_s);
    const qint64 microseconds = std::llrint(total);
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

std::optional<TimeOfDay> clockOf(const PlainObject &object)
{
    if (const auto *time = std::get_if<TimeOfDay>(&object.plain.data))
        return *time;
    if (const auto *moment = std::get_if<DateTime>(&object.plain.data))
        return moment->time;
    return std::nullopt;
}

void addClock(Interpreter &py, Class *type)
{
    const std::pair<QString, int TimeOfDay::*> parts[] = {{u"hour"_s, &TimeOfDay::hour}, {u"minute"_s, &TimeOfDay::minute},
        {u"second"_s, &TimeOfDay::second}, {u"microsecond"_s, &TimeOfDay::microsecond}};
    for (const auto &[part, member] : parts) {
        type->addProperty(py, part, [member = member](Interpreter &, Arguments &arguments) {
            const auto clock = clockOf(*arguments.self->as<PlainObject>());
            return clock ? Value::integer((*clock).*member) : Value();
        });
    }
}

void addDeltaParts(Interpreter &py, Class *type)
{
    const auto delta = [](const Arguments &arguments) { return std::get<TimeDelta>(arguments.self->as<PlainObject>()->plain.data); };
    type->addProperty(py, u"days"_s, [delta](Interpreter &, Arguments &a) { return Value::integer(delta(a).days); });
    type->addProperty(py, u"seconds"_s, [delta](Interpreter &, Arguments &a) { return Value::integer(delta(a).seconds); });
    type->addProperty(py, u"microseconds"_s, [delta](Interpreter &, Arguments &a) { return Value::integer(delta(a).microseconds); });
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
        for (const QString &clock : {u"now"_s, u"utcnow"_s, u"today"_s}) {
            type->addStaticMethod(py, clock, u"tz=None"_s, [w, clock, name](Interpreter &, Arguments &arguments) {
                return clockValue(*w, name, clock, arguments["tz"_L1]);
            });
        }
    }
    if (name == "datetime"_L1 || name == "time"_L1)
        addClock(py, type);
    if (name == "timedelta"_L1)
        addDeltaParts(py, type);
    if (name == "UUID"_L1)
        addUuidMembers(world, type);
    if (name == "Decimal"_L1) {
        for (const QString &method : {u"quantize"_s, u"normalize"_s, u"to_integral_value"_s, u"sqrt"_s, u"as_tuple"_s, u"__round__"_s}) {
            type->addMethod(py, method, u"self, *args, **kw"_s,
                [w, method](Interpreter &, Arguments &) -> Value { w->needsPython(u"%1() of a Decimal"_s.arg(method)); });
        }
        type->addMethod(py, u"__float__"_s, u"self"_s, [self](Interpreter &, Arguments &arguments) {
            return Value::real(expression::pythonStr(self(arguments)->plain).toDouble());
        });
        type->addMethod(py, u"__int__"_s, u"self"_s, [self](Interpreter &in, Arguments &arguments) {
            bool ok = false;
            const qint64 whole = expression::pythonStr(self(arguments)->plain).section(u'.', 0, 0).toLongLong(&ok);
            return ok ? Value::integer(whole) : in.unknown(u"integers beyond 64 bits are not modelled"_s);
        });
        type->addMethod(py, u"__bool__"_s, u"self"_s, [self](Interpreter &, Arguments &arguments) {
            return Value::boolean(expression::pythonStr(self(arguments)->plain).toDouble() != 0);
        });
    }
}

} // namespace

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

namespace {

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
    static const FunctionTable table{{"offset"_L1, u"value"_s, [](World &w, Arguments &a) {
        const auto *object = a["value"_L1].as<PlainObject>();
        const auto clock = object ? clockOf(*object) : std::nullopt;
        if (!clock || !clock->utcOffsetSeconds)
            return Value();
        const int seconds = *clock->utcOffsetSeconds;
        const int days = seconds < 0 ? -1 : 0;
        return plainObject(w, expression::Value{TimeDelta{days, seconds - days * 86400, 0}});
    }}};
    if (const auto function = functionOf(world, table, name))
        return function;
    return plainClass(world, u"datetime"_s, name);
}

std::optional<Value> decimalAttribute(World &world, const QString &name)
{
    return plainClass(world, u"decimal"_s, name);
}

} // namespace retort::bindings
