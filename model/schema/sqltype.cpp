// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/sqltype.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::schema {

namespace {

qsizetype parameterIndex(const TypeClass &typeClass, QLatin1StringView name)
{
    for (qsizetype i = 0; i < typeClass.parameters.size(); ++i) {
        if (typeClass.parameters.at(i).name == name)
            return i;
    }
    return -1;
}

std::optional<int> integerOf(const TypeValue &value)
{
    const auto *number = std::get_if<qint64>(&value);
    if (!number)
        return {};
    return int(std::clamp<qint64>(*number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

bool sameClass(const TypeClass &left, const TypeClass &right)
{
    return left.module == right.module && left.name == right.name;
}

const TypeClass &generic(QStringView name)
{
    return *findTypeClass(u"sa", name);
}

} // namespace

bool sameTypeValue(const TypeValue &left, const TypeValue &right)
{
    const auto *leftType = std::get_if<SqlTypePtr>(&left);
    const auto *rightType = std::get_if<SqlTypePtr>(&right);
    if (leftType && rightType)
        return *leftType == *rightType || (*leftType && *rightType && **leftType == **rightType);
    return left == right;
}

SqlType::SqlType()
    : SqlType(generic(u"NullType"))
{
}

SqlType::SqlType(const TypeClass &typeClass)
    : m_class(&typeClass)
{
    for (const TypeParameter &parameter : typeClass.parameters)
        m_arguments.append(parameter.defaultValue);
    if (typeClass.kind == TypeKind::Enum)
        m_enum = std::make_shared<const EnumDetails>();
}

TypeAffinity SqlType::affinity() const
{
    if (kind() == TypeKind::Decorator) {
        const SqlTypePtr impl = nested("impl"_L1);
        return impl ? impl->affinity() : TypeAffinity::Null;
    }
    return m_class->affinity;
}

TypeValue SqlType::argument(QLatin1StringView name) const
{
    const qsizetype index = parameterIndex(*m_class, name);
    if (index < 0)
        return {};
    const TypeValue value = m_arguments.at(index);
    // PostgreSQL's BIT is BIT(1) unless it varies.
    if (kind() == TypeKind::PgBit && name == "length"_L1 && !flag("varying"_L1) && !integerOf(value))
        return qint64(1);
    return value;
}

std::optional<int> SqlType::integer(QLatin1StringView name) const
{
    return integerOf(argument(name));
}

bool SqlType::flag(QLatin1StringView name) const
{
    const TypeValue value = argument(name);
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const auto *number = std::get_if<qint64>(&value))
        return *number != 0;
    return false;
}

QString SqlType::text(QLatin1StringView name) const
{
    const TypeValue value = argument(name);
    const auto *string = std::get_if<QString>(&value);
    return string ? *string : QString();
}

SqlTypePtr SqlType::nested(QLatin1StringView name) const
{
    const TypeValue value = argument(name);
    const auto *type = std::get_if<SqlTypePtr>(&value);
    return type ? *type : nullptr;
}

SqlType SqlType::with(QLatin1StringView name, TypeValue value) const
{
    SqlType changed = *this;
    const qsizetype index = parameterIndex(*m_class, name);
    if (index < 0)
        return changed;
    changed.m_arguments[index] = std::move(value);
    return changed;
}

SqlType SqlType::withEnumDetails(EnumDetails details) const
{
    SqlType changed = *this;
    changed.m_enum = std::make_shared<const EnumDetails>(std::move(details));
    return changed;
}

SqlType SqlType::withVariant(const SqlType &variant, const QStringList &dialects) const
{
    SqlType changed = *this;
    const auto shared = std::make_shared<const SqlType>(variant);
    for (const QString &dialect : dialects) {
        changed.m_variants.removeIf([&](const Variant &v) { return v.dialect == dialect; });
        changed.m_variants.append({dialect, shared});
    }
    return changed;
}

SqlType SqlType::forDialect(QStringView dialect) const
{
    // Types are values, so a decorator cannot contain itself and this ends.
    SqlType type = *this;
    while (true) {
        if (const SqlTypePtr chosen = type.variant(dialect)) {
            type = SqlType(*chosen);
            continue;
        }
        const SqlTypePtr impl = type.kind() == TypeKind::Decorator ? type.nested("impl"_L1) : nullptr;
        if (!impl)
            return type;
        type = SqlType(*impl);
    }
}

SqlTypePtr SqlType::variant(QStringView dialect) const
{
    for (const Variant &candidate : m_variants) {
        if (candidate.dialect == dialect)
            return candidate.type;
    }
    return nullptr;
}

bool operator==(const SqlType &left, const SqlType &right)
{
    if (!sameClass(*left.m_class, *right.m_class) || left.m_decoratorClass != right.m_decoratorClass
        || left.m_variants.size() != right.m_variants.size()) {
        return false;
    }
    if (!std::equal(left.m_arguments.cbegin(), left.m_arguments.cend(), right.m_arguments.cbegin(), sameTypeValue))
        return false;
    if ((left.m_enum || right.m_enum) && !(left.m_enum && right.m_enum && *left.m_enum == *right.m_enum))
        return false;
    return std::all_of(left.m_variants.cbegin(), left.m_variants.cend(), [&](const SqlType::Variant &variant) {
        const SqlTypePtr other = right.variant(variant.dialect);
        return other && *other == *variant.type;
    });
}

SqlType SqlType::decorator(const SqlType &impl, const QString &pythonClass, const QString &reprText)
{
    SqlType type = SqlType(generic(u"TypeDecorator")).with("impl"_L1, std::make_shared<const SqlType>(impl));
    type.m_decoratorClass = pythonClass;
    type.m_reprText = reprText;
    return type;
}

SqlType SqlType::verbatim(const QString &spec, const QString &pythonClass, const QString &reprText)
{
    SqlType type = SqlType(generic(u"UserDefinedType")).with("spec"_L1, spec);
    type.m_decoratorClass = pythonClass;
    type.m_reprText = reprText;
    return type;
}

namespace types {

namespace {

TypeValue optionalNumber(std::optional<int> number)
{
    return number ? TypeValue(qint64(*number)) : TypeValue();
}

} // namespace

SqlType null()
{
    return {};
}

SqlType integer()
{
    return SqlType(generic(u"Integer"));
}

SqlType bigInteger()
{
    return SqlType(generic(u"BigInteger"));
}

SqlType string(std::optional<int> length)
{
    return SqlType(generic(u"String")).with("length"_L1, optionalNumber(length));
}

SqlType text()
{
    return SqlType(generic(u"Text"));
}

SqlType boolean()
{
    return SqlType(generic(u"Boolean"));
}

SqlType numeric(std::optional<int> precision, std::optional<int> scale)
{
    return SqlType(generic(u"Numeric")).with("precision"_L1, optionalNumber(precision)).with("scale"_L1, optionalNumber(scale));
}

SqlType floating()
{
    return SqlType(generic(u"Float"));
}

SqlType date()
{
    return SqlType(generic(u"Date"));
}

SqlType time(bool timezone)
{
    return SqlType(generic(u"Time")).with("timezone"_L1, timezone);
}

SqlType dateTime(bool timezone)
{
    return SqlType(generic(u"DateTime")).with("timezone"_L1, timezone);
}

SqlType interval()
{
    return SqlType(generic(u"Interval"));
}

SqlType largeBinary()
{
    return SqlType(generic(u"LargeBinary"));
}

SqlType json()
{
    return SqlType(generic(u"JSON"));
}

SqlType uuid()
{
    return SqlType(generic(u"Uuid"));
}

SqlType array(const SqlType &item)
{
    return SqlType(generic(u"ARRAY")).with("item_type"_L1, std::make_shared<const SqlType>(item));
}

SqlType enumeration(const QStringList &labels, const QString &name)
{
    EnumDetails details;
    details.labels = labels;
    details.name = name;
    return SqlType(generic(u"Enum")).withEnumDetails(details);
}

} // namespace types

} // namespace retort::schema
