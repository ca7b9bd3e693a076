// SPDX-License-Identifier: GPL-3.0-or-later
// os, sys, logging, warnings, __future__: what is pure of them; the rest is unknown.
#include "model/bindings/convert.h"
#include "model/bindings/standardlibrary.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// os.environ, and everything asked of it.
Value environment(World &world)
{
    return world.unknownData(u"the environment (os.environ)"_s);
}

Value loggerValue(World &world)
{
    return world.shared(u"logger"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Logger"_s, {}, u"logging"_s);
        World *pw = &w;
        for (const QString &level : {u"debug"_s, u"info"_s, u"warning"_s, u"warn"_s, u"error"_s, u"critical"_s, u"exception"_s}) {
            type->addMethod(w.py, level, u"self, msg, *args, **kw"_s, [pw](Interpreter &py, Arguments &arguments) {
                const Value message = arguments["msg"_L1];
                if (message.isUnknown())
                    return Value();
                QString text = py.toStr(message);
                const python::Values &values = arguments.bound().varArgs();
                const bool known = std::none_of(values.cbegin(), values.cend(), [](const Value &value) { return value.isUnknown(); });
                if (!values.empty() && known)
                    text = py.percentFormat(text, values.size() == 1 && values.front().isDict() ? values.front() : py.tuple(values));
                pw->recorder.logged.append(text);
                return Value();
            });
        }
        const auto nothing = [](Interpreter &, Arguments &) { return Value(); };
        for (const QString &name : {u"setLevel"_s, u"addHandler"_s, u"log"_s})
            type->addMethod(w.py, name, u"self, *args, **kw"_s, nothing);
        type->addMethod(w.py, u"isEnabledFor"_s, u"self, level"_s, [](Interpreter &, Arguments &) { return Value::boolean(true); });
        type->addMethod(w.py, u"getChild"_s, u"self, suffix"_s, [](Interpreter &, Arguments &arguments) { return *arguments.self; });
        return Value(w.py.make<python::Object>(type));
    });
}

} // namespace

std::optional<Value> osAttribute(World &world, const QString &name)
{
    if (name == "environ"_L1)
        return environment(world);
    if (name == "getenv"_L1) {
        World *w = &world;
        return world.py.function(name, u"key, default=None"_s, [w](Interpreter &, Arguments &) { return environment(*w); });
    }
    if (name == "path"_L1)
        return world.py.importModule(u"posixpath"_s);
    if (name == "sep"_L1)
        return world.py.str(u"/"_s);
    if (name == "name"_L1)
        return world.py.str(u"posix"_s);
    if (name == "PathLike"_L1)
        return Value(world.once(u"std.PathLike"_s, [](World &w) { return w.py.makeClass(u"PathLike"_s, {}, u"os"_s); }));
    if (name == "linesep"_L1)
        return world.py.str(u"\n"_s);
    return std::nullopt;
}

std::optional<Value> sysAttribute(World &world, const QString &name)
{
    if (name == "version_info"_L1)
        return world.py.attribute(world.py.importModule(u"_sys"_s), name);
    if (name == "maxsize"_L1)
        return Value::integer(std::numeric_limits<qint64>::max());
    if (name == "stdout"_L1 || name == "stderr"_L1) {
        return world.shared(u"stdout"_s, [](World &w) {
            Class *type = w.py.makeClass(u"TextIOWrapper"_s, {}, u"_io"_s);
            World *pw = &w;
            type->addMethod(w.py, u"write"_s, u"self, text"_s, [pw](Interpreter &, Arguments &arguments) {
                if (arguments["text"_L1].isStr())
                    pw->recorder.logged.append(arguments["text"_L1].text());
                return Value();
            });
            type->addMethod(w.py, u"flush"_s, u"self"_s, [](Interpreter &, Arguments &) { return Value(); });
            return Value(w.py.make<python::Object>(type));
        });
    }
    if (name == "argv"_L1 || name == "platform"_L1)
        return world.unknownData(u"the command line or the platform (sys.%1)"_s.arg(name));
    return std::nullopt;
}

