// SPDX-License-Identifier: GPL-3.0-or-later
// The methods of select() that give a changed copy.
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

/// `None` alone takes back what was set before.
void extend(World &world, Elements &elements, const python::Values &values)
{
    if (values.size() == 1 && values.front().isNone())
        elements.clear();
    else
        elements += namedClauses(world, values);
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

void setSlice(World &world, ElementPtr &limit, ElementPtr &offset, const Arguments &arguments)
{
    const qint64 start = toOptionalInteger(world, arguments["start"_L1]).value_or(0);
    const auto stop = toOptionalInteger(world, arguments["stop"_L1]);
    limit = stop ? expression::literal(expression::Value{*stop - start}) : ElementPtr();
    offset = start != 0 ? expression::literal(expression::Value{start}) : ElementPtr();
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

} // namespace

void addSelectMethods(World &world, Class *type)
{
    World *w = &world;
    for (const ChangeRow &row : changes) {
        type->addMethod(world.py, row.name, u"self, "_s + row.signature, [w, name = row.name, change = row.change](Interpreter &, Arguments &arguments) {
            if (const auto *compound = selfElement(arguments)->as<expression::CompoundSelect>())
                return changedCompound(*w, *compound, name, arguments);
            const auto *select = selfElement(arguments)->as<expression::Select>();
            if (!select)
                w->raise(u"AttributeError"_s, u"'TextualSelect' object has no attribute '%1'"_s.arg(name));
            expression::Select changed = *select;
            change(*w, changed, arguments);
            return expressionValue(*w, expression::make(std::move(changed)));
        });
    }
}

} // namespace retort::bindings
