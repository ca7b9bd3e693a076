// SPDX-License-Identifier: GPL-3.0-or-later
// sqlalchemy.orm and sqlalchemy.ext.declarative as far as a migration needs them: small models beside the script, whose tables
// stand in statements. Loading and saving objects is libraryunitofwork.cpp's.
#include "model/bindings/convert.h"
#include "model/bindings/modules.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// What declarative_base() gives: each subclass with a __tablename__ gets a __table__.
class DeclarativeClass : public Class
{
public:
    DeclarativeClass(World &world, const QString &name, MetaDataObject *metadataObject)
        : Class(world.py, name, {world.py.builtinClass(u"object"_s)}, u"sqlalchemy.orm"_s)
        , m_world(world)
        , m_metadata(metadataObject)
    {
        set(world.py, u"metadata"_s, Value(metadataObject));
        addMethod(world.py, u"__init__"_s, u"self, **kw"_s, [](Interpreter &py, Arguments &arguments) {
            const Class *type = py.classOf(*arguments.self);
            for (const auto &[keyword, value] : arguments.bound().keywordArgs()) {
                if (!type->find(keyword))
                    py.raise(u"TypeError"_s, u"'%1' is an invalid keyword argument for %2"_s.arg(keyword, type->name()));
                py.setAttribute(*arguments.self, keyword, value);
            }
            return Value();
        });
    }
    void subclassCreated(Interpreter &interpreter, Class &subclass) override;

private:
    void takeAttributes(Class &from, TableObject &table, QStringList &seen, Class &into);
    void takeTableArguments(Class &from, schema::TableDefinition &base, python::Values &items);

    World &m_world;
    MetaDataObject *m_metadata;
};

void DeclarativeClass::takeTableArguments(Class &from, schema::TableDefinition &base, python::Values &items)
{
    const Value *given = from.find(u"__table_args__"_s);
    if (!given)
        return;
    const auto takeOptions = [&](Value options) {
        std::vector<std::pair<QString, Value>> keywords;
        for (const auto &entry : options.dict()->entries()) {
            if (!entry.live)
                continue;
            const QString keyword = toText(m_world, entry.key);
            if (keyword == "schema"_L1)
                base.schema = toIdentifier(m_world, entry.value, keyword);
            else if (keyword == "comment"_L1)
                base.comment = toOptionalText(m_world, entry.value, keyword);
            else if (keyword != "extend_existing"_L1 && keyword != "info"_L1 && keyword != "keep_existing"_L1)
                keywords.push_back({keyword, entry.value});
        }
        base.options = toDialectOptions(m_world, keywords, u"Table"_s);
    };
    if (given->isDict()) {
        takeOptions(*given);
    } else if (given->isSequence()) {
        for (const Value &item : given->items()) {
            if (item.isDict())
                takeOptions(item);
            else
                items.push_back(item);
        }
    }
}

void DeclarativeClass::takeAttributes(Class &from, TableObject &table, QStringList &seen, Class &into)
{
    if (!from.dict())
        return;
    const std::vector<python::HashTable::Entry> entries = from.dict()->entries();
    for (const auto &entry : entries) {
        if (!entry.live || !entry.key.isStr() || seen.contains(entry.key.text()))
            continue;
        auto *column = entry.value.as<ColumnObject>();
        if (!column)
            continue;
        const QString name = entry.key.text();
        seen << name;
        if (column->table || &from != &into) { // a mixin's column is copied
            auto *copy = m_world.py.make<ColumnObject>(m_world, column->type(), column->column);
            copy->pythonDefault = column->pythonDefault;
            copy->pythonOnUpdate = column->pythonOnUpdate;
            column = copy;
        }
        if (column->column.name.isEmpty())
            column->column.name = schema::Identifier(name);
        table.add(Value(column));
        into.set(m_world.py, name, Value(column));
    }
}

