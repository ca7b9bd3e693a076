// SPDX-License-Identifier: GPL-3.0-or-later
// alembic and alembic.context.
#include "model/bindings/convert.h"
#include "model/bindings/modules.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Interpreter;
using python::Value;

namespace {

Value xArgument(World &world, Arguments &arguments)
{
    const QStringList &given = world.context.xArguments;
    if (!toBool(world, arguments["as_dictionary"_L1])) {
        python::Values items;
        for (const QString &item : given)
            items.push_back(world.py.str(item));
        return world.py.list(items);
    }
    std::vector<std::pair<QString, Value>> pairs;
    for (const QString &item : given) {
        const qsizetype equal = item.indexOf(u'=');
        pairs.push_back({equal < 0 ? item : item.left(equal), world.py.str(equal < 0 ? QString() : item.mid(equal + 1))});
    }
    return world.py.dict(pairs);
}

Value textOrNone(World &world, const QString &text)
{
    return text.isEmpty() ? Value() : world.py.str(text);
}

struct Row
{
    QLatin1StringView name;
    QLatin1StringView signature;
    Value (*call)(World &, Arguments &);
};

const Row rows[] = {
    {"is_offline_mode"_L1, ""_L1, [](World &w, Arguments &) { return Value::boolean(w.context.offline); }},
    {"get_context"_L1, ""_L1, [](World &w, Arguments &) { return migrationContextValue(w); }},
    {"get_bind"_L1, ""_L1, [](World &w, Arguments &) { return bindValue(w); }},
    {"get_x_argument"_L1, "as_dictionary=False"_L1, xArgument},
    {"get_tag_argument"_L1, ""_L1, [](World &w, Arguments &) { return textOrNone(w, w.context.tag); }},
    {"get_revision_argument"_L1, ""_L1, [](World &w, Arguments &) { return textOrNone(w, w.context.destinationRevision); }},
    {"get_starting_revision_argument"_L1, ""_L1, [](World &w, Arguments &) { return textOrNone(w, w.context.startingRevision); }},
    {"is_transactional_ddl"_L1, ""_L1,
        [](World &w, Arguments &) { return Value::boolean(w.context.dialectName == "postgresql"_L1); }},
};

} // namespace

std::optional<Value> alembicContextAttribute(World &world, const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row &r) { return r.name == name; });
    if (row != std::end(rows)) {
        World *w = &world;
        return world.py.function(name, row->signature,
            [w, call = row->call](Interpreter &, Arguments &arguments) { return call(*w, arguments); });
    }
    if (name == "config"_L1 || name == "script"_L1)
        return world.py.unknown(u"alembic.context.%1"_s.arg(name), python::UnknownKind::NeedsData);
    return std::nullopt;
}

std::optional<Value> alembicAttribute(World &world, const QString &name)
{
    if (name == "__version__"_L1)
        return world.py.str(u"1.19.2"_s);
    if (python::Module *inner = world.module(u"alembic."_s + name))
        return Value(inner);
    return std::nullopt;
}

} // namespace retort::bindings
