// SPDX-License-Identifier: GPL-3.0-or-later
// itertools, functools, collections, copy, contextlib.
#include "model/bindings/convert.h"
#include "model/bindings/standardlibrary.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using python::Values;

namespace {

Value chain(World &world, const Values &iterables)
{
    Values all;
    for (const Value &iterable : iterables) {
        const Values items = world.py.toValues(iterable);
        all.insert(all.end(), items.begin(), items.end());
    }
    return Value(world.py.iterate(world.py.list(all)));
}

Value product(World &world, Arguments &arguments)
{
    std::vector<Values> pools;
    for (const Value &iterable : arguments.bound().varArgs())
        pools.push_back(world.py.toValues(iterable));
    std::vector<Values> rows{Values{}};
    for (const Values &pool : pools) {
        std::vector<Values> next;
        world.py.charge(qint64(rows.size() * pool.size()) * 64);
        for (const Values &row : rows) {
            for (const Value &item : pool) {
                Values longer = row;
                longer.push_back(item);
                next.push_back(std::move(longer));
            }
        }
        rows = std::move(next);
    }
    Values tuples;
    for (Values &row : rows)
        tuples.push_back(world.py.tuple(std::move(row)));
    return Value(world.py.iterate(world.py.list(tuples)));
}

Value isliceOf(World &world, Arguments &arguments)
{
    const Values &bounds = arguments.bound().varArgs();
    const qint64 start = bounds.size() > 1 ? toOptionalInteger(world, bounds[0]).value_or(0) : 0;
    const std::optional<qint64> stop = toOptionalInteger(world, bounds.size() > 1 ? bounds[1] : bounds.empty() ? Value() : bounds[0]);
    python::Iterator *iterator = world.py.iterate(arguments["iterable"_L1]);
    Values taken;
    for (qint64 index = 0; !stop || index < *stop; ++index) {
        const auto item = iterator->next(world.py);
        if (!item)
            break;
        if (index >= start)
            taken.push_back(*item);
    }
    return Value(world.py.iterate(world.py.list(taken)));
}

Value partial(World &world, Arguments &arguments)
{
    const Value function = arguments["func"_L1];
    const Values first = arguments.bound().varArgs();
    const auto keywords = arguments.bound().keywordArgs();
    return world.py.function(u"partial"_s, u"*args, **kw"_s, [function, first, keywords](Interpreter &py, Arguments &inner) {
        Values positional = first;
        positional.insert(positional.end(), inner.bound().varArgs().begin(), inner.bound().varArgs().end());
        auto all = keywords;
        for (const auto &item : inner.bound().keywordArgs()) {
            std::erase_if(all, [&](const auto &known) { return known.first == item.first; });
            all.push_back(item);
        }
        Arguments call;
        call.positional = positional;
        call.keywords = all;
        call.range = inner.range;
        return py.call(function, call);
    });
}

Value reduce(World &world, Arguments &arguments)
{
    const Values items = world.py.toValues(arguments["iterable"_L1]);
    size_t next = 0;
    Value result = arguments["initial"_L1];
    if (!arguments.bound().given("initial"_L1)) {
        if (items.empty())
            world.raise(u"TypeError"_s, u"reduce() of empty iterable with no initial value"_s);
        result = items[next++];
    }
    for (; next < items.size(); ++next)
        result = world.py.call(arguments["function"_L1], {result, items[next]});
    return result;
}

/// wraps(f), lru_cache, cache: decorators that leave a pure function as it is.
Value leaveAlone(World &world, Arguments &arguments)
{
    const Values &given = arguments.bound().varArgs();
    if (given.size() == 1 && world.py.isCallable(given.front()))
        return given.front();
    return world.py.function(u"decorator"_s, u"function"_s, [](Interpreter &, Arguments &inner) { return inner["function"_L1]; });
}

Value wraps(World &world, Arguments &)
{
    return world.py.function(u"decorator"_s, u"function"_s, [](Interpreter &, Arguments &inner) { return inner["function"_L1]; });
}

Value copyOf(World &world, Value value, bool deep)
{
    const auto item = [&](Value inner) { return deep ? copyOf(world, inner, true) : inner; };
    if (value.isSequence()) {
        Values items;
        for (const Value &inner : value.items())
            items.push_back(item(inner));
        return value.isList() ? world.py.list(items) : world.py.tuple(items);
    }
    if (value.isDict()) {
        const Value made = world.py.dict();
        for (const auto &entry : value.dict()->entries()) {
            if (entry.live)
                made.dict()->insert(world.py, entry.key, item(entry.value));
        }
        return made;
    }
    if (value.isSet())
        return value.kind() == python::Kind::Set ? world.py.set(world.py.toValues(value)) : value;
    if (value.isObject() && !value.as<Class>() && !world.py.isCallable(value)) {
        if (const auto method = world.py.attributeIfAny(value, u"copy"_s))
            return world.py.call(*method);
        return world.py.unknown(u"copy() of a %1"_s.arg(world.py.classOf(value)->name()));
    }
    return value;
}

/// contextlib.suppress(…)
class SuppressContext : public NativeObject
{
public:
    SuppressContext(World &owner, Class *type, Values suppressed)
        : NativeObject(owner, type)
        , types(std::move(suppressed))
    {
    }
    std::optional<Value> enter(Interpreter &) override { return Value(); }
    bool exit(Interpreter &py, Value exception) override
    {
        return !exception.isNone() && std::any_of(types.cbegin(), types.cend(), [&](const Value &type) {
            const auto *cls = type.as<Class>();
            return cls && py.isInstance(exception, cls);
        });
    }
    Values types;
};

Value namedTuple(World &world, Arguments &arguments)
{
    const QString name = toText(world, arguments["typename"_L1]);
    const Value given = arguments["field_names"_L1];
    const QStringList fields = given.isStr() ? QString(given.text()).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts) : toNames(world, given);
    Class *type = world.py.makeClass(name, {}, u"collections"_s);
    World *w = &world;
    type->create = [w, fields](Interpreter &py, Class &made, Arguments &inner) {
        auto *object = py.make<python::Object>(&made);
        python::Bound bound = inner.bind(py, python::Signature(fields.join(u", "_s)), made.name());
        for (const QString &field : fields)
            py.setAttribute(Value(object), field, bound[QLatin1StringView(field.toLatin1())]);
        return Value(object);
    };
    type->addMethod(world.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
    type->addMethod(world.py, u"__iter__"_s, u"self"_s, [fields](Interpreter &py, Arguments &inner) {
        Values items;
        for (const QString &field : fields)
            items.push_back(py.attribute(*inner.self, field));
        return Value(py.iterate(py.list(items)));
    });
    type->addMethod(world.py, u"__getitem__"_s, u"self, index"_s, [fields](Interpreter &py, Arguments &inner) {
        const Value index = inner["index"_L1];
        const qint64 at = index.isInt() ? (index.toInt() < 0 ? index.toInt() + fields.size() : index.toInt()) : -1;
        if (at < 0 || at >= fields.size())
            py.raise(u"IndexError"_s, u"tuple index out of range"_s);
        return py.attribute(*inner.self, fields.at(at));
    });
    return Value(type);
}

} // namespace

