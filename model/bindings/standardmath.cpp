// SPDX-License-Identifier: GPL-3.0-or-later
// math
#include "model/bindings/convert.h"
#include "model/bindings/standardlibrary.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

Value unary(World &world, Arguments &arguments, double (*function)(double))
{
    const Value x = arguments["x"_L1];
    if (x.isUnknown())
        return x;
    if (!x.isNumber())
        world.raise(u"TypeError"_s, u"must be real number, not "_s + world.py.classOf(x)->name());
    return Value::real(function(x.toDouble()));
}

template<double (*function)(double)>
Value real(World &world, Arguments &arguments)
{
    const Value result = unary(world, arguments, function);
    if (result.isFloat() && std::isnan(result.toDouble()) && !std::isnan(arguments["x"_L1].toDouble()))
        world.raise(u"ValueError"_s, u"math domain error"_s);
    return result;
}

/// ceil, floor and trunc: to an integer.
template<double (*function)(double)>
Value whole(World &world, Arguments &arguments)
{
    if (arguments["x"_L1].isInt())
        return Value::integer(arguments["x"_L1].toInt());
    const Value result = unary(world, arguments, function);
    if (result.isUnknown())
        return result;
    if (!std::isfinite(result.toDouble()) || std::abs(result.toDouble()) > 9e18)
        world.needsPython(u"integers beyond 64 bits"_s);
    return Value::integer(qint64(result.toDouble()));
}

Value logarithm(World &world, Arguments &arguments)
{
    const Value x = arguments["x"_L1];
    const Value base = arguments["base"_L1];
    if (!x.isNumber() || (!base.isNone() && !base.isNumber()))
        return real<std::log>(world, arguments);
    if (x.toDouble() <= 0)
        world.raise(u"ValueError"_s, u"math domain error"_s);
    return Value::real(base.isNone() ? std::log(x.toDouble()) : std::log(x.toDouble()) / std::log(base.toDouble()));
}

Value greatestDivisor(World &world, Arguments &arguments)
{
    qint64 result = 0;
    for (const Value &each : arguments.bound().varArgs())
        result = std::gcd(result, toOptionalInteger(world, each).value_or(0));
    return Value::integer(result);
}

Value factorial(World &world, Arguments &arguments)
{
    const qint64 n = toOptionalInteger(world, arguments["x"_L1]).value_or(0);
    if (n < 0)
        world.raise(u"ValueError"_s, u"factorial() not defined for negative values"_s);
    if (n > 20)
        return world.py.unknown(u"integers beyond 64 bits are not modelled"_s);
    qint64 result = 1;
    for (qint64 i = 2; i <= n; ++i)
        result *= i;
    return Value::integer(result);
}

Value product(World &world, Arguments &arguments)
{
    Value result = arguments["start"_L1];
    for (const Value &each : world.py.toValues(arguments["iterable"_L1]))
        result = world.py.binary(python::BinaryOperator::Multiply, result, each);
    return result;
}

Value combinations(World &world, Arguments &arguments)
{
    const qint64 n = toOptionalInteger(world, arguments["n"_L1]).value_or(0);
    const qint64 k = toOptionalInteger(world, arguments["k"_L1]).value_or(0);
    if (n < 0 || k < 0 || n > 60)
        world.needsPython(u"math.comb() of these numbers"_s);
    qint64 result = k > n ? 0 : 1;
    for (qint64 i = 0; i < std::min(k, n - k); ++i)
        result = result * (n - i) / (i + 1);
    return Value::integer(result);
}

Value isClose(World &world, Arguments &arguments)
{
    const double a = arguments["a"_L1].toDouble();
    const double b = arguments["b"_L1].toDouble();
    if (!arguments["a"_L1].isNumber() || !arguments["b"_L1].isNumber())
        world.needsPython(u"math.isclose() of these values"_s);
    const double relative = arguments["rel_tol"_L1].toDouble() * std::max(std::abs(a), std::abs(b));
    return Value::boolean(a == b || std::abs(a - b) <= std::max(relative, arguments["abs_tol"_L1].toDouble()));
}

double toRadians(double x) { return x * (M_PI / 180); }
double toDegrees(double x) { return x * (180 / M_PI); }
bool notANumber(double x) { return std::isnan(x); }
bool infinite(double x) { return std::isinf(x); }
bool finite(double x) { return std::isfinite(x); }

template<bool (*test)(double)>
Value tested(World &world, Arguments &arguments)
{
    const Value x = unary(world, arguments, [](double value) { return value; });
    return x.isUnknown() ? x : Value::boolean(test(x.toDouble()));
}

} // namespace

std::optional<Value> mathAttribute(World &world, const QString &name)
{
    static const QHash<QString, double> constants{{u"pi"_s, M_PI}, {u"e"_s, M_E}, {u"tau"_s, 2 * M_PI},
        {u"inf"_s, std::numeric_limits<double>::infinity()}, {u"nan"_s, std::numeric_limits<double>::quiet_NaN()}};
    if (const auto found = constants.constFind(name); found != constants.cend())
        return Value::real(*found);
    static const FunctionTable table{
        {"ceil"_L1, u"x"_s, whole<std::ceil>},
        {"floor"_L1, u"x"_s, whole<std::floor>},
        {"trunc"_L1, u"x"_s, whole<std::trunc>},
        {"sqrt"_L1, u"x"_s, real<std::sqrt>},
        {"fabs"_L1, u"x"_s, real<std::fabs>},
        {"exp"_L1, u"x"_s, real<std::exp>},
        {"log2"_L1, u"x"_s, real<std::log2>},
        {"log10"_L1, u"x"_s, real<std::log10>},
        {"sin"_L1, u"x"_s, real<std::sin>},
        {"cos"_L1, u"x"_s, real<std::cos>},
        {"tan"_L1, u"x"_s, real<std::tan>},
        {"radians"_L1, u"x"_s, real<toRadians>},
        {"degrees"_L1, u"x"_s, real<toDegrees>},
        {"log"_L1, u"x, base=None"_s, logarithm},
        {"pow"_L1, u"x, y"_s, [](World &, Arguments &a) { return Value::real(std::pow(a["x"_L1].toDouble(), a["y"_L1].toDouble())); }},
        {"hypot"_L1, u"x, y"_s, [](World &, Arguments &a) { return Value::real(std::hypot(a["x"_L1].toDouble(), a["y"_L1].toDouble())); }},
        {"gcd"_L1, u"*integers"_s, greatestDivisor},
        {"factorial"_L1, u"x"_s, factorial},
        {"comb"_L1, u"n, k"_s, combinations},
        {"prod"_L1, u"iterable, start=1"_s, product},
        {"isclose"_L1, u"a, b, rel_tol=1e-09, abs_tol=0.0"_s, isClose},
        {"isnan"_L1, u"x"_s, tested<notANumber>},
        {"isinf"_L1, u"x"_s, tested<infinite>},
        {"isfinite"_L1, u"x"_s, tested<finite>},
    };
    return functionOf(world, table, name);
}

} // namespace retort::bindings