std::optional<Value> loggingAttribute(World &world, const QString &name)
{
    static const QHash<QString, int> levels{{u"DEBUG"_s, 10}, {u"INFO"_s, 20}, {u"WARNING"_s, 30}, {u"WARN"_s, 30}, {u"ERROR"_s, 40},
        {u"CRITICAL"_s, 50}};
    if (const auto level = levels.constFind(name); level != levels.cend())
        return Value::integer(*level);
    static const FunctionTable table{
        {"getLogger"_L1, u"name=None"_s,
            [](World &w, Arguments &a) {
                const Value logger(w.py.make<python::Object>(w.py.classOf(loggerValue(w))));
                logger.object()->attributes(w.py)->insert(w.py.str(u"name"_s), a["name"_L1].isNone() ? w.py.str(u"root"_s) : a["name"_L1]);
                logger.object()->attributes(w.py)->insert(w.py.str(u"handlers"_s), w.py.list());
                return logger;
            }},
        {"getLevelName"_L1, u"level"_s,
            [](World &w, Arguments &a) {
                for (auto level = levels.cbegin(); level != levels.cend(); ++level) {
                    if (a["level"_L1].isInt() && *level == a["level"_L1].toInt() && level.key() != "WARN"_L1)
                        return w.py.str(level.key());
                }
                return w.py.unknown(u"the name of a level of logging"_s);
            }},
        {"addLevelName"_L1, u"level, levelName"_s, [](World &, Arguments &) { return Value(); }},
        {"disable"_L1, u"level=50"_s, [](World &, Arguments &) { return Value(); }},
        {"captureWarnings"_L1, u"capture"_s, [](World &, Arguments &) { return Value(); }},
        {"shutdown"_L1, QString(), [](World &, Arguments &) { return Value(); }},
        {"basicConfig"_L1, u"**kw"_s, [](World &, Arguments &) { return Value(); }}};
    if (const auto function = functionOf(world, table, name))
        return function;
    static const QStringList helpers{u"Handler"_s, u"NullHandler"_s, u"StreamHandler"_s, u"FileHandler"_s, u"Formatter"_s, u"Filter"_s};
    if (helpers.contains(name)) { // what is logged is recorded: where it would go does not matter
        return Value(world.once(u"std.logging."_s + name, [name](World &w) {
            Class *type = w.py.makeClass(name, {}, u"logging"_s);
            for (const QString &method : {u"__init__"_s, u"setLevel"_s, u"setFormatter"_s, u"addFilter"_s, u"close"_s, u"flush"_s})
                type->addMethod(w.py, method, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
            return type;
        }));
    }
    if (name == "Logger"_L1)
        return Value(world.py.classOf(loggerValue(world)));
    return world.py.attributeIfAny(loggerValue(world), name);
}

std::optional<Value> loggingConfigAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"fileConfig"_L1, u"*args, **kw"_s, [](World &, Arguments &) { return Value(); }},
        {"dictConfig"_L1, u"config"_s, [](World &, Arguments &) { return Value(); }}};
    return functionOf(world, table, name);
}

std::optional<Value> warningsAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"warn"_L1, u"message, *args, **kw"_s,
            [](World &w, Arguments &a) {
                if (!a["message"_L1].isUnknown())
                    w.warn(w.py.toStr(a["message"_L1]));
                return Value();
            }},
        {"filterwarnings"_L1, u"*args, **kw"_s, [](World &, Arguments &) { return Value(); }},
        {"simplefilter"_L1, u"*args, **kw"_s, [](World &, Arguments &) { return Value(); }}};
    return functionOf(world, table, name);
}

std::optional<Value> futureAttribute(World &, const QString &)
{
    return Value();
}

} // namespace retort::bindings
