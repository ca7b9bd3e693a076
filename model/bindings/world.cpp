// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/world.h"

#include "model/bindings/modules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Class;
using python::Value;

Class *World::once(const QString &key, const std::function<Class *(World &)> &build)
{
    if (Class *known = m_classes.value(key))
        return known;
    Class *made = build(*this);
    m_classes.insert(key, made);
    return made;
}

Value World::shared(const QString &key, const std::function<Value(World &)> &build)
{
    if (const auto known = m_shared.constFind(key); known != m_shared.constEnd())
        return *known;
    const Value made = build(*this);
    m_shared.insert(key, made);
    return made;
}

python::Module *World::module(const QString &dottedName)
{
    if (python::Module *known = m_modules.value(dottedName))
        return known;
    AttributeMaker maker = moduleAttributes(dottedName);
    if (!maker)
        return nullptr;
    Class *moduleClass = py.builtinClass(u"module"_s);
    auto *made = py.make<LazyModule>(*this, moduleClass, dottedName, py.dict().dict(), std::move(maker));
    m_modules.insert(dottedName, made);
    return made;
}

void World::forgetModules(const QStringList &dottedNames)
{
    for (const QString &name : dottedNames)
        m_modules.remove(name);
}

Value World::fromModule(const QString &dottedName, const QString &name)
{
    return py.attribute(Value(module(dottedName)), name);
}

qint64 World::record(operations::Operation operation, const SourceRange &range)
{
    const qint64 affected = answers ? answer(answers->perform(operation)) : -1;
    // A run that knows nothing of the script's `except` would end where Alembic goes on.
    if (!answers && !context.offline && !recorder.doubt && py.isInsideTry())
        recorder.doubt = python::UnknownReason{python::UnknownKind::NeedsData, u"an error of the database, which the script would catch"_s, range};
    recorder.record(std::move(operation), range);
    return affected;
}

void World::refuse(const NoAnswer &refusal)
{
    if (refusal.exceptionType.isEmpty())
        needsData(refusal.reason);
    raise(refusal.exceptionType, refusal.reason);
}

void World::raise(const QString &type, const QString &message)
{
    if (const auto known = exceptionAttribute(*this, type)) {
        if (auto *cls = known->as<Class>())
            py.raise(cls, message);
    }
    py.raise(type, message);
}

std::optional<Value> NativeObject::missingAttribute(python::Interpreter &interpreter, const QString &name)
{
    if (name.startsWith(u'_') || m_type->fromScript)
        return std::nullopt;
    return interpreter.unknown(u"%1.%2"_s.arg(m_type->name(), name));
}

} // namespace retort::bindings
