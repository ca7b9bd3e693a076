// SPDX-License-Identifier: GPL-3.0-or-later
// os, os.path, sys, logging, warnings, time, random, typing, abc, __future__: what is pure of them; the rest is unknown.
#include "model/bindings/convert.h"
#include "model/bindings/standardlibrary.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// posixpath.join
Value joinPath(World &world, Arguments &arguments)
{
    QString path;
    for (const Value &part : arguments.bound().varArgs()) {
        const QString text = toText(world, part);
        if (text.startsWith(u'/') || path.isEmpty())
            path = text;
        else
            path += (path.endsWith(u'/') ? QString() : u"/"_s) + text;
    }
    return world.py.str(path);
}

Value directoryName(World &world, Arguments &arguments)
{
    const QString path = toText(world, arguments["p"_L1]);
    const qsizetype slash = path.lastIndexOf(u'/');
    QString head = path.left(slash + 1);
    while (head.size() > 1 && head.endsWith(u'/'))
        head.chop(1);
    return world.py.str(head);
}

Value baseName(World &world, Arguments &arguments)
{
    return world.py.str(toText(world, arguments["p"_L1]).section(u'/', -1));
}

Value splitExtension(World &world, Arguments &arguments)
{
    const QString path = toText(world, arguments["p"_L1]);
    const qsizetype slash = path.lastIndexOf(u'/');
    const qsizetype dot = path.lastIndexOf(u'.');
    const bool has = dot > slash + 1;
    return world.py.tuple({world.py.str(has ? path.left(dot) : path), world.py.str(has ? path.mid(dot) : QString())});
}

Value absolutePath(World &world, Arguments &arguments)
{
    const QString path = toText(world, arguments["path"_L1]);
    if (!path.startsWith(u'/'))
        return world.unknownData(u"the current folder"_s);
    return world.py.str(QDir::cleanPath(path));
}

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

/// List[str], Optional[int], Sequence …: annotations that mean nothing here.
class TypingForm : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> subscript(Interpreter &, Value) override { return Value(this); }
    bool isCallable() const override { return true; }
    std::optional<Value> call(Interpreter &, Arguments &) override { return Value(this); }
    std::optional<Value> binary(Interpreter &, python::BinaryOperator op, Value, bool) override
    {
        return op == python::BinaryOperator::Or ? std::optional<Value>(Value(this)) : std::nullopt;
    }
};

Value typingForm(World &world)
{
    return world.shared(u"typing"_s, [](World &w) {
        Class *type = w.py.makeClass(u"_SpecialForm"_s, {}, u"typing"_s);
        return Value(w.py.make<TypingForm>(w, type));
    });
}

Value unknownClock(World &world, Arguments &)
{
    return world.unknownData(u"the time at which the script runs"_s);
}

} // namespace

std::optional<Value> pathAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"join"_L1, u"*parts"_s, joinPath}, {"dirname"_L1, u"p"_s, directoryName},
        {"basename"_L1, u"p"_s, baseName}, {"splitext"_L1, u"p"_s, splitExtension}, {"abspath"_L1, u"path"_s, absolutePath},
        {"realpath"_L1, u"path"_s, absolutePath}, {"normpath"_L1, u"path"_s, absolutePath}};
    if (name == "sep"_L1)
        return world.py.str(u"/"_s);
    if (name == "exists"_L1 || name == "isfile"_L1 || name == "isdir"_L1) {
        World *w = &world;
        return world.py.function(name, u"path"_s,
            [w, name](Interpreter &, Arguments &) { return w->unknownData(u"the file system (os.path.%1())"_s.arg(name)); });
    }
    return functionOf(world, table, name);
}

std::optional<Value> osAttribute(World &world, const QString &name)
{
    if (name == "environ"_L1)
        return environment(world);
    if (name == "getenv"_L1) {
        World *w = &world;
        return world.py.function(name, u"key, default=None"_s, [w](Interpreter &, Arguments &) { return environment(*w); });
    }
    if (name == "sep"_L1)
        return world.py.str(u"/"_s);
    if (name == "linesep"_L1)
        return world.py.str(u"\n"_s);
    return std::nullopt;
}

std::optional<Value> sysAttribute(World &world, const QString &name)
{
    if (name == "version_info"_L1)
        return world.py.tuple({Value::integer(3), Value::integer(11), Value::integer(2), world.py.str(u"final"_s), Value::integer(0)});
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
        {"getLogger"_L1, u"name=None"_s, [](World &w, Arguments &) { return loggerValue(w); }},
        {"basicConfig"_L1, u"**kw"_s, [](World &, Arguments &) { return Value(); }}};
    if (const auto function = functionOf(world, table, name))
        return function;
    if (name == "Logger"_L1)
        return Value(world.py.classOf(loggerValue(world)));
    return world.py.attributeIfAny(loggerValue(world), name);
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

std::optional<Value> clockAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"time"_L1, QString(), unknownClock}, {"monotonic"_L1, QString(), unknownClock},
        {"perf_counter"_L1, QString(), unknownClock}, {"strftime"_L1, u"*args"_s, unknownClock},
        {"sleep"_L1, u"seconds"_s, [](World &, Arguments &) { return Value(); }}};
    return functionOf(world, table, name);
}

std::optional<Value> randomAttribute(World &world, const QString &name)
{
    World *w = &world;
    return world.py.function(name, u"*args, **kw"_s,
        [w, name](Interpreter &, Arguments &) { return w->unknownData(u"a random value (%1())"_s.arg(name)); });
}

std::optional<Value> typingAttribute(World &world, const QString &name)
{
    if (name == "TYPE_CHECKING"_L1)
        return Value::boolean(false);
    if (name == "cast"_L1)
        return world.py.function(name, u"typ, val"_s, [](Interpreter &, Arguments &arguments) { return arguments["val"_L1]; });
    if (name == "NamedTuple"_L1 || name == "TypedDict"_L1 || name == "Protocol"_L1 || name == "Generic"_L1)
        return name == "NamedTuple"_L1 ? std::nullopt : std::optional<Value>(Value(world.py.builtinClass(u"object"_s)));
    if (name.isEmpty() || name.startsWith("__"_L1))
        return std::nullopt;
    return typingForm(world);
}

std::optional<Value> abcAttribute(World &world, const QString &name)
{
    if (name == "ABC"_L1)
        return Value(world.once(u"std.ABC"_s, [](World &w) { return w.py.makeClass(u"ABC"_s, {}, u"abc"_s); }));
    if (name == "abstractmethod"_L1)
        return world.py.function(name, u"function"_s, [](Interpreter &, Arguments &arguments) { return arguments["function"_L1]; });
    return std::nullopt;
}

std::optional<Value> futureAttribute(World &, const QString &)
{
    return Value();
}

} // namespace retort::bindings
