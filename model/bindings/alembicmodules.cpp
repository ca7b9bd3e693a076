// SPDX-License-Identifier: GPL-3.0-or-later
// alembic and alembic.context.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/modules.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Interpreter;
using python::Class;
using python::Value;

namespace {

/// context.config: what it does not model is a matter of the run.
class ConfigObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> missingAttribute(Interpreter &py, const QString &name) override
    {
        return py.unknown(u"the configuration of the run (config.%1)"_s.arg(name), python::UnknownKind::NeedsData);
    }
};

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

/// What alembic.ini says, unless env.py may have said otherwise.
Value mainOption(World &world, Arguments &arguments)
{
    const QString name = toText(world, arguments["name"_L1]);
    if (world.context.unknownOptions.contains(name))
        return world.unknownData(u"the option %1, which env.py sets"_s.arg(name));
    const auto option = world.context.mainOptions.constFind(name.toLower());
    return option == world.context.mainOptions.cend() ? arguments["default"_L1] : world.py.str(*option);
}

Value textOrNone(World &world, const QString &text)
{
    return text.isEmpty() ? Value() : world.py.str(text);
}

/// Of env.py, which is read for what it passes to the scripts.
Value runMigrations(World &world, Arguments &arguments)
{
    for (const auto &[name, value] : arguments.bound().keywordArgs())
        world.plugins.environmentArguments.insert(name, value);
    return {};
}

/// context.execute() of a script; what env.py executes around the scripts is not theirs.
Value executeInContext(World &world, Arguments &arguments)
{
    if (!world.py.isLoading())
        executeStatement(world, arguments["sql"_L1], {}, arguments.range);
    return {};
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
    {"get_head_revision"_L1, ""_L1, [](World &w, Arguments &) { return w.unknownData(u"the head revision"_s); }},
    {"get_head_revisions"_L1, ""_L1, [](World &w, Arguments &) { return w.unknownData(u"the head revisions"_s); }},
    {"configure"_L1, "**kw"_L1, [](World &, Arguments &) { return Value(); }},
    {"begin_transaction"_L1, ""_L1, [](World &w, Arguments &) { return passingContext(w, Value()); }},
    {"execute"_L1, "sql, execution_options=None"_L1, executeInContext},
    {"run_migrations"_L1, "**kw"_L1, runMigrations},
    {"get_x_argument"_L1, "as_dictionary=False"_L1, xArgument},
    {"get_tag_argument"_L1, ""_L1, [](World &w, Arguments &) { return w.context.tag.isNull() ? Value() : w.py.str(w.context.tag); }},
    {"get_revision_argument"_L1, ""_L1, [](World &w, Arguments &) { return textOrNone(w, w.context.destinationRevision); }},
    {"get_starting_revision_argument"_L1, ""_L1, [](World &w, Arguments &) { return textOrNone(w, w.context.startingRevision); }},
    {"is_transactional_ddl"_L1, ""_L1,
        [](World &w, Arguments &) { return Value::boolean(w.context.dialectName == "postgresql"_L1); }},
};

} // namespace

Value configValue(World &world)
{
    return world.shared(u"config"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Config"_s, {}, u"alembic.config"_s);
        World *pw = &w;
        type->addMethod(w.py, u"get_main_option"_s, u"self, name, default=None"_s,
            [pw](Interpreter &, Arguments &arguments) { return mainOption(*pw, arguments); });
        for (const QString &name : {u"set_main_option"_s, u"set_section_option"_s})
            type->addMethod(w.py, name, u"self, *args"_s, [](Interpreter &, Arguments &) { return Value(); });
        return Value(w.py.make<ConfigObject>(w, type));
    });
}

std::optional<Value> alembicContextAttribute(World &world, const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row &r) { return r.name == name; });
    if (row != std::end(rows)) {
        World *w = &world;
        return world.py.function(name, row->signature,
            [w, call = row->call](Interpreter &, Arguments &arguments) { return call(*w, arguments); });
    }
    if (name == "config"_L1)
        return configValue(world);
    if (name == "script"_L1)
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
