// SPDX-License-Identifier: GPL-3.0-or-later
// The connection, the dialect and the migration context that a script sees.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/inspectoranswers.h"
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

/// A context manager that runs something native when it is entered and left.
class HookContext : public NativeObject
{
public:
    HookContext(World &owner, Class *type, Value entered)
        : NativeObject(owner, type)
        , value(entered)
    {
    }
    std::optional<Value> enter(Interpreter &) override
    {
        if (onEnter)
            onEnter();
        return value;
    }
    bool exit(Interpreter &, Value) override
    {
        if (onExit)
            onExit();
        return false;
    }

    Value value;
    std::function<void()> onEnter;
    std::function<void()> onExit;
};

Class *hookClass(World &world)
{
    return world.once(u"HookContext"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Transaction"_s, {}, u"sqlalchemy.engine"_s);
        const auto nothing = [](Interpreter &, Arguments &) { return Value(); };
        for (const QString &name : {u"commit"_s, u"close"_s})
            type->addMethod(w.py, name, u"self"_s, nothing);
        World *pw = &w;
        type->addMethod(w.py, u"rollback"_s, u"self"_s,
            [pw](Interpreter &, Arguments &) -> Value { pw->needsPython(u"the script rolls back its transaction"_s); });
        return type;
    });
}

/// op.get_bind(): one object for the connection and its engine.
class ConnectionObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> attribute(Interpreter &py, const QString &name) override
    {
        if (name == "dialect"_L1)
            return dialectValue(world);
        if (name == "engine"_L1 || name == "bind"_L1)
            return Value(this);
        if (name == "name"_L1)
            return py.str(world.context.dialectName);
        if (name == "closed"_L1 || name == "invalidated"_L1)
            return Value::boolean(false);
        if (name == "url"_L1)
            return world.unknownData(u"the address of the database"_s);
        return std::nullopt;
    }
    std::optional<Value> missingAttribute(Interpreter &py, const QString &name) override
    {
        if (name.startsWith("__"_L1))
            return std::nullopt;
        return py.unknown(u"connection.%1"_s.arg(name));
    }
    std::optional<Value> enter(Interpreter &) override { return Value(this); }
    bool exit(Interpreter &, Value) override { return false; }
};

/// begin_nested() on a database: a savepoint, released at the end or gone back to where the script raises.
class SavepointContext : public NativeObject
{
public:
    SavepointContext(World &owner, Class *type, QString savepoint, const SourceRange &callRange)
        : NativeObject(owner, type)
        , name(std::move(savepoint))
        , range(callRange)
    {
        send(u"SAVEPOINT "_s);
    }
    std::optional<Value> enter(Interpreter &) override { return Value(this); }
    bool exit(Interpreter &, Value exception) override
    {
        end(exception.isNone() ? u"RELEASE SAVEPOINT "_s : u"ROLLBACK TO SAVEPOINT "_s);
        return false;
    }
    void end(const QString &command)
    {
        if (!std::exchange(ended, true))
            send(command);
    }

private:
    void send(const QString &command) { world.record(operations::ExecuteSql{expression::text(command + name)}, range); }

    QString name;
    SourceRange range;
    bool ended = false;
};

Value savepointValue(World &world, const SourceRange &range)
{
    World *w = &world;
    Class *type = world.once(u"NestedTransaction"_s, [w](World &inner) {
        Class *made = inner.py.makeClass(u"NestedTransaction"_s, {}, u"sqlalchemy.engine.base"_s);
        const auto ending = [](const QString &command) {
            return [command](Interpreter &, Arguments &arguments) {
                arguments.self->as<SavepointContext>()->end(command);
                return Value();
            };
        };
        made->addMethod(inner.py, u"commit"_s, u"self"_s, ending(u"RELEASE SAVEPOINT "_s));
        made->addMethod(inner.py, u"close"_s, u"self"_s, ending(u"ROLLBACK TO SAVEPOINT "_s));
        made->addMethod(inner.py, u"rollback"_s, u"self"_s, ending(u"ROLLBACK TO SAVEPOINT "_s));
        return made;
    });
    const QString name = u"sa_savepoint_%1"_s.arg(++world.recorder.savepoints);
    return Value(world.py.make<SavepointContext>(world, type, name, range));
}

class DialectObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> attribute(Interpreter &py, const QString &name) override
    {
        if (name == "name"_L1)
            return py.str(world.context.dialectName);
        return std::nullopt;
    }
    std::optional<Value> missingAttribute(Interpreter &, const QString &name) override
    {
        if (name.startsWith("__"_L1))
            return std::nullopt;
        return world.unknownData(u"the database driver's %1"_s.arg(name));
    }
};

/// op.get_context()
class MigrationContextObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> attribute(Interpreter &py, const QString &name) override
    {
        if (name == "dialect"_L1)
            return dialectValue(world);
        if (name == "bind"_L1 || name == "connection"_L1)
            return bindValue(world);
        if (name == "config"_L1)
            return configValue(world);
        if (name == "as_sql"_L1)
            return Value::boolean(world.context.offline);
        if (name == "version_table_schema"_L1)
            return world.context.versionTableSchema.isEmpty() ? Value() : py.str(world.context.versionTableSchema);
        if (name == "version_table"_L1)
            return py.str(world.context.versionTable);
        if (name == "impl"_L1 || name == "opts"_L1 || name == "environment_context"_L1
            || name == "environment"_L1 || name == "script"_L1)
            return py.unknown(u"op.get_context().%1"_s.arg(name));
        return std::nullopt;
    }
};

void addConnectionMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    type->addMethod(py, u"execute"_s, u"self, statement, *multiparams, parameters=None, execution_options=None, **params"_s,
        [w](Interpreter &, Arguments &arguments) {
            Value parameters = arguments["parameters"_L1];
            const python::Values &more = arguments.bound().varArgs();
            if (more.size() == 1)
                parameters = more.front();
            else if (more.size() > 1)
                parameters = w->py.list(more);
            if (!arguments.bound().keywordArgs().empty())
                parameters = w->py.dict(arguments.bound().keywordArgs());
            return executeStatement(*w, arguments["statement"_L1], parameters, arguments.range);
        });
    for (const QString &name : {u"scalar"_s, u"scalars"_s}) {
        type->addMethod(py, name, u"self, statement, parameters=None, execution_options=None, **params"_s,
            [w, name](Interpreter &inner, Arguments &arguments) {
                const Value result = executeStatement(*w, arguments["statement"_L1], arguments["parameters"_L1], arguments.range);
                return result.isUnknown() ? result : inner.call(inner.attribute(result, name));
            });
    }
    type->addMethod(py, u"exec_driver_sql"_s, u"self, statement, parameters=None, execution_options=None"_s,
        [w](Interpreter &, Arguments &arguments) {
            if (!arguments["parameters"_L1].isNone())
                w->needsPython(u"exec_driver_sql() with parameters"_s);
            QString sql = toText(*w, arguments["statement"_L1], u"statement"_s);
            sql.replace(u":"_s, u"\\:"_s); // no `:name` places here
            return executeStatement(*w, expressionValue(*w, expression::text(sql)), {}, arguments.range);
        });
    type->addMethod(py, u"begin"_s, u"self"_s, [w](Interpreter &, Arguments &arguments) {
        return Value(w->py.make<HookContext>(*w, hookClass(*w), *arguments.self));
    });
    type->addMethod(py, u"begin_nested"_s, u"self"_s, [w](Interpreter &inner, Arguments &arguments) -> Value {
        if (!w->answers)
            return Value(inner.make<HookContext>(*w, hookClass(*w), *arguments.self));
        return savepointValue(*w, arguments.range);
    });
    const auto same = [](Interpreter &, Arguments &arguments) { return *arguments.self; };
    for (const QString &name : {u"connect"_s, u"contextual_connect"_s})
        type->addMethod(py, name, u"self, **kw"_s, same);
    type->addMethod(py, u"execution_options"_s, u"self, **options"_s, [w](Interpreter &, Arguments &arguments) {
        for (const auto &[name, value] : arguments.bound().keywordArgs()) {
            if (name == "isolation_level"_L1) // in the middle of a transaction: the connection decides
                w->needsData(u"execution_options(isolation_level=%1)"_s.arg(w->py.repr(value)));
        }
        return *arguments.self;
    });
    const auto nothing = [](Interpreter &, Arguments &) { return Value(); };
    for (const QString &name : {u"close"_s, u"dispose"_s, u"detach"_s})
        type->addMethod(py, name, u"self"_s, nothing);
    // It ends the migration's own transaction: what follows no longer stands or falls with what came before, and no text of
    // statements alone says so. A Session joins the transaction instead, and its commit() ends nothing.
    type->addMethod(py, u"commit"_s, u"self"_s,
        [w](Interpreter &, Arguments &) -> Value { w->needsData(u"the script commits the migration's transaction itself"_s); });
    type->addMethod(py, u"rollback"_s, u"self"_s,
        [w](Interpreter &, Arguments &) -> Value { w->needsData(u"the script rolls back the migration's transaction itself"_s); });
    type->addMethod(py, u"in_transaction"_s, u"self"_s, [](Interpreter &, Arguments &) { return Value::boolean(true); });
    type->addMethod(py, u"has_table"_s, u"self, table_name, schema=None"_s, [w](Interpreter &, Arguments &arguments) {
        return tableExists(*w, w->py.toStr(arguments["table_name"_L1]), toOptionalText(*w, arguments["schema"_L1]).value_or(QString()));
    });
}

} // namespace

