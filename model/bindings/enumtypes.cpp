// SPDX-License-Identifier: GPL-3.0-or-later
// sa.Enum and postgresql.ENUM (spec §5.2), and creating and dropping types by hand (spec §4.5).
#include "model/bindings/convert.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using schema::EnumDetails;
using schema::SqlType;

namespace {

bool isEnumClass(Value value)
{
    const auto *type = value.as<Class>();
    return type && std::any_of(type->mro().cbegin(), type->mro().cend(), [](const Class *cls) {
        return !cls->fromScript && cls->name() == "Enum"_L1 && cls->module() == "enum"_L1;
    });
}

void takePythonEnum(World &world, Value enumClass, const Arguments &arguments, EnumDetails &details)
{
    // The names of the members, aliases included, as __members__ has them.
    python::Values members;
    QStringList names;
    if (const auto map = world.py.attributeIfAny(enumClass, u"__members__"_s); map && map->isDict()) {
        for (const auto &entry : map->dict()->entries()) {
            if (entry.live) {
                members.push_back(entry.value);
                names << entry.key.text();
            }
        }
    } else {
        members = toKnownValues(world, enumClass);
        for (const Value &member : members)
            names << toText(world, world.py.attribute(member, u"name"_s));
    }
    const Value *callable = arguments.keyword(u"values_callable"_s);
    if (callable && !callable->isNone()) {
        details.memberNames = names;
        details.labels = toNames(world, world.py.call(*callable, {enumClass}));
    } else {
        details.labels = names;
    }
    details.name = enumClass.as<Class>()->name().toLower();
    world.recorder.enumClasses.insert(enumKey(details.labels), enumClass);
}

void createType(World &world, const SqlType &sql, const Arguments &arguments, bool checkFirst)
{
    if (world.context.dialectName != "postgresql"_L1)
        return;
    if (const EnumDetails *details = sql.enumDetails()) {
        if (!details->nativeEnum)
            return;
        if (details->name.isEmpty())
            world.raise(u"CompileError"_s, u"PostgreSQL ENUM type requires a name."_s);
        world.record(operations::CreateNamedType{
                         schema::EnumType{schema::Identifier(details->name), schema::Identifier(details->schema), details->labels},
                         checkFirst},
            arguments.range);
        return;
    }
    world.needsPython(u"create() of a DOMAIN"_s);
}

void dropType(World &world, const SqlType &sql, const Arguments &arguments, bool checkFirst)
{
    if (world.context.dialectName != "postgresql"_L1)
        return;
    const EnumDetails *details = sql.enumDetails();
    if (details && !details->nativeEnum)
        return;
    const QString name = details ? details->name : sql.text("name"_L1);
    const QString schemaName = details ? details->schema : sql.text("schema"_L1);
    world.record(operations::DropNamedType{schema::Identifier(name), schema::Identifier(schemaName), !details, checkFirst},
        arguments.range);
}

} // namespace

SqlType enumType(World &world, const schema::TypeClass &typeClass, Arguments &arguments)
{
    EnumDetails details;
    if (arguments.positional.size() == 1 && isEnumClass(arguments.positional.front())) {
        takePythonEnum(world, arguments.positional.front(), arguments, details);
    } else {
        // A single list of labels is an old form that SQLAlchemy refuses; its text says so at first use.
        for (const Value &label : arguments.positional)
            details.labels << toText(world, label, u"an Enum label"_s);
    }
    for (const auto &[name, value] : arguments.keywords) {
        if (name == "name"_L1)
            details.name = toOptionalText(world, value, name).value_or(QString());
        else if (name == "schema"_L1)
            details.schema = toOptionalText(world, value, name).value_or(QString());
        else if (name == "native_enum"_L1)
            details.nativeEnum = toBool(world, value);
        else if (name == "create_constraint"_L1)
            details.createConstraint = toBool(world, value);
        else if (name == "create_type"_L1 && typeClass.module == "postgresql"_L1)
            details.createType = toBool(world, value);
        else if (name == "inherit_schema"_L1)
            details.inheritSchema = toBool(world, value);
        else if (name == "metadata"_L1)
            details.hasMetadata = !value.isNone();
        else if (name == "length"_L1) {
            if (const auto length = toOptionalInteger(world, value, name))
                details.length = int(*length);
        }
    }
    return SqlType(typeClass).withEnumDetails(details);
}

void addNamedTypeMethods(World &world, Class *type)
{
    World *w = &world;
    const QString signature = u"self, bind=None, checkfirst=True, **kw"_s;
    type->addMethod(world.py, u"create"_s, signature, [w](Interpreter &, Arguments &arguments) {
        createType(*w, toSqlType(*w, *arguments.self), arguments, toBool(*w, arguments["checkfirst"_L1]));
        return Value();
    });
    type->addMethod(world.py, u"drop"_s, signature, [w](Interpreter &, Arguments &arguments) {
        dropType(*w, toSqlType(*w, *arguments.self), arguments, toBool(*w, arguments["checkfirst"_L1]));
        return Value();
    });
}

} // namespace retort::bindings
