// SPDX-License-Identifier: GPL-3.0-or-later
// sqlalchemy.ext.compiler.compiles, and the elements and types that scripts write for it.
#include "model/bindings/compilers.h"

#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// The compiler that such a function is given: only its dialect is known, not what it would write.
Value compilerStandIn(World &world)
{
    return world.shared(u"SQLCompiler"_s, [](World &w) {
        Class *type = w.py.makeClass(u"SQLCompiler"_s, {}, u"sqlalchemy.sql.compiler"_s);
        World *pw = &w;
        type->addProperty(w.py, u"dialect"_s, [pw](Interpreter &, Arguments &) { return dialectValue(*pw); });
        for (const QString &name : {u"sql_compiler"_s, u"preparer"_s, u"process"_s, u"type_compiler"_s}) {
            type->addProperty(w.py, name,
                [name](Interpreter &py, Arguments &) { return py.unknown(u"compiler.%1 in a function of @compiles"_s.arg(name)); });
        }
        return Value(w.py.make<NativeObject>(w, type));
    });
}

/// An element whose SQL a function of the script writes.
class ScriptedElement : public NativeObject
{
public:
    using NativeObject::NativeObject;
};

Class *scriptedBase(World &world, const QString &name)
{
    return world.once(u"scripted."_s + name, [name](World &w) {
        Class *type = w.py.makeClass(name, {}, u"sqlalchemy.sql.expression"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &py, Class &made, Arguments &) { return Value(py.make<ScriptedElement>(*pw, &made)); };
        type->addMethod(w.py, u"__init__"_s, u"self, *clauses, **kw"_s, [](Interpreter &py, Arguments &arguments) {
            py.setAttribute(*arguments.self, u"clauses"_s, py.tuple(arguments.bound().varArgs()));
            return Value();
        });
        return type;
    });
}

} // namespace

std::optional<QString> scriptedText(World &world, Value element)
{
    if (world.recorder.compilers.isEmpty())
        return std::nullopt;
    for (const Class *type : world.py.classOf(element)->mro()) {
        const auto compiler = world.recorder.compilers.constFind(type);
        if (compiler != world.recorder.compilers.cend())
            return toText(world, world.py.call(*compiler, {element, compilerStandIn(world)}));
    }
    return std::nullopt;
}

std::optional<Value> scriptedElementAttribute(World &world, const QString &name)
{
    static const QStringList bases{u"FunctionElement"_s, u"GenericFunction"_s, u"DDLElement"_s, u"ExecutableDDLElement"_s, u"Executable"_s};
    if (bases.contains(name))
        return Value(scriptedBase(world, name));
    return std::nullopt;
}

std::optional<Value> compilerAttribute(World &world, const QString &name)
{
    if (name != "compiles"_L1)
        return std::nullopt;
    World *w = &world;
    return world.py.function(name, u"class_, *specs"_s, [w](Interpreter &py, Arguments &arguments) {
        const Value target = arguments["class_"_L1];
        const python::Values dialects = arguments.bound().varArgs();
        const bool named = std::any_of(dialects.cbegin(), dialects.cend(), [&](const Value &dialect) {
            return dialect.isStr() && dialect.text() == w->context.dialectName;
        });
        const bool general = dialects.empty();
        const QString signature = u"fn"_s;
        return py.function(u"decorate"_s, signature, [w, target, named, general](Interpreter &, Arguments &inner) {
            const Value function = inner["fn"_L1];
            const auto *type = target.as<Class>();
            // One for this dialect counts before one for all.
            if (type && (named || (general && !w->recorder.compilers.contains(type))))
                w->recorder.compilers.insert(type, function);
            const bool isOwn = !type || type->fromScript || type->isSubclassOf(typeEngineClass(*w));
            if (!isOwn && (named || general)) { // CreateTable, DropTable … from then on
                w->py.noteUnknownCall({python::UnknownKind::NeedsPython, u"@compiles changes how %1 is written"_s.arg(type->name()),
                    w->py.currentRange()});
            }
            return function;
        });
    });
}

} // namespace retort::bindings
