// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

/// Makes an attribute of a native module; nothing where the module has no such name.
using AttributeMaker = std::function<std::optional<python::Value>(World &, const QString &name)>;

/// A module whose attributes are made when they are asked for.
class LazyModule : public python::Module
{
public:
    LazyModule(World &world, python::Class *type, const QString &name, python::Dict *globals, AttributeMaker maker);
    std::optional<python::Value> missingAttribute(python::Interpreter &interpreter, const QString &name) override;

private:
    World &m_world;
    AttributeMaker m_maker;
};

/// The attributes of the native module of that dotted name, or nothing if there is no such module.
AttributeMaker moduleAttributes(const QString &dottedName);

// One maker a module; each file has its neighbours' declarations here.
std::optional<python::Value> alembicAttribute(World &world, const QString &name);
std::optional<python::Value> opAttribute(World &world, const QString &name);
std::optional<python::Value> alembicContextAttribute(World &world, const QString &name);
std::optional<python::Value> operationClassAttribute(World &world, const QString &name);
std::optional<python::Value> sqlalchemyAttribute(World &world, const QString &name);
std::optional<python::Value> dialectAttribute(World &world, const QString &dialect, const QString &name);
std::optional<python::Value> mutableAttribute(World &world, const QString &name);
/// What library modules written in Python need of the sandbox.
std::optional<python::Value> internalAttribute(World &world, const QString &name);
std::optional<python::Value> exceptionAttribute(World &world, const QString &name);
std::optional<python::Value> ormAttribute(World &world, const QString &name);
std::optional<python::Value> ddlElementAttribute(World &world, const QString &name);
/// Modules of the standard library: `module` is its dotted name.
bool hasStandardModule(const QString &module);
std::optional<python::Value> standardAttribute(World &world, const QString &module, const QString &name);
/// Libraries beside SQLAlchemy whose column types are known (spec §5.5).
bool hasThirdPartyModule(const QString &module);
std::optional<python::Value> thirdPartyAttribute(World &world, const QString &module, const QString &name);

} // namespace retort::bindings
