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
        if (value.isList() || value.isTuple())
            elements += clauses(world, value.items());
        else
            elements.append(toClause(world, value));
    }
    return elements;
}

/// order_by(), group_by() and distinct() take names of columns and labels too.
Elements namedClauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isList() || value.isTuple())
            elements += namedClauses(world, value.items());
        else
            elements.append(value.isStr() ? expression::make(expression::NameReference{value.text()}) : toClause(world, value));
    }
    return elements;
}

/// `None` alone takes back what was set before.
void extend(World &world, Elements &elements, const python::Values &values)
{
    if (values.size() == 1 && values.front().isNone())
        elements.clear();
    else
        elements += namedClauses(world, values);
}

Elements columnClauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isSequence()) {
            elements += columnClauses(world, value.items()); // select([…]) of SQLAlchemy before 2.0
            continue;
        }
        if (value.isStr() && value.text() != "*"_L1) {
            world.raise(u"ArgumentError"_s,
                u"Textual column expression %1 should be explicitly declared with text(%1), or use column(%1) for more specificity"_s
                    .arg(world.py.repr(value)));
        }
        // A number is written as it is, without a label.
        const bool isPlain = value.isStr() || (value.isNumber() && !value.isBool());
        elements.append(isPlain ? expression::literalColumn(world.py.toStr(value)) : toClause(world, value));
    }
    return elements;
}

/// LIMIT and OFFSET: a number, or an expression but no text().
ElementPtr rowCount(World &world, Value value)
{
    if (value.isNone())
        return {};
    const ElementPtr element = toElement(world, value);
    if (element->as<expression::Text>())
        world.raise(u"ArgumentError"_s, u"LIMIT / OFFSET expression expected, got %1."_s.arg(world.py.repr(value)));
    return element;
}

/// Prefixes and suffixes meant for this dialect.
void addPhrases(World &world, QStringList &phrases, const Arguments &arguments)
{
    const QString dialect = toOptionalText(world, arguments["dialect"_L1]).value_or(u"*"_s);
    if (dialect != "*"_L1 && dialect != world.context.dialectName)
        return;
    for (const Value &value : arguments.bound().varArgs())
        phrases.append(phraseText(world, value));
}

