// SPDX-License-Identifier: GPL-3.0-or-later
// The literals that SQLAlchemy 2.0 writes with literal_binds. A value that its type cannot take is an error there too.
#include "model/dialect/literal.h"

#include "model/base/overloaded.h"
#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;
using schema::OrRaised;
using schema::SqlType;
using schema::TypeAffinity;
using schema::TypeKind;

namespace {

/// A literal, or nothing where the value does not suit the type.
using Written = std::optional<QString>;

/// What SQLAlchemy calls the type in its messages: its SQL without a dialect.
QString typeName(const SqlType &type)
{
    if (type.isNull())
        return u"NULL"_s;
    const OrRaised<QString> sql = compileType(type, Dialect::Sqlite);
    return sql ? *sql : QString(type.typeClass().name);
}

/// Values in messages are cut in the middle of their repr().
QString shownValue(const Value &value)
{
    constexpr int longest = 300;
    const QString text = pythonRepr(value);
    if (text.size() <= longest)
        return text;
    const int part = longest / 2;
    return text.left(part) + u" ... (%1 characters truncated) ... "_s.arg(text.size() - longest) + text.right(part);
}

QString padded(int number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString wholeNumber(double number)
{
    return QString::number(std::trunc(number), 'f', 0);
}

Written integerLiteral(const Value &value)
{
    static const QRegularExpression digits(u"^\\s*[+-]?\\d+(_\\d+)*\\s*$"_s);
    if (const auto *boolean = std::get_if<bool>(&value.data))
        return *boolean ? u"1"_s : u"0"_s;
    if (std::holds_alternative<qint64>(value.data) || std::holds_alternative<BigInteger>(value.data))
        return pythonStr(value);
    if (const auto *member = std::get_if<EnumMember>(&value.data); member && member->isNumber)
        return member->valueText;
    if (const auto *number = std::get_if<double>(&value.data))
        return std::isfinite(*number) ? Written(wholeNumber(*number)) : Written();
    if (const auto *decimal = std::get_if<Decimal>(&value.data)) {
        bool ok = false;
        const double number = decimal->text.toDouble(&ok);
        return ok && std::isfinite(number) ? Written(wholeNumber(number)) : Written();
    }
    if (const auto *text = std::get_if<QString>(&value.data); text && digits.match(*text).hasMatch()) {
        QString plain = text->trimmed().remove(u'_');
        if (plain.startsWith(u'+'))
            plain.remove(0, 1);
        while (plain.size() > 1 && plain.startsWith(u'0'))
            plain.remove(0, 1);
        return plain;
    }
    return {};
}

Written numericLiteral(const Value &value)
{
    static const QRegularExpression decimal(u"^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$"_s);
    const bool isNumber = std::holds_alternative<bool>(value.data) || std::holds_alternative<qint64>(value.data)
        || std::holds_alternative<BigInteger>(value.data) || std::holds_alternative<double>(value.data)
        || std::holds_alternative<Decimal>(value.data);
    const auto *text = std::get_if<QString>(&value.data);
    if (isNumber || (text && decimal.match(*text).hasMatch()))
        return pythonStr(value);
    return {};
}

Written booleanLiteral(const Value &value, Dialect dialect)
{
    std::optional<bool> truth;
    if (const auto *boolean = std::get_if<bool>(&value.data))
        truth = *boolean;
    if (const auto *number = std::get_if<qint64>(&value.data); number && (*number == 0 || *number == 1))
        truth = *number == 1;
    if (const auto *number = std::get_if<double>(&value.data); number && (*number == 0 || *number == 1))
        truth = *number == 1;
    if (!truth)
        return {};
    if (dialect == Dialect::Sqlite)
        return *truth ? u"1"_s : u"0"_s;
    return *truth ? u"true"_s : u"false"_s;
}

Written stringOf(const Value &value)
{
    if (const auto *member = std::get_if<EnumMember>(&value.data); member && member->isText)
        return stringLiteral(member->valueText);
    const auto *text = std::get_if<QString>(&value.data);
    return text ? Written(stringLiteral(*text)) : Written();
}

/// An Enum's literal: a member by its label, a string as it is.
Written enumLiteral(const Value &value, const SqlType &type)
{
    const auto *member = std::get_if<EnumMember>(&value.data);
    if (!member)
        return stringOf(value);
    const schema::EnumDetails &details = *type.enumDetails();
    if (details.labels.contains(member->name) && details.memberNames.isEmpty())
        return stringLiteral(member->name);
    const qsizetype index = details.memberNames.indexOf(member->name);
    if (index < 0 || index >= details.labels.size())
        return {};
    return stringLiteral(details.labels.at(index));
}

QString dateText(const Date &date)
{
    return padded(date.year, 4) + u'-' + padded(date.month, 2) + u'-' + padded(date.day, 2);
}

QString fullTime(const TimeOfDay &time)
{
    return padded(time.hour, 2) + u':' + padded(time.minute, 2) + u':' + padded(time.second, 2) + u'.'
        + padded(time.microsecond, 6);
}

/// SQLite keeps moments as text of a fixed form.
Written sqliteMoment(const Value &value, TypeAffinity affinity)
{
    const auto *date = std::get_if<Date>(&value.data);
    const auto *moment = std::get_if<DateTime>(&value.data);
    const auto *time = std::get_if<TimeOfDay>(&value.data);
    if (affinity == TypeAffinity::Time)
        return time ? Written(u'\'' + fullTime(*time) + u'\'') : Written();
    if (!date && !moment)
        return {};
    const QString day = dateText(moment ? moment->date : *date);
    if (affinity == TypeAffinity::Date)
        return u'\'' + day + u'\'';
    return u'\'' + day + u' ' + fullTime(moment ? moment->time : TimeOfDay{}) + u'\'';
}

/// PostgreSQL reads Python's isoformat() with a blank for the T.
Written postgresqlMoment(const Value &value, TypeAffinity affinity)
{
    const bool isMoment = std::holds_alternative<Date>(value.data) || std::holds_alternative<DateTime>(value.data)
        || std::holds_alternative<TimeOfDay>(value.data);
    if (!isMoment)
        return {};
    const QString text = pythonStr(value);
    const qsizetype blank = text.indexOf(u' ');
    if (affinity == TypeAffinity::Date)
        return u'\'' + (blank < 0 ? text : text.left(blank)) + u'\'';
    if (affinity == TypeAffinity::Time)
        return u'\'' + (blank < 0 ? text : text.mid(blank + 1)) + u'\'';
    return u'\'' + text + u'\'';
}

Written intervalLiteral(const Value &value, const SqlType &type, Dialect dialect)
{
    const bool native = type.kind() == TypeKind::PgInterval || (dialect == Dialect::Postgresql && type.flag("native"_L1));
    if (!native) {
        // Kept as a moment, and SQLAlchemy has no literal that makes one of a timedelta.
        return dialect == Dialect::Sqlite ? sqliteMoment(value, TypeAffinity::DateTime)
                                          : postgresqlMoment(value, TypeAffinity::DateTime);
    }
    const auto *delta = std::get_if<TimeDelta>(&value.data);
    if (!delta)
        return {};
    const double seconds = double(delta->days) * 86400 + delta->seconds + delta->microseconds / 1e6;
    return u"make_interval(secs=>"_s + pythonStr(Value{seconds}) + u')';
}

Written binaryLiteral(const Value &value)
{
    const auto *bytes = std::get_if<QByteArray>(&value.data);
    if (!bytes)
        return {};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(*bytes);
    return decoder.hasError() ? Written() : Written(stringLiteral(text));
}

Written uuidLiteral(const Value &value, const SqlType &type, Dialect dialect)
{
    const bool asText = !type.flag("as_uuid"_L1);
    const auto *text = std::get_if<QString>(&value.data);
    if (asText)
        return text ? Written(stringLiteral(QString(*text).remove(u'-'))) : Written();
    const bool native = dialect == Dialect::Postgresql && (type.kind() != TypeKind::GenericUuid || type.flag("native_uuid"_L1));
    if (native)
        return stringLiteral(pythonStr(value));
    const auto *uuid = std::get_if<UuidValue>(&value.data);
    return uuid ? Written(u'\'' + QString(uuid->text).remove(u'-') + u'\'') : Written();
}

/// Whether SQLAlchemy knows how to write literals of the type at all.
bool hasRenderer(const SqlType &type)
{
    switch (type.affinity()) {
    case TypeAffinity::Integer:
    case TypeAffinity::Numeric:
    case TypeAffinity::String:
    case TypeAffinity::Boolean:
    case TypeAffinity::Date:
    case TypeAffinity::Time:
    case TypeAffinity::DateTime:
    case TypeAffinity::Interval:
    case TypeAffinity::Binary:
    case TypeAffinity::Uuid: return true;
    case TypeAffinity::Array: {
        const schema::SqlTypePtr item = type.nested("item_type"_L1);
        return item && hasRenderer(*item);
    }
    case TypeAffinity::Null:
    case TypeAffinity::Json:
    case TypeAffinity::Tuple:
    case TypeAffinity::Range:
    case TypeAffinity::Hstore:
    case TypeAffinity::Other: return false;
    }
    return false;
}

Written written(const Value &value, const SqlType &type, Dialect dialect);

Written arrayLiteral(const Value &value, const SqlType &type, Dialect dialect)
{
    const auto *list = std::get_if<ListValue>(&value.data);
    if (!list)
        return {};
    const SqlType item = SqlType(*type.nested("item_type"_L1)).forDialect(dialectName(dialect));
    QStringList parts;
    for (const Value &element : list->items) {
        const bool isRow = std::holds_alternative<ListValue>(element.data);
        const Written part = isRow ? arrayLiteral(element, type, dialect) : written(element, item, dialect);
        if (!part)
            return {};
        parts += *part;
    }
    const bool bracketsOnly = dialect == Dialect::Sqlite && type.typeClass().module != "postgresql"_L1;
    return (bracketsOnly ? u"["_s : u"ARRAY["_s) + parts.join(u", "_s) + u']';
}

Written written(const Value &value, const SqlType &type, Dialect dialect)
{
    switch (type.affinity()) {
    case TypeAffinity::Integer: return integerLiteral(value);
    case TypeAffinity::Numeric: return numericLiteral(value);
    case TypeAffinity::String: return type.enumDetails() ? enumLiteral(value, type) : stringOf(value);
    case TypeAffinity::Boolean: return booleanLiteral(value, dialect);
    case TypeAffinity::Date:
    case TypeAffinity::Time:
    case TypeAffinity::DateTime:
        return dialect == Dialect::Sqlite ? sqliteMoment(value, type.affinity()) : postgresqlMoment(value, type.affinity());
    case TypeAffinity::Interval: return intervalLiteral(value, type, dialect);
    case TypeAffinity::Binary: return binaryLiteral(value);
    case TypeAffinity::Uuid: return uuidLiteral(value, type, dialect);
    case TypeAffinity::Array: return arrayLiteral(value, type, dialect);
    case TypeAffinity::Null:
    case TypeAffinity::Json:
    case TypeAffinity::Tuple:
    case TypeAffinity::Range:
    case TypeAffinity::Hstore:
    case TypeAffinity::Other: return {};
    }
    return {};
}

} // namespace

OrRaised<QString> compileLiteral(const Value &value, const SqlType &type, Dialect dialect)
{
    if (value.isNone())
        return u"NULL"_s;
    const SqlType effective = type.forDialect(dialectName(dialect));
    if (!hasRenderer(effective)) {
        return schema::raised(u"CompileError"_s,
            u"No literal value renderer is available for literal value \"%1\" with datatype %2"_s.arg(
                shownValue(value), typeName(type)));
    }
    if (const Written text = written(value, effective, dialect))
        return *text;
    return schema::raised(u"CompileError"_s,
        u"Could not render literal value \"%1\" with datatype %2; see parent stack trace for more detail."_s.arg(
            shownValue(value), typeName(type)));
}

} // namespace retort::dialect