std::optional<Value> itertoolsAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"product"_L1, u"*iterables"_s, product},
        {"islice"_L1, u"iterable, *bounds"_s, isliceOf},
        {"repeat"_L1, u"object, times"_s,
            [](World &w, Arguments &a) {
                const qint64 times = std::max<qint64>(0, toOptionalInteger(w, a["times"_L1]).value_or(0));
                w.py.charge(times * 16);
                return Value(w.py.iterate(w.py.list(Values(size_t(times), a["object"_L1]))));
            }},
    };
    if (name == "chain"_L1) {
        return Value(world.once(u"std.chain"_s, [](World &w) {
            World *pw = &w;
            Class *type = w.py.makeClass(u"chain"_s, {}, u"itertools"_s);
            type->create = [pw](Interpreter &, Class &, Arguments &arguments) { return chain(*pw, arguments.positional); };
            type->addStaticMethod(w.py, u"from_iterable"_s, u"iterable"_s,
                [pw](Interpreter &py, Arguments &arguments) { return chain(*pw, py.toValues(arguments["iterable"_L1])); });
            return type;
        }));
    }
    return functionOf(world, table, name);
}

std::optional<Value> functoolsAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"partial"_L1, u"func, *args, **kw"_s, partial},
        {"reduce"_L1, u"function, iterable, initial=None"_s, reduce}, {"wraps"_L1, u"wrapped, **kw"_s, wraps},
        {"lru_cache"_L1, u"*args, **kw"_s, leaveAlone}, {"cache"_L1, u"*args"_s, leaveAlone}};
    return functionOf(world, table, name);
}

std::optional<Value> collectionsAttribute(World &world, const QString &name)
{
    if (name == "OrderedDict"_L1)
        return Value(world.py.builtinClass(u"dict"_s));
    static const FunctionTable table{{"namedtuple"_L1, u"typename, field_names, **kw"_s, namedTuple}};
    return functionOf(world, table, name);
}

std::optional<Value> copyAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"copy"_L1, u"x"_s, [](World &w, Arguments &a) { return copyOf(w, a["x"_L1], false); }},
        {"deepcopy"_L1, u"x, memo=None"_s, [](World &w, Arguments &a) { return copyOf(w, a["x"_L1], true); }}};
    return functionOf(world, table, name);
}

std::optional<Value> contextlibAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"suppress"_L1, u"*exceptions"_s,
            [](World &w, Arguments &a) {
                Class *type = w.once(u"std.suppress"_s, [](World &i) { return i.py.makeClass(u"suppress"_s, {}, u"contextlib"_s); });
                return Value(w.py.make<SuppressContext>(w, type, a.bound().varArgs()));
            }},
        {"nullcontext"_L1, u"enter_result=None"_s, [](World &w, Arguments &a) { return passingContext(w, a["enter_result"_L1]); }}};
    return functionOf(world, table, name);
}

} // namespace retort::bindings
