// SPDX-License-Identifier: GPL-3.0-or-later
// sqlalchemy.ext.mutable: tracking of changes, which no column sees.
#include "model/bindings/modules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

std::optional<Value> mutableAttribute(World &world, const QString &name)
{
    if (name != "Mutable"_L1 && name != "MutableDict"_L1 && name != "MutableList"_L1 && name != "MutableSet"_L1)
        return std::nullopt;
    return Value(world.once(u"mutable."_s + name, [name](World &w) {
        const QList<Class *> bases = name == "MutableDict"_L1 ? QList<Class *>{w.py.builtinClass(u"dict"_s)}
            : name == "MutableList"_L1                       ? QList<Class *>{w.py.builtinClass(u"list"_s)}
            : name == "MutableSet"_L1                        ? QList<Class *>{w.py.builtinClass(u"set"_s)}
                                                             : QList<Class *>();
        Class *type = w.py.makeClass(name, bases, u"sqlalchemy.ext.mutable"_s);
        type->addClassMethod(w.py, u"as_mutable"_s, u"cls, sqltype"_s, [](Interpreter &, Arguments &arguments) { return arguments["sqltype"_L1]; });
        type->addClassMethod(w.py, u"associate_with"_s, u"cls, sqltype"_s, [](Interpreter &, Arguments &) { return Value(); });
        return type;
    }));
}

} // namespace retort::bindings
