// SPDX-License-Identifier: GPL-3.0-or-later
// `_retort`: what library modules written in Python need of the sandbox.
#include "model/bindings/convert.h"
#include "model/bindings/modules.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/standardlibrary.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Value;

namespace {

/// The attributes of a mapped class that are columns of its table, as (name, column), in the table's order.
Value mappedColumns(World &world, Arguments &arguments)
{
    auto *cls = arguments["cls"_L1].as<python::Class>();
    const Value *found = cls ? cls->find(u"__table__"_s) : nullptr;
    auto *table = found ? found->as<TableObject>() : nullptr;
    if (!table)
        return {};
    if (table->autoload)
        world.py.stop(*table->autoload);
    python::Values pairs;
    for (ColumnObject *column : table->columns) {
        QString name = column->column.effectiveKey();
        for (const python::Class *base : cls->mro()) {
            for (const auto &entry : base->dict() ? base->dict()->entries() : std::vector<python::HashTable::Entry>()) {
                if (entry.live && entry.key.isStr() && entry.value.as<ColumnObject>() == column)
                    name = entry.key.text();
            }
        }
        pairs.push_back(world.py.tuple({world.py.str(name), Value(column)}));
    }
    return world.py.list(std::move(pairs));
}

Value noteRows(World &world, Arguments &arguments)
{
    const Value rows = arguments["rows"_L1];
    if (rows.isUnknown() && !world.recorder.sessionRows)
        world.recorder.sessionRows = rows.unknown();
    return rows;
}

} // namespace

std::optional<Value> internalAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"needs_python"_L1, u"reason"_s, [](World &w, Arguments &a) { return w.py.unknown(toText(w, a["reason"_L1])); }},
        {"needs_data"_L1, u"reason"_s, [](World &w, Arguments &a) { return w.unknownData(toText(w, a["reason"_L1])); }},
        {"stop"_L1, u"reason"_s, [](World &w, Arguments &a) -> Value { w.needsPython(toText(w, a["reason"_L1])); }},
        {"is_unknown"_L1, u"value"_s, [](World &, Arguments &a) { return Value::boolean(a["value"_L1].isUnknown()); }},
        {"is_running"_L1, u""_s, [](World &w, Arguments &) { return Value::boolean(w.answers && w.answers->isRunning()); }},
        {"is_postgresql"_L1, u""_s, [](World &w, Arguments &) { return Value::boolean(w.context.dialectName == "postgresql"_L1); }},
        {"note_rows"_L1, u"rows"_s, noteRows},
        {"mapped_columns"_L1, u"cls"_s, mappedColumns},
    };
    return functionOf(world, table, name);
}

} // namespace retort::bindings
