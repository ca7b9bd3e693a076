// SPDX-License-Identifier: GPL-3.0-or-later
// The methods of a column expression: in_(), like(), desc(), label() …
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/sqltypes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::Affix;
using expression::ElementPtr;
using expression::Operator;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

ElementPtr selfElement(const Arguments &arguments)
{
    return arguments.self->as<ExpressionObject>()->element;
}

struct BinaryMethod
{
    QLatin1StringView name;
    Operator op;
};

const BinaryMethod binaryMethods[] = {
    {"is_"_L1, Operator::Is},
    {"is_not"_L1, Operator::IsNot},
    {"isnot"_L1, Operator::IsNot},
    {"is_distinct_from"_L1, Operator::IsDistinctFrom},
    {"isnot_distinct_from"_L1, Operator::IsNotDistinctFrom},
    {"is_not_distinct_from"_L1, Operator::IsNotDistinctFrom},
    {"concat"_L1, Operator::Concat},
    {"match"_L1, Operator::Match},
    {"bitwise_and"_L1, Operator::BitwiseAnd},
    {"bitwise_or"_L1, Operator::BitwiseOr},
    {"bitwise_xor"_L1, Operator::BitwiseXor},
    {"bitwise_lshift"_L1, Operator::LeftShift},
    {"bitwise_rshift"_L1, Operator::RightShift},
};

const BinaryMethod likeMethods[] = {
    {"like"_L1, Operator::Like},
    {"notlike"_L1, Operator::NotLike},
    {"not_like"_L1, Operator::NotLike},
    {"ilike"_L1, Operator::ILike},
    {"notilike"_L1, Operator::NotILike},
    {"not_ilike"_L1, Operator::NotILike},
    {"regexp_match"_L1, Operator::RegexpMatch},
};

struct OrderMethod
{
    QLatin1StringView name;
    Operator op;
};

const OrderMethod orderMethods[] = {
    {"asc"_L1, Operator::Asc},
    {"desc"_L1, Operator::Desc},
    {"nulls_first"_L1, Operator::NullsFirst},
    {"nullsfirst"_L1, Operator::NullsFirst},
    {"nulls_last"_L1, Operator::NullsLast},
    {"nullslast"_L1, Operator::NullsLast},
};

void addOperators(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    for (const auto &[name, op] : binaryMethods) {
        type->addMethod(py, name, u"self, other, **kw"_s, [w, op = op](Interpreter &, Arguments &arguments) {
            return expressionValue(*w, expression::binary(op, selfElement(arguments), toOperand(*w, arguments["other"_L1])));
        });
    }
    for (const auto &[name, op] : likeMethods) {
        type->addMethod(py, name, u"self, other, escape=None, flags=None"_s, [w, op = op](Interpreter &, Arguments &arguments) {
            expression::BinaryOptions options;
            options.escape = toOptionalText(*w, arguments["escape"_L1]).value_or(
                toOptionalText(*w, arguments["flags"_L1]).value_or(QString()));
            return expressionValue(*w,
                expression::binary(op, selfElement(arguments), toOperand(*w, arguments["other"_L1]), options));
        });
    }
    for (const auto &[name, op] : orderMethods) {
        type->addMethod(py, name, u"self"_s, [w, op = op](Interpreter &, Arguments &arguments) {
            return expressionValue(*w, expression::ordering(op, selfElement(arguments)));
        });
    }
    type->addMethod(py, u"bitwise_not"_s, u"self"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w, expression::bitwiseNot(selfElement(arguments)));
    });
    type->addMethod(py, u"regexp_replace"_s, u"self, pattern, replacement, flags=None"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::regexpReplace(selfElement(arguments), toOperand(*w, arguments["pattern"_L1]),
                toOperand(*w, arguments["replacement"_L1]), toOptionalText(*w, arguments["flags"_L1]).value_or(QString())));
    });
}

