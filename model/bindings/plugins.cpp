// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/plugins.h"

#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// The object that stands for Operations: all that it can do, `op` can.
Value operationsValue(World &world)
{
    return Value(world.module(u"alembic.op"_s));
}

/// @Operations.register_operation("name", "method"): op.name(…) calls the class's method with the operations before the rest.
Value registerOperation(World &world, Arguments &arguments, bool forBatch)
{
    const QString name = toText(world, arguments["name"_L1]);
    const Value given = arguments["sourcename"_L1];
    const QString method = given.isNone() ? name : toText(world, given);
    World *w = &world;
    return world.py.function(u"register"_s, u"cls"_s, [w, name, method, forBatch](Interpreter &py, Arguments &decorated) {
        const Value cls = decorated["cls"_L1];
        if (!forBatch) {
            w->plugins.directives.insert(name,
                py.function(name, u"*args, **kw"_s, [w, cls, method](Interpreter &in, Arguments &call) {
                    Arguments inner;
                    inner.positional = call.bound().varArgs();
                    inner.positional.insert(inner.positional.begin(), operationsValue(*w));
                    inner.keywords = call.bound().keywordArgs();
                    inner.range = call.range;
                    return in.call(in.attribute(cls, method), inner);
                }));
        }
        return cls;
    });
}

/// @Operations.implementation_for(Class)
Value implementationFor(World &world, Arguments &arguments)
{
    World *w = &world;
    const Value cls = arguments["op_cls"_L1];
    return world.py.function(u"decorate"_s, u"fn"_s, [w, cls](Interpreter &, Arguments &decorated) {
        if (auto *known = cls.as<Class>())
            w->plugins.implementations.append({known, decorated["fn"_L1]});
        return decorated["fn"_L1];
    });
}

Class *operationsClass(World &world, const QString &name)
{
    return world.once(u"operations."_s + name, [name](World &w) {
        Class *type = w.py.makeClass(name, {}, u"alembic.operations.base"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &, Class &, Arguments &) { return operationsValue(*pw); };
        const bool forBatch = name == "BatchOperations"_L1;
        type->addStaticMethod(w.py, u"register_operation"_s, u"name, sourcename=None"_s,
            [pw, forBatch](Interpreter &, Arguments &arguments) { return registerOperation(*pw, arguments, forBatch); });
        type->addStaticMethod(w.py, u"implementation_for"_s, u"op_cls, replace=False"_s,
            [pw](Interpreter &, Arguments &arguments) { return implementationFor(*pw, arguments); });
        type->addStaticMethod(w.py, u"context"_s, u"migration_context"_s,
            [pw](Interpreter &, Arguments &) { return passingContext(*pw, operationsValue(*pw)); });
        return type;
    });
}

void executeEach(World &world, Value statements, const SourceRange &range)
{
    if (statements.isUnknown())
        world.py.stop(statements.unknown());
    for (const Value &statement : toKnownValues(world, statements))
        executeStatement(world, statement, {}, range);
}

/// The directives of alembic_utils: the entity writes its own SQL.
std::optional<Value> entityDirective(World &world, const QString &name)
{
    static const QHash<QString, QString> methods{{u"create_entity"_s, u"to_sql_statement_create"_s},
        {u"drop_entity"_s, u"to_sql_statement_drop"_s}, {u"replace_entity"_s, u"to_sql_statement_create_or_replace"_s}};
    const QString method = methods.value(name);
    if (method.isEmpty())
        return std::nullopt;
    World *w = &world;
    const bool drops = name == "drop_entity"_L1;
    return world.py.function(name, drops ? u"target, cascade=False"_s : u"target"_s,
        [w, method, drops](Interpreter &py, Arguments &arguments) {
            const Value writer = py.attribute(arguments["target"_L1], method);
            const Value made = drops ? py.call(writer, {}, {{u"cascade"_s, arguments["cascade"_L1]}}) : py.call(writer);
            if (method.endsWith("or_replace"_L1))
                executeEach(*w, made, arguments.range);
            else
                executeStatement(*w, made, {}, arguments.range);
            return Value();
        });
}

/// env.py as a module whose statements run as far as they can: it says which operations there are and what scripts are given.
void readEnvironment(World &world)
{
    if (world.plugins.environmentRead)
        return;
    world.plugins.environmentRead = true;
    const Value module = world.py.importModule(EnvironmentModule);
    if (auto *loaded = module.as<python::Module>())
        world.py.loadDeferredImports(loaded);
}

} // namespace

std::optional<Value> pluginDirective(World &world, const QString &name)
{
    if (name.startsWith(u'_'))
        return std::nullopt;
    if (const auto entity = entityDirective(world, name))
        return entity;
    if (name == "sync_enum_values"_L1) {
        if (auto *library = world.py.importModule(u"alembic_postgresql_enum"_s).as<python::Module>())
            return world.py.attributeIfAny(Value(library), u"_sync_enum_values"_s);
    }
    if (!world.plugins.directives.contains(name))
        readEnvironment(world);
    const auto known = world.plugins.directives.constFind(name);
    return known != world.plugins.directives.cend() ? std::optional<Value>(*known) : std::nullopt;
}

bool invokeImplementation(World &world, Value operation, Value &result)
{
    const auto &implementations = world.plugins.implementations;
    for (const Class *cls : world.py.classOf(operation)->mro()) {
        for (auto entry = implementations.crbegin(); entry != implementations.crend(); ++entry) {
            if (entry->first == cls) {
                result = world.py.call(entry->second, {operationsValue(world), operation});
                return true;
            }
        }
    }
    return false;
}

std::optional<Value> operationsClassAttribute(World &world, const QString &name)
{
    if (name == "Operations"_L1 || name == "BatchOperations"_L1 || name == "AbstractOperations"_L1)
        return Value(operationsClass(world, name));
    if (name == "MigrateOperation"_L1) {
        return Value(world.once(name, [](World &w) {
            Class *type = w.py.makeClass(u"MigrateOperation"_s, {}, u"alembic.operations.ops"_s);
            type->addMethod(w.py, u"reverse"_s, u"self"_s, [](Interpreter &py, Arguments &) -> Value {
                py.raise(u"NotImplementedError"_s, QString());
            });
            return type;
        }));
    }
    return std::nullopt;
}

QHash<QString, Value> environmentArguments(World &world)
{
    readEnvironment(world);
    return world.plugins.environmentArguments;
}

} // namespace retort::bindings
