// SPDX-License-Identifier: GPL-3.0-or-later
// orm.Session. Queries and objects are the business of sqlalchemy.orm._work (libraryunitofwork.cpp); here is what they hang on.
// What a session writes may depend on rows that only the database knows; from the moment that a script holds such rows without
// a database that tells them, flush() and commit() stop the evaluation, for what they send cannot be shown.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

class SessionObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> attribute(Interpreter &, const QString &name) override
    {
        if (name == "bind"_L1)
            return bindValue(world);
        return std::nullopt;
    }
    std::optional<Value> missingAttribute(Interpreter &py, const QString &name) override
    {
        if (name.startsWith("__"_L1))
            return std::nullopt;
        return py.unknown(u"session.%1"_s.arg(name));
    }
    std::optional<Value> enter(Interpreter &) override { return Value(this); }
    bool exit(Interpreter &, Value) override { return false; }
};

/// session.query(…) of something unknown: the conditions do not matter, for only the database knows the rows; but update() and delete() are
/// statements, which are not modelled, and so they stop.
class QueryObject : public NativeObject
{
public:
    QueryObject(World &owner, Class *type, QString queried)
        : NativeObject(owner, type)
        , what(std::move(queried))
    {
    }
    Value rows() const
    {
        const Value unknown = world.unknownData(u"the rows of a query on "_s + what);
        if (!world.recorder.sessionRows)
            world.recorder.sessionRows = unknown.unknown();
        return unknown;
    }
    std::optional<Value> attribute(Interpreter &py, const QString &name) override
    {
        static const QStringList writing{u"update"_s, u"delete"_s};
        static const QStringList refining{u"filter"_s, u"filter_by"_s, u"order_by"_s, u"group_by"_s, u"having"_s, u"join"_s,
            u"outerjoin"_s, u"options"_s, u"limit"_s, u"offset"_s, u"distinct"_s, u"select_from"_s, u"with_entities"_s,
            u"add_columns"_s, u"enable_eagerloads"_s, u"yield_per"_s, u"execution_options"_s, u"with_for_update"_s,
            u"populate_existing"_s, u"where"_s, u"correlate"_s, u"union"_s, u"union_all"_s};
        if (name.startsWith("__"_L1))
            return std::nullopt;
        if (refining.contains(name))
            return py.function(name, u"*args, **kw"_s, [this](Interpreter &, Arguments &) { return Value(this); });
        if (writing.contains(name)) {
            return py.function(name, u"*args, **kw"_s, [this, name](Interpreter &, Arguments &) -> Value {
                world.needsPython(u"query(%1).%2()"_s.arg(what, name));
            });
        }
        return py.function(name, u"*args, **kw"_s, [this](Interpreter &, Arguments &) { return rows(); });
    }
    python::Iterator *iterate(Interpreter &py) override { py.stop(rows().unknown()); }
    std::optional<Value> subscript(Interpreter &, Value) override { return rows(); }
    std::optional<bool> truth(Interpreter &) override { return true; }

    QString what;
};

void needsNoRows(World &world, const QString &method)
{
    if (world.recorder.sessionRows) {
        world.needsData(u"session.%1() after reading %2"_s.arg(method,
            QString(world.recorder.sessionRows->reason).remove(u"the rows of a "_s)));
    }
}

QString nameOfEntity(World &world, Value entity)
{
    if (const auto *cls = entity.as<Class>())
        return cls->name();
    if (entity.isUnknown())
        return u"a model of the application"_s;
    if (const auto name = world.py.attributeIfAny(entity, u"name"_s); name && name->isStr())
        return name->text();
    return u"a table"_s;
}

/// Whether a query on it can be written: a mapped class, or an expression.
bool isKnownEntity(World &world, Value entity)
{
    if (entity.isUnknown())
        return false;
    if (const auto *cls = entity.as<Class>()) {
        const Value *table = cls->find(u"__table__"_s);
        return table && table->as<TableObject>() && !table->as<TableObject>()->autoload;
    }
    return toElementIfAny(world, entity).has_value();
}

