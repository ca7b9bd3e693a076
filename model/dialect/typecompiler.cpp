// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/typecompiler.h"

#include "model/dialect/postgresql/typecompiler.h"
#include "model/dialect/sqlite/typecompiler.h"
#include "model/dialect/typewords.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using schema::OrRaised;
using schema::SqlType;
using schema::TypeKind;

QString sizedWord(const QString &word, std::optional<int> length, const QString &collation)
{
    QString text = word;
    if (length && *length != 0)
        text += u'(' + QString::number(*length) + u')';
    if (!collation.isEmpty())
        text += u" COLLATE \""_s + collation + u'"';
    return text;
}

QString sizedWord(const QString &word, const SqlType &type)
{
    return sizedWord(word, type.integer("length"_L1), type.text("collation"_L1));
}

QString numericWord(const QString &word, const SqlType &type)
{
    const std::optional<int> precision = type.integer("precision"_L1);
    const std::optional<int> scale = type.integer("scale"_L1);
    if (!precision)
        return word;
    if (!scale)
        return u"%1(%2)"_s.arg(word).arg(*precision);
    return u"%1(%2, %3)"_s.arg(word).arg(*precision).arg(*scale);
}

QString enumVarchar(const SqlType &type)
{
    const schema::EnumDetails &details = *type.enumDetails();
    int length = 0;
    for (const QString &label : details.labels)
        length = std::max(length, int(label.toUcs4().size()));
    return sizedWord(u"VARCHAR"_s, details.length.value_or(length), {});
}

tl::unexpected<schema::Raised> unsupportedType(const SqlType &type, Dialect dialect)
{
    const QString compiler = dialect == Dialect::Sqlite ? u"sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler"_s
                                                        : u"sqlalchemy.dialects.postgresql.base.PGTypeCompiler"_s;
    const QString name = type.kind() == TypeKind::Verbatim ? type.text("spec"_L1) : QString(type.typeClass().name);
    return schema::raised(u"UnsupportedCompilationError"_s,
        u"Compiler <%1 object> can't render element of type %2"_s.arg(compiler, name));
}

OrRaised<QString> compileCommonType(const SqlType &type, Dialect dialect)
{
    switch (type.kind()) {
    case TypeKind::Null:
        return schema::raised(u"CompileError"_s,
            u"Can't generate DDL for NullType(); did you forget to specify a type on this Column?"_s);
    case TypeKind::Integer: return u"INTEGER"_s;
    case TypeKind::SmallInteger: return u"SMALLINT"_s;
    case TypeKind::BigInteger: return u"BIGINT"_s;
    case TypeKind::String: return sizedWord(u"VARCHAR"_s, type);
    case TypeKind::Char: return sizedWord(u"CHAR"_s, type);
    case TypeKind::NChar: return sizedWord(u"NCHAR"_s, type);
    case TypeKind::NVarchar: return sizedWord(u"NVARCHAR"_s, type);
    case TypeKind::Text: return sizedWord(u"TEXT"_s, type);
    case TypeKind::Clob: return u"CLOB"_s;
    case TypeKind::Numeric: return numericWord(u"NUMERIC"_s, type);
    case TypeKind::Decimal: return numericWord(u"DECIMAL"_s, type);
    case TypeKind::Real: return u"REAL"_s;
    case TypeKind::Double: return u"DOUBLE"_s;
    case TypeKind::DoublePrecision: return u"DOUBLE PRECISION"_s;
    case TypeKind::Boolean: return u"BOOLEAN"_s;
    case TypeKind::Date: return u"DATE"_s;
    case TypeKind::DateTimeSql: return u"DATETIME"_s;
    case TypeKind::Blob: return u"BLOB"_s;
    case TypeKind::Binary: return sizedWord(u"BINARY"_s, type.integer("length"_L1), {});
    case TypeKind::Varbinary: return sizedWord(u"VARBINARY"_s, type.integer("length"_L1), {});
    case TypeKind::Json: return u"JSON"_s;
    case TypeKind::Uuid: return u"UUID"_s;
    case TypeKind::Tuple:
        return schema::raised(u"AttributeError"_s, u"'TupleType' object has no attribute '_compiler_dispatch'"_s);
    case TypeKind::Decorator: // forDialect() has taken its impl, so it has none
        return schema::raised(u"CompileError"_s, u"%1 has no impl"_s.arg(type.decoratorClass()));
    case TypeKind::Verbatim:
        if (type.flag("postgresql_only"_L1) && dialect != Dialect::Postgresql)
            return unsupportedType(type, dialect);
        return type.text("spec"_L1);
    case TypeKind::MysqlOnly: return unsupportedType(type, dialect);
    // Each dialect answers for these itself.
    case TypeKind::Float:
    case TypeKind::GenericDouble:
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
    case TypeKind::Interval:
    case TypeKind::LargeBinary:
    case TypeKind::GenericUuid:
    case TypeKind::Enum:
    case TypeKind::Array:
    case TypeKind::PgWord:
    case TypeKind::PgJsonb:
    case TypeKind::PgHstore:
    case TypeKind::PgBit:
    case TypeKind::PgBytea:
    case TypeKind::PgInterval:
    case TypeKind::PgDomain:
    case TypeKind::MysqlBit: break;
    }
    return unsupportedType(type, dialect);
}

OrRaised<QString> compileType(const SqlType &type, Dialect dialect)
{
    const SqlType effective = type.forDialect(dialectName(dialect));
    switch (dialect) {
    case Dialect::Sqlite: return sqlite::compileType(effective);
    case Dialect::Postgresql: return postgresql::compileType(effective);
    }
    return unsupportedType(effective, dialect);
}

QString dialectName(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

} // namespace retort::dialect
