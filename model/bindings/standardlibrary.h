// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/modules.h"

namespace retort::bindings {

/// A function of a standard module with its Python signature.
struct StandardFunction
{
    QLatin1StringView name;
    QString signature;
    python::Value (*call)(World &, python::Arguments &);
};
using FunctionTable = QList<StandardFunction>;

std::optional<python::Value> functionOf(World &world, const FunctionTable &table, const QString &name);

std::optional<python::Value> datetimeAttribute(World &world, const QString &name);
std::optional<python::Value> decimalAttribute(World &world, const QString &name);
std::optional<python::Value> uuidAttribute(World &world, const QString &name);
std::optional<python::Value> mathAttribute(World &world, const QString &name);
std::optional<python::Value> jsonAttribute(World &world, const QString &name);
std::optional<python::Value> textwrapAttribute(World &world, const QString &name);
std::optional<python::Value> stringAttribute(World &world, const QString &name);
std::optional<python::Value> reAttribute(World &world, const QString &name);
std::optional<python::Value> itertoolsAttribute(World &world, const QString &name);
std::optional<python::Value> functoolsAttribute(World &world, const QString &name);
std::optional<python::Value> collectionsAttribute(World &world, const QString &name);
std::optional<python::Value> copyAttribute(World &world, const QString &name);
std::optional<python::Value> contextlibAttribute(World &world, const QString &name);
std::optional<python::Value> osAttribute(World &world, const QString &name);
std::optional<python::Value> pathAttribute(World &world, const QString &name);
std::optional<python::Value> sysAttribute(World &world, const QString &name);
std::optional<python::Value> loggingAttribute(World &world, const QString &name);
std::optional<python::Value> warningsAttribute(World &world, const QString &name);
std::optional<python::Value> clockAttribute(World &world, const QString &name);
std::optional<python::Value> randomAttribute(World &world, const QString &name);
std::optional<python::Value> typingAttribute(World &world, const QString &name);
std::optional<python::Value> abcAttribute(World &world, const QString &name);
std::optional<python::Value> futureAttribute(World &world, const QString &name);

} // namespace retort::bindings
