// SPDX-License-Identifier: GPL-3.0-or-later
// Functions as aggregates and windows, and functions, rows and samples of tables in FROM.
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/sqltypes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Elements;
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

Elements orderElements(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values)
        elements.append(value.isStr() ? expression::make(expression::NameReference{value.text()}) : toClause(world, value));
    return elements;
}

/// partition_by= and order_by=: one expression or several.
Elements oneOrMore(World &world, Value value)
{
    if (value.isNone())
        return {};
    return orderElements(world, value.isSequence() ? python::Values(value.items()) : python::Values{value});
}

/// One end of a frame: None is without bound, 0 the current row, a negative number so many rows before it.
QString frameEnd(World &world, Value value, bool isFirst)
{
    const auto rows = toOptionalInteger(world, value, u"a frame's bound"_s);
    if (!rows)
        return isFirst ? u"UNBOUNDED PRECEDING"_s : u"UNBOUNDED FOLLOWING"_s;
    if (*rows == 0)
        return u"CURRENT ROW"_s;
    return QString::number(std::abs(*rows)) + (*rows < 0 ? u" PRECEDING"_s : u" FOLLOWING"_s);
}

QString frameText(World &world, const Arguments &arguments)
{
    const std::pair<QLatin1StringView, QLatin1StringView> kinds[]
        = {{"range_"_L1, "RANGE"_L1}, {"rows"_L1, "ROWS"_L1}, {"groups"_L1, "GROUPS"_L1}};
    QString text;
    for (const auto &[argument, word] : kinds) {
        const Value bounds = arguments[argument];
        if (bounds.isNone())
            continue;
        if (!text.isEmpty())
            world.raise(u"ArgumentError"_s, u"only one of 'rows', 'range_', or 'groups' may be provided"_s);
        const python::Values ends = toKnownValues(world, bounds);
        if (ends.size() != 2)
            world.raise(u"ArgumentError"_s, u"2-tuple expected for range/rows/groups"_s);
        text = word + u" BETWEEN "_s + frameEnd(world, ends[0], true) + u" AND "_s + frameEnd(world, ends[1], false);
    }
    return text;
}

Value overOf(World &world, const ElementPtr &function, const Arguments &arguments)
{
    return expressionValue(world,
        expression::make(expression::Over{function, oneOrMore(world, arguments["partition_by"_L1]),
            oneOrMore(world, arguments["order_by"_L1]), frameText(world, arguments)}));
}

Value filtered(World &world, const ElementPtr &function, const python::Values &criteria)
{
    Elements all;
    for (const Value &item : criteria)
        all.append(toClause(world, item));
    if (all.isEmpty())
        return expressionValue(world, function);
    return expressionValue(world,
        expression::make(expression::Filter{function,
            all.size() == 1 ? all.first() : expression::conjunction(Operator::And, all)}));
}

constexpr QLatin1StringView windowParameters = "partition_by=None, order_by=None, range_=None, rows=None, groups=None"_L1;

void addAggregateMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    type->addMethod(py, u"over"_s, u"self, *, "_s + windowParameters,
        [w](Interpreter &, Arguments &arguments) { return overOf(*w, selfElement(arguments), arguments); });
    type->addMethod(py, u"filter"_s, u"self, *criterion"_s,
        [w](Interpreter &, Arguments &arguments) { return filtered(*w, selfElement(arguments), arguments.bound().varArgs()); });
    type->addMethod(py, u"within_group"_s, u"self, *order_by"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::make(expression::WithinGroup{selfElement(arguments), orderElements(*w, arguments.bound().varArgs())}));
    });
}

/// Columns given by name or as sa.column().
QList<expression::ColumnInfo> columnInfos(World &world, const python::Values &columns)
{
    QList<expression::ColumnInfo> infos;
    for (const Value &value : columns) {
        expression::ColumnInfo info;
        if (value.isStr()) {
            info.name = value.text();
        } else {
            const ElementPtr element = toClause(world, value);
            const auto *reference = element->as<expression::ColumnRef>();
            if (!reference)
                world.raise(u"ArgumentError"_s, u"column() construct expected, got %1"_s.arg(world.py.repr(value)));
            info.name = reference->name;
            info.type = reference->type;
            info.quote = reference->quote;
        }
        infos.append(info);
    }
    return infos;
}

