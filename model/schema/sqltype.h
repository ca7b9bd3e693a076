// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLatin1String>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>

namespace retort::schema {

/// How a type is written in SQL. Classes that compile alike (sa.Integer, sa.INTEGER, postgresql.INTEGER) share a kind.
enum class TypeKind {
    Null,            ///< no type known: it has no SQL
    Integer, SmallInteger, BigInteger,
    String,          ///< VARCHAR
    Char, NChar, NVarchar, Text, Clob,
    Numeric, Decimal, Float, Real,
    GenericDouble,   ///< sa.Double: DOUBLE or DOUBLE PRECISION
    Double,          ///< sa.DOUBLE as written
    DoublePrecision,
    Boolean, Date, Time,
    DateTime,        ///< sa.DateTime: DATETIME or TIMESTAMP … TIME ZONE
    DateTimeSql,     ///< sa.DATETIME as written
    Timestamp,
    Interval,        ///< sa.Interval: DATETIME where the dialect has no interval
    LargeBinary,     ///< BLOB or BYTEA
    Blob, Binary, Varbinary,
    Json,
    GenericUuid,     ///< sa.Uuid: CHAR(32) or UUID
    Uuid,            ///< sa.UUID as written
    Enum,            ///< a native type on PostgreSQL, VARCHAR on SQLite
    Array,
    Tuple,           ///< has no DDL
    PgWord,          ///< a PostgreSQL type that is just its class name: INET, TSVECTOR, INT4RANGE, CITEXT …
    PgJsonb, PgHstore, PgBit, PgBytea, PgInterval, PgDomain,
    MysqlOnly,       ///< a MySQL type that neither dialect can write
    MysqlBit,
    Verbatim,        ///< the text of a UserDefinedType's get_col_spec(), parameters "spec" and "postgresql_only"
    Decorator,       ///< a TypeDecorator: written as its `impl`
};

/// The family that SQLAlchemy sorts a type into: it decides on SERIAL, on the casts of a SQLite batch copy, and on operators.
enum class TypeAffinity {
    Null, Integer, Numeric, String, Boolean, Date, Time, DateTime, Interval, Binary, Json, Uuid, Array, Tuple, Range, Hstore,
    Other, ///< a family of its own: its class
};

class SqlType;
using SqlTypePtr = std::shared_ptr<const SqlType>;

/// A constructor argument of a type; monostate is Python's None.
using TypeValue = std::variant<std::monostate, bool, qint64, QString, SqlTypePtr>;

bool sameTypeValue(const TypeValue &left, const TypeValue &right);

/// A parameter of a type's Python constructor.
struct TypeParameter
{
    enum class Repr {
        UnlessDefault, ///< shown as name=value when it differs from the default
        Positional,    ///< always shown, without its name
        Named,         ///< always shown as name=value
        NamedWhenTrue, ///< shown exactly when it is True
        Never,
    };
    QLatin1StringView name;
    TypeValue defaultValue;
    Repr repr = Repr::UnlessDefault;
};

/// A type class that scripts can name: one row a Python class.
struct TypeClass
{
    QLatin1StringView module; ///< "sa", "postgresql", "sqlite" or "mysql"
    QLatin1StringView name;   ///< the Python class: "String", "VARCHAR", "JSONB"
    TypeKind kind = TypeKind::Null;
    TypeAffinity affinity = TypeAffinity::Other;
    QList<TypeParameter> parameters; ///< in positional order; empty for the Enum classes, whose labels are variadic
};

/// Every type class scripts can name, in the order of the modules.
const QList<TypeClass> &typeClasses();

/// The class `module.name`, or null. `module` is "sa", "postgresql", "sqlite" or "mysql".
const TypeClass *findTypeClass(QStringView module, QStringView name);

/// What an Enum says beyond a plain type.
struct EnumDetails
{
    QStringList labels;            ///< what the database stores: the names of a Python enum's members, or its values
    QString name;                  ///< the SQL type; empty when unnamed
    QString schema;                ///< empty: the default schema
    bool nativeEnum = true;        ///< a PostgreSQL type, else VARCHAR everywhere
    bool createConstraint = false; ///< a CHECK where the type is VARCHAR
    bool createType = true;        ///< only postgresql.ENUM can say no
    bool inheritSchema = false;    ///< the schema is the table's
    bool hasMetadata = false;      ///< created with its metadata, not with a table (SQLAlchemy 2.0)
    std::optional<int> length;     ///< explicit VARCHAR length
    QStringList memberNames;       ///< names of the Python enum's members where labels are their values; else empty

