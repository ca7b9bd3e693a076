// SPDX-License-Identifier: GPL-3.0-or-later
// Column types of libraries that migration scripts mention beside SQLAlchemy (spec §5.5). Each is described by what it stores, because
// that is all a migration sees of it.
#include "model/schema/sqltype.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::schema {

namespace {

using Arguments = QHash<QString, TypeValue>;

/// The argument called `name`, or else the one at `position`.
TypeValue argumentOf(const Arguments &arguments, const QString &name, int position)
{
    const auto named = arguments.constFind(name);
    return named != arguments.cend() ? *named : arguments.value(QString::number(position));
}

std::optional<int> numberOf(const Arguments &arguments, const QString &name, int position)
{
    const TypeValue value = argumentOf(arguments, name, position);
    const auto *number = std::get_if<qint64>(&value);
    return number ? std::optional<int>(int(std::clamp<qint64>(*number, -1, 1'000'000'000))) : std::nullopt;
}

QString textOf(const Arguments &arguments, const QString &name, int position)
{
    const TypeValue value = argumentOf(arguments, name, position);
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

SqlType generic(QStringView name)
{
    return SqlType(*findTypeClass(u"sa", name));
}

SqlType postgresql(QStringView name)
{
    return SqlType(*findTypeClass(u"postgresql", name));
}

SqlType sized(QStringView name, std::optional<int> length)
{
    return length ? generic(name).with("length"_L1, qint64(*length)) : generic(name);
}

SqlType onPostgresql(const SqlType &elsewhere, const SqlType &there)
{
    return elsewhere.withVariant(there, {u"postgresql"_s});
}

SqlType varchar(const Arguments &arguments, const QString &parameter, std::optional<int> byDefault)
{
    const std::optional<int> given = numberOf(arguments, parameter, 0);
    return sized(u"String", given ? given : byDefault);
}

SqlType uuidType(const Arguments &arguments)
{
    const TypeValue binary = argumentOf(arguments, u"binary"_s, 0);
    const bool asBinary = binary != TypeValue(false);
    return onPostgresql(asBinary ? sized(u"BINARY", 16) : sized(u"CHAR", 32), postgresql(u"UUID"));
}

SqlType bitType(const Arguments &arguments, int byDefault)
{
    const int length = numberOf(arguments, u"length"_s, 0).value_or(byDefault);
    return onPostgresql(sized(u"String", length), postgresql(u"BIT").with("length"_L1, qint64(length)));
}

/// ChoiceType(choices, impl=…): the choices are a Python list or class, which no column sees.
SqlType choiceType(const Arguments &arguments)
{
    const TypeValue impl = argumentOf(arguments, u"impl"_s, 1);
    if (const auto *type = std::get_if<SqlTypePtr>(&impl); type && *type)
        return SqlType(**type);
    const TypeValue length = arguments.value(u"length"_s);
    const auto *number = std::get_if<qint64>(&length);
    return sized(u"String", number ? int(*number) : 255);
}

SqlType geometryType(const QString &word, const Arguments &arguments)
{
    const QString shape = textOf(arguments, u"geometry_type"_s, 0);
    const TypeValue given = argumentOf(arguments, u"geometry_type"_s, 0);
    const bool explicitNone = arguments.contains(u"geometry_type"_s) && std::holds_alternative<std::monostate>(given);
    const int srid = numberOf(arguments, u"srid"_s, 1).value_or(-1);
    QString spec = word;
    if (!explicitNone)
        spec += u'(' + (shape.isEmpty() ? u"GEOMETRY"_s : shape.toUpper()) + u',' + QString::number(srid) + u')';
    return SqlType::verbatim(spec, {}, {});
}

SqlType vectorType(const QString &word, const Arguments &arguments)
{
    const std::optional<int> dimensions = numberOf(arguments, u"dim"_s, 0);
    return SqlType::verbatim(dimensions ? word + u'(' + QString::number(*dimensions) + u')' : word, {}, {});
}

/// A type that only PostgreSQL has, called by one word.
SqlType postgresqlWord(const QString &word)
{
    if (const TypeClass *known = findTypeClass(u"postgresql", word))
        return SqlType(*known);
    return SqlType::verbatim(word, {}, {}).with("postgresql_only"_L1, true);
}

using Maker = SqlType (*)(const Arguments &);

struct Entry
{
    QLatin1StringView package; ///< the dotted name starts with this …
    QLatin1StringView name;    ///< … and ends with this class
    Maker make;
};

const QList<Entry> &entries()
{
    static const QList<Entry> table{
        {"sqlmodel"_L1, "AutoString"_L1, [](const Arguments &a) { return varchar(a, u"length"_s, {}); }},
        {"sqlmodel"_L1, "GUID"_L1, [](const Arguments &) { return onPostgresql(sized(u"CHAR", 32), postgresql(u"UUID")); }},
        {"fastapi_users"_L1, "GUID"_L1, [](const Arguments &) { return onPostgresql(sized(u"CHAR", 36), postgresql(u"UUID")); }},
        {"fastapi_users"_L1, "TIMESTAMPAware"_L1,
            [](const Arguments &a) {
                return generic(u"TIMESTAMP").with("timezone"_L1, argumentOf(a, u"timezone"_s, 0) == TypeValue(true));
            }},
        {"sqlalchemy_utils"_L1, "UUIDType"_L1, uuidType},
        {"sqlalchemy_utils"_L1, "EmailType"_L1, [](const Arguments &a) { return varchar(a, u"length"_s, 255); }},
        {"sqlalchemy_utils"_L1, "ChoiceType"_L1, choiceType},
        {"sqlalchemy_utils"_L1, "URLType"_L1, [](const Arguments &) { return generic(u"UnicodeText"); }},
        {"sqlalchemy_utils"_L1, "ScalarListType"_L1, [](const Arguments &) { return generic(u"UnicodeText"); }},
        {"sqlalchemy_utils"_L1, "JSONType"_L1,
            [](const Arguments &) { return onPostgresql(generic(u"UnicodeText"), postgresql(u"JSON")); }},
        {"sqlalchemy_utils"_L1, "IPAddressType"_L1, [](const Arguments &a) { return varchar(a, u"max_length"_s, 50); }},
        {"sqlalchemy_utils"_L1, "TimezoneType"_L1, [](const Arguments &) { return sized(u"Unicode", 50); }},
        {"sqlalchemy_utils"_L1, "PhoneNumberType"_L1,
            [](const Arguments &a) { return sized(u"Unicode", numberOf(a, u"max_length"_s, 1).value_or(20)); }},
        {"sqlalchemy_utils"_L1, "ColorType"_L1,
            [](const Arguments &a) { return sized(u"Unicode", numberOf(a, u"max_length"_s, 0).value_or(20)); }},
        {"sqlalchemy_utils"_L1, "CountryType"_L1, [](const Arguments &) { return sized(u"String", 2); }},
        {"sqlalchemy_utils"_L1, "CurrencyType"_L1, [](const Arguments &) { return sized(u"String", 3); }},
        {"sqlalchemy_utils"_L1, "LocaleType"_L1, [](const Arguments &) { return sized(u"Unicode", 10); }},
        {"sqlalchemy_utils"_L1, "PasswordType"_L1,
            [](const Arguments &a) { return sized(u"LargeBinary", numberOf(a, u"max_length"_s, 0)); }},
        {"sqlalchemy_utils"_L1, "EncryptedType"_L1, [](const Arguments &) { return generic(u"LargeBinary"); }},
        {"sqlalchemy_utils"_L1, "StringEncryptedType"_L1, [](const Arguments &) { return generic(u"String"); }},
        {"sqlalchemy_utils"_L1, "ArrowType"_L1, [](const Arguments &) { return generic(u"DateTime"); }},
        {"sqlalchemy_utils"_L1, "TSVectorType"_L1, [](const Arguments &) { return postgresql(u"TSVECTOR"); }},
        {"sqlalchemy_utils"_L1, "LtreeType"_L1, [](const Arguments &) { return postgresqlWord(u"LTREE"_s); }},
        {"sqlalchemy_utils"_L1, "BitType"_L1, [](const Arguments &a) { return bitType(a, 1); }},
        {"sqlalchemy_utils"_L1, "WeekDaysType"_L1, [](const Arguments &) { return bitType({}, 7); }},
        {"geoalchemy2"_L1, "Geometry"_L1, [](const Arguments &a) { return geometryType(u"geometry"_s, a); }},
        {"geoalchemy2"_L1, "Geography"_L1, [](const Arguments &a) { return geometryType(u"geography"_s, a); }},
        {"geoalchemy2"_L1, "Raster"_L1, [](const Arguments &) { return SqlType::verbatim(u"raster"_s, {}, {}); }},
        {"pgvector"_L1, "VECTOR"_L1, [](const Arguments &a) { return vectorType(u"VECTOR"_s, a); }},
        {"pgvector"_L1, "Vector"_L1, [](const Arguments &a) { return vectorType(u"VECTOR"_s, a); }},
        {"pgvector"_L1, "HALFVEC"_L1, [](const Arguments &a) { return vectorType(u"HALFVEC"_s, a); }},
        {"pgvector"_L1, "SPARSEVEC"_L1, [](const Arguments &a) { return vectorType(u"SPARSEVEC"_s, a); }},
        {"pgvector"_L1, "BIT"_L1, [](const Arguments &a) { return bitType(a, 1); }},
    };
    return table;
}

} // namespace

std::optional<SqlType> thirdPartyType(QStringView dottedClass, const QHash<QString, TypeValue> &arguments)
{
    for (const Entry &entry : entries()) {
        const bool samePackage = dottedClass.startsWith(entry.package);
        const qsizetype lastDot = dottedClass.lastIndexOf(u'.');
        if (!samePackage || lastDot < 0 || dottedClass.mid(lastDot + 1) != entry.name)
            continue;
        // A decorator of that name, so that SQL knows what is stored and autogenerate what to write.
        const SqlType stored = entry.make(arguments);
        if (stored.kind() == TypeKind::Verbatim) {
            return SqlType::verbatim(stored.text("spec"_L1), dottedClass.toString(), entry.name + "()"_L1)
                .with("postgresql_only"_L1, stored.flag("postgresql_only"_L1));
        }
        return SqlType::decorator(stored, dottedClass.toString(), entry.name + "()"_L1);
    }
    return {};
}

} // namespace retort::schema
