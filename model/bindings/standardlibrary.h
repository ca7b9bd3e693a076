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

/// The class of plain values of that module: datetime.date, uuid.UUID …
std::optional<python::Value> plainClass(World &world, const QString &module, const QString &name);
python::Value makeUuid(World &world, const python::Arguments &arguments);
void addUuidMembers(World &world, python::Class *type);
std::optional<python::Value> datetimeAttribute(World &world, const QString &name);
std::optional<python::Value> decimalAttribute(World &world, const QString &name);
std::optional<python::Value> uuidAttribute(World &world, const QString &name);
std::optional<python::Value> mathAttribute(World &world, const QString &name);
std::optional<python::Value> regexAttribute(World &world, const QString &name);
std::optional<python::Value> osAttribute(World &world, const QString &name);
std::optional<python::Value> sysAttribute(World &world, const QString &name);
std::optional<python::Value> loggingAttribute(World &world, const QString &name);
std::optional<python::Value> loggingConfigAttribute(World &world, const QString &name);
std::optional<python::Value> warningsAttribute(World &world, const QString &name);
std::optional<python::Value> clockAttribute(World &world, const QString &name);
std::optional<python::Value> randomAttribute(World &world, const QString &name);
std::optional<python::Value> unknownAttribute(World &world, const QString &name);
std::optional<python::Value> jsonHelperAttribute(World &world, const QString &name);
std::optional<python::Value> digestAttribute(World &world, const QString &name);
std::optional<python::Value> abcHelperAttribute(World &world, const QString &name);
/// datetime.now(), date.today() and their like: unknown, but for a script that runs for good.
python::Value clockValue(World &world, const QString &cls, const QString &method, python::Value timeZone);
std::optional<python::Value> secretsAttribute(World &world, const QString &name);
/// A tuple of the value, the problem (empty where there is none) and its position.
python::Value parseJson(World &world, const QString &text);
std::optional<python::Value> futureAttribute(World &world, const QString &name);

} // namespace retort::bindings
