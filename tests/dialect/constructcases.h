// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialect/expressioncases.h"

namespace expressioncases {

inline ElementPtr bigOrSmall()
{
    return caseOf({}, {{got(op(Operator::Gt, t("id"), v(5))), v("big")}}, v("small"));
}

inline SqlType collated()
{
    return types::string(5).with("collation"_L1, u"C"_s);
}

inline ElementPtr jsonItem(const char *key)
{
    return got(item(t("data"), v(key)));
}

inline Cases constructs()
{
    return {
        {u"case"_s, [] { return Made(bigOrSmall()); }},
        {u"case value"_s, [] { return Made(caseOf(t("name"), {{v("a"), v(1)}, {v("b"), v(2)}}, v(0))); }},
        {u"case column"_s,
            [] { return Made(caseOf({}, {{t("flag"), t("id")}, {got(eq(t("id"), v(2))), none()}})); }},
        {u"case text"_s, [] { return Made(caseOf({}, {{text(u"a = 1"_s), text(u"b"_s)}})); }},
        {u"case compared"_s, [] { return eq(bigOrSmall(), v("big")); }},
        {u"cast"_s, [] { return Made(cast(t("id"), types::string())); }},
        {u"cast value"_s, [] { return Made(cast(v("5"), types::integer())); }},
        {u"cast value string"_s, [] { return Made(cast(v(5), types::string(10))); }},
        {u"cast collate"_s, [] { return Made(cast(t("name"), collated())); }},
        {u"cast compared"_s, [] { return eq(cast(t("name"), types::integer()), v(5)); }},
        {u"type_coerce"_s, [] { return eq(typeCoerce(t("name"), types::integer()), v(5)); }},
        {u"type_coerce value"_s, [] { return Made(typeCoerce(v("a"), types::string())); }},
        {u"extract"_s, [] { return Made(extract(u"year"_s, t("d"))); }},
        {u"extract epoch"_s, [] { return Made(extract(u"epoch"_s, t("ts"))); }},
        {u"collate"_s, [] { return Made(collate(t("name"), u"de_DE"_s)); }},
        {u"collate compared"_s, [] { return eq(collate(t("name"), u"nocase"_s), v("x")); }},
        {u"asc"_s, [] { return Made(ordering(Operator::Asc, t("name"))); }},
        {u"desc nulls"_s, [] { return Made(ordering(Operator::NullsLast, ordering(Operator::Desc, t("name")))); }},
        {u"nulls first sum"_s,
            [] { return Made(ordering(Operator::NullsFirst, got(op(Operator::Add, t("id"), v(1))))); }},
        {u"distinct"_s, [] { return Made(distinctOf(t("name"))); }},
        {u"label"_s, [] { return Made(label(u"y"_s, got(op(Operator::Add, t("id"), v(1))))); }},
        {u"tuple"_s, [] { return eq(tuple({t("id"), t("name")}), tuple({v(1), v("x")})); }},
        {u"literal"_s, [] { return Made(literal(Value{qint64(7)})); }},
        {u"literal string"_s, [] { return Made(literal(Value{u"it's"_s})); }},
        {u"literal_column"_s, [] { return Made(literalColumn(u"now()"_s)); }},
        {u"null"_s, [] { return Made(null()); }},
        {u"true"_s, [] { return Made(constant(true)); }},
        {u"false"_s, [] { return Made(constant(false)); }},
        {u"bindparam"_s, [] { return eq(t("id"), bindParameter(u"p"_s, {}, {})); }},
        {u"bindparam value"_s, [] { return eq(t("id"), bindParameter(u"p"_s, Value{qint64(5)}, {})); }},
        {u"any"_s, [] { return eq(literal(Value{u"x"_s}), anyOrAll(Operator::Any, t("tags"))); }},
        {u"any reversed"_s, [] { return eq(anyOrAll(Operator::Any, t("tags")), v("x")); }},
        {u"all select"_s,
            [] { return op(Operator::Gt, t("id"), anyOrAll(Operator::All, scalarSubquery(select({u("tid")})))); }},
        {u"array"_s, [] { return Made(arrayLiteral({v(1), v(2), v(3)})); }},
        {u"array empty"_s, [] { return Made(arrayLiteral({}, types::integer())); }},
        {u"array item"_s, [] { return eq(got(item(t("tags"), v(1))), v("x")); }},
        {u"array slice"_s, [] { return slice(t("tags"), v(1), v(3)); }},
        {u"json item"_s, [] { return item(t("data"), v("a")); }},
        {u"json index"_s, [] { return item(t("data"), v(1)); }},
        {u"json path"_s,
            [] {
                const ListValue path{{Value{u"a"_s}, Value{u"b"_s}, Value{qint64(1)}}, true};
                return item(t("data"), Value{path});
            }},
        {u"json text"_s, [] { return eq(got(jsonText(jsonItem("a"))), v("x")); }},
        {u"json as_string"_s, [] { return eq(withType(jsonItem("a"), types::string()), v("x")); }},
        {u"json as_integer"_s, [] { return eq(withType(jsonItem("a"), types::integer()), v(5)); }},
        {u"json nested"_s, [] { return item(jsonItem("a"), v("b")); }},
        {u"enum eq"_s, [] { return eq(t("kind"), v("a")); }},
    };
}

inline Cases functions()
{
    const auto over = [](const ElementPtr &f, const Elements &by, const Elements &order, const char *frame) {
        return make(Over{f, by, order, QString::fromLatin1(frame)});
    };
    return {
        {u"now"_s, [] { return Made(fn("now", {})); }},
        {u"current_timestamp"_s, [] { return Made(fn("current_timestamp", {})); }},
        {u"current_date"_s, [] { return Made(fn("current_date", {})); }},
        {u"localtimestamp"_s, [] { return Made(fn("localtimestamp", {})); }},
        {u"count"_s, [] { return Made(fn("count", {})); }},
        {u"count column"_s, [] { return Made(fn("count", {t("id")})); }},
        {u"count distinct"_s, [] { return Made(fn("count", {distinctOf(t("id"))})); }},
        {u"coalesce"_s, [] { return Made(fn("coalesce", {t("name"), v("x")})); }},
        {u"coalesce none"_s, [] { return Made(fn("coalesce", {t("name"), none()})); }},
        {u"lower"_s, [] { return eq(fn("lower", {t("name")}), v("x")); }},
        {u"concat func"_s, [] { return Made(fn("concat", {t("name"), v("-"), t("id")})); }},
        {u"nested func"_s,
            [] { return Made(fn("max", {got(op(Operator::Add, fn("length", {t("name")}), v(1)))})); }},
        {u"func condition"_s,
            [] { return Made(fn("f", {got(eq(t("id"), v(1))), both(t("flag"), got(eq(t("id"), v(2))))})); }},
        {u"packaged func"_s,
            [] { return Made(function({u"pg_catalog"_s, u"set_config"_s}, {v("a"), v("b"), v(false)})); }},
        {u"odd func"_s, [] { return Made(fn("My Func", {v(1)})); }},
        {u"upper func"_s, [] { return Made(fn("ST_AsText", {x()})); }},
        {u"substring"_s, [] { return Made(fn("substring", {t("name"), v(1), v(3)})); }},
        {u"char_length"_s, [] { return Made(fn("char_length", {t("name")})); }},
        {u"over"_s,
            [=] { return Made(over(fn("row_number", {}), {t("name")}, {ordering(Operator::Desc, t("id"))}, "")); }},
        {u"over rows"_s,
            [=] {
                return Made(over(fn("sum", {t("id")}), {}, {t("id")}, "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"));
            }},
        {u"filter"_s, [] { return Made(make(Filter{fn("count", {t("id")}), t("flag")})); }},
        {u"within group"_s,
            [] {
                const ElementPtr share = fn("percentile_cont", {v(0.5)});
                return Made(make(WithinGroup{share, {ordering(Operator::Desc, t("n"))}}));
            }},
        {u"func plus"_s, [] { return op(Operator::Add, fn("max", {t("id")}), v(1)); }},
        {u"func type"_s, [] { return op(Operator::Add, function({u"f"_s}, {t("id")}, types::integer()), v("1")); }},
    };
}

inline Bind bound(const char *name, const Value &value, const SqlType &type)
{
    Bind bind;
    bind.name = QString::fromLatin1(name);
    bind.value = value;
    bind.type = type;
    return bind;
}

inline Cases texts()
{
    return {
        {u"text"_s,
            [] {
                return Made(text(u"a = :p AND b = 'x:y' AND c::int = 1"_s,
                    {bound("p", Value{qint64(5)}, types::integer())}));
            }},
        {u"text unbound"_s, [] { return Made(text(u"a = :p"_s)); }},
        {u"text escaped"_s, [] { return Made(text(u"a = '\\:p' AND b\\:\\:int"_s)); }},
        {u"text times"_s, [] { return Made(text(u"a = '10:30:00'"_s)); }},
        {u"text string"_s,
            [] { return Made(text(u"a = :p"_s, {bound("p", Value{u"it's"_s}, types::string())})); }},
        {u"text typed"_s, [] { return Made(text(u"a = :p"_s, {bound("p", Value{true}, types::boolean())})); }},
        {u"text percent"_s, [] { return Made(text(u"a LIKE '%x%'"_s)); }},
    };
}

} // namespace expressioncases