Class *connectionClass(World &world)
{
    return world.once(u"Connection"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Connection"_s, {}, u"sqlalchemy.engine.base"_s);
        addConnectionMethods(w, type);
        return type;
    });
}

Value bindValue(World &world)
{
    return world.shared(u"bind"_s, [](World &w) { return Value(w.py.make<ConnectionObject>(w, connectionClass(w))); });
}

Class *dialectClass(World &world, const QString &name)
{
    return world.once(u"dialect."_s + name, [name](World &w) { return w.py.makeClass(name, {}, u"sqlalchemy.dialects"_s); });
}

Value dialectValue(World &world)
{
    return world.shared(u"dialect"_s, [](World &w) {
        const bool sqlite = w.context.dialectName == "sqlite"_L1;
        Class *type = dialectClass(w, sqlite ? u"SQLiteDialect"_s : u"PGDialect"_s);
        World *pw = &w;
        type->addMethod(w.py, u"type_descriptor"_s, u"self, typeobj"_s,
            [pw](Interpreter &, Arguments &arguments) { return typeValue(*pw, toSqlType(*pw, arguments["typeobj"_L1])); });
        type->addMethod(w.py, u"has_table"_s, u"self, connection, table_name, schema=None, **kw"_s, [pw](Interpreter &, Arguments &arguments) {
            return tableExists(*pw, pw->py.toStr(arguments["table_name"_L1]), toOptionalText(*pw, arguments["schema"_L1]).value_or(QString()));
        });
        return Value(w.py.make<DialectObject>(w, type));
    });
}

Value migrationContextValue(World &world)
{
    return world.shared(u"context"_s, [](World &w) {
        Class *type = w.py.makeClass(u"MigrationContext"_s, {}, u"alembic.runtime.migration"_s);
        World *pw = &w;
        type->addMethod(w.py, u"autocommit_block"_s, u"self"_s, [pw](Interpreter &py, Arguments &arguments) {
            auto *context = py.make<HookContext>(*pw, hookClass(*pw), Value());
            const SourceRange range = arguments.range;
            context->onEnter = [pw, range] { pw->record(operations::BeginAutocommit(), range); };
            context->onExit = [pw, range] { pw->record(operations::EndAutocommit(), range); };
            return Value(context);
        });
        type->addMethod(w.py, u"begin_transaction"_s, u"self, _per_migration=False"_s, [pw](Interpreter &py, Arguments &) {
            return Value(py.make<HookContext>(*pw, hookClass(*pw), Value()));
        });
        type->addMethod(w.py, u"execute"_s, u"self, sql, execution_options=None"_s, [pw](Interpreter &, Arguments &arguments) {
            executeStatement(*pw, arguments["sql"_L1], {}, arguments.range);
            return Value();
        });
        for (const QString &name : {u"get_current_revision"_s, u"get_current_heads"_s}) {
            type->addMethod(w.py, name, u"self"_s,
                [pw](Interpreter &, Arguments &) { return pw->unknownData(u"the current revision of the database"_s); });
        }
        return Value(w.py.make<MigrationContextObject>(w, type));
    });
}

Value passingContext(World &world, Value value)
{
    return Value(world.py.make<HookContext>(world, hookClass(world), value));
}

} // namespace retort::bindings
