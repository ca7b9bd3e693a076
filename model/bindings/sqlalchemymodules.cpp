// SPDX-License-Identifier: GPL-3.0-or-later
// The names of sqlalchemy and its submodules. Scripts import a name from wherever it may be found, so one pool serves all.
#include "model/bindings/compilers.h"
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/modules.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

Value quotedName(World &world)
{
    World *w = &world;
    return world.py.function(u"quoted_name"_s, u"value, quote"_s, [w](Interpreter &, Arguments &arguments) {
        schema::Identifier name = toIdentifier(*w, arguments["value"_L1]);
        if (const auto quote = toOptionalBool(*w, arguments["quote"_L1]))
            name.quote = *quote ? schema::Identifier::Quote::Always : schema::Identifier::Quote::Never;
        return nameValue(*w, name);
    });
}

Value inspectFunction(World &world)
{
    World *w = &world;
    return world.py.function(u"inspect"_s, u"subject, raiseerr=True"_s, [w](Interpreter &, Arguments &arguments) {
        if (arguments["subject"_L1].isUnknown())
            return arguments["subject"_L1];
        if (arguments["subject"_L1].as<Class>())
            return w->py.unknown(u"inspect() of a model"_s);
        if (!w->py.isInstance(arguments["subject"_L1], connectionClass(*w))) // a query, a row: what the ORM knows of it
            return w->unknownData(u"what inspect() tells of a %1"_s.arg(w->py.classOf(arguments["subject"_L1])->name()));
        return inspectorValue(*w);
    });
}

std::optional<Value> classAttribute(World &world, const QString &name)
{
    if (name == "Column"_L1)
        return Value(columnClass(world));
    if (name == "Table"_L1)
        return Value(tableClass(world));
    if (name == "MetaData"_L1)
        return Value(metaDataClass(world));
    if (name == "Sequence"_L1)
        return sequenceClass(world);
    if (name == "Constraint"_L1)
        return Value(constraintBase(world));
    if (name == "TypeDecorator"_L1)
        return Value(typeDecoratorClass(world));
    if (name == "UserDefinedType"_L1)
        return Value(userDefinedTypeClass(world));
    if (name == "TypeEngine"_L1)
        return Value(typeEngineClass(world));
    if (name == "ClauseElement"_L1)
        return Value(clauseElementClass(world));
    if (name == "ColumnElement"_L1)
        return Value(columnElementClass(world));
    if (name == "ColumnClause"_L1)
        return Value(columnClauseClass(world));
    if (name == "Function"_L1)
        return Value(functionClass(world));
    if (name == "FromClause"_L1)
        return Value(fromClauseClass(world));
    if (name == "Select"_L1)
        return Value(selectClass(world));
    if (name == "Insert"_L1)
        return Value(insertClass(world));
    if (name == "Update"_L1)
        return Value(updateClass(world));
    if (name == "Delete"_L1)
        return Value(deleteClass(world));
    if (name == "Connection"_L1 || name == "Engine"_L1)
        return Value(connectionClass(world));
    return std::nullopt;
}

Value inspectorClass(World &world)
{
    return Value(world.once(u"InspectorClass"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Inspector"_s, {}, u"sqlalchemy.engine.reflection"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &, Class &, Arguments &) { return inspectorValue(*pw); };
        type->addStaticMethod(w.py, u"from_engine"_s, u"bind"_s, [pw](Interpreter &, Arguments &) { return inspectorValue(*pw); });
        return type;
    }));
}

} // namespace

std::optional<Value> sqlalchemyAttribute(World &world, const QString &name)
{
    for (const auto maker : {classAttribute, constraintClass, serverDefaultClass, expressionFunction, statementFunction,
             ddlElementAttribute, scriptedElementAttribute}) {
        if (const auto made = maker(world, name))
            return made;
    }
    if (const auto type = typeClassValue(world, u"sa"_s, name))
        return type;
    if (name == "inspect"_L1)
        return inspectFunction(world);
    if (name == "Inspector"_L1)
        return inspectorClass(world);
    if (name == "quoted_name"_L1)
        return quotedName(world);
    if (name == "conv"_L1)
        return world.fromModule(u"alembic.op"_s, u"f"_s);
    if (name == "NULLTYPE"_L1)
        return typeValue(world, schema::SqlType());
    if (name == "__version__"_L1)
        return world.py.str(u"2.0.52"_s);
    if (name == "SchemaItem"_L1)
        return Value(world.once(name, [](World &w) { return w.py.makeClass(u"SchemaItem"_s, {}, u"sqlalchemy.sql.base"_s); }));
    if (name == "PrimaryKey"_L1 || name.startsWith(u'_'))
        return std::nullopt;
    return exceptionAttribute(world, name);
}

