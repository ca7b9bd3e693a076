// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

/// sqlalchemy.ext.compiler
std::optional<python::Value> compilerAttribute(World &world, const QString &name);
/// FunctionElement, DDLElement and their like, for classes of a script to derive from.
std::optional<python::Value> scriptedElementAttribute(World &world, const QString &name);
/// What a function registered with @compiles writes for the object on this dialect; nothing if there is none.
std::optional<QString> scriptedText(World &world, python::Value element);

} // namespace retort::bindings
