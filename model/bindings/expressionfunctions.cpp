// SPDX-License-Identifier: GPL-3.0-or-later
// text(), column(), literal(), and_(), case(), func.… : the functions of sqlalchemy that make expressions.
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Operand;
using expression::Operator;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

using Function = Value (*)(World &, Arguments &);

std::optional<schema::SqlType> typeIfGiven(World &world, Value value)
{
    if (value.isNone())
        return std::nullopt;
    return toSqlType(world, value);
}

/// `func` and what its attributes are: a name that grows with each dot, called in the end.
class FunctionName : public NativeObject
{
public:
    FunctionName(World &owner, Class *type, QStringList namePath)
        : NativeObject(owner, type)
        , path(std::move(namePath))
    {
    }
    std::optional<Value> missingAttribute(Interpreter &, const QString &name) override
    {
        if (name.startsWith("__"_L1))
            return std::nullopt;
        const QString bare = name.endsWith(u'_') && name.size() > 1 ? name.chopped(1) : name;
        return Value(world.py.make<FunctionName>(world, m_type, path + QStringList(bare)));
    }
    bool isCallable() const override { return !path.isEmpty(); }
    std::optional<Value> call(Interpreter &, Arguments &arguments) override
    {
        if (path.isEmpty())
            return std::nullopt;
        if (path.size() == 1 && path.first().toLower() == "next_value"_L1 && arguments.positional.size() == 1) {
            if (const auto *sequence = arguments.positional.front().as<SequenceObject>())
                return expressionValue(world, expression::make(expression::NextValue{sequence->sequence.name.text,
                    sequence->sequence.schema.text}));
        }
        if (const auto construct = constructCall(arguments))
            return construct;
        QList<Operand> operands;
        for (const Value &value : arguments.positional)
            operands.append(toOperand(world, value));
        std::optional<schema::SqlType> type;
        if (const Value *given = arguments.keyword(u"type_"_s))
            type = typeIfGiven(world, *given);
        return expressionValue(world, expression::function(path, operands, type));
    }

    QStringList path;

private:
    /// func.cast(x, type) and func.extract(field, x) are the constructs of these names.
    std::optional<Value> constructCall(Arguments &arguments)
    {
        const QString name = path.size() == 1 ? path.first().toLower() : QString();
        if (name != "cast"_L1 && name != "extract"_L1)
            return std::nullopt;
        return world.py.call(world.fromModule(u"sqlalchemy"_s, name), arguments);
    }
};

Value textFunction(World &world, Arguments &arguments)
{
    return expressionValue(world, expression::text(toText(world, arguments["text"_L1])));
}

Value columnFunction(World &world, Arguments &arguments)
{
    const schema::Identifier name = toIdentifier(world, arguments["text"_L1]);
    const auto type = typeIfGiven(world, arguments["type_"_L1]).value_or(schema::SqlType());
    if (toBool(world, arguments["is_literal"_L1]))
        return expressionValue(world, expression::literalColumn(name.text, type));
    expression::ColumnRef column{name.text, type, {}, std::nullopt};
    if (name.quote != schema::Identifier::Quote::Auto)
        column.quote = name.quote == schema::Identifier::Quote::Always;
    return expressionValue(world, expression::make(std::move(column)));
}

Value literalColumnFunction(World &world, Arguments &arguments)
{
    return expressionValue(world,
        expression::literalColumn(toText(world, arguments["text"_L1]),
            typeIfGiven(world, arguments["type_"_L1]).value_or(schema::SqlType())));
}

Value literalFunction(World &world, Arguments &arguments)
{
    const Value value = arguments["value"_L1];
    if (const auto element = toElementIfAny(world, value))
        return expressionValue(world, *element);
    const auto plain = toPlain(world, value);
    if (!plain)
        world.needsPython(u"literal(%1)"_s.arg(world.py.repr(value)));
    const auto type = typeIfGiven(world, arguments["type_"_L1]);
    return expressionValue(world, type ? expression::literal(*plain, *type) : expression::literal(*plain));
}

Value bindparamFunction(World &world, Arguments &arguments)
{
    std::optional<expression::Value> value;
    if (arguments.bound().given("value"_L1))
        value = toPlain(world, arguments["value"_L1]);
    const QString key = toOptionalText(world, arguments["key"_L1]).value_or(QString());
    return expressionValue(world,
        expression::bindParameter(key, value, typeIfGiven(world, arguments["type_"_L1]), toBool(world, arguments["expanding"_L1])));
}

