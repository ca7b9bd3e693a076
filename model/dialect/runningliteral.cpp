// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/runningliteral.h"

#include "model/base/overloaded.h"
#include "model/dialect/literal.h"
#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"
#include "model/expression/build.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;
using schema::OrRaised;
using schema::SqlType;
using schema::TypeAffinity;

namespace {

QString jsonString(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar character : text) {
        switch (character.unicode()) {
        case u'"': out += u"\\\""_s; break;
        case u'\\': out += u"\\\\"_s; break;
        case u'\n': out += u"\\n"_s; break;
        case u'\r': out += u"\\r"_s; break;
        case u'\t': out += u"\\t"_s; break;
        case u'\b': out += u"\\b"_s; break;
        case u'\f': out += u"\\f"_s; break;
        default:
            if (character.unicode() < 0x20 || character.unicode() > 0x7e)
                out += u"\\u%1"_s.arg(character.unicode(), 4, 16, QLatin1Char('0'));
            else
                out += character;
        }
    }
    return out + u'"';
}

/// json.dumps() with its defaults; nothing for a value that it refuses.
std::optional<QString> jsonText(const Value &value)
{
    using Text = std::optional<QString>;
    return std::visit(
        Overloaded{
            [](None) { return Text(u"null"_s); },
            [](bool truth) { return Text(truth ? u"true"_s : u"false"_s); },
            [](qint64 number) { return Text(QString::number(number)); },
            [](const BigInteger &number) { return Text(number.digits); },
            [&](double) { return Text(pythonStr(value)); },
            [](const QString &text) { return Text(jsonString(text)); },
            [](const EnumMember &member) { return member.isText ? Text(jsonString(member.valueText)) : Text(); },
            [](const ListValue &list) {
                QStringList parts;
                for (const Value &item : list.items) {
                    const Text part = jsonText(item);
                    if (!part)
                        return Text();
                    parts += *part;
                }
                return Text(u'[' + parts.join(u", "_s) + u']');
            },
            [](const DictValue &dict) {
                QStringList parts;
                for (const auto &[key, item] : dict.items) {
                    const Text part = jsonText(item);
                    if (!part)
                        return Text();
                    parts += jsonString(key) + u": "_s + *part;
                }
                return Text(u'{' + parts.join(u", "_s) + u'}');
            },
            // The rest is "not JSON serializable".
            [](const Decimal &) { return Text(); },
            [](const QByteArray &) { return Text(); },
            [](const Date &) { return Text(); },
            [](const TimeOfDay &) { return Text(); },
            [](const DateTime &) { return Text(); },
            [](const TimeDelta &) { return Text(); },
            [](const UuidValue &) { return Text(); },
        },
        value.data);
}

/// An hstore literal: "key"=>"value", a value of None is NULL.
std::optional<QString> hstoreText(const Value &value)
{
    const auto *dict = std::get_if<DictValue>(&value.data);
    if (!dict)
        return {};
    const auto quotedText = [](QString text) {
        return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    };
    QStringList parts;
    for (const auto &[key, item] : dict->items) {
        const auto *text = std::get_if<QString>(&item.data);
        if (!text && !item.isNone())
            return {};
        parts += quotedText(key) + u"=>"_s + (text ? quotedText(*text) : u"NULL"_s);
    }
    return parts.join(u", "_s);
}

std::optional<QString> specialLiteral(const Value &value, const SqlType &type, Dialect dialect)
{
    const bool postgresql = dialect == Dialect::Postgresql;
    if (type.affinity() == TypeAffinity::Json) {
        if (value.isNone() && type.flag("none_as_null"_L1))
            return u"NULL"_s;
        const auto json = jsonText(value);
        if (!json)
            return {};
        const QString cast = type.kind() == schema::TypeKind::PgJsonb ? u"::JSONB"_s : u"::JSON"_s;
        return stringLiteral(*json) + (postgresql ? cast : QString());
    }
    if (const auto *bytes = std::get_if<QByteArray>(&value.data)) {
        const QString digits = QString::fromLatin1(bytes->toHex());
        return postgresql ? u"'\\x"_s + digits + u"'::bytea"_s : u"X'"_s + digits + u'\'';
    }
    if (type.affinity() == TypeAffinity::Hstore) {
        const auto text = hstoreText(value);
        return text && postgresql ? std::optional(stringLiteral(*text) + u"::hstore"_s) : std::nullopt;
    }
    const auto *text = std::get_if<QString>(&value.data);
    if (text && postgresql && type.kind() == schema::TypeKind::PgWord)
        return stringLiteral(*text) + u"::"_s + QString(type.typeClass().name).toLower();
    return {};
}

} // namespace

OrRaised<QString> compileRunningLiteral(const Value &value, const SqlType &type, Dialect dialect)
{
    const SqlType effective = type.forDialect(dialectName(dialect));
    if (!value.isNone() || effective.affinity() == TypeAffinity::Json) {
        if (const auto special = specialLiteral(value, effective, dialect))
            return *special;
    }
    const OrRaised<QString> written = compileLiteral(value, type, dialect);
    if (written)
        return written;
    // SQLAlchemy itself refuses what is no date for a SQLite date column; every other value goes to the driver as it is.
    const TypeAffinity affinity = effective.affinity();
    const bool refused = dialect == Dialect::Sqlite
        && (affinity == TypeAffinity::Date || affinity == TypeAffinity::Time || affinity == TypeAffinity::DateTime);
    const SqlType own = typeOfValue(value);
    return refused || own.isNull() ? written : compileLiteral(value, own, dialect);
}

} // namespace retort::dialect