void setSlice(World &world, ElementPtr &limit, ElementPtr &offset, const Arguments &arguments)
{
    const qint64 start = toOptionalInteger(world, arguments["start"_L1]).value_or(0);
    const auto stop = toOptionalInteger(world, arguments["stop"_L1]);
    limit = stop ? expression::literal(expression::Value{*stop - start}) : ElementPtr();
    offset = start != 0 ? expression::literal(expression::Value{start}) : ElementPtr();
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

/// What a join() without a left side starts from: the last of select_from(), else the first table of the columns that the
/// other side relates to.
ElementPtr leftSide(World &world, expression::Select &select, const ElementPtr &right, bool needsKey)
{
    if (!select.from.isEmpty())
        return select.from.takeLast();
    Elements candidates;
    for (const ElementPtr &column : std::as_const(select.columns)) {
        const auto *reference = column->as<expression::ColumnRef>();
        const ElementPtr from = reference ? reference->from : column;
        if (from && isFromClause(*from))
            candidates.append(from);
    }
    for (const ElementPtr &candidate : std::as_const(candidates)) {
        if (!needsKey || expression::areRelated(candidate, right))
            return candidate;
    }
    if (candidates.isEmpty())
        world.needsPython(u"join() of a select() without a table"_s);
    return candidates.first();
}

void addJoin(World &world, expression::Select &select, const ElementPtr &given, Value target, const Arguments &arguments, bool outer)
{
    const ElementPtr right = toClause(world, target);
    const Value on = arguments["onclause"_L1];
    const ElementPtr left = given ? given : leftSide(world, select, right, on.isNone());
    const ElementPtr condition = on.isNone() ? world.unwrap(expression::joinCondition(left, right)) : toClause(world, on);
    select.from.append(expression::join(left, right, condition, outer || toBool(world, arguments["isouter"_L1]),
        toBool(world, arguments["full"_L1])));
}

void addJoinFrom(World &world, expression::Select &select, const Arguments &arguments, bool outer)
{
    const ElementPtr left = toClause(world, arguments["from_"_L1]);
    select.from.removeIf([&](const ElementPtr &from) { return from == left; });
    addJoin(world, select, left, arguments["target"_L1], arguments, outer);
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
        [](World &w, expression::Select &s, Arguments &a) { extend(w, s.groupBy, a.bound().varArgs()); }},
    {"order_by"_L1, "*clauses"_L1,
        [](World &w, expression::Select &s, Arguments &a) { extend(w, s.orderBy, a.bound().varArgs()); }},
    {"limit"_L1, "limit"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.limit = rowCount(w, a["limit"_L1]); }},
    {"offset"_L1, "offset"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.offset = rowCount(w, a["offset"_L1]); }},
    {"slice"_L1, "start, stop"_L1,
        [](World &w, expression::Select &s, Arguments &a) { setSlice(w, s.limit, s.offset, a); }},
    {"fetch"_L1, "count, with_ties=False, percent=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.fetch = rowCount(w, a["count"_L1]);
            s.limit = nullptr;
            s.fetchWithTies = toBool(w, a["with_ties"_L1]);
            s.fetchPercent = toBool(w, a["percent"_L1]);
        }},
    {"distinct"_L1, "*columns"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.distinct = true;
            s.distinctOn += namedClauses(w, a.bound().varArgs());
        }},
    {"add_columns"_L1, "*columns"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.columns += columnClauses(w, a.bound().varArgs()); }},
    {"with_only_columns"_L1, "*columns, maintain_column_froms=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.columns = columnClauses(w, a.bound().varArgs()); }},
    {"correlate"_L1, "*froms"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            const python::Values &froms = a.bound().varArgs();
            const bool none = froms.size() == 1 && froms.front().isNone();
            s.correlate = none ? Elements() : clauses(w, froms);
        }},
    {"correlate_except"_L1, "*froms"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.correlateExcept = clauses(w, a.bound().varArgs()); }},
    {"prefix_with"_L1, "*prefixes, dialect='*'"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addPhrases(w, s.prefixes, a); }},
    {"suffix_with"_L1, "*suffixes, dialect='*'"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addPhrases(w, s.suffixes, a); }},
    {"with_hint"_L1, "selectable, text, dialect_name='*'"_L1, [](World &, expression::Select &, Arguments &) {}},
    {"add_cte"_L1, "*ctes, nest_here=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { s.ctes += clauses(w, a.bound().varArgs()); }},
    {"with_for_update"_L1, "nowait=False, read=False, of=None, skip_locked=False, key_share=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) {
            s.forUpdate = expression::ForUpdate{toBool(w, a["read"_L1]), toBool(w, a["nowait"_L1]),
                toBool(w, a["skip_locked"_L1]), toBool(w, a["key_share"_L1]),
                a["of"_L1].isNone() ? Elements() : clauses(w, {a["of"_L1]})};
        }},
    {"join"_L1, "target, onclause=None, isouter=False, full=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addJoin(w, s, {}, a["target"_L1], a, false); }},
    {"outerjoin"_L1, "target, onclause=None, isouter=False, full=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addJoin(w, s, {}, a["target"_L1], a, true); }},
    {"join_from"_L1, "from_, target, onclause=None, isouter=False, full=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addJoinFrom(w, s, a, false); }},
    {"outerjoin_from"_L1, "from_, target, onclause=None, isouter=False, full=False"_L1,
        [](World &w, expression::Select &s, Arguments &a) { addJoinFrom(w, s, a, true); }},
};

/// The clauses that a UNION can have too.
struct CompoundChangeRow
{
    QLatin1StringView name;
    void (*change)(World &, expression::CompoundSelect &, Arguments &);
};

const CompoundChangeRow compoundChanges[] = {
    {"order_by"_L1,
        [](World &w, expression::CompoundSelect &s, Arguments &a) { extend(w, s.orderBy, a.bound().varArgs()); }},
    {"group_by"_L1,
        [](World &w, expression::CompoundSelect &s, Arguments &a) { extend(w, s.groupBy, a.bound().varArgs()); }},
    {"limit"_L1, [](World &w, expression::CompoundSelect &s, Arguments &a) { s.limit = rowCount(w, a["limit"_L1]); }},
    {"offset"_L1, [](World &w, expression::CompoundSelect &s, Arguments &a) { s.offset = rowCount(w, a["offset"_L1]); }},
    {"slice"_L1, [](World &w, expression::CompoundSelect &s, Arguments &a) { setSlice(w, s.limit, s.offset, a); }},
};

Value changedCompound(World &world, const expression::CompoundSelect &compound, QLatin1StringView method, Arguments &arguments)
{
    const auto row = std::find_if(std::begin(compoundChanges), std::end(compoundChanges),
        [&](const CompoundChangeRow &candidate) { return candidate.name == method; });
    if (row == std::end(compoundChanges))
        world.raise(u"AttributeError"_s, u"'CompoundSelect' object has no attribute '%1'"_s.arg(method));
    expression::CompoundSelect changed = compound;
    row->change(world, changed, arguments);
    return expressionValue(world, expression::make(std::move(changed)));
}

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
        if (key.isEmpty())
            continue;
        if (table && i < table->columns.size() && !table->columns.at(i).key.isEmpty())
            key = table->columns.at(i).key;
        columns.push_back({key, expressionValue(world, elements.at(i))});
    }
    return columnCollection(world, std::move(columns));
}

