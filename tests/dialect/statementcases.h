// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialect/constructcases.h"

namespace expressioncases {

inline ElementPtr joined(bool outer, bool full, const ElementPtr &on)
{
    return join(tableT(), tableU(), on, outer, full);
}

inline ElementPtr tidIsId() { return got(eq(u("tid"), t("id"))); }
inline ElementPtr idIsTid() { return got(eq(t("id"), u("tid"))); }
inline ElementPtr plus(int n) { return got(op(Operator::Add, t("id"), v(n))); }
inline ElementPtr of(const ElementPtr &from, const char *key) { return columnOf(from, QString::fromLatin1(key)).value(); }
inline ElementPtr limited(Select node, std::optional<int> limit, std::optional<int> offset)
{
    if (limit)
        node.limit = literal(Value{qint64(*limit)});
    if (offset)
        node.offset = literal(Value{qint64(*offset)});
    return make(node);
}

inline Cases selects()
{
    return {
        {u"select"_s, [] { return Made(select({t("id"), t("name")})); }},
        {u"select where"_s, [] { return Made(make(query({t("id")}, {got(eq(t("name"), v("x"))), t("flag")}))); }},
        {u"select count"_s, [] { return Made(make(query({fn("count", {})}, {}, {tableT()}))); }},
        {u"select two counts"_s,
            [] { return Made(select({fn("count", {t("id")}), fn("count", {t("name")}), fn("max", {t("id")})})); }},
        {u"select labels"_s,
            [] { return Made(select({label(u"a"_s, t("id")), label(u"b"_s, plus(1)), plus(2), plus(3)})); }},
        {u"select literal"_s,
            [] {
                return Made(select({literal(Value{qint64(1)}), label(u"y"_s, literal(Value{u"x"_s})), null(), constant(true)}));
            }},
        {u"select text"_s, [] { return Made(make(query({text(u"1, 2"_s)}, {}, {text(u"t"_s)}))); }},
        {u"select cast"_s,
            [] { return Made(select({cast(t("id"), types::string()), cast(plus(1), types::string())})); }},
        {u"select not"_s,
            [] { return Made(select({negate(t("flag")), distinctOf(t("name")), fn("lower", {t("name")})})); }},
        {u"select same names"_s, [] { return Made(select({t("id"), u("id"), t("id")})); }},
        {u"select distinct"_s,
            [] {
                Select node = query({t("name")});
                node.distinct = true;
                return Made(make(node));
            }},
        {u"select order"_s,
            [] {
                Select node = query({t("id")});
                node.orderBy = {ordering(Operator::Desc, t("name")), t("id")};
                return Made(limited(node, 3, {}));
            }},
        {u"select order label"_s,
            [] {
                const ElementPtr b = label(u"b"_s, plus(1));
                Select node = query({b});
                node.orderBy = {ordering(Operator::Desc, b)};
                return Made(make(node));
            }},
        {u"select group"_s,
            [] {
                Select node = query({t("name"), fn("count", {t("id")})});
                node.groupBy = {t("name")};
                node.having = {got(op(Operator::Gt, fn("count", {t("id")}), v(1)))};
                return Made(make(node));
            }},
        {u"select limit offset"_s, [] { return Made(limited(query({t("id")}), 5, 10)); }},
        {u"select offset"_s, [] { return Made(limited(query({t("id")}), {}, 10)); }},
        {u"select two tables"_s, [] { return Made(make(query({t("id"), u("v")}, {idIsTid()}))); }},
        {u"select join"_s, [] { return Made(make(query({t("id")}, {}, {joined(false, false, idIsTid())}))); }},
        {u"select outer join"_s,
            [] {
                const ElementPtr on = both(idIsTid(), got(eq(u("v"), v("x"))));
                return Made(make(query({t("id"), u("v")}, {}, {joined(true, false, on)})));
            }},
        {u"select full join"_s, [] { return Made(make(query({t("id")}, {}, {joined(false, true, idIsTid())}))); }},
        {u"select alias"_s,
            [] {
                const ElementPtr a = alias(tableT(), u"a"_s);
                return Made(make(query({of(a, "id")}, {got(eq(of(a, "name"), v("x")))})));
            }},
        {u"select anonymous alias"_s,
            [] {
                const ElementPtr a = alias(tableT());
                return Made(make(query({of(a, "id"), t("id")}, {got(eq(of(a, "id"), t("id")))})));
            }},
        {u"select subquery"_s,
            [] {
                const ElementPtr q = alias(select({u("v"), u("id")}));
                return Made(select({of(q, "v"), of(q, "id")}));
            }},
        {u"select named subquery"_s,
            [] { return Made(select({of(alias(select({u("v"), u("id")}), u"q"_s), "v")})); }},
        {u"select subquery count"_s,
            [] { return Made(select({of(alias(select({label(u"n"_s, fn("count", {u("v")}))})), "n")})); }},
        {u"select scalar"_s,
            [] { return Made(select({t("id"), scalarSubquery(make(query({u("v")}, {tidIsId()})))})); }},
        {u"select scalar label"_s,
            [] { return Made(select({label(u"m"_s, scalarSubquery(select({fn("max", {u("tid")})})))})); }},
        {u"select exists"_s, [] { return Made(make(query({t("id")}, {existsU()}))); }},
        {u"select exists and"_s,
            [] {
                const ElementPtr inner = exists(make(query({u("id")}, {tidIsId()})));
                return Made(make(query({t("id")}, {both(inner, t("flag"))})));
            }},
        {u"select for update"_s,
            [] {
                Select node = query({t("id")});
                node.forUpdate = ForUpdate{};
                node.forUpdate->nowait = true;
                node.forUpdate->of = {tableT()};
                return Made(make(node));
            }},
        {u"select flag"_s, [] { return Made(make(query({t("id")}, {t("flag")}))); }},
        {u"select true"_s, [] { return Made(make(query({t("id")}, {constant(true)}))); }},
        {u"union"_s, [] { return Made(compound(CompoundKind::Union, {select({t("id")}), select({u("tid")})})); }},
        {u"union all"_s, [] { return Made(compound(CompoundKind::UnionAll, {select({t("id")}), select({u("tid")})})); }},
        {u"union limit"_s,
            [] {
                const ElementPtr whole = compound(CompoundKind::Union, {limited(query({t("id")}), 1, {}), select({u("tid")})});
                CompoundSelect node = *whole->as<CompoundSelect>();
                node.limit = literal(Value{qint64(3)});
                return Made(make(node));
            }},
        {u"cte"_s,
            [] {
                const ElementPtr q = cte(make(query({t("id")}, {t("flag")})), u"q"_s);
                return Made(make(query({of(q, "id")}, {got(op(Operator::Gt, of(q, "id"), v(1)))})));
            }},
        {u"correlate"_s,
            [] {
                Select inner = query({u("tid")}, {got(eq(u("v"), t("name")))});
                inner.correlate = Elements{tableT()};
                return Made(make(query({t("id")}, {got(eq(t("id"), scalarSubquery(make(inner))))})));
            }},
        {u"scalar compared"_s,
            [] { return eq(t("id"), scalarSubquery(make(query({u("tid")}, {got(eq(u("v"), v("q")))})))); }},
    };
}

} // namespace expressioncases