void addAffixes(World &world, Class *type)
{
    World *w = &world;
    const std::pair<QLatin1StringView, Affix> affixes[] = {{"startswith"_L1, Affix::StartsWith},
        {"endswith"_L1, Affix::EndsWith}, {"contains"_L1, Affix::Contains}};
    for (const auto &[name, kind] : affixes) {
        for (const bool insensitive : {false, true}) {
            const QString method = (insensitive ? u"i"_s : QString()) + name;
            type->addMethod(world.py, method, u"self, other, escape=None, autoescape=False"_s,
                [w, kind = kind, insensitive](Interpreter &, Arguments &arguments) {
                    if (kind == Affix::Contains && !insensitive && holdsItems(expression::typeOf(selfElement(arguments))))
                        return containsItems(*w, selfElement(arguments), arguments["other"_L1]);
                    expression::BinaryOptions options;
                    options.escape = toOptionalText(*w, arguments["escape"_L1]).value_or(QString());
                    options.autoescape = toBool(*w, arguments["autoescape"_L1]);
                    return expressionValue(*w,
                        expression::affix(kind, selfElement(arguments), toOperand(*w, arguments["other"_L1]), options, false,
                            insensitive));
                });
        }
    }
}

Value inOperator(World &world, const ElementPtr &element, Value other, bool negated)
{
    if (const auto inner = toElementIfAny(world, other)) {
        const expression::Element &tree = **inner;
        if (tree.as<expression::Select>() || tree.as<expression::CompoundSelect>() || tree.as<expression::ScalarSelect>()
            || tree.as<expression::TextualSelect>() || tree.as<expression::Text>() || tree.as<expression::Bind>() || tree.as<expression::Alias>())
            return expressionValue(world, expression::inSelect(element, *inner, negated));
        world.raise(u"ArgumentError"_s, u"IN expression list, SELECT construct, or bound parameter object expected, got %1."_s.arg(world.py.repr(other)));
    }
    if (other.isStr()) {
        world.raise(u"ArgumentError"_s,
            u"IN expression list, SELECT construct, or bound parameter object expected, got %1."_s.arg(world.py.repr(other)));
    }
    QList<expression::Operand> items;
    const python::Values values = toKnownValues(world, other);
    for (const Value &item : values)
        items.append(typedOperand(world, item, expression::typeOf(element)));
    return expressionValue(world, expression::inList(element, items, negated));
}

void addMembership(World &world, Class *type)
{
    World *w = &world;
    for (const QString &name : {u"in_"_s, u"not_in"_s, u"notin_"_s}) {
        type->addMethod(world.py, name, u"self, other"_s, [w, negated = name != "in_"_L1](Interpreter &, Arguments &arguments) {
            return inOperator(*w, selfElement(arguments), arguments["other"_L1], negated);
        });
    }
    type->addMethod(world.py, u"between"_s, u"self, cleft, cright, symmetric=False"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::between(selfElement(arguments), toOperand(*w, arguments["cleft"_L1]),
                toOperand(*w, arguments["cright"_L1]), toBool(*w, arguments["symmetric"_L1])));
    });
}

void addConstructs(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    type->addMethod(py, u"label"_s, u"self, name"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::label(toOptionalText(*w, arguments["name"_L1]).value_or(QString()), selfElement(arguments)));
    });
    type->addMethod(py, u"cast"_s, u"self, type_"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w, expression::cast(selfElement(arguments), toSqlType(*w, arguments["type_"_L1])));
    });
    type->addMethod(py, u"collate"_s, u"self, collation"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w, expression::collate(selfElement(arguments), toText(*w, arguments["collation"_L1])));
    });
    type->addMethod(py, u"distinct"_s, u"self"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w, expression::distinctOf(selfElement(arguments)));
    });
    type->addMethod(py, u"self_group"_s, u"self, against=None"_s,
        [](Interpreter &, Arguments &arguments) { return *arguments.self; });
    for (const auto &[name, op] : {std::pair{u"any_"_s, Operator::Any}, std::pair{u"all_"_s, Operator::All}}) {
        type->addMethod(py, name, u"self"_s, [w, op = op](Interpreter &, Arguments &arguments) {
            return expressionValue(*w, expression::anyOrAll(op, selfElement(arguments)));
        });
    }
    const auto custom = [w](bool comparison) {
        return [w, comparison](Interpreter &interpreter, Arguments &arguments) {
            expression::BinaryOptions options;
            options.customText = toText(*w, arguments["opstring"_L1]);
            options.customPrecedence = int(toOptionalInteger(*w, arguments["precedence"_L1]).value_or(0));
            options.customIsComparison = comparison || toBool(*w, arguments["is_comparison"_L1]);
            if (!arguments["return_type"_L1].isNone())
                options.returnType = toSqlType(*w, arguments["return_type"_L1]);
            else if (comparison)
                options.returnType = schema::types::boolean();
            const ElementPtr left = selfElement(arguments);
            return interpreter.function(u"operate"_s, u"other"_s, [w, options, left](Interpreter &, Arguments &inner) {
                return expressionValue(*w,
                    expression::binary(Operator::Custom, left, toOperand(*w, inner["other"_L1]), options));
            });
        };
    };
    const QString opSignature = u"self, opstring, precedence=0, is_comparison=False, return_type=None"_s;
    type->addMethod(py, u"op"_s, opSignature, custom(false));
    type->addMethod(py, u"bool_op"_s, opSignature, custom(true));
}

} // namespace

