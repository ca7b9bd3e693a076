// SPDX-License-Identifier: GPL-3.0-or-later
// event.listen(table, "after_create", DDL(…)), and what creating and dropping a Table by hand records.
#include "model/bindings/convert.h"
#include "model/bindings/ddlelement.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Interpreter;
using python::Value;

namespace {

void fire(World &world, const std::vector<TableListener> &listeners, const QString &event, Value target, const TableObject *table,
    const SourceRange &range)
{
    for (const TableListener &listener : listeners) {
        if (listener.event != event)
            continue;
        if (const auto *ddl = listener.action.as<DdlElementObject>()) {
            if (!ddl->dialects.isEmpty() && !ddl->dialects.contains(world.context.dialectName))
                continue;
            for (const operations::Operation &operation : ddl->operationsFor(table))
                world.record(operation, range);
        } else {
            world.py.call(listener.action, {target, bindValue(world)});
        }
    }
}

/// What listens to a class of tables, columns or types may change whatever is made of it.
void doubtClass(World &world, python::Class &cls, const QString &event)
{
    static const QStringList events{u"before_parent_attach"_s, u"after_parent_attach"_s, u"before_create"_s, u"after_create"_s,
        u"before_drop"_s, u"after_drop"_s};
    if (!events.contains(event))
        return;
    const python::UnknownReason reason{python::UnknownKind::NeedsPython, u"what listens to \"%1\" of %2"_s.arg(event, cls.name()),
        world.py.currentRange()};
    if (cls.fromScript)
        cls.unknownBase = reason;
    else
        world.py.noteUnknownCall(reason);
}

/// The naming convention of the table's own MetaData; Alembic's target_metadata has no part in it.
schema::NamingConvention conventionOf(const TableObject &table)
{
    schema::NamingConvention convention;
    if (table.metadata && !table.metadata->namingConvention.isEmpty())
        convention.formats = table.metadata->namingConvention;
    return convention;
}

} // namespace

operations::CreateTable createOperation(const TableObject &table, bool ifNotExists)
{
    return {table.definition(), ifNotExists, conventionOf(table)};
}

void createTable(World &world, TableObject &table, bool checkFirst, const SourceRange &range)
{
    fire(world, table.listeners, u"before_create"_s, Value(&table), &table, range);
    // Offline nothing can be asked, so Alembic prints the statement as if the table were not there.
    world.record(createOperation(table, checkFirst && !world.context.offline), range);
    fire(world, table.listeners, u"after_create"_s, Value(&table), &table, range);
}

void dropTable(World &world, TableObject &table, bool checkFirst, const SourceRange &range)
{
    fire(world, table.listeners, u"before_drop"_s, Value(&table), &table, range);
    world.record(operations::DropTable{table.base.name, table.base.schema, checkFirst && !world.context.offline}, range);
    fire(world, table.listeners, u"after_drop"_s, Value(&table), &table, range);
}

void fireMetadataEvent(World &world, MetaDataObject &metadata, const QString &event, const SourceRange &range)
{
    fire(world, metadata.listeners, event, Value(&metadata), nullptr, range);
}

std::optional<Value> eventAttribute(World &world, const QString &name)
{
    World *w = &world;
    const auto listen = [w](Value target, const QString &event, Value action) {
        auto *table = target.as<TableObject>();
        auto *metadata = target.as<MetaDataObject>();
        if (table)
            table->listeners.push_back({event, action});
        else if (metadata)
            metadata->listeners.push_back({event, action});
        else if (auto *cls = target.as<python::Class>())
            doubtClass(*w, *cls, event);
        return table || metadata;
    };
    if (name == "listen"_L1) {
        return world.py.function(name, u"target, identifier, fn, **kw"_s, [w, listen](Interpreter &py, Arguments &arguments) {
            const QString event = toText(*w, arguments["identifier"_L1]);
            if (listen(arguments["target"_L1], event, arguments["fn"_L1]))
                return Value();
            return py.unknown(u"what event.listen() of %1 does"_s.arg(event));
        });
    }
    if (name == "listens_for"_L1) {
        return world.py.function(name, u"target, identifier, **kw"_s, [w, listen](Interpreter &py, Arguments &arguments) {
            const Value target = arguments["target"_L1];
            const QString event = toText(*w, arguments["identifier"_L1]);
            return py.function(u"decorate"_s, u"fn"_s, [listen, target, event](Interpreter &, Arguments &inner) {
                listen(target, event, inner["fn"_L1]);
                return inner["fn"_L1];
            });
        });
    }
    return std::nullopt;
}

} // namespace retort::bindings