Value joined(World &world, Operator op, const Arguments &arguments)
{
    expression::Elements elements;
    for (const Value &value : arguments.bound().varArgs())
        elements.append(toClause(world, value));
    return expressionValue(world, expression::conjunction(op, elements));
}

Value notFunction(World &world, Arguments &arguments)
{
    return expressionValue(world, expression::negate(toClause(world, arguments["clause"_L1])));
}

/// `case((condition, value), …, else_=…)`, the list of pairs of older scripts, and the short form with `value=`.
Value caseFunction(World &world, Arguments &arguments)
{
    python::Values whens = arguments.bound().varArgs();
    if (whens.size() == 1 && (whens.front().isList() || (whens.front().isTuple() && !whens.front().items().empty()
            && whens.front().items().front().isTuple())))
        whens = whens.front().items();
    const Value subject = arguments["value"_L1];
    QList<std::pair<Operand, Operand>> pairs;
    const auto add = [&](Value condition, Value result) {
        Operand left = subject.isNone() ? Operand(toClause(world, condition)) : toOperand(world, condition);
        pairs.append({std::move(left), toOperand(world, result)});
    };
    for (const Value &when : whens) {
        if (when.isDict()) {
            for (const auto &entry : when.dict()->entries()) {
                if (entry.live)
                    add(entry.key, entry.value);
            }
            continue;
        }
        const python::Values pair = toKnownValues(world, when);
        if (pair.size() != 2)
            world.raise(u"ArgumentError"_s, u"case() expects pairs of a condition and a result"_s);
        add(pair[0], pair[1]);
    }
    std::optional<Operand> otherwise;
    if (!arguments["else_"_L1].isNone())
        otherwise = toOperand(world, arguments["else_"_L1]);
    return expressionValue(world,
        expression::caseOf(subject.isNone() ? ElementPtr() : toElement(world, subject), pairs, otherwise));
}

Value castTo(World &world, const Arguments &arguments, bool tryCast)
{
    return expressionValue(world,
        expression::cast(toOperand(world, arguments["expression"_L1]), toSqlType(world, arguments["type_"_L1]), tryCast));
}

Value orderingOf(World &world, Operator op, const Arguments &arguments)
{
    const Value column = arguments["column"_L1];
    // A bare name is a column or label of the SELECT around it.
    const ElementPtr element
        = column.isStr() ? expression::make(expression::NameReference{column.text()}) : toClause(world, column);
    return expressionValue(world, expression::ordering(op, element));
}

Value tableFunction(World &world, Arguments &arguments)
{
    return lightweightTable(world, arguments);
}

struct FunctionRow
{
    QLatin1StringView name;
    QLatin1StringView signature;
    Function function;
};

