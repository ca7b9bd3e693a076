// SPDX-License-Identifier: GPL-3.0-or-later
// sa.inspect(bind): without a database every answer depends on one, and the reason says which question was asked. On a
// connected database the catalog answers, in the words of SQLAlchemy's Inspector.
#include "model/bindings/inspectoranswers.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

class InspectorObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<Value> attribute(Interpreter &py, const QString &name) override
    {
        if (name == "bind"_L1 || name == "engine"_L1)
            return bindValue(world);
        if (name == "dialect"_L1)
            return dialectValue(world);
        if (name == "default_schema_name"_L1)
            return world.context.dialectName == "sqlite"_L1 ? py.str(u"main"_s) : world.unknownData(u"the default schema of the database"_s);
        if (name.startsWith("__"_L1) || !isInspectorMethod(name))
            return std::nullopt;
        if (name == "reflect_table"_L1 || name == "reflecttable"_L1)
            return py.unknown(u"inspector.%1()"_s.arg(name));
        World *w = &world;
        return py.function(name, u"*args, **kw"_s, [w, name](Interpreter &inner, Arguments &arguments) -> Value {
            if (w->answers) {
                if (const auto answer = inspectorAnswer(*w, name, arguments.bound()))
                    return *answer;
            }
            QStringList texts;
            for (const Value &value : arguments.bound().varArgs())
                texts << (value.isUnknown() ? u"…"_s : inner.repr(value));
            for (const auto &[keyword, value] : arguments.bound().keywordArgs())
                texts << keyword + u'=' + (value.isUnknown() ? u"…"_s : inner.repr(value));
            return w->unknownData(u"the answer of the database to inspector.%1(%2)"_s.arg(name, texts.join(u", "_s)));
        });
    }
    std::optional<Value> missingAttribute(Interpreter &, const QString &) override { return std::nullopt; }
};

} // namespace

Value inspectorValue(World &world)
{
    return world.shared(u"inspector"_s, [](World &w) {
        Class *type = w.once(u"Inspector"_s,
            [](World &inner) { return inner.py.makeClass(u"Inspector"_s, {}, u"sqlalchemy.engine.reflection"_s); });
        return Value(w.py.make<InspectorObject>(w, type));
    });
}

} // namespace retort::bindings
