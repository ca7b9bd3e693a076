// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/plainvalues.h"

#include <QDate>

namespace retort::bindings {

using expression::Date;
using expression::DateTime;
using expression::TimeDelta;
using expression::Value;

namespace {

constexpr qint64 microsecondsOfDay = 86'400'000'000LL;

/// Microseconds since day 0 of the Julian calendar, of a naive date or datetime.
std::optional<qint64> instant(const Value &value)
{
    const auto day = [](const Date &date) { return QDate(date.year, date.month, date.day).toJulianDay(); };
    if (const auto *date = std::get_if<Date>(&value.data))
        return day(*date) * microsecondsOfDay;
    if (const auto *moment = std::get_if<DateTime>(&value.data)) {
        const expression::TimeOfDay &time = moment->time;
        const qint64 seconds = time.hour * 3600LL + time.minute * 60LL + time.second - time.utcOffsetSeconds.value_or(0);
        return day(moment->date) * microsecondsOfDay + seconds * 1'000'000 + time.microsecond;
    }
    return std::nullopt;
}

qint64 length(const TimeDelta &delta)
{
    return delta.days * microsecondsOfDay + delta.seconds * 1'000'000LL + delta.microseconds;
}

TimeDelta deltaOf(qint64 microseconds)
{
    TimeDelta delta;
    delta.days = microseconds / microsecondsOfDay;
    qint64 rest = microseconds % microsecondsOfDay;
    if (rest < 0) {
        rest += microsecondsOfDay;
        --delta.days;
    }
    delta.seconds = int(rest / 1'000'000);
    delta.microseconds = int(rest % 1'000'000);
    return delta;
}

int sign(qint64 left, qint64 right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

std::optional<Value> shifted(const Value &value, qint64 microseconds)
{
    if (const auto *date = std::get_if<Date>(&value.data)) {
        const TimeDelta delta = deltaOf(microseconds);
        const QDate moved = QDate(date->year, date->month, date->day).addDays(delta.days);
        if (!moved.isValid() || moved.year() < 1 || moved.year() > 9999)
            return std::nullopt;
        return Value{Date{moved.year(), moved.month(), moved.day()}};
    }
    const auto *moment = std::get_if<DateTime>(&value.data);
    if (!moment)
        return std::nullopt;
    DateTime result = *moment;
    result.time.utcOffsetSeconds.reset();
    const qint64 total = *instant(Value{result}) + microseconds;
    const qint64 day = total / microsecondsOfDay;
    const qint64 rest = total % microsecondsOfDay;
    const QDate date = QDate::fromJulianDay(day);
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return std::nullopt;
    result.date = {date.year(), date.month(), date.day()};
    result.time.hour = int(rest / 3'600'000'000LL);
    result.time.minute = int(rest / 60'000'000 % 60);
    result.time.second = int(rest / 1'000'000 % 60);
    result.time.microsecond = int(rest % 1'000'000);
    result.time.utcOffsetSeconds = moment->time.utcOffsetSeconds;
    return Value{result};
}

} // namespace

std::optional<int> comparePlain(const Value &left, const Value &right)
{
    if (left.data.index() != right.data.index())
        return std::nullopt;
    if (const auto a = instant(left)) {
        const auto b = instant(right);
        return b ? std::optional<int>(sign(*a, *b)) : std::nullopt;
    }
    if (const auto *delta = std::get_if<TimeDelta>(&left.data))
        return sign(length(*delta), length(std::get<TimeDelta>(right.data)));
    if (const auto *decimal = std::get_if<expression::Decimal>(&left.data)) {
        const double a = decimal->text.toDouble();
        const double b = std::get<expression::Decimal>(right.data).text.toDouble();
        return a < b ? -1 : a > b ? 1 : 0;
    }
    if (const auto *uuid = std::get_if<expression::UuidValue>(&left.data)) {
        const int order = uuid->text.compare(std::get<expression::UuidValue>(right.data).text);
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    return std::nullopt;
}

std::optional<Value> combinePlain(python::BinaryOperator op, const Value &left, const Value &right)
{
    using python::BinaryOperator;
    const auto *leftDelta = std::get_if<TimeDelta>(&left.data);
    const auto *rightDelta = std::get_if<TimeDelta>(&right.data);
    if (op == BinaryOperator::Add) {
        if (leftDelta && rightDelta)
            return Value{deltaOf(length(*leftDelta) + length(*rightDelta))};
        if (rightDelta)
            return shifted(left, length(*rightDelta));
        if (leftDelta)
            return shifted(right, length(*leftDelta));
    }
    if (op == BinaryOperator::Subtract) {
        if (leftDelta && rightDelta)
            return Value{deltaOf(length(*leftDelta) - length(*rightDelta))};
        if (rightDelta)
            return shifted(left, -length(*rightDelta));
        const auto a = instant(left);
        const auto b = instant(right);
        if (a && b && left.data.index() == right.data.index())
            return Value{deltaOf(*a - *b)};
    }
    return std::nullopt;
}

} // namespace retort::bindings
