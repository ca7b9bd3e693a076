// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/typecompiler.h"

#include "model/dialect/typewords.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect::sqlite {

schema::OrRaised<QString> compileType(const schema::SqlType &type)
{
    using schema::TypeKind;
    switch (type.kind()) {
    case TypeKind::Float: return u"FLOAT"_s;
    case TypeKind::GenericDouble: return u"DOUBLE"_s;
    case TypeKind::Time: return u"TIME"_s;
    case TypeKind::DateTime:
    case TypeKind::Interval: return u"DATETIME"_s;
    case TypeKind::Timestamp: return u"TIMESTAMP"_s;
    case TypeKind::LargeBinary: return u"BLOB"_s;
    case TypeKind::GenericUuid: return u"CHAR(32)"_s;
    case TypeKind::Enum:
        if (type.typeClass().module == "mysql"_L1)
            return unsupportedType(type, Dialect::Sqlite);
        return enumVarchar(type);
    case TypeKind::Array:
    case TypeKind::PgWord:
    case TypeKind::PgJsonb:
    case TypeKind::PgHstore:
    case TypeKind::PgBit:
    case TypeKind::PgBytea:
    case TypeKind::PgInterval:
    case TypeKind::PgDomain:
    case TypeKind::MysqlBit: return unsupportedType(type, Dialect::Sqlite);
    default: return compileCommonType(type, Dialect::Sqlite);
    }
}

} // namespace retort::dialect::sqlite
