// SPDX-License-Identifier: GPL-3.0-or-later
// The pure part of Python's standard library that migration scripts use.
#include "model/bindings/standardlibrary.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Interpreter;
using python::Value;

namespace {

using Maker = std::optional<Value> (*)(World &, const QString &);

const QHash<QString, Maker> &makers()
{
    static const QHash<QString, Maker> table{
        {u"_datetime"_s, datetimeAttribute},
        {u"decimal"_s, decimalAttribute},
        {u"uuid"_s, uuidAttribute},
        {u"math"_s, mathAttribute},
        {u"_re"_s, regexAttribute},
        {u"os"_s, osAttribute},
        {u"sys"_s, sysAttribute},
        {u"logging"_s, loggingAttribute},
        {u"logging.config"_s, loggingConfigAttribute},
        {u"warnings"_s, warningsAttribute},
        {u"time"_s, clockAttribute},
        {u"random"_s, randomAttribute},
        {u"secrets"_s, secretsAttribute},
        {u"__future__"_s, futureAttribute},
        {u"_unknown"_s, unknownAttribute},
        {u"_json"_s, jsonHelperAttribute},
        {u"_digest"_s, digestAttribute},
        {u"_abc"_s, abcHelperAttribute},
    };
    return table;
}

} // namespace

bool hasStandardModule(const QString &module)
{
    return makers().contains(module);
}

std::optional<Value> standardAttribute(World &world, const QString &module, const QString &name)
{
    return makers().value(module)(world, name);
}

std::optional<Value> functionOf(World &world, const FunctionTable &table, const QString &name)
{
    const auto row = std::find_if(table.begin(), table.end(), [&](const StandardFunction &f) { return f.name == name; });
    if (row == table.end())
        return std::nullopt;
    World *w = &world;
    return world.py.function(name, row->signature,
        [w, call = row->call](Interpreter &, Arguments &arguments) { return call(*w, arguments); });
}

} // namespace retort::bindings
