// SPDX-License-Identifier: GPL-3.0-or-later
// server_default=…, Computed, Identity, Sequence (spec §4.3).
#include "model/bindings/convert.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using schema::ServerDefault;

namespace {

schema::SequenceOptions sequenceOptions(World &world, const Arguments &arguments)
{
    schema::SequenceOptions options;
    options.start = toOptionalInteger(world, arguments["start"_L1], u"start"_s);
    options.increment = toOptionalInteger(world, arguments["increment"_L1], u"increment"_s);
    options.minValue = toOptionalInteger(world, arguments["minvalue"_L1], u"minvalue"_s);
    options.maxValue = toOptionalInteger(world, arguments["maxvalue"_L1], u"maxvalue"_s);
    options.noMinValue = toBool(world, arguments["nominvalue"_L1]);
    options.noMaxValue = toBool(world, arguments["nomaxvalue"_L1]);
    options.cycle = toOptionalBool(world, arguments["cycle"_L1]);
    options.cache = toOptionalInteger(world, arguments["cache"_L1], u"cache"_s);
    return options;
}

ServerDefault makeComputed(World &world, const Arguments &arguments)
{
    return schema::Computed{toSqlOrText(world, arguments["sqltext"_L1]), toOptionalBool(world, arguments["persisted"_L1])};
}

ServerDefault makeIdentity(World &world, const Arguments &arguments)
{
    schema::Identity identity;
    identity.always = toBool(world, arguments["always"_L1]);
    identity.onNull = toBool(world, arguments["on_null"_L1]);
    identity.options = sequenceOptions(world, arguments);
    return identity;
}

struct Row
{
    QLatin1StringView name;
    QLatin1StringView signature;
    ServerDefault (*make)(World &, const Arguments &);
};

const Row rows[] = {
    {"FetchedValue"_L1, "for_update=False"_L1, [](World &, const Arguments &) -> ServerDefault { return schema::FetchedDefault(); }},
    {"DefaultClause"_L1, "arg, for_update=False, _reflected=False"_L1,
        [](World &w, const Arguments &a) { return toServerDefault(w, a["arg"_L1]); }},
    {"Computed"_L1, "sqltext, persisted=None"_L1, makeComputed},
    {"Identity"_L1,
        "always=False, on_null=None, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None, "
        "cycle=None, cache=None, order=None"_L1,
        makeIdentity},
};

} // namespace

ServerDefault toServerDefault(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isNone())
        return schema::NoDefault();
    if (value.isStr())
        return schema::LiteralDefault{value.text()};
    if (const auto *object = value.as<ServerDefaultObject>())
        return object->serverDefault;
    if (const auto *sequence = value.as<SequenceObject>())
        return schema::SqlDefault{expression::make(expression::NextValue{sequence->sequence.name.text, sequence->sequence.schema.text})};
    if (const auto element = toElementIfAny(world, value))
        return schema::SqlDefault{*element};
    if (value.isObject() && world.py.isInstance(value, world.py.builtinClass(u"str"_s)))
        return schema::LiteralDefault{toText(world, value)};
    world.raise(u"ArgumentError"_s,
        u"Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '%1'"_s
            .arg(world.py.repr(Value(world.py.classOf(value)))));
}

std::optional<Value> serverDefaultClass(World &world, const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row &r) { return r.name == name; });
    if (row == std::end(rows))
        return std::nullopt;
    return Value(world.once(name, [row](World &w) {
        QList<Class *> bases;
        if (row->name != "FetchedValue"_L1)
            bases = {serverDefaultClass(w, u"FetchedValue"_s)->as<Class>()};
        Class *type = w.py.makeClass(row->name, bases, u"sqlalchemy.sql.schema"_s);
        World *pw = &w;
        type->create = [pw, row, signature = python::Signature(row->signature)](Interpreter &py, Class &made, Arguments &arguments) {
            python::Bound bound = arguments.bind(py, signature, row->name + ".__init__"_L1);
            arguments.setBound(std::make_shared<python::Bound>(std::move(bound)));
            return Value(py.make<ServerDefaultObject>(*pw, &made, row->make(*pw, arguments)));
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        return type;
    }));
}

std::optional<Value> sequenceClass(World &world)
{
    return Value(world.once(u"Sequence"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Sequence"_s, {}, u"sqlalchemy.sql.schema"_s);
        World *pw = &w;
        const python::Signature signature(
            u"name, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None, "
            u"schema=None, cache=None, order=None, data_type=None, optional=False, quote=None, metadata=None, quote_schema=None, "
            u"for_update=False"_s);
        type->create = [pw, signature](Interpreter &py, Class &made, Arguments &arguments) {
            python::Bound bound = arguments.bind(py, signature, u"Sequence.__init__"_s);
            arguments.setBound(std::make_shared<python::Bound>(std::move(bound)));
            schema::Sequence sequence;
            sequence.name = toIdentifier(*pw, arguments["name"_L1], u"a sequence's name"_s);
            sequence.schema = toIdentifier(*pw, arguments["schema"_L1], u"schema"_s);
            sequence.options = sequenceOptions(*pw, arguments);
            if (!arguments["data_type"_L1].isNone())
                sequence.dataType = toSqlType(*pw, arguments["data_type"_L1]);
            return Value(py.make<SequenceObject>(*pw, &made, sequence));
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        type->addMethod(w.py, u"create"_s, u"self, bind=None, checkfirst=True"_s, [pw](Interpreter &, Arguments &arguments) {
            pw->record(operations::CreateSequence{arguments.self->as<SequenceObject>()->sequence, false, true}, arguments.range);
            return Value();
        });
        type->addMethod(w.py, u"drop"_s, u"self, bind=None, checkfirst=True"_s, [pw](Interpreter &, Arguments &arguments) {
            const schema::Sequence &sequence = arguments.self->as<SequenceObject>()->sequence;
            pw->record(operations::DropSequence{sequence.name, sequence.schema, false, true}, arguments.range);
            return Value();
        });
        type->addMethod(w.py, u"next_value"_s, u"self"_s, [pw](Interpreter &, Arguments &arguments) {
            const schema::Sequence &sequence = arguments.self->as<SequenceObject>()->sequence;
            return expressionValue(*pw, expression::make(expression::NextValue{sequence.name.text, sequence.schema.text}));
        });
        return type;
    }));
}

Class *constraintBase(World &world)
{
    return world.once(u"Constraint"_s, [](World &w) { return w.py.makeClass(u"Constraint"_s, {}, u"sqlalchemy.sql.schema"_s); });
}

} // namespace retort::bindings