/// func.x().alias("g"): a row source with one column that goes by the alias itself.
Value functionAlias(World &world, const ElementPtr &function, Value name)
{
    expression::TableValued node;
    node.function = function;
    node.name = toOptionalText(world, name).value_or(QString());
    expression::ColumnInfo column;
    column.type = expression::typeOf(function);
    node.columns.append(column);
    node.identity = expression::newIdentity();
    return expressionValue(world, expression::make(std::move(node)));
}

void addFunctionMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    type->addMethod(py, u"alias"_s, u"self, name=None, joins_implicitly=False"_s,
        [w](Interpreter &, Arguments &arguments) { return functionAlias(*w, selfElement(arguments), arguments["name"_L1]); });
    type->addMethod(py, u"column_valued"_s, u"self, name=None, joins_implicitly=False"_s,
        [w](Interpreter &inner, Arguments &arguments) {
            return inner.attribute(functionAlias(*w, selfElement(arguments), arguments["name"_L1]), u"column"_s);
        });
    type->addMethod(py, u"table_valued"_s, u"self, *expr, name=None, with_ordinality=None, joins_implicitly=False"_s,
        [w](Interpreter &, Arguments &arguments) {
            expression::TableValued node;
            node.function = selfElement(arguments);
            python::Values columns = arguments.bound().varArgs();
            if (!arguments["with_ordinality"_L1].isNone()) {
                node.withOrdinality = true;
                columns.push_back(arguments["with_ordinality"_L1]);
            }
            node.columns = columnInfos(*w, columns);
            node.name = toOptionalText(*w, arguments["name"_L1]).value_or(QString());
            node.identity = expression::newIdentity();
            return expressionValue(*w, expression::make(std::move(node)));
        });
    type->addMethod(py, u"select"_s, u"self"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w, expression::select({selfElement(arguments)}));
    });
}

/// values(column, …, name=…): rows in FROM, filled by data().
Value valuesFunction(World &world, Arguments &arguments)
{
    expression::Values node;
    node.columns = columnInfos(world, arguments.bound().varArgs());
    node.name = toOptionalText(world, arguments["name"_L1]).value_or(QString());
    node.identity = expression::newIdentity();
    return expressionValue(world, expression::make(std::move(node)));
}

expression::Values withRows(World &world, expression::Values node, Value rows)
{
    for (const Value &row : toKnownValues(world, rows)) {
        Elements cells;
        const python::Values items = toKnownValues(world, row);
        for (size_t i = 0; i < items.size(); ++i) {
            const expression::Operand operand = toOperand(world, items[i]);
            const auto *plain = std::get_if<expression::Value>(&operand);
            const bool typed = plain && qsizetype(i) < node.columns.size();
            cells.append(typed ? expression::literal(*plain, node.columns.at(qsizetype(i)).type) : expression::asElement(operand));
        }
        node.rows.append(cells);
    }
    return node;
}

Value tableSample(World &world, const ElementPtr &table, const Arguments &arguments)
{
    expression::Alias node;
    node.element = table;
    node.name = toOptionalText(world, arguments["name"_L1]).value_or(QString());
    const expression::Operand sampling = toOperand(world, arguments["sampling"_L1]);
    const auto *element = std::get_if<ElementPtr>(&sampling);
    node.sample = element && (*element)->as<expression::Function>() ? *element : expression::function({u"system"_s}, {sampling});
    if (!arguments["seed"_L1].isNone())
        node.seed = toElement(world, arguments["seed"_L1]);
    node.identity = expression::newIdentity();
    return expressionValue(world, expression::make(std::move(node)));
}

Value lateralOf(World &world, const ElementPtr &element, Value name)
{
    const QString own = toOptionalText(world, name).value_or(QString());
    if (const auto *valued = element->as<expression::TableValued>()) {
        expression::TableValued changed = *valued;
        changed.lateral = true;
        changed.namedAfter = valued->name; // an alias of a named one without a name of its own: t_1
        changed.name = own;
        return expressionValue(world, expression::make(std::move(changed)));
    }
    return expressionValue(world, expression::alias(element, own, true));
}