    friend bool operator==(const EnumDetails &, const EnumDetails &) = default;
};

/// A column type as a script writes it: a class, the constructor's arguments, and what it becomes on particular dialects.
/// The dialect room turns it into SQL.
class SqlType
{
public:
    /// NullType: the type nobody gave.
    SqlType();
    /// A type of `typeClass` with the default value for each parameter.
    explicit SqlType(const TypeClass &typeClass);

    const TypeClass &typeClass() const { return *m_class; }
    TypeKind kind() const { return m_class->kind; }
    bool isNull() const { return kind() == TypeKind::Null; }
    /// The affinity of the type itself; that of `impl` for a decorator.
    TypeAffinity affinity() const;

    /// An argument, or the parameter's default. A parameter that the class does not have is None.
    TypeValue argument(QLatin1StringView name) const;
    std::optional<int> integer(QLatin1StringView name) const;
    bool flag(QLatin1StringView name) const;
    QString text(QLatin1StringView name) const;
    /// The element type of an ARRAY, the data type of a DOMAIN, the impl of a decorator; null if there is none.
    SqlTypePtr nested(QLatin1StringView name) const;

    /// The same type with one argument set; a parameter that the class lacks is ignored.
    SqlType with(QLatin1StringView name, TypeValue value) const;

    /// Set for every Enum class, null for all others.
    const EnumDetails *enumDetails() const { return m_enum.get(); }
    SqlType withEnumDetails(EnumDetails details) const;

    /// The same type, but `variant` on the dialects named ("sqlite", "postgresql", …).
    SqlType withVariant(const SqlType &variant, const QStringList &dialects) const;
    /// The type that counts on a dialect: its variant if it has one, and a decorator's impl.
    SqlType forDialect(QStringView dialect) const;
    /// The variant for one dialect, or null.
    SqlTypePtr variant(QStringView dialect) const;
    bool hasVariants() const { return !m_variants.isEmpty(); }

    /// For a decorator: the dotted Python class, "app.types.Money"; its `repr` is that of the instance, "Money(length=3)".
    QString decoratorClass() const { return m_decoratorClass; }

    /// The text of Python's repr() of the type, as autogenerate prints it behind the module's prefix.
    QString repr() const;

    friend bool operator==(const SqlType &left, const SqlType &right);

    /// A TypeDecorator named `pythonClass` around `impl`; `reprText` is how its repr() reads.
    static SqlType decorator(const SqlType &impl, const QString &pythonClass, const QString &reprText);
    /// A UserDefinedType whose get_col_spec() gives `spec`.
    static SqlType verbatim(const QString &spec, const QString &pythonClass, const QString &reprText);

private:
    struct Variant
    {
        QString dialect;
        SqlTypePtr type;
    };

    const TypeClass *m_class;
    QList<TypeValue> m_arguments; ///< one for each parameter of the class
    std::shared_ptr<const EnumDetails> m_enum;
    QList<Variant> m_variants;
    QString m_decoratorClass;
    QString m_reprText; ///< only of decorators and verbatim types
};

/// The commonest types, for code that makes them itself.
namespace types {
SqlType null();
SqlType integer();
SqlType bigInteger();
SqlType string(std::optional<int> length = {});
SqlType text();
SqlType boolean();
SqlType numeric(std::optional<int> precision = {}, std::optional<int> scale = {});
SqlType floating();
SqlType date();
SqlType time(bool timezone = false);
SqlType dateTime(bool timezone = false);
SqlType interval();
SqlType largeBinary();
SqlType json();
SqlType uuid();
SqlType array(const SqlType &item);
SqlType enumeration(const QStringList &labels, const QString &name);
} // namespace types

/// A column type of one of the libraries that scripts use beside SQLAlchemy (spec §5.5), by its full dotted class name such as
/// "sqlalchemy_utils.types.uuid.UUIDType". `arguments` holds the keyword arguments by name and the positional ones as "0", "1" …;
/// empty if the class is not known.
std::optional<SqlType> thirdPartyType(QStringView dottedClass, const QHash<QString, TypeValue> &arguments);

} // namespace retort::schema
