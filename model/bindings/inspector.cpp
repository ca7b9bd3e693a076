// SPDX-License-Identifier: GPL-3.0-or-later
// sa.inspect(bind): every answer depends on the database, and the reason says which question was asked.
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
        if (name.startsWith("__"_L1))
            return std::nullopt;
        if (name == "reflect_table"_L1)
            return py.unknown(u"inspector.reflect_table()"_s);
        World *w = &world;
        return py.function(name, u"*args, **kw"_s, [w, name](Interpreter &inner, Arguments &arguments) {
            QStringList texts;
            for (const Value &value : arguments.bound().varArgs())
                texts << (value.isUnknown() ? u"…"_s : inner.repr(value));
            for (const auto &[keyword, value] : arguments.bound().keywordArgs())
                texts << keyword + u'=' + (value.isUnknown() ? u"…"_s : inner.repr(value));
            return w->unknownData(u"the answer of the database to inspector.%1(%2)"_s.arg(name, texts.join(u", "_s)));
        });
    }
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
