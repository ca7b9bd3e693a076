// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/value.h"

#include "model/base/compiledoncemembers.h"
#include "model/base/overloaded.h"
#include "model/schema/pythonstring.h"

#include <QLocale>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

template struct retort::CompiledOnce<decltype(retort::expression::Value::data)::Alternatives>;

namespace retort::expression {

namespace {

QString padded(int number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString isoDate(const Date &date)
{
    return padded(date.year, 4) + u'-' + padded(date.month, 2) + u'-' + padded(date.day, 2);
}

QString isoOffset(int seconds)
{
    const int amount = std::abs(seconds);
    QString text = (seconds < 0 ? u"-"_s : u"+"_s) + padded(amount / 3600, 2) + u':' + padded(amount / 60 % 60, 2);
    if (amount % 60 != 0)
        text += u':' + padded(amount % 60, 2);
    return text;
}

QString isoTime(const TimeOfDay &time)
{
    QString text = padded(time.hour, 2) + u':' + padded(time.minute, 2) + u':' + padded(time.second, 2);
    if (time.microsecond != 0)
        text += u'.' + padded(time.microsecond, 6);
    if (time.utcOffsetSeconds)
        text += isoOffset(*time.utcOffsetSeconds);
    return text;
}

/// repr() of a float: the shortest digits that read back, with a point or an exponent.
QString floatText(double number)
{
    if (std::isnan(number))
        return u"nan"_s;
    if (std::isinf(number))
        return number < 0 ? u"-inf"_s : u"inf"_s;
    const double size = std::abs(number);
    if (size != 0 && (size >= 1e16 || size < 1e-4)) {
        QString text = QString::number(number, 'e', QLocale::FloatingPointShortest);
        return text;
    }
    const QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + u".0"_s;
}

QString deltaText(const TimeDelta &delta)
{
    QString text;
    if (delta.days != 0)
        text = QString::number(delta.days) + (std::abs(delta.days) == 1 ? u" day, "_s : u" days, "_s);
    text += QString::number(delta.seconds / 3600) + u':' + padded(delta.seconds / 60 % 60, 2) + u':'
        + padded(delta.seconds % 60, 2);
    if (delta.microseconds != 0)
        text += u'.' + padded(delta.microseconds, 6);
    return text;
}

QString bytesRepr(const QByteArray &bytes)
{
    const char quote = bytes.contains('\'') && !bytes.contains('"') ? '"' : '\'';
    QString out = u"b"_s + QLatin1Char(quote);
    for (const char c : bytes) {
        const auto code = uchar(c);
        if (c == quote || c == '\\')
            out += u'\\' + QString(QLatin1Char(c));
        else if (code >= 0x20 && code < 0x7f)
            out += QLatin1Char(c);
        else
            out += u"\\x"_s + QString::number(code, 16).rightJustified(2, u'0');
    }
    return out + QLatin1Char(quote);
}

QString listRepr(const ListValue &list)
{
    QStringList parts;
    for (const Value &item : list.items)
        parts += pythonRepr(item);
    if (!list.isTuple)
        return u'[' + parts.join(u", "_s) + u']';
    return u'(' + parts.join(u", "_s) + (parts.size() == 1 ? u",)"_s : u")"_s);
}

QString dictRepr(const DictValue &dict)
{
    QStringList parts;
    for (const auto &[key, value] : dict.items)
        parts += pythonRepr(key) + u": "_s + pythonRepr(value);
    return u'{' + parts.join(u", "_s) + u'}';
}

QString datetimeRepr(const DateTime &moment)
{
    const TimeOfDay &time = moment.time;
    QStringList parts{QString::number(moment.date.year), QString::number(moment.date.month), QString::number(moment.date.day),
        QString::number(time.hour), QString::number(time.minute)};
    if (time.second != 0 || time.microsecond != 0)
        parts += QString::number(time.second);
    if (time.microsecond != 0)
        parts += QString::number(time.microsecond);
    return u"datetime.datetime("_s + parts.join(u", "_s) + u')';
}

} // namespace

bool operator==(const Value &left, const Value &right)
{
    return left.data == right.data;
}

bool operator==(const ListValue &left, const ListValue &right)
{
    return left.isTuple == right.isTuple && left.items == right.items;
}

bool operator==(const DictValue &left, const DictValue &right)
{
    return left.items == right.items;
}

QString pythonRepr(const QString &text)
{
    return schema::pythonString(text);
}

QString pythonStr(const Value &value)
{
    return std::visit(
        Overloaded{
            [](None) { return u"None"_s; },
            [](bool boolean) { return boolean ? u"True"_s : u"False"_s; },
            [](qint64 number) { return QString::number(number); },
            [](const BigInteger &number) { return number.digits; },
            [](double number) { return floatText(number); },
            [](const Decimal &number) { return number.text; },
            [](const QString &text) { return text; },
            [](const QByteArray &bytes) { return bytesRepr(bytes); },
            [](const Date &date) { return isoDate(date); },
            [](const TimeOfDay &time) { return isoTime(time); },
            [](const DateTime &moment) { return isoDate(moment.date) + u' ' + isoTime(moment.time); },
            [](const TimeDelta &delta) { return deltaText(delta); },
            [](const UuidValue &uuid) { return uuid.text; },
            [](const EnumMember &member) { return member.enumClass + u'.' + member.name; },
            [](const ListValue &list) { return listRepr(list); },
            [](const DictValue &dict) { return dictRepr(dict); },
        },
        value.data);
}

QString pythonRepr(const Value &value)
{
    return std::visit(
        Overloaded{
            [&](None) { return pythonStr(value); },
            [&](bool) { return pythonStr(value); },
            [&](qint64) { return pythonStr(value); },
            [&](const BigInteger &) { return pythonStr(value); },
            [&](double) { return pythonStr(value); },
            [](const Decimal &number) { return u"Decimal('"_s + number.text + u"')"_s; },
            [](const QString &text) { return pythonRepr(text); },
            [&](const QByteArray &) { return pythonStr(value); },
            [](const Date &date) {
                return u"datetime.date(%1, %2, %3)"_s.arg(date.year).arg(date.month).arg(date.day);
            },
            [](const TimeOfDay &time) {
                QString text = u"datetime.time(%1, %2"_s.arg(time.hour).arg(time.minute);
                if (time.second != 0 || time.microsecond != 0)
                    text += u", "_s + QString::number(time.second);
                if (time.microsecond != 0)
                    text += u", "_s + QString::number(time.microsecond);
                return text + u')';
            },
            [](const DateTime &moment) { return datetimeRepr(moment); },
            [](const TimeDelta &delta) {
                QStringList parts;
                if (delta.days != 0)
                    parts += u"days="_s + QString::number(delta.days);
                if (delta.seconds != 0)
                    parts += u"seconds="_s + QString::number(delta.seconds);
                if (delta.microseconds != 0)
                    parts += u"microseconds="_s + QString::number(delta.microseconds);
                return u"datetime.timedelta("_s + (parts.isEmpty() ? u"0"_s : parts.join(u", "_s)) + u')';
            },
            [](const UuidValue &uuid) { return u"UUID('"_s + uuid.text + u"')"_s; },
            [](const EnumMember &member) {
                const QString shown = member.valueIsText ? pythonRepr(member.valueText) : member.valueText;
                return u'<' + member.enumClass + u'.' + member.name + u": "_s + shown + u'>';
            },
            [](const ListValue &list) { return listRepr(list); },
            [](const DictValue &dict) { return dictRepr(dict); },
        },
        value.data);
}

} // namespace retort::expression
