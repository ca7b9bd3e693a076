// SPDX-License-Identifier: GPL-3.0-or-later
// Python's repr() of types, which is what autogenerate writes into scripts.
#include "model/schema/pythonstring.h"
#include "model/schema/sqltype.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::schema {

namespace {

QString reprOf(const TypeValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean ? u"True"_s : u"False"_s;
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto *text = std::get_if<QString>(&value))
        return pythonString(*text);
    if (const auto *type = std::get_if<SqlTypePtr>(&value); type && *type)
        return (*type)->repr();
    return u"None"_s;
}

/// Python counts True as 1 and False as 0 when it compares with a default.
bool equalsDefault(const TypeValue &value, const TypeValue &defaultValue)
{
    const auto asNumber = [](const TypeValue &v) -> std::optional<qint64> {
        if (const auto *boolean = std::get_if<bool>(&v))
            return *boolean ? 1 : 0;
        if (const auto *number = std::get_if<qint64>(&v))
            return *number;
        return {};
    };
    if (asNumber(value) && asNumber(defaultValue))
        return asNumber(value) == asNumber(defaultValue);
    return sameTypeValue(value, defaultValue);
}

bool isShown(const TypeParameter &parameter, const TypeValue &value)
{
    switch (parameter.repr) {
    case TypeParameter::Repr::UnlessDefault: return !equalsDefault(value, parameter.defaultValue);
    case TypeParameter::Repr::Positional:
    case TypeParameter::Repr::Named: return true;
    case TypeParameter::Repr::NamedWhenTrue: return value == TypeValue(true);
    case TypeParameter::Repr::Never: return false;
    }
    return false;
}

int longestLabel(const QStringList &labels)
{
    int longest = 0;
    for (const QString &label : labels)
        longest = std::max(longest, int(label.toUcs4().size()));
    return longest;
}

QString enumRepr(const TypeClass &typeClass, const EnumDetails &details)
{
    QStringList parts;
    for (const QString &label : details.labels)
        parts += pythonString(label);
    if (!details.name.isEmpty())
        parts += u"name="_s + pythonString(details.name);
    if (!details.schema.isEmpty())
        parts += u"schema="_s + pythonString(details.schema);
    if (details.inheritSchema)
        parts += u"inherit_schema=True"_s;
    if (!details.nativeEnum)
        parts += u"native_enum=False"_s;
    if (details.createConstraint)
        parts += u"create_constraint=True"_s;
    if (details.length && *details.length != longestLabel(details.labels))
        parts += u"length="_s + QString::number(*details.length);
    return typeClass.name + u'(' + parts.join(u", "_s) + u')';
}

} // namespace

QString SqlType::repr() const
{
    if (!m_reprText.isEmpty())
        return m_reprText;
    if (m_enum)
        return enumRepr(*m_class, *m_enum);
    if (kind() == TypeKind::Decorator && nested("impl"_L1))
        return nested("impl"_L1)->repr();

    QStringList parts;
    for (qsizetype i = 0; i < m_arguments.size(); ++i) {
        const TypeParameter &parameter = m_class->parameters.at(i);
        const TypeValue value = argument(parameter.name);
        if (!isShown(parameter, value))
            continue;
        const bool bare = parameter.repr == TypeParameter::Repr::Positional;
        parts += (bare ? QString() : parameter.name + u'=') + reprOf(value);
    }
    return m_class->name + u'(' + parts.join(u", "_s) + u')';
}

} // namespace retort::schema