Class *clauseElementClass(World &world)
{
    return world.once(u"ClauseElement"_s, [](World &w) {
        Class *type = w.py.makeClass(u"ClauseElement"_s, {}, u"sqlalchemy.sql.elements"_s);
        World *pw = &w;
        // text().bindparams(…), text().columns(…); other elements take no part in it.
        type->addMethod(w.py, u"bindparams"_s, u"self, *binds, **values"_s, [pw](Interpreter &, Arguments &arguments) {
            const auto *text = selfElement(arguments)->as<expression::Text>();
            if (!text)
                pw->raise(u"AttributeError"_s, u"bindparams"_s);
            expression::Text result = *text;
            const QStringList places = expression::bindNames(text->sql);
            const auto set = [&](const expression::Bind &bind) {
                if (!places.contains(bind.name)) {
                    pw->raise(u"ArgumentError"_s,
                        u"This text() construct doesn't define a bound parameter named %1"_s.arg(expression::pythonRepr(bind.name)));
                }
                const auto known = std::find_if(result.binds.begin(), result.binds.end(),
                    [&](const expression::Bind &other) { return other.name == bind.name; });
                if (known != result.binds.end())
                    *known = bind;
                else
                    result.binds.append(bind);
            };
            for (const Value &item : arguments.bound().varArgs()) {
                const ElementPtr element = toClause(*pw, item);
                if (const auto *bind = element->as<expression::Bind>())
                    set(*bind);
            }
            for (const auto &[name, value] : arguments.bound().keywordArgs()) {
                const auto plain = toPlain(*pw, value);
                if (!plain)
                    pw->needsPython(u"the parameter %1"_s.arg(name));
                // A value keeps the type that an earlier bindparam() of the name gave.
                const auto known = std::find_if(result.binds.cbegin(), result.binds.cend(),
                    [&, wanted = name](const expression::Bind &bind) { return bind.name == wanted; });
                const bool isTyped = known != result.binds.cend() && !known->type.isNull();
                set(expression::Bind{*plain, isTyped ? known->type : expression::typeOfValue(*plain), name, true,
                    known != result.binds.cend() && known->expanding});
            }
            return expressionValue(*pw, expression::make(std::move(result)));
        });
        type->addMethod(w.py, u"columns"_s, u"self, *columns, **types"_s, [pw](Interpreter &, Arguments &arguments) {
            expression::Elements columns;
            for (const Value &item : arguments.bound().varArgs())
                columns.append(toClause(*pw, item));
            for (const auto &[name, given] : arguments.bound().keywordArgs())
                columns.append(expression::column(name, toSqlType(*pw, given)));
            return expressionValue(*pw, expression::make(expression::TextualSelect{selfElement(arguments), columns}));
        });
        const auto same = [](Interpreter &, Arguments &arguments) { return *arguments.self; };
        type->addMethod(w.py, u"execution_options"_s, u"self, **options"_s, same);
        type->addMethod(w.py, u"compile"_s, u"self, *args, **options"_s,
            [pw](Interpreter &, Arguments &) -> Value { pw->needsPython(u"compile() of an SQL expression"_s); });
        return type;
    });
}

Class *columnClauseClass(World &world)
{
    return world.once(u"ColumnClause"_s, [](World &w) {
        return w.py.makeClass(u"ColumnClause"_s, {columnElementClass(w)}, u"sqlalchemy.sql.elements"_s);
    });
}

Class *columnElementClass(World &world)
{
    return world.once(u"ColumnElement"_s, [](World &w) {
        Class *type = w.py.makeClass(u"ColumnElement"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.elements"_s);
        addOperators(w, type);
        addAffixes(w, type);
        addMembership(w, type);
        addConstructs(w, type);
        addContainerMethods(w, type);
        return type;
    });
}

} // namespace retort::bindings