/// The objects that a session holds; made when they are first wanted.
Value workOf(World &world, Value session)
{
    Interpreter &py = world.py;
    python::Dict *attributes = session.object()->attributes(py);
    if (const Value *known = attributes->find(u"_work"_s))
        return *known;
    const Value made = py.call(py.attribute(py.importModule(u"sqlalchemy.orm._work"_s), u"UnitOfWork"_s), {session});
    attributes->insert(py.str(u"_work"_s), made);
    return made;
}

/// Autoflush: what was added and changed is sent before anything else.
void flushWork(World &world, Value session)
{
    if (const Value *work = session.object()->attributes(world.py)->find(u"_work"_s))
        world.py.call(world.py.attribute(*work, u"flush"_s));
}

void addSessionMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    type->addMethod(py, u"execute"_s, u"self, statement, params=None, **kw"_s, [w](Interpreter &, Arguments &arguments) {
        flushWork(*w, *arguments.self);
        return executeStatement(*w, arguments["statement"_L1], arguments["params"_L1], arguments.range);
    });
    for (const QString &name : {u"scalar"_s, u"scalars"_s}) {
        type->addMethod(py, name, u"self, statement, params=None, **kw"_s, [w, name](Interpreter &, Arguments &arguments) {
            flushWork(*w, *arguments.self);
            const Value result = executeStatement(*w, arguments["statement"_L1], arguments["params"_L1], arguments.range);
            if (result.isUnknown() && !w->recorder.sessionRows)
                w->recorder.sessionRows = result.unknown();
            return result.isUnknown() ? result : w->py.call(w->py.attribute(result, name));
        });
    }
    type->addMethod(py, u"query"_s, u"self, *entities, **kw"_s, [w](Interpreter &, Arguments &arguments) {
        Class *query = w->once(u"Query"_s, [](World &inner) { return inner.py.makeClass(u"Query"_s, {}, u"sqlalchemy.orm.query"_s); });
        const python::Values &entities = arguments.bound().varArgs();
        if (!entities.empty() && std::all_of(entities.cbegin(), entities.cend(), [w](Value entity) { return isKnownEntity(*w, entity); })) {
            return w->py.call(w->py.attribute(w->py.importModule(u"sqlalchemy.orm._work"_s), u"Query"_s),
                {*arguments.self, workOf(*w, *arguments.self), w->py.tuple(entities)});
        }
        return Value(w->py.make<QueryObject>(*w, query, entities.empty() ? u"nothing"_s : nameOfEntity(*w, entities.front())));
    });
    type->addMethod(py, u"get"_s, u"self, entity, ident, **kw"_s, [w](Interpreter &inner, Arguments &arguments) {
        const Value query = inner.call(inner.attribute(*arguments.self, u"query"_s), {arguments["entity"_L1]});
        return inner.call(inner.attribute(query, u"get"_s), {arguments["ident"_L1]});
    });
    for (const QString &name : {u"commit"_s, u"flush"_s}) {
        type->addMethod(py, name, u"self"_s, [w, name](Interpreter &, Arguments &arguments) {
            needsNoRows(*w, name);
            flushWork(*w, *arguments.self);
            return Value();
        });
    }
    const auto nothing = [](Interpreter &, Arguments &) { return Value(); };
    for (const QString &name : {u"expunge_all"_s, u"expire_all"_s, u"refresh"_s, u"expire"_s})
        type->addMethod(py, name, u"self, *args"_s, nothing);
    for (const QString &name : {u"close"_s, u"remove"_s})
        type->addMethod(py, name, u"self"_s, [w](Interpreter &inner, Arguments &arguments) { // what was not flushed is dropped
            return inner.call(inner.attribute(workOf(*w, *arguments.self), u"forget"_s));
        });
    for (const QString &name : {u"add"_s, u"delete"_s}) {
        type->addMethod(py, name, u"self, instance, **kw"_s, [w, name](Interpreter &inner, Arguments &arguments) {
            const Value instance = arguments["instance"_L1];
            if (instance.isUnknown()) {
                if (instance.unknown().kind == python::UnknownKind::NeedsData && !w->recorder.sessionRows)
                    w->recorder.sessionRows = instance.unknown();
                else if (instance.unknown().kind != python::UnknownKind::NeedsData)
                    inner.stop(instance.unknown());
                return Value();
            }
            return inner.call(inner.attribute(workOf(*w, *arguments.self), name), {instance});
        });
    }
    for (const QString &name : {u"add_all"_s, u"bulk_save_objects"_s}) {
        type->addMethod(py, name, u"self, instances, **kw"_s, [](Interpreter &inner, Arguments &arguments) {
            const Value add = inner.attribute(*arguments.self, u"add"_s);
            for (const Value &instance : inner.toValues(arguments["instances"_L1]))
                inner.call(add, {instance});
            return Value();
        });
    }
    type->addMethod(py, u"bulk_insert_mappings"_s, u"self, mapper, mappings, **kw"_s, [w](Interpreter &inner, Arguments &arguments) {
        flushWork(*w, *arguments.self);
        const Value rows = arguments["mappings"_L1];
        bulkInsert(*w, inner.attribute(arguments["mapper"_L1], u"__table__"_s), rows.isList() ? rows : inner.list(inner.toValues(rows)),
            arguments.range);
        return Value();
    });
    for (const QString &name : {u"merge"_s, u"bulk_update_mappings"_s}) {
        type->addMethod(py, name, u"self, *args, **kw"_s,
            [w, name](Interpreter &, Arguments &) -> Value { w->needsPython(u"session.%1()"_s.arg(name)); });
    }
    type->addMethod(py, u"rollback"_s, u"self"_s,
        [w](Interpreter &, Arguments &) -> Value { w->needsData(u"what session.rollback() takes back"_s); });
    type->addMethod(py, u"begin"_s, u"self, **kw"_s,
        [w](Interpreter &, Arguments &arguments) { return passingContext(*w, *arguments.self); });
    type->addMethod(py, u"begin_nested"_s, u"self"_s, [w](Interpreter &inner, Arguments &arguments) {
        if (!w->answers)
            return passingContext(*w, *arguments.self);
        flushWork(*w, *arguments.self);
        return inner.call(inner.attribute(bindValue(*w), u"begin_nested"_s));
    });
    for (const QString &name : {u"connection"_s, u"get_bind"_s})
        type->addMethod(py, name, u"self, *args, **kw"_s, [w](Interpreter &, Arguments &) { return bindValue(*w); });
}

} // namespace

Class *sessionClass(World &world)
{
    return world.once(u"Session"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Session"_s, {}, u"sqlalchemy.orm.session"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &py, Class &made, Arguments &) { return Value(py.make<SessionObject>(*pw, &made)); };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        addSessionMethods(w, type);
        return type;
    });
}

Class *sessionMakerClass(World &world)
{
    return world.once(u"sessionmaker"_s, [](World &w) {
        Class *type = w.py.makeClass(u"sessionmaker"_s, {}, u"sqlalchemy.orm.session"_s);
        World *pw = &w;
        type->create = [](Interpreter &py, Class &made, Arguments &) { return Value(py.make<python::Object>(&made)); };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        type->addMethod(w.py, u"__call__"_s, u"self, *args, **kw"_s,
            [pw](Interpreter &, Arguments &) { return pw->py.call(Value(sessionClass(*pw))); });
        type->addMethod(w.py, u"configure"_s, u"self, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        type->addMethod(w.py, u"begin"_s, u"self"_s,
            [pw](Interpreter &, Arguments &) { return passingContext(*pw, pw->py.call(Value(sessionClass(*pw)))); });
        return type;
    });
}

} // namespace retort::bindings
