// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"
#include "model/expression/build.h"
#include "model/schema/dialectoptions.h"
#include "model/schema/serverdefault.h"

namespace retort::bindings {

/// A str that knows how it is to be quoted, or that a naming convention leaves it alone: sa.quoted_name, op.f().
class NameStr : public python::Str
{
public:
    NameStr(const schema::Identifier &name)
        : Str(name.text)
        , identifier(name)
    {
    }
    schema::Identifier identifier;
};

python::Value nameValue(World &world, const schema::Identifier &identifier);

// From Python to the model. An Unknown argument stops the evaluation with its own reason: it never gets into SQL. A value
// of the wrong kind raises a TypeError that names `what`.

schema::Identifier toIdentifier(World &world, python::Value value, const QString &what = {});
QString toText(World &world, python::Value value, const QString &what = {});
/// None gives nothing.
std::optional<QString> toOptionalText(World &world, python::Value value, const QString &what = {});
bool toBool(World &world, python::Value value);
std::optional<bool> toOptionalBool(World &world, python::Value value);
std::optional<qint64> toOptionalInteger(World &world, python::Value value, const QString &what = {});
/// A list of names; a name may also be a column. A bare string is the list of its characters, as everywhere in Python.
QStringList toNames(World &world, python::Value value, const QString &what = {});
/// The elements of any iterable, none of them unknown.
python::Values toKnownValues(World &world, python::Value value);
/// Stops if the value is unknown, or a list, tuple or dict that holds an unknown value.
void requireKnown(World &world, python::Value value);

/// A literal Python value for a statement; nothing for an object that no statement can hold.
std::optional<expression::Value> toPlain(World &world, python::Value value);

/// A member of a Python enum class.
std::optional<expression::EnumMember> toEnumMember(World &world, python::Value value);

/// Keyword arguments that SQLAlchemy takes as dialect options, checked as it checks them (spec §4.9). `construct` is the
/// class they are for: "Table", "Index" …
schema::DialectOptions toDialectOptions(World &world, const std::vector<std::pair<QString, python::Value>> &keywords,
    const QString &construct);
/// The same without the check, for the directives of Alembic that ignore what they do not know.
schema::DialectOptions toOptionsUnchecked(World &world, const std::vector<std::pair<QString, python::Value>> &keywords);
schema::OptionValue toOptionValue(World &world, python::Value value);

} // namespace retort::bindings
