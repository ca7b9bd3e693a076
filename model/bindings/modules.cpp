// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/modules.h"

#include "model/bindings/compilers.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Value;

LazyModule::LazyModule(World &world, python::Class *type, const QString &moduleName, python::Dict *moduleGlobals, AttributeMaker maker)
    : Module(type, moduleName, moduleGlobals)
    , m_world(world)
    , m_maker(std::move(maker))
{
    partlyModelled = true;
}

std::optional<Value> LazyModule::missingAttribute(python::Interpreter &interpreter, const QString &wanted)
{
    if (const auto made = m_maker(m_world, wanted)) {
        set(interpreter, wanted, *made);
        return made;
    }
    if (python::Module *inner = m_world.module(name() + u'.' + wanted)) {
        set(interpreter, wanted, Value(inner));
        return Value(inner);
    }
    return Module::missingAttribute(interpreter, wanted);
}

AttributeMaker moduleAttributes(const QString &dotted)
{
    static const QHash<QString, AttributeMaker> fixed{
        {u"alembic"_s, alembicAttribute},
        {u"alembic.op"_s, opAttribute},
        {u"alembic.context"_s, alembicContextAttribute},
        {u"alembic.operations"_s, operationClassAttribute},
        {u"alembic.operations.base"_s, operationClassAttribute},
        {u"alembic.operations.ops"_s, operationClassAttribute},
        {u"alembic.migration"_s, alembicContextAttribute},
        {u"_retort"_s, internalAttribute},
        {u"sqlalchemy.ext.mutable"_s, mutableAttribute},
        {u"alembic.util"_s, exceptionAttribute},
        {u"alembic.util.exc"_s, exceptionAttribute},
        {u"sqlalchemy.exc"_s, exceptionAttribute},
        {u"sqlalchemy.orm.exc"_s, exceptionAttribute},
    };
    if (const auto known = fixed.constFind(dotted); known != fixed.cend())
        return *known;
    for (const QString &dialect : {u"postgresql"_s, u"sqlite"_s, u"mysql"_s, u"mssql"_s, u"oracle"_s, u"mariadb"_s}) {
        const QString module = u"sqlalchemy.dialects."_s + dialect;
        static const QStringList inner{u"base"_s, u"json"_s, u"ranges"_s, u"hstore"_s, u"types"_s, u"named_types"_s, u"ext"_s,
            u"dml"_s, u"psycopg2"_s, u"psycopg"_s, u"asyncpg"_s, u"pysqlite"_s, u"pymysql"_s, u"mysqldb"_s};
        if (dotted == module || (dotted.startsWith(module + u'.') && inner.contains(dotted.mid(module.size() + 1))))
            return [dialect](World &world, const QString &name) { return dialectAttribute(world, dialect, name); };
    }
    if (dotted == "sqlalchemy.ext.compiler"_L1)
        return compilerAttribute;
    if (dotted == "sqlalchemy.event"_L1)
        return eventAttribute;
    static const QStringList ormModules{u"sqlalchemy.orm"_s, u"sqlalchemy.orm.session"_s, u"sqlalchemy.orm.query"_s,
        u"sqlalchemy.orm.decl_api"_s, u"sqlalchemy.orm.relationships"_s, u"sqlalchemy.orm.scoping"_s,
        u"sqlalchemy.ext.declarative"_s, u"sqlalchemy.ext.declarative.api"_s};
    if (ormModules.contains(dotted))
        return ormAttribute;
    static const QStringList sqlalchemyModules{u"sqlalchemy"_s, u"sqlalchemy.sql"_s, u"sqlalchemy.sql.expression"_s,
        u"sqlalchemy.sql.schema"_s, u"sqlalchemy.sql.sqltypes"_s, u"sqlalchemy.sql.type_api"_s, u"sqlalchemy.sql.elements"_s,
        u"sqlalchemy.sql.functions"_s, u"sqlalchemy.sql.selectable"_s, u"sqlalchemy.sql.dml"_s, u"sqlalchemy.sql.ddl"_s,
        u"sqlalchemy.sql.operators"_s, u"sqlalchemy.sql.naming"_s, u"sqlalchemy.schema"_s, u"sqlalchemy.types"_s,
        u"sqlalchemy.engine"_s, u"sqlalchemy.engine.base"_s, u"sqlalchemy.engine.reflection"_s, u"sqlalchemy.engine.interfaces"_s,
        u"sqlalchemy.dialects"_s, u"sqlalchemy.ext"_s, u"sqlalchemy.inspection"_s};
    if (sqlalchemyModules.contains(dotted))
        return sqlalchemyAttribute;
    if (hasThirdPartyModule(dotted))
        return [dotted](World &world, const QString &name) { return thirdPartyAttribute(world, dotted, name); };
    if (hasStandardModule(dotted))
        return [dotted](World &world, const QString &name) { return standardAttribute(world, dotted, name); };
    return {};
}

} // namespace retort::bindings
