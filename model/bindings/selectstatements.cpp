// SPDX-License-Identifier: GPL-3.0-or-later
// select() and what stands in FROM: tables, aliases, joins, subqueries.
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/schemaitems.h"

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

Elements clauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isNone())
            continue; // order_by(None) takes back an order; there is none yet
        if (value.isList() || value.isTuple()) {
            elements += clauses(world, value.items());
            continue;
        }
        // order_by("name") and group_by("name") take a plain column name.
        elements.append(value.isStr() ? expression::column(value.text()) : toClause(world, value));
    }
    return elements;
}

Elements columnClauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isSequence()) {
            elements += columnClauses(world, value.items()); // select([…]) of SQLAlchemy before 2.0
            continue;
        }
        if (value.isStr()) {
            world.raise(u"ArgumentError"_s,
                u"Textual column expression %1 should be explicitly declared with text(%1), or use column(%1) for more specificity"_s
                    .arg(world.py.repr(value)));
        }
        elements.append(value.isNumber() ? toElement(world, value) : toClause(world, value));
    }
    return elements;
}

Value selectOf(World &world, const python::Values &columns)
{
    return expressionValue(world, expression::select(columnClauses(world, columns)));
}

/// A method of Select that gives a changed copy.
using Change = void (*)(World &, expression::Select &, Arguments &);

struct ChangeRow
{
    QLatin1StringView name;
    QLatin1StringView signature;
    Change change;
};

void addJoin(World &world, expression::Select &select, Arguments &arguments, bool outer)
{
    const ElementPtr right = toClause(world, arguments["target"_L1]);
    const Value on = arguments["onclause"_L1];
    if (on.isNone())
        world.needsPython(u"join() without a condition"_s);
    ElementPtr left;
    if (!select.from.isEmpty()) {
        left = select.from.takeLast();
    } else {
        for (const ElementPtr &column : std::as_const(select.columns)) {
            if (const auto *reference = column->as<expression::ColumnRef>(); reference && reference->from) {
                left = reference->from;
                break;
            }
            if (column->as<expression::Table>()) {
                left = column;
                break;
            }
        }
    }
    if (!left)
        world.needsPython(u"join() of a select() without a table"_s);
    select.from.append(expression::join(left, right, toClause(world, on),
        outer || toBool(world, arguments["isouter"_L1]), toBool(world, arguments["full"_L1])));
}

const ChangeRow changes[] = {
    {"where"_L1, "*clauses"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            for (const Value &value : a.bound().varArgs())
                s.where.append(toClause(w, value));
        }},
    {"filter"_L1, "*clauses"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            for (const Value &value : a.bound().varArgs())
                s.where.append(toClause(w, value));
        }},
    {"having"_L1, "*clauses"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            for (const Value &value : a.bound().varArgs())
                s.having.append(toClause(w, value));
        }},
    {"select_from"_L1, "*froms"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.from += clauses(w, a.bound().varArgs()); }},
    {"group_by"_L1, "*clauses"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.groupBy += clauses(w, a.bound().varArgs()); }},
    {"order_by"_L1, "*clauses"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.orderBy += clauses(w, a.bound().varArgs()); }},
    {"limit"_L1, "limit"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.limit = a["limit"_L1].isNone() ? ElementPtr() : toElement(w, a["limit"_L1]);
        }},
    {"offset"_L1, "offset"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.offset = a["offset"_L1].isNone() ? ElementPtr() : toElement(w, a["offset"_L1]);
        }},
    {"distinct"_L1, "*columns"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.distinct = true;
            s.distinctOn += clauses(w, a.bound().varArgs());
        }},
    {"add_columns"_L1, "*columns"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.columns += columnClauses(w, a.bound().varArgs()); }},
    {"with_only_columns"_L1, "*columns, maintain_column_froms=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.columns = columnClauses(w, a.bound().varArgs()); }},
    {"correlate"_L1, "*froms"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.correlate = clauses(w, a.bound().varArgs()); }},
    {"correlate_except"_L1, "*froms"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.correlateExcept = clauses(w, a.bound().varArgs()); }},
    {"prefix_with"_L1, "*prefixes, dialect='*'"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            for (const Value &value : a.bound().varArgs())
                s.prefixes.append(toText(w, value));
        }},
    {"with_for_update"_L1, "nowait=False, read=False, of=None, skip_locked=False, key_share=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.forUpdate = expression::ForUpdate{toBool(w, a["read"_L1]), toBool(w, a["nowait"_L1]),
                toBool(w, a["skip_locked"_L1]), toBool(w, a["key_share"_L1]), {}};
        }},
    {"join"_L1, "target, onclause=None, isouter=False, full=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addJoin(w, s, a, false); }},
    {"outerjoin"_L1, "target, onclause=None, isouter=False, full=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addJoin(w, s, a, true); }},
};

const std::pair<QLatin1StringView, expression::CompoundKind> compounds[] = {
    {"union"_L1, expression::CompoundKind::Union},
    {"union_all"_L1, expression::CompoundKind::UnionAll},
    {"intersect"_L1, expression::CompoundKind::Intersect},
    {"intersect_all"_L1, expression::CompoundKind::IntersectAll},
    {"except_"_L1, expression::CompoundKind::Except},
    {"except_all"_L1, expression::CompoundKind::ExceptAll},
};

Value collectionOf(World &world, const ElementPtr &from)
{
    std::vector<std::pair<QString, Value>> columns;
    const auto *table = from->as<expression::Table>();
    const Elements elements = expression::columnsOf(from);
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const auto *reference = elements.at(i)->as<expression::ColumnRef>();
        const auto *label = elements.at(i)->as<expression::Label>();
        QString key = reference ? reference->name : label ? label->name : QString();
        if (table && i < table->columns.size() && !table->columns.at(i).key.isEmpty())
            key = table->columns.at(i).key;
        columns.push_back({key, expressionValue(world, elements.at(i))});
    }
    return columnCollection(world, std::move(columns));
}

void addFromMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    for (const QString &name : {u"c"_s, u"columns"_s, u"exported_columns"_s}) {
        type->addProperty(py, name,
            [w](Interpreter &, Arguments &arguments) { return collectionOf(*w, selfElement(arguments)); });
    }
    type->addMethod(py, u"alias"_s, u"self, name=None, flat=False"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::alias(selfElement(arguments), toOptionalText(*w, arguments["name"_L1]).value_or(QString())));
    });
    type->addMethod(py, u"select"_s, u"self, *where"_s, [w](Interpreter &, Arguments &arguments) {
        expression::Select select = *expression::select({selfElement(arguments)})->as<expression::Select>();
        for (const Value &value : arguments.bound().varArgs())
            select.where.append(toClause(*w, value));
        return expressionValue(*w, expression::make(std::move(select)));
    });
    for (const bool outer : {false, true}) {
        type->addMethod(py, outer ? u"outerjoin"_s : u"join"_s, u"self, right, onclause=None, isouter=False, full=False"_s,
            [w, outer](Interpreter &, Arguments &arguments) {
                if (arguments["onclause"_L1].isNone())
                    w->needsPython(u"join() without a condition"_s);
                return expressionValue(*w,
                    expression::join(selfElement(arguments), toClause(*w, arguments["right"_L1]),
                        toClause(*w, arguments["onclause"_L1]), outer || toBool(*w, arguments["isouter"_L1]),
                        toBool(*w, arguments["full"_L1])));
            });
    }
    const auto dml = [&](const QString &name, Value (*make)(World &, Value)) {
        type->addMethod(py, name, u"self, *args, **kw"_s, [w, make](Interpreter &, Arguments &arguments) {
            Value statement = make(*w, *arguments.self);
            // values=, whereclause= and positional forms of SQLAlchemy before 2.0.
            python::Values positional = arguments.bound().varArgs();
            if (!positional.empty() && make != insertInto) {
                statement = w->py.call(w->py.attribute(statement, u"where"_s), {positional.front()});
                positional.erase(positional.begin());
            }
            if (!positional.empty())
                statement = w->py.call(w->py.attribute(statement, u"values"_s), positional);
            for (const auto &[keyword, value] : arguments.bound().keywordArgs()) {
                const QString method = keyword == "whereclause"_L1 ? u"where"_s : keyword;
                statement = w->py.call(w->py.attribute(statement, method), {value});
            }
            return statement;
        });
    };
    dml(u"insert"_s, insertInto);
    dml(u"update"_s, updateOf);
    dml(u"delete"_s, deleteFrom);
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
    type->addMethod(py, u"cte"_s, u"self, name=None, recursive=False, nesting=False"_s, [w](Interpreter &, Arguments &arguments) {
        return expressionValue(*w,
            expression::cte(selfElement(arguments), toOptionalText(*w, arguments["name"_L1]).value_or(QString()),
                toBool(*w, arguments["recursive"_L1])));
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
    for (const auto &[name, kind] : compounds) {
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

Class *fromClauseClass(World &world)
{
    return world.once(u"FromClause"_s, [](World &w) {
        Class *type = w.py.makeClass(u"FromClause"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.selectable"_s);
        addFromMethods(w, type);
        return type;
    });
}

Class *selectClass(World &world)
{
    return world.once(u"Select"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Select"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.selectable"_s);
        World *pw = &w;
        for (const ChangeRow &row : changes) {
            type->addMethod(w.py, row.name, u"self, "_s + row.signature, [pw, change = row.change](Interpreter &, Arguments &arguments) {
                const auto *select = selfElement(arguments)->as<expression::Select>();
                if (!select)
                    pw->needsPython(u"a clause added to a UNION"_s);
                expression::Select changed = *select;
                change(*pw, changed, arguments);
                return expressionValue(*pw, expression::make(std::move(changed)));
            });
        }
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
            Value statement = selectOf(*w, arguments.bound().varArgs());
            for (const auto &[keyword, value] : arguments.bound().keywordArgs()) {
                const QString method = keyword == "whereclause"_L1 ? u"where"_s : keyword == "from_obj"_L1 ? u"select_from"_s : keyword;
                statement = w->py.call(w->py.attribute(statement, method), {value});
            }
            return statement;
        });
    }
    if (name == "exists"_L1) {
        return world.py.function(name, u"*arguments"_s, [w](Interpreter &, Arguments &arguments) {
            const python::Values &given = arguments.bound().varArgs();
            if (given.empty())
                return existsValue(*w);
            return expressionValue(*w, expression::exists(toClause(*w, given.front())));
        });
    }
    for (const auto &[compound, kind] : compounds) {
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
            return world.py.function(name, u"table, **kw"_s,
                [w, make = make](Interpreter &, Arguments &arguments) { return make(*w, arguments["table"_L1]); });
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