namespace {

QString dialectClassName(const QString &dialect)
{
    if (dialect == "postgresql"_L1)
        return u"PGDialect"_s;
    if (dialect == "sqlite"_L1)
        return u"SQLiteDialect"_s;
    return dialect == "mysql"_L1 || dialect == "mariadb"_L1 ? u"MySQLDialect"_s : QString();
}

} // namespace

std::optional<Value> dialectAttribute(World &world, const QString &dialect, const QString &name)
{
    const QString classOfDialect = name == "dialect"_L1 ? dialectClassName(dialect) : name;
    if (classOfDialect.endsWith("Dialect"_L1))
        return Value(dialectClass(world, classOfDialect));
    if (const auto type = typeClassValue(world, dialect == "mariadb"_L1 ? u"mysql"_s : dialect, name))
        return type;
    if (dialect == "postgresql"_L1 || dialect == "sqlite"_L1) {
        if (name == "insert"_L1)
            return dialectInsertFunction(world, dialect);
    }
    if (dialect == "postgresql"_L1) {
        if (name == "array"_L1 || name == "any_"_L1 || name == "all_"_L1)
            return expressionFunction(world, name);
        if (name == "aggregate_order_by"_L1)
            return rowSourceFunction(world, name);
        if (name == "ExcludeConstraint"_L1)
            return constraintClass(world, name);
        if (name == "CreateEnumType"_L1 || name == "DropEnumType"_L1)
            return ddlElementAttribute(world, name);
    }
    const bool upper = name == name.toUpper();
    if (upper && dialect != "mysql"_L1 && dialect != "mariadb"_L1)
        return typeClassValue(world, u"sa"_s, name);
    return std::nullopt;
}

bool hasThirdPartyModule(const QString &module)
{
    // Only modules: what is imported from them by another name is a class or a function.
    static const QStringList modules{u"sqlmodel"_s, u"sqlmodel.sql"_s, u"sqlmodel.sql.sqltypes"_s, u"sqlalchemy_utils"_s,
        u"sqlalchemy_utils.types"_s, u"geoalchemy2"_s, u"geoalchemy2.types"_s, u"pgvector"_s, u"pgvector.sqlalchemy"_s,
        u"fastapi_users_db_sqlalchemy"_s, u"fastapi_users_db_sqlalchemy.generics"_s};
    static const QStringList typeModules{u"arrow"_s, u"bit"_s, u"choice"_s, u"color"_s, u"country"_s, u"currency"_s, u"email"_s,
        u"encrypted"_s, u"encrypted.encrypted_type"_s, u"ip_address"_s, u"json"_s, u"locale"_s, u"ltree"_s, u"password"_s,
        u"phone_number"_s, u"range"_s, u"scalar_list"_s, u"timezone"_s, u"ts_vector"_s, u"url"_s, u"uuid"_s, u"weekdays"_s};
    static const QStringList vectorModules{u"vector"_s, u"halfvec"_s, u"sparsevec"_s, u"bit"_s};
    const auto within = [&](const QString &package, const QStringList &names) {
        return module.startsWith(package) && names.contains(module.mid(package.size()));
    };
    return modules.contains(module) || within(u"sqlalchemy_utils.types."_s, typeModules)
        || within(u"pgvector.sqlalchemy."_s, vectorModules);
}

std::optional<Value> thirdPartyAttribute(World &world, const QString &module, const QString &name)
{
    if (const auto type = thirdPartyTypeValue(world, module + u'.' + name))
        return type;
    // sqlmodel gives SQLAlchemy's own names too.
    if (module == "sqlmodel"_L1 && name != "SQLModel"_L1 && name != "Field"_L1 && name != "Session"_L1 && name != "Relationship"_L1)
        return sqlalchemyAttribute(world, name);
    return std::nullopt;
}

} // namespace retort::bindings
