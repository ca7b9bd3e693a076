// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/compiledonce.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace retort::expression {

struct None
{
    friend bool operator==(None, None) = default;
};

/// A Python int too large for 64 bits: its decimal digits, a leading minus allowed.
struct BigInteger
{
    QString digits;
    friend bool operator==(const BigInteger &, const BigInteger &) = default;
};

/// A decimal.Decimal: the text of its str().
struct Decimal
{
    QString text;
    friend bool operator==(const Decimal &, const Decimal &) = default;
};

struct Date
{
    int year = 1;
    int month = 1;
    int day = 1;
    friend bool operator==(const Date &, const Date &) = default;
};

struct TimeOfDay
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    std::optional<int> utcOffsetSeconds;
    friend bool operator==(const TimeOfDay &, const TimeOfDay &) = default;
};

struct DateTime
{
    Date date;
    TimeOfDay time;
    friend bool operator==(const DateTime &, const DateTime &) = default;
};

/// A datetime.timedelta in Python's normal form: 0 ≤ seconds < 86400, 0 ≤ microseconds < 1000000.
struct TimeDelta
{
    qint64 days = 0;
    int seconds = 0;
    int microseconds = 0;
    friend bool operator==(const TimeDelta &, const TimeDelta &) = default;
};

/// A uuid.UUID: its canonical text, lower case with hyphens.
struct UuidValue
{
    QString text;
    friend bool operator==(const UuidValue &, const UuidValue &) = default;
};

/// A member of a Python enum class.
struct EnumMember
{
    QString enumClass;
    QString name;
    QString valueText;        ///< its value where that is a string; else the repr of the value
    bool valueIsText = false;
    bool isText = false;      ///< the class derives from str: the member is its value wherever a text is wanted
    bool isNumber = false;    ///< … from int
    friend bool operator==(const EnumMember &, const EnumMember &) = default;
};

struct Value;

struct ListValue
{
    QList<Value> items;
    bool isTuple = false;
    friend bool operator==(const ListValue &, const ListValue &);
};

/// A dict in insertion order; the keys are as json.dumps would write them.
struct DictValue
{
    QList<std::pair<QString, Value>> items;
    friend bool operator==(const DictValue &, const DictValue &);
};

/// A plain Python value that stands in a statement.
struct Value
{
    CompiledOnce<std::variant<None, bool, qint64, BigInteger, double, Decimal, QString, QByteArray, Date, TimeOfDay, DateTime, TimeDelta,
        UuidValue, EnumMember, ListValue, DictValue>>
        data;

    bool isNone() const { return std::holds_alternative<None>(data); }
    friend bool operator==(const Value &, const Value &);
};

/// Python's repr() of the value: error messages show it.
QString pythonRepr(const Value &value);
/// Python's str() of the value.
QString pythonStr(const Value &value);
/// Python's repr() of a string.
QString pythonRepr(const QString &text);

} // namespace retort::expression