struct Row
{
    QLatin1StringView name;
    QString signature;
    Value (*call)(World &, Arguments &);
};

const QList<Row> &rows()
{
    static const QList<Row> table{
        {"over"_L1, u"element, "_s + windowParameters,
            [](World &w, Arguments &a) { return overOf(w, toElement(w, a["element"_L1]), a); }},
        {"within_group"_L1, u"element, *order_by"_s,
            [](World &w, Arguments &a) {
                return expressionValue(w,
                    expression::make(expression::WithinGroup{toElement(w, a["element"_L1]),
                        orderElements(w, a.bound().varArgs())}));
            }},
        {"funcfilter"_L1, u"func, *criterion"_s,
            [](World &w, Arguments &a) { return filtered(w, toElement(w, a["func"_L1]), a.bound().varArgs()); }},
        {"values"_L1, u"*columns, name=None, literal_binds=False"_s, valuesFunction},
        {"lateral"_L1, u"selectable, name=None"_s,
            [](World &w, Arguments &a) { return lateralOf(w, toClause(w, a["selectable"_L1]), a["name"_L1]); }},
        {"tablesample"_L1, u"selectable, sampling, name=None, seed=None"_s,
            [](World &w, Arguments &a) { return tableSample(w, toClause(w, a["selectable"_L1]), a); }},
        {"aggregate_order_by"_L1, u"target, *order_by"_s,
            [](World &w, Arguments &a) {
                return expressionValue(w,
                    expression::make(expression::OrderedArgument{toElement(w, a["target"_L1]),
                        orderElements(w, a.bound().varArgs())}));
            }},
    };
    return table;
}

} // namespace

Class *functionClass(World &world)
{
    return world.once(u"Function"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Function"_s, {columnElementClass(w)}, u"sqlalchemy.sql.functions"_s);
        addAggregateMethods(w, type);
        addFunctionMethods(w, type);
        return type;
    });
}

void addRowSourceMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    type->addMethod(py, u"lateral"_s, u"self, name=None"_s,
        [w](Interpreter &, Arguments &arguments) { return lateralOf(*w, selfElement(arguments), arguments["name"_L1]); });
    type->addMethod(py, u"tablesample"_s, u"self, sampling, name=None, seed=None"_s,
        [w](Interpreter &, Arguments &arguments) { return tableSample(*w, selfElement(arguments), arguments); });
    type->addMethod(py, u"data"_s, u"self, values"_s, [w](Interpreter &, Arguments &arguments) {
        const auto *values = selfElement(arguments)->as<expression::Values>();
        if (!values)
            w->raise(u"AttributeError"_s, u"data"_s);
        return expressionValue(*w, expression::make(withRows(*w, *values, arguments["values"_L1])));
    });
    addCteMethod(world, type);
    type->addMethod(py, u"render_derived"_s, u"self, name=None, with_types=False"_s, [w](Interpreter &, Arguments &arguments) {
        const auto *valued = selfElement(arguments)->as<expression::TableValued>();
        if (!valued)
            w->raise(u"AttributeError"_s, u"render_derived"_s);
        expression::TableValued changed = *valued;
        changed.renderDerived = true;
        changed.renderTypes = toBool(*w, arguments["with_types"_L1]);
        if (const auto name = toOptionalText(*w, arguments["name"_L1]))
            changed.name = *name;
        return expressionValue(*w, expression::make(std::move(changed)));
    });
}

std::optional<Value> rowSourceFunction(World &world, const QString &name)
{
    const auto row = std::find_if(rows().cbegin(), rows().cend(), [&](const Row &r) { return r.name == name; });
    if (row == rows().cend())
        return std::nullopt;
    World *w = &world;
    return world.py.function(row->name, row->signature,
        [w, call = row->call](Interpreter &, Arguments &arguments) { return call(*w, arguments); });
}

} // namespace retort::bindings