/// insert(), update() and delete() with the conditions and values that they took before SQLAlchemy 2.0.
Value changeStatement(World &world, Value (*make)(World &, Value), Value table, const python::Bound &bound)
{
    Value statement = make(world, table);
    python::Values positional = bound.varArgs();
    if (!positional.empty() && make != insertInto) {
        if (!positional.front().isNone())
            statement = world.py.call(world.py.attribute(statement, u"where"_s), {positional.front()});
        positional.erase(positional.begin());
    }
    if (!positional.empty())
        statement = world.py.call(world.py.attribute(statement, u"values"_s), positional);
    for (const auto &[keyword, value] : bound.keywordArgs()) {
        if (value.isNone())
            continue;
        const QString method = keyword == "whereclause"_L1 ? u"where"_s : keyword;
        if (method == "inline"_L1) {
            if (toBool(world, value))
                statement = world.py.call(world.py.attribute(statement, method));
        } else {
            statement = world.py.call(world.py.attribute(statement, method), {value});
        }
    }
    return statement;
}

/// A WITH query goes by another name; everything else becomes a derived table.
Value aliasOf(World &world, const ElementPtr &element, const QString &name)
{
    if (const auto *cte = element->as<expression::Cte>()) {
        expression::Cte renamed = *cte;
        renamed.alias = name;
        renamed.identity = expression::newIdentity();
        if (!name.isEmpty())
            return expressionValue(world, expression::make(std::move(renamed)));
    }
    if (const auto *values = element->as<expression::Values>()) {
        expression::Values renamed = *values;
        renamed.name = name;
        renamed.identity = expression::newIdentity();
        return expressionValue(world, expression::make(std::move(renamed)));
    }
    return expressionValue(world, expression::alias(element, name));
}

