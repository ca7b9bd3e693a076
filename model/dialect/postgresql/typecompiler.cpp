// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/typecompiler.h"

#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"
#include "model/dialect/typewords.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect::postgresql {

using schema::OrRaised;
using schema::SqlType;
using schema::TypeKind;

namespace {

QString zonedWord(const QString &word, const SqlType &type)
{
    const std::optional<int> precision = type.integer("precision"_L1);
    return word + (precision ? u'(' + QString::number(*precision) + u')' : QString())
        + (type.flag("timezone"_L1) ? u" WITH TIME ZONE"_s : u" WITHOUT TIME ZONE"_s);
}

OrRaised<QString> compileEnum(const SqlType &type)
{
    const schema::EnumDetails &details = *type.enumDetails();
    if (!details.nativeEnum)
        return enumVarchar(type);
    if (details.name.isEmpty()) {
        const QString word = type.typeClass().name == "ENUM"_L1 ? u"ENUM"_s : u"Enum"_s;
        return schema::raised(u"CompileError"_s, u"PostgreSQL %1 type requires a name."_s.arg(word));
    }
    return qualified(schema::Identifier(details.schema), schema::Identifier(details.name), Dialect::Postgresql);
}

/// The brackets stand in front of a COLLATE that belongs to the items.
OrRaised<QString> compileArray(const SqlType &type)
{
    const schema::SqlTypePtr item = type.nested("item_type"_L1);
    const OrRaised<QString> inner = dialect::compileType(item ? *item : SqlType(), Dialect::Postgresql);
    if (!inner)
        return inner;
    const int dimensions = std::clamp(type.integer("dimensions"_L1).value_or(1), 0, 1000);
    QString text = *inner;
    const qsizetype collate = text.indexOf(" COLLATE"_L1);
    return text.insert(collate < 0 ? text.size() : collate, u"[]"_s.repeated(dimensions));
}

QString compileBit(const SqlType &type)
{
    const std::optional<int> length = type.integer("length"_L1);
    const QString word = type.flag("varying"_L1) ? u"BIT VARYING"_s : u"BIT"_s;
    return length ? word + u'(' + QString::number(*length) + u')' : word;
}

QString intervalWord(const QString &fields, std::optional<int> precision)
{
    QString text = u"INTERVAL"_s;
    if (!fields.isEmpty())
        text += u' ' + fields;
    if (precision)
        text += u" ("_s + QString::number(*precision) + u')';
    return text;
}

} // namespace

OrRaised<QString> compileType(const SqlType &type)
{
    switch (type.kind()) {
    case TypeKind::Float:
        return sizedWord(u"FLOAT"_s, type.integer("precision"_L1), {});
    case TypeKind::GenericDouble: return u"DOUBLE PRECISION"_s;
    case TypeKind::Time: return zonedWord(u"TIME"_s, type);
    case TypeKind::DateTime:
    case TypeKind::Timestamp: return zonedWord(u"TIMESTAMP"_s, type);
    case TypeKind::Interval:
        return type.flag("native"_L1) ? intervalWord({}, type.integer("second_precision"_L1))
                                      : u"TIMESTAMP WITHOUT TIME ZONE"_s;
    case TypeKind::PgInterval: return intervalWord(type.text("fields"_L1), type.integer("precision"_L1));
    case TypeKind::LargeBinary:
    case TypeKind::PgBytea: return u"BYTEA"_s;
    case TypeKind::GenericUuid: return type.flag("native_uuid"_L1) ? u"UUID"_s : u"CHAR(32)"_s;
    case TypeKind::Enum: return compileEnum(type);
    case TypeKind::Array: return compileArray(type);
    case TypeKind::PgWord: return QString(type.typeClass().name);
    case TypeKind::PgJsonb: return u"JSONB"_s;
    case TypeKind::PgHstore: return u"HSTORE"_s;
    case TypeKind::PgBit: return compileBit(type);
    case TypeKind::PgDomain:
        return qualified(schema::Identifier(type.text("schema"_L1)), schema::Identifier(type.text("name"_L1)),
            Dialect::Postgresql);
    case TypeKind::MysqlBit:
        return schema::raised(u"AttributeError"_s, u"'BIT' object has no attribute 'varying'"_s);
    default: return compileCommonType(type, Dialect::Postgresql);
    }
}

} // namespace retort::dialect::postgresql
