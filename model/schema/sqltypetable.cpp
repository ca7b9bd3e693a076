// SPDX-License-Identifier: GPL-3.0-or-later
// The type classes that SQLAlchemy 2.0 offers to scripts, one row each. The order of a class's parameters is that of its Python
// constructor, because scripts may leave the names out.
#include "model/schema/sqltype.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::schema {

namespace {

using Parameters = QList<TypeParameter>;
using Repr = TypeParameter::Repr;

const TypeValue none = std::monostate{};
const TypeValue yes = true;
const TypeValue no = false;

TypeValue textType()
{
    return std::make_shared<const SqlType>(*findTypeClass(u"sa", u"Text"));
}

Parameters stringParameters()
{
    return {{"length"_L1, none}, {"collation"_L1, none}};
}

Parameters numericParameters()
{
    return {{"precision"_L1, none}, {"scale"_L1, none}, {"decimal_return_scale"_L1, none, Repr::Never}, {"asdecimal"_L1, yes}};
}

Parameters floatParameters()
{
    return {{"precision"_L1, none}, {"asdecimal"_L1, no}, {"decimal_return_scale"_L1, none, Repr::Never}};
}

Parameters lengthParameter()
{
    return {{"length"_L1, none}};
}

Parameters timezoneParameter()
{
    return {{"timezone"_L1, no}};
}

Parameters booleanParameters()
{
    return {{"create_constraint"_L1, no}, {"name"_L1, none}};
}

Parameters timezonePrecision()
{
    return {{"timezone"_L1, no}, {"precision"_L1, none}};
}

Parameters arrayParameters()
{
    return {{"item_type"_L1, none, Repr::Positional}, {"as_tuple"_L1, no}, {"dimensions"_L1, none}, {"zero_indexes"_L1, no}};
}

Parameters uuidParameters()
{
    return {{"as_uuid"_L1, yes}, {"native_uuid"_L1, yes}};
}

/// What every dialect's upper-case classes of one name have in common.
struct Shape
{
    QLatin1StringView name;
    TypeKind kind;
    TypeAffinity affinity;
    Parameters parameters;
};

QList<Shape> genericShapes()
{
    using K = TypeKind;
    using A = TypeAffinity;
    const TypeParameter nullable{"none_as_null"_L1, no};
    return {
        {"Integer"_L1, K::Integer, A::Integer, {}},
        {"SmallInteger"_L1, K::SmallInteger, A::Integer, {}},
        {"BigInteger"_L1, K::BigInteger, A::Integer, {}},
        {"String"_L1, K::String, A::String, stringParameters()},
        {"Unicode"_L1, K::String, A::String, stringParameters()},
        {"Text"_L1, K::Text, A::String, stringParameters()},
        {"UnicodeText"_L1, K::Text, A::String, stringParameters()},
        {"Numeric"_L1, K::Numeric, A::Numeric, numericParameters()},
        {"Float"_L1, K::Float, A::Numeric, floatParameters()},
        {"Double"_L1, K::GenericDouble, A::Numeric, floatParameters()},
        {"Boolean"_L1, K::Boolean, A::Boolean, booleanParameters()},
        {"MatchType"_L1, K::Boolean, A::Boolean, booleanParameters()},
        {"Date"_L1, K::Date, A::Date, {}},
        {"Time"_L1, K::Time, A::Time, timezoneParameter()},
        {"DateTime"_L1, K::DateTime, A::DateTime, timezoneParameter()},
        {"Interval"_L1, K::Interval, A::Interval,
            {{"native"_L1, yes, Repr::Never}, {"second_precision"_L1, none, Repr::Never},
                {"day_precision"_L1, none, Repr::Never}}},
        {"LargeBinary"_L1, K::LargeBinary, A::Binary, lengthParameter()},
        {"PickleType"_L1, K::LargeBinary, A::Binary,
            {{"protocol"_L1, none, Repr::Never}, {"pickler"_L1, none, Repr::Never}, {"comparator"_L1, none, Repr::Never},
                {"impl"_L1, none, Repr::Never}}},
        {"JSON"_L1, K::Json, A::Json, {nullable}},
        {"Uuid"_L1, K::GenericUuid, A::Uuid, uuidParameters()},
        {"UUID"_L1, K::Uuid, A::Uuid, {{"as_uuid"_L1, yes}}},
        {"Enum"_L1, K::Enum, A::String, {}},
        {"ARRAY"_L1, K::Array, A::Array, arrayParameters()},
        {"TupleType"_L1, K::Tuple, A::Tuple, {}},
        {"NullType"_L1, K::Null, A::Null, {}},
        {"TypeDecorator"_L1, K::Decorator, A::Other, {{"impl"_L1, none, Repr::Never}}},
        {"UserDefinedType"_L1, K::Verbatim, A::Other, {{"spec"_L1, none, Repr::Never}, {"postgresql_only"_L1, no, Repr::Never}}},
    };
}

/// The types named as SQL names them. The module `sa` has them all.
QList<Shape> sqlShapes()
{
    using K = TypeKind;
    using A = TypeAffinity;
    return {
        {"INTEGER"_L1, K::Integer, A::Integer, {}},
        {"SMALLINT"_L1, K::SmallInteger, A::Integer, {}},
        {"BIGINT"_L1, K::BigInteger, A::Integer, {}},
        {"VARCHAR"_L1, K::String, A::String, stringParameters()},
        {"CHAR"_L1, K::Char, A::String, stringParameters()},
        {"TEXT"_L1, K::Text, A::String, stringParameters()},
        {"NUMERIC"_L1, K::Numeric, A::Numeric, numericParameters()},
        {"DECIMAL"_L1, K::Decimal, A::Numeric, numericParameters()},
        {"FLOAT"_L1, K::Float, A::Numeric, floatParameters()},
        {"REAL"_L1, K::Real, A::Numeric, floatParameters()},
        {"BOOLEAN"_L1, K::Boolean, A::Boolean, booleanParameters()},
        {"DATE"_L1, K::Date, A::Date, {}},
        {"TIME"_L1, K::Time, A::Time, timezoneParameter()},
        {"DATETIME"_L1, K::DateTimeSql, A::DateTime, timezoneParameter()},
        {"TIMESTAMP"_L1, K::Timestamp, A::DateTime, timezoneParameter()},
        {"BLOB"_L1, K::Blob, A::Binary, lengthParameter()},
        {"NCHAR"_L1, K::NChar, A::String, stringParameters()},
        {"NVARCHAR"_L1, K::NVarchar, A::String, stringParameters()},
        {"CLOB"_L1, K::Clob, A::String, stringParameters()},
        {"DOUBLE"_L1, K::Double, A::Numeric, floatParameters()},
        {"DOUBLE_PRECISION"_L1, K::DoublePrecision, A::Numeric, floatParameters()},
        {"BINARY"_L1, K::Binary, A::Binary, lengthParameter()},
        {"VARBINARY"_L1, K::Varbinary, A::Binary, lengthParameter()},
    };
}

QList<Shape> postgresqlShapes()
{
    using K = TypeKind;
    using A = TypeAffinity;
    const Parameters jsonParameters{{"none_as_null"_L1, no}, {"astext_type"_L1, textType()}};
    // PostgreSQL's own JSON classes always show what `->>` gives.
    Parameters shownJson = jsonParameters;
    shownJson[1].repr = Repr::Named;
    QList<Shape> shapes{
        {"UUID"_L1, K::Uuid, A::Uuid, {{"as_uuid"_L1, yes}}},
        {"JSON"_L1, K::Json, A::Json, shownJson},
        {"JSONB"_L1, K::PgJsonb, A::Json, shownJson},
        {"HSTORE"_L1, K::PgHstore, A::Hstore, {{"text_type"_L1, textType(), Repr::Named}}},
        {"ARRAY"_L1, K::Array, A::Array, arrayParameters()},
        {"ENUM"_L1, K::Enum, A::String, {}},
        {"BIT"_L1, K::PgBit, A::Other, {{"length"_L1, none}, {"varying"_L1, no}}},
        {"BYTEA"_L1, K::PgBytea, A::Binary, lengthParameter()},
        {"INTERVAL"_L1, K::PgInterval, A::Interval, {{"precision"_L1, none}, {"fields"_L1, none}}},
        {"TIMESTAMP"_L1, K::Timestamp, A::DateTime, timezonePrecision()},
        {"TIME"_L1, K::Time, A::Time, timezonePrecision()},
        {"DOMAIN"_L1, K::PgDomain, A::Other,
            {{"name"_L1, none, Repr::Positional}, {"data_type"_L1, none, Repr::Positional}, {"collation"_L1, none, Repr::Never},
                {"default"_L1, none, Repr::Never}, {"constraint_name"_L1, none, Repr::Never},
                {"not_null"_L1, none, Repr::Never}, {"check"_L1, none, Repr::Never}, {"create_type"_L1, yes, Repr::Never},
                {"schema"_L1, none, Repr::Never}}},
        {"CITEXT"_L1, K::PgWord, A::String, stringParameters()},
    };
    for (const auto &name : {"TSVECTOR"_L1, "TSQUERY"_L1, "INET"_L1, "CIDR"_L1, "MACADDR"_L1, "MACADDR8"_L1, "MONEY"_L1, "OID"_L1,
             "REGCLASS"_L1, "REGCONFIG"_L1, "JSONPATH"_L1}) {
        shapes.append({name, K::PgWord, A::Other, {}});
    }
    for (const auto &name : {"INT4RANGE"_L1, "INT8RANGE"_L1, "NUMRANGE"_L1, "DATERANGE"_L1, "TSRANGE"_L1, "TSTZRANGE"_L1,
             "INT4MULTIRANGE"_L1, "INT8MULTIRANGE"_L1, "NUMMULTIRANGE"_L1, "DATEMULTIRANGE"_L1, "TSMULTIRANGE"_L1,
             "TSTZMULTIRANGE"_L1}) {
        shapes.append({name, K::PgWord, A::Range, {}});
    }
    return shapes;
}

Parameters sqliteTextParameters()
{
    return {{"storage_format"_L1, none, Repr::Never}, {"regexp"_L1, none, Repr::Never}, {"timezone"_L1, no, Repr::Never},
        {"truncate_microseconds"_L1, no, Repr::Never}};
}

QList<Shape> sqliteShapes()
{
    using K = TypeKind;
    using A = TypeAffinity;
    return {
        {"DATE"_L1, K::Date, A::Date, sqliteTextParameters()},
        {"TIME"_L1, K::Time, A::Time, sqliteTextParameters()},
        {"DATETIME"_L1, K::DateTime, A::DateTime, sqliteTextParameters()},
        {"JSON"_L1, K::Json, A::Json, {{"none_as_null"_L1, no}}},
    };
}

Parameters mysqlInteger()
{
    return {{"display_width"_L1, none}, {"unsigned"_L1, no}, {"zerofill"_L1, no}};
}

Parameters mysqlNumber(bool asDecimal, TypeParameter::Repr repr)
{
    return {{"precision"_L1, none}, {"scale"_L1, none}, {"asdecimal"_L1, asDecimal, repr}, {"unsigned"_L1, no},
        {"zerofill"_L1, no}};
}

Parameters mysqlString()
{
    return {{"length"_L1, none}, {"charset"_L1, none}, {"collation"_L1, none}, {"ascii"_L1, no}, {"binary"_L1, no},
        {"unicode"_L1, no}, {"national"_L1, no}};
}

Parameters mysqlTime()
{
    return {{"timezone"_L1, no}, {"fsp"_L1, none}};
}

QList<Shape> mysqlShapes()
{
    using K = TypeKind;
    using A = TypeAffinity;
    QList<Shape> shapes{
        {"INTEGER"_L1, K::Integer, A::Integer, mysqlInteger()},
        {"SMALLINT"_L1, K::SmallInteger, A::Integer, mysqlInteger()},
        {"BIGINT"_L1, K::BigInteger, A::Integer, mysqlInteger()},
        {"TINYINT"_L1, K::MysqlOnly, A::Integer, mysqlInteger()},
        {"MEDIUMINT"_L1, K::MysqlOnly, A::Integer, mysqlInteger()},
        {"NUMERIC"_L1, K::Numeric, A::Numeric, mysqlNumber(true, Repr::UnlessDefault)},
        {"DECIMAL"_L1, K::Decimal, A::Numeric, mysqlNumber(true, Repr::UnlessDefault)},
        {"FLOAT"_L1, K::Float, A::Numeric, mysqlNumber(false, Repr::UnlessDefault)},
        {"DOUBLE"_L1, K::Double, A::Numeric, mysqlNumber(true, Repr::NamedWhenTrue)},
        {"REAL"_L1, K::Real, A::Numeric, mysqlNumber(true, Repr::NamedWhenTrue)},
        {"VARCHAR"_L1, K::String, A::String, mysqlString()},
        {"CHAR"_L1, K::Char, A::String, mysqlString()},
        {"NVARCHAR"_L1, K::NVarchar, A::String, mysqlString()},
        {"NCHAR"_L1, K::NChar, A::String, mysqlString()},
        {"TEXT"_L1, K::Text, A::String, mysqlString()},
        {"DATETIME"_L1, K::DateTimeSql, A::DateTime, mysqlTime()},
        {"TIMESTAMP"_L1, K::Timestamp, A::DateTime, mysqlTime()},
        {"TIME"_L1, K::Time, A::Time, mysqlTime()},
        {"YEAR"_L1, K::MysqlOnly, A::Other, {{"display_width"_L1, none}}},
        {"BIT"_L1, K::MysqlBit, A::Other, lengthParameter()},
        {"JSON"_L1, K::Json, A::Json, {{"none_as_null"_L1, no}}},
        {"ENUM"_L1, K::Enum, A::String, {}},
        {"SET"_L1, K::MysqlOnly, A::String, {}},
        {"INET4"_L1, K::MysqlOnly, A::Other, {}},
        {"INET6"_L1, K::MysqlOnly, A::Other, {}},
    };
    for (const auto &name : {"TINYTEXT"_L1, "MEDIUMTEXT"_L1, "LONGTEXT"_L1})
        shapes.append({name, K::MysqlOnly, A::String, mysqlString().mid(1)});
    for (const auto &name : {"TINYBLOB"_L1, "MEDIUMBLOB"_L1, "LONGBLOB"_L1})
        shapes.append({name, K::MysqlOnly, A::Binary, lengthParameter()});
    return shapes;
}

/// Adds the shapes to the module, leaving out names it has already: a dialect re-exports what it does not change.
void addModule(QList<TypeClass> &classes, QLatin1StringView module, const QList<Shape> &shapes, const QStringList &onlyNames = {})
{
    for (const Shape &shape : shapes) {
        const auto same = [&](const TypeClass &c) { return c.module == module && c.name == shape.name; };
        const bool wanted = onlyNames.isEmpty() || onlyNames.contains(shape.name);
        if (wanted && std::none_of(classes.cbegin(), classes.cend(), same))
            classes.append({module, shape.name, shape.kind, shape.affinity, shape.parameters});
    }
}

QList<TypeClass> dialectClasses()
{
    QList<TypeClass> classes;
    addModule(classes, "postgresql"_L1, postgresqlShapes());
    addModule(classes, "postgresql"_L1, sqlShapes(),
        u"BIGINT BOOLEAN CHAR DATE DOUBLE_PRECISION FLOAT INTEGER NUMERIC REAL SMALLINT TEXT VARCHAR"_s.split(u' '));
    addModule(classes, "sqlite"_L1, sqliteShapes());
    addModule(classes, "sqlite"_L1, sqlShapes(),
        u"BLOB BOOLEAN CHAR DECIMAL FLOAT INTEGER NUMERIC REAL SMALLINT TEXT TIMESTAMP VARCHAR"_s.split(u' '));
    addModule(classes, "mysql"_L1, mysqlShapes());
    addModule(classes, "mysql"_L1, sqlShapes(), u"BINARY BLOB BOOLEAN DATE VARBINARY"_s.split(u' '));
    return classes;
}

/// Apart from the dialects' classes, because those take a type of this module as a default.
const QList<TypeClass> &genericClasses()
{
    static const QList<TypeClass> classes = [] {
        QList<TypeClass> made;
        addModule(made, "sa"_L1, genericShapes());
        addModule(made, "sa"_L1, sqlShapes());
        return made;
    }();
    return classes;
}

const TypeClass *findIn(const QList<TypeClass> &classes, QStringView module, QStringView name)
{
    const auto found = std::find_if(classes.cbegin(), classes.cend(),
        [&](const TypeClass &c) { return c.module == module && c.name == name; });
    return found == classes.cend() ? nullptr : &*found;
}

} // namespace

const QList<TypeClass> &typeClasses()
{
    static const QList<TypeClass> classes = genericClasses() + dialectClasses();
    return classes;
}

const TypeClass *findTypeClass(QStringView module, QStringView name)
{
    if (module == "sa"_L1)
        return findIn(genericClasses(), module, name == "INT"_L1 ? QStringView(u"INTEGER") : name);
    static const QList<TypeClass> dialects = dialectClasses();
    return findIn(dialects, module, name);
}

} // namespace retort::schema
