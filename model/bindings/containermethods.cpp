// SPDX-License-Identifier: GPL-3.0-or-later
// The methods that only arrays, JSON, HSTORE and ranges have: contains(), has_key(), as_string(), any() …
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Operator;
using python::Arguments;
using python::Class;
using python::Value;
using schema::TypeAffinity;

namespace types = schema::types;

namespace {

ElementPtr selfElement(const Arguments &arguments)
{
    return arguments.self->as<ExpressionObject>()->element;
}

/// An operator between two containers, ranked as a comparison.
struct ContainerOperator
{
    QLatin1StringView name;
    QLatin1StringView text;
    bool eager = true;
};

const ContainerOperator operators[] = {
    {"has_key"_L1, "?"_L1},
    {"has_any"_L1, "?|"_L1},
    {"has_all"_L1, "?&"_L1},
    {"contained_by"_L1, "<@"_L1},
    {"path_exists"_L1, "@?"_L1},
    {"path_match"_L1, "@@"_L1},
    {"overlap"_L1, "&&"_L1, false},
    {"overlaps"_L1, "&&"_L1, false},
    {"strictly_left_of"_L1, "<<"_L1, false},
    {"strictly_right_of"_L1, ">>"_L1, false},
    {"not_extend_right_of"_L1, "&<"_L1, false},
    {"not_extend_left_of"_L1, "&>"_L1, false},
    {"adjacent_to"_L1, "-|-"_L1, false},
};

Value compared(World &world, const ElementPtr &element, QLatin1StringView text, Value other, bool eager)
{
    expression::BinaryOptions options;
    options.customText = text;
    options.customPrecedence = expression::rankOf(Operator::Eq).precedence;
    options.returnType = types::boolean();
    options.customIsComparison = true;
    options.eager = eager;
    return expressionValue(world, expression::binary(Operator::Custom, element, toOperand(world, other), options));
}

struct Accessor
{
    QLatin1StringView name;
    schema::SqlType (*type)();
};

const Accessor accessors[] = {
    {"as_string"_L1, [] { return types::string(); }},
    {"as_integer"_L1, [] { return types::integer(); }},
    {"as_boolean"_L1, [] { return types::boolean(); }},
    {"as_float"_L1, [] { return types::floating(); }},
};

Value read(World &world, const ElementPtr &element, const QString &method, const schema::SqlType &type)
{
    const auto *access = element->as<expression::Binary>();
    const bool isAccess = access && (access->op == Operator::JsonGetItem || access->op == Operator::JsonPathGetItem);
    if (!isAccess) {
        world.raise(u"InvalidRequestError"_s,
            u"The JSON cast operator JSON.%1() only works with a JSON index expression e.g. col['q'].%1()"_s.arg(method));
    }
    return expressionValue(world, expression::withType(element, type));
}

void addAccessors(World &world, Class *type)
{
    World *w = &world;
    for (const Accessor &accessor : accessors) {
        type->addMethod(world.py, accessor.name, u"self"_s, [w, accessor](python::Interpreter &, Arguments &arguments) {
            return read(*w, selfElement(arguments), accessor.name, accessor.type());
        });
    }
    type->addMethod(world.py, u"as_numeric"_s, u"self, precision, scale, asdecimal=True"_s,
        [w](python::Interpreter &, Arguments &arguments) {
            const auto number = [&](QLatin1StringView name) -> std::optional<int> {
                const auto given = toOptionalInteger(*w, arguments[name]);
                return given ? std::optional<int>(int(*given)) : std::nullopt;
            };
            return read(*w, selfElement(arguments), u"as_numeric"_s,
                types::numeric(number("precision"_L1), number("scale"_L1)));
        });
    type->addMethod(world.py, u"as_json"_s, u"self"_s, [](python::Interpreter &, Arguments &arguments) { return *arguments.self; });
}

/// array.any(value, operator=operators.gt): `value > ANY (array)`.
void addItemComparisons(World &world, Class *type)
{
    World *w = &world;
    for (const auto &[name, op] : {std::pair{u"any"_s, Operator::Any}, std::pair{u"all"_s, Operator::All}}) {
        type->addMethod(world.py, name, u"self, other, operator=None"_s,
            [w, name = name, op = op](python::Interpreter &, Arguments &arguments) {
                if (!arguments["operator"_L1].isNone())
                    w->needsPython(u"an operator given to %1()"_s.arg(name));
                return expressionValue(*w,
                    expression::comparedWithItems(op, selfElement(arguments), toOperand(*w, arguments["other"_L1]), Operator::Eq));
            });
    }
}

} // namespace

bool holdsItems(const schema::SqlType &type)
{
    switch (type.affinity()) {
    case TypeAffinity::Array:
    case TypeAffinity::Hstore:
    case TypeAffinity::Range: return true;
    default: return type.kind() == schema::TypeKind::PgJsonb;
    }
}

Value containsItems(World &world, const ElementPtr &element, Value other)
{
    return compared(world, element, "@>"_L1, other, true);
}

void addContainerMethods(World &world, Class *type)
{
    World *w = &world;
    for (const ContainerOperator &row : operators) {
        type->addMethod(world.py, row.name, u"self, other, **kw"_s, [w, row](python::Interpreter &, Arguments &arguments) {
            return compared(*w, selfElement(arguments), row.text, arguments["other"_L1], row.eager);
        });
    }
    addAccessors(world, type);
    addItemComparisons(world, type);
}

} // namespace retort::bindings