const FunctionRow functions[] = {
    {"text"_L1, "text, **kw"_L1, textFunction},
    {"column"_L1, "text, type_=None, is_literal=False, _selectable=None"_L1, columnFunction},
    {"literal_column"_L1, "text, type_=None"_L1, literalColumnFunction},
    {"literal"_L1, "value, type_=None, literal_execute=False"_L1, literalFunction},
    {"bindparam"_L1, "key, value=None, type_=None, unique=False, required=None, quote=None, callable_=None, expanding=False"_L1,
        bindparamFunction},
    {"and_"_L1, "*clauses"_L1, [](World &w, Arguments &a) { return joined(w, Operator::And, a); }},
    {"or_"_L1, "*clauses"_L1, [](World &w, Arguments &a) { return joined(w, Operator::Or, a); }},
    {"not_"_L1, "clause"_L1, notFunction},
    {"null"_L1, ""_L1, [](World &w, Arguments &) { return expressionValue(w, expression::null()); }},
    {"true"_L1, ""_L1, [](World &w, Arguments &) { return expressionValue(w, expression::constant(true)); }},
    {"false"_L1, ""_L1, [](World &w, Arguments &) { return expressionValue(w, expression::constant(false)); }},
    {"case"_L1, "*whens, value=None, else_=None"_L1, caseFunction},
    {"cast"_L1, "expression, type_"_L1, [](World &w, Arguments &a) { return castTo(w, a, false); }},
    {"try_cast"_L1, "expression, type_"_L1, [](World &w, Arguments &a) { return castTo(w, a, true); }},
    {"type_coerce"_L1, "expression, type_"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w,
                expression::typeCoerce(toOperand(w, a["expression"_L1]), toSqlType(w, a["type_"_L1])));
        }},
    {"extract"_L1, "field, expr"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w, expression::extract(toText(w, a["field"_L1]), toElement(w, a["expr"_L1])));
        }},
    {"distinct"_L1, "expr"_L1,
        [](World &w, Arguments &a) { return expressionValue(w, expression::distinctOf(toClause(w, a["expr"_L1]))); }},
    {"desc"_L1, "column"_L1, [](World &w, Arguments &a) { return orderingOf(w, Operator::Desc, a); }},
    {"asc"_L1, "column"_L1, [](World &w, Arguments &a) { return orderingOf(w, Operator::Asc, a); }},
    {"nullsfirst"_L1, "column"_L1, [](World &w, Arguments &a) { return orderingOf(w, Operator::NullsFirst, a); }},
    {"nulls_first"_L1, "column"_L1, [](World &w, Arguments &a) { return orderingOf(w, Operator::NullsFirst, a); }},
    {"nullslast"_L1, "column"_L1, [](World &w, Arguments &a) { return orderingOf(w, Operator::NullsLast, a); }},
    {"nulls_last"_L1, "column"_L1, [](World &w, Arguments &a) { return orderingOf(w, Operator::NullsLast, a); }},
    {"between"_L1, "expr, lower_bound, upper_bound, symmetric=False"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w,
                expression::between(toElement(w, a["expr"_L1]), toOperand(w, a["lower_bound"_L1]),
                    toOperand(w, a["upper_bound"_L1]), toBool(w, a["symmetric"_L1])));
        }},
    {"collate"_L1, "expression, collation"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w, expression::collate(toElement(w, a["expression"_L1]), toText(w, a["collation"_L1])));
        }},
    {"any_"_L1, "expr"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w, expression::anyOrAll(Operator::Any, toElement(w, a["expr"_L1])));
        }},
    {"all_"_L1, "expr"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w, expression::anyOrAll(Operator::All, toElement(w, a["expr"_L1])));
        }},
    {"tuple_"_L1, "*clauses, types=None"_L1,
        [](World &w, Arguments &a) {
            QList<Operand> items;
            for (const Value &value : a.bound().varArgs())
                items.append(toOperand(w, value));
            return expressionValue(w, expression::tuple(items));
        }},
    {"label"_L1, "name, element, type_=None"_L1,
        [](World &w, Arguments &a) {
            return expressionValue(w, expression::label(toText(w, a["name"_L1]), toElement(w, a["element"_L1])));
        }},
    {"array"_L1, "clauses, type_=None"_L1,
        [](World &w, Arguments &a) {
            QList<Operand> items;
            for (const Value &value : toKnownValues(w, a["clauses"_L1]))
                items.append(toOperand(w, value));
            return expressionValue(w, expression::arrayLiteral(items, typeIfGiven(w, a["type_"_L1])));
        }},
    {"table"_L1, "name, *columns, schema=None"_L1, tableFunction},
};

} // namespace

std::optional<Value> expressionFunction(World &world, const QString &name)
{
    if (name == "func"_L1)
        return functionNamespace(world);
    const auto row = std::find_if(std::begin(functions), std::end(functions), [&](const FunctionRow &r) { return r.name == name; });
    if (row == std::end(functions))
        return std::nullopt;
    World *w = &world;
    return world.py.function(row->name, row->signature,
        [w, call = row->function](Interpreter &, Arguments &arguments) { return call(*w, arguments); });
}

Value functionNamespace(World &world)
{
    return world.shared(u"func"_s, [](World &w) {
        Class *type = w.once(u"_FunctionGenerator"_s,
            [](World &inner) { return inner.py.makeClass(u"_FunctionGenerator"_s, {}, u"sqlalchemy.sql.functions"_s); });
        return Value(w.py.make<FunctionName>(w, type, QStringList()));
    });
}

} // namespace retort::bindings