/// union() and prefix_with() of a WITH query.
void addCteMethods(World &world, Class *type)
{
    World *w = &world;
    const auto cteOf = [w](const Arguments &arguments, const QString &method) {
        const auto *cte = selfElement(arguments)->as<expression::Cte>();
        if (!cte)
            w->raise(u"AttributeError"_s, method);
        return *cte;
    };
    for (const auto &[name, kind] : {std::pair{u"union"_s, expression::CompoundKind::Union},
             std::pair{u"union_all"_s, expression::CompoundKind::UnionAll}}) {
        type->addMethod(world.py, name, u"self, *others"_s, [w, cteOf, name = name, kind = kind](Interpreter &, Arguments &arguments) {
            return expressionValue(*w,
                expression::extendedCte(cteOf(arguments, name), kind, clauses(*w, arguments.bound().varArgs())));
        });
    }
    type->addMethod(world.py, u"prefix_with"_s, u"self, *phrases, dialect='*'"_s, [w, cteOf](Interpreter &, Arguments &arguments) {
        expression::Cte cte = cteOf(arguments, u"prefix_with"_s);
        addPhrases(*w, cte.prefixes, arguments);
        return expressionValue(*w, expression::make(std::move(cte)));
    });
    type->addMethod(world.py, u"suffix_with"_s, u"self, *phrases, dialect='*'"_s, [w, cteOf](Interpreter &, Arguments &arguments) {
        expression::Cte cte = cteOf(arguments, u"suffix_with"_s);
        addPhrases(*w, cte.suffixes, arguments);
        return expressionValue(*w, expression::make(std::move(cte)));
    });
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
        return aliasOf(*w, selfElement(arguments), toOptionalText(*w, arguments["name"_L1]).value_or(QString()));
    });
    type->addProperty(py, u"column"_s, [w](Interpreter &, Arguments &arguments) {
        const Elements columns = expression::columnsOf(selfElement(arguments));
        return columns.isEmpty() ? Value() : expressionValue(*w, columns.first());
    });
    type->addMethod(py, u"select"_s, u"self, *where, **kw"_s, [w](Interpreter &, Arguments &arguments) {
        expression::Select select = *expression::select({selfElement(arguments)})->as<expression::Select>();
        for (const Value &value : arguments.bound().varArgs())
            select.where.append(toClause(*w, value));
        for (const auto &[keyword, value] : arguments.bound().keywordArgs()) {
            if (keyword == "whereclause"_L1)
                select.where.append(toClause(*w, value));
        }
        return expressionValue(*w, expression::make(std::move(select)));
    });
    addRowSourceMethods(world, type);
    addCteMethods(world, type);
    for (const bool outer : {false, true}) {
        type->addMethod(py, outer ? u"outerjoin"_s : u"join"_s, u"self, right, onclause=None, isouter=False, full=False"_s,
            [w, outer](Interpreter &, Arguments &arguments) {
                const ElementPtr left = selfElement(arguments);
                const ElementPtr right = toClause(*w, arguments["right"_L1]);
                const Value on = arguments["onclause"_L1];
                return expressionValue(*w,
                    expression::join(left, right,
                        on.isNone() ? w->unwrap(expression::joinCondition(left, right)) : toClause(*w, on), outer || toBool(*w, arguments["isouter"_L1]),
                        toBool(*w, arguments["full"_L1])));
            });
    }
    const auto dml = [&](const QString &name, Value (*make)(World &, Value)) {
        type->addMethod(py, name, u"self, *args, **kw"_s, [w, make](Interpreter &, Arguments &arguments) {
            return changeStatement(*w, make, *arguments.self, arguments.bound());
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
            type->addMethod(w.py, row.name, u"self, "_s + row.signature, [pw, name = row.name, change = row.change](Interpreter &, Arguments &arguments) {
                if (const auto *compound = selfElement(arguments)->as<expression::CompoundSelect>())
                    return changedCompound(*pw, *compound, name, arguments);
                const auto *select = selfElement(arguments)->as<expression::Select>();
                if (!select)
                    pw->raise(u"AttributeError"_s, u"'TextualSelect' object has no attribute '%1'"_s.arg(name));
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