void DeclarativeClass::subclassCreated(Interpreter &py, Class &subclass)
{
    const Value *metadataValue = subclass.find(u"metadata"_s);
    auto *metadata = metadataValue ? metadataValue->as<MetaDataObject>() : nullptr;
    if (!metadata)
        metadata = m_metadata;
    if (const Value *ready = subclass.dict()->find(u"__table__"_s); ready && ready->as<TableObject>()) {
        for (ColumnObject *column : ready->as<TableObject>()->columns)
            subclass.set(py, column->column.effectiveKey(), Value(column));
        return;
    }
    const Value *name = subclass.find(u"__tablename__"_s);
    if (!name || !name->isStr())
        return;
    schema::TableDefinition base;
    base.name = toIdentifier(m_world, *name);
    base.schema = metadata->schema;
    python::Values constraints;
    takeTableArguments(subclass, base, constraints);
    auto *table = py.make<TableObject>(m_world, tableClass(m_world), base, true);
    table->metadata = metadata;
    QStringList seen;
    for (Class *cls : subclass.mro()) {
        if (cls->fromScript)
            takeAttributes(*cls, *table, seen, subclass);
    }
    for (const Value &item : constraints)
        table->add(item);
    metadata->tables.push_back(table);
    subclass.set(py, u"__table__"_s, Value(table));
}

MetaDataObject *newMetaData(World &world)
{
    return world.py.call(Value(metaDataClass(world))).as<MetaDataObject>();
}

Value declarativeBase(World &world, Arguments &arguments)
{
    auto *metadata = arguments["metadata"_L1].as<MetaDataObject>();
    if (!metadata)
        metadata = newMetaData(world);
    return Value(world.py.make<DeclarativeClass>(world, u"Base"_s, metadata));
}

/// relationship(), backref() …: something to hang on a class that changes no SQL.
Value placeholder(World &world, const QString &name)
{
    World *w = &world;
    return world.py.function(name, u"*args, **kw"_s, [w, name](Interpreter &py, Arguments &) {
        Class *type = w->once(u"orm."_s + name, [name](World &inner) { return inner.py.makeClass(name, {}, u"sqlalchemy.orm"_s); });
        return Value(py.make<python::Object>(type));
    });
}

Value mappedColumn(World &world)
{
    World *w = &world;
    return world.py.function(u"mapped_column"_s, u"*args, **kw"_s, [w](Interpreter &py, Arguments &arguments) {
        const Value made = py.call(Value(columnClass(*w)), arguments.bound().varArgs(), arguments.bound().keywordArgs());
        const auto *column = made.as<ColumnObject>();
        if (column->column.type.isNull() && column->column.references.isEmpty())
            return py.unknown(u"a column whose type is an annotation"_s);
        return made;
    });
}

} // namespace

std::optional<Value> ormAttribute(World &world, const QString &name)
{
    World *w = &world;
    if (name == "Session"_L1)
        return Value(sessionClass(world));
    if (name == "sessionmaker"_L1)
        return Value(sessionMakerClass(world));
    if (name == "scoped_session"_L1) {
        return world.py.function(name, u"session_factory, scopefunc=None"_s,
            [](Interpreter &py, Arguments &arguments) { return py.call(arguments["session_factory"_L1]); });
    }
    if (name == "declarative_base"_L1) {
        return world.py.function(name, u"bind=None, metadata=None, mapper=None, cls=None, name='Base', **kw"_s,
            [w](Interpreter &, Arguments &arguments) { return declarativeBase(*w, arguments); });
    }
    if (name == "DeclarativeBase"_L1)
        return Value(world.once(name, [](World &inner) -> Class * {
            return inner.py.make<DeclarativeClass>(inner, u"DeclarativeBase"_s, newMetaData(inner));
        }));
    if (name == "mapped_column"_L1)
        return mappedColumn(world);
    if (name == "column_property"_L1 || name == "relationship"_L1 || name == "backref"_L1 || name == "relation"_L1
        || name == "deferred"_L1 || name == "load_only"_L1 || name == "joinedload"_L1 || name == "subqueryload"_L1
        || name == "selectinload"_L1 || name == "lazyload"_L1)
        return placeholder(world, name);
    if (name == "exc"_L1)
        return Value(world.module(u"sqlalchemy.exc"_s));
    return exceptionAttribute(world, name);
}

} // namespace retort::bindings
