// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"
#include "model/schema/sqltype.h"

namespace retort::bindings {

/// An instance of a column type.
class TypeObject : public NativeObject
{
public:
    TypeObject(World &owner, python::Class *type, schema::SqlType sqlType)
        : NativeObject(owner, type)
        , sql(std::move(sqlType))
    {
    }
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;
    bool setAttribute(python::Interpreter &interpreter, const QString &name, python::Value value) override;
    std::optional<QString> repr(python::Interpreter &interpreter) override;
    std::optional<QString> str(python::Interpreter &interpreter) override;

    schema::SqlType sql;
};

/// An instance of a TypeDecorator or UserDefinedType that a script wrote: what it becomes is asked when it is used.
class CustomTypeObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    python::Values positional; ///< what its __init__ passed on, for the constructor of `impl`
    std::vector<std::pair<QString, python::Value>> keywords;
};

/// The class `name` of sqlalchemy.types ("sa") or of a dialect, or nothing.
std::optional<python::Value> typeClassValue(World &world, const QString &module, const QString &name);
/// A type of a library beside SQLAlchemy by its full name, or nothing.
std::optional<python::Value> thirdPartyTypeValue(World &world, const QString &dottedName);

/// The object for a type.
python::Value typeValue(World &world, const schema::SqlType &type);
/// An instance, a class (made without arguments) or a type of the script's own. Raises or stops for anything else.
schema::SqlType toSqlType(World &world, python::Value value);
/// Whether the value is a type or a type class, as against another argument of Column().
bool isType(World &world, python::Value value);

python::Class *typeEngineClass(World &world);
/// TypeDecorator and UserDefinedType.
python::Class *typeDecoratorClass(World &world);
python::Class *userDefinedTypeClass(World &world);

/// Under which Recorder::enumClasses has the Python class of an Enum with these labels.
inline QString enumKey(const QStringList &labels)
{
    return labels.join(QChar(0x1f));
}

/// The details of an Enum from the arguments of its constructor.
schema::SqlType enumType(World &world, const schema::TypeClass &typeClass, python::Arguments &arguments);
/// ENUM(…).create(bind), DOMAIN(…).drop(bind) and their like.
void addNamedTypeMethods(World &world, python::Class *type);

} // namespace retort::bindings
