// SPDX-License-Identifier: GPL-3.0-or-later
// select() and the functions beside it.
#include "model/bindings/convert.h"
#include "model/bindings/selectclauses.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Elements;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

Value selectOf(World &world, const python::Values &columns)
{
    return expressionValue(world, expression::select(columnClauses(world, columns)));
}

void addSelectResults(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    for (const QString &name : {u"subquery"_s, u"alias"_s}) {
        type->addMethod(py, name, u"self, name=None, **kw"_s, [w](Interpreter &, Arguments &arguments) {
            return expressionValue(*w,
                expression::alias(selfElement(arguments), toOptionalText(*w, arguments["name"_L1]).value_or(QString())));
        });
    }
    addCteMethod(world, type);
    type->addMethod(py, u"lateral"_s, u"self, name=None"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::alias(selfElement(arguments), toOptionalText(*w, arguments["name"_L1]).value_or(QString()), true));
    });
    for (const QString &name : {u"scalar_subquery"_s, u"as_scalar"_s}) {
        type->addMethod(py, name, u"self"_s, [w](Interpreter &, Arguments &arguments) {
            return expressionValue(*w, expression::scalarSubquery(selfElement(arguments)));
        });
    }
    type->addMethod(py, u"label"_s, u"self, name"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::label(toText(*w, arguments["name"_L1]), expression::scalarSubquery(selfElement(arguments))));
    });
    type->addMethod(py, u"exists"_s, u"self"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w, expression::exists(selfElement(arguments)));
    });
    for (const auto &[name, kind] : compoundFunctions) {
        type->addMethod(py, name, u"self, *others"_s, [w, kind = kind](Interpreter &, Arguments &arguments) {
            return expressionValue(*w,
                expression::compound(kind, Elements{selfElement(arguments)} + clauses(*w, arguments.bound().varArgs())));
        });
    }
    for (const QString &name : {u"c"_s, u"columns"_s, u"selected_columns"_s}) {
        type->addProperty(py, name,
            [w](Interpreter &, Arguments &arguments) { return collectionOf(*w, selfElement(arguments)); });
    }
}

} // namespace

Class *selectClass(World &world)
{
    return world.once(u"Select"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Select"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.selectable"_s);
        World *pw = &w;
        addSelectMethods(w, type);
        type->addMethod(w.py, u"filter_by"_s, u"self, **kw"_s,
            [pw](Interpreter &, Arguments &) -> Value { pw->needsPython(u"filter_by() of a select()"_s); });
        addSelectResults(w, type);
        return type;
    });
}

std::optional<Value> statementFunction(World &world, const QString &name)
{
    World *w = &world;
    if (name == "select"_L1) {
        return world.py.function(name, u"*columns, **kw"_s, [w](Interpreter &, Arguments &arguments) {
            python::Values given = arguments.bound().varArgs();
            Value statement;
            if (!given.empty() && given.front().isList()) {
                // select([columns], where, from) of SQLAlchemy before 2.0
                statement = selectOf(*w, {given.front()});
                const QString clausesOfOld[] = {u"where"_s, u"select_from"_s};
                for (size_t i = 1; i < given.size() && i <= std::size(clausesOfOld); ++i) {
                    if (given[i].isNone())
                        continue;
                    const python::Values parts = given[i].isSequence() ? python::Values(given[i].items()) : python::Values{given[i]};
                    statement = w->py.call(w->py.attribute(statement, clausesOfOld[i - 1]), parts);
                }
            } else {
                statement = selectOf(*w, given);
            }
            for (const auto &[keyword, value] : arguments.bound().keywordArgs()) {
                const QString method = keyword == "whereclause"_L1 ? u"where"_s : keyword == "from_obj"_L1 ? u"select_from"_s : keyword;
                const bool several = method == "select_from"_L1 || method == "order_by"_L1 || method == "group_by"_L1;
                const python::Values parts
                    = several && value.isSequence() ? python::Values(value.items()) : python::Values{value};
                if (method == "distinct"_L1 && value.isBool()) {
                    if (value.toBool())
                        statement = w->py.call(w->py.attribute(statement, method));
                    continue;
                }
                statement = w->py.call(w->py.attribute(statement, method), parts);
            }
            return statement;
        });
    }
    if (const auto made = rowSourceFunction(world, name))
        return made;
    if (name == "exists"_L1) {
        return world.py.function(name, u"*arguments"_s, [w](Interpreter &, Arguments &arguments) {
            const python::Values &given = arguments.bound().varArgs();
            if (given.empty())
                return existsValue(*w);
            return expressionValue(*w, expression::exists(toClause(*w, given.front())));
        });
    }
    for (const auto &[compound, kind] : compoundFunctions) {
        if (name == compound) {
            return world.py.function(name, u"*selects"_s, [w, kind = kind](Interpreter &, Arguments &arguments) {
                return expressionValue(*w, expression::compound(kind, clauses(*w, arguments.bound().varArgs())));
            });
        }
    }
    const std::pair<QLatin1StringView, Value (*)(World &, Value)> dml[] = {
        {"insert"_L1, insertInto}, {"update"_L1, updateOf}, {"delete"_L1, deleteFrom}};
    for (const auto &[verb, make] : dml) {
        if (name == verb)
            return world.py.function(name, u"table, *args, **kw"_s, [w, make = make](Interpreter &, Arguments &arguments) {
                return changeStatement(*w, make, arguments["table"_L1], arguments.bound());
            });
    }
    for (const bool outer : {false, true}) {
        if (name == (outer ? "outerjoin"_L1 : "join"_L1)) {
            return world.py.function(name, u"left, right, onclause=None, isouter=False, full=False"_s,
                [w, outer](Interpreter &py, Arguments &arguments) {
                    return py.call(py.attribute(arguments["left"_L1], outer ? u"outerjoin"_s : u"join"_s),
                        {arguments["right"_L1], arguments["onclause"_L1], arguments["isouter"_L1], arguments["full"_L1]});
                });
        }
    }
    if (name == "alias"_L1) {
        return world.py.function(name, u"selectable, name=None"_s, [](Interpreter &py, Arguments &arguments) {
            return py.call(py.attribute(arguments["selectable"_L1], u"alias"_s), {arguments["name"_L1]});
        });
    }
    return std::nullopt;
}

Value existsValue(World &world)
{
    // exists().where(…): the conditions make the SELECT; until then it is an empty one.
    Class *type = world.once(u"Exists"_s, [](World &w) {
        World *pw = &w;
        Class *made = w.py.makeClass(u"Exists"_s, {columnElementClass(w)}, u"sqlalchemy.sql.selectable"_s);
        const auto change = [pw, made](const QString &method) {
            return [pw, made, method](Interpreter &py, Arguments &arguments) {
                auto *self = arguments.self->as<ExistsObject>();
                const Value inner = py.call(py.attribute(expressionValue(*pw, self->select), method), arguments.bound().varArgs());
                return Value(py.make<ExistsObject>(*pw, made, inner.as<ExpressionObject>()->element));
            };
        };
        made->addMethod(w.py, u"where"_s, u"self, *clauses"_s, change(u"where"_s));
        made->addMethod(w.py, u"select_from"_s, u"self, *froms"_s, change(u"select_from"_s));
        made->addMethod(w.py, u"correlate"_s, u"self, *froms"_s, change(u"correlate"_s));
        return made;
    });
    const ElementPtr star = expression::select({expression::literalColumn(u"*"_s)});
    return Value(world.py.make<ExistsObject>(world, type, star));
}

} // namespace retort::bindings
