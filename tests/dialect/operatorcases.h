// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialect/expressioncases.h"

namespace expressioncases {

inline Cases comparisons()
{
    return {
        {u"eq"_s, [] { return eq(t("id"), v(5)); }},
        {u"eq none"_s, [] { return eq(t("id"), none()); }},
        {u"ne none"_s, [] { return op(Operator::Ne, t("id"), none()); }},
        {u"eq true"_s, [] { return eq(t("flag"), v(true)); }},
        {u"ne false"_s, [] { return op(Operator::Ne, t("flag"), v(false)); }},
        {u"is true"_s, [] { return op(Operator::Is, t("flag"), v(true)); }},
        {u"is not none"_s, [] { return op(Operator::IsNot, t("flag"), none()); }},
        {u"lt"_s, [] { return op(Operator::Lt, t("id"), v(5)); }},
        {u"ge column"_s, [] { return op(Operator::Ge, t("id"), u("tid")); }},
        {u"eq string on integer"_s, [] { return eq(t("id"), v("x")); }},
        {u"eq null()"_s, [] { return eq(t("name"), null()); }},
        {u"distinct from"_s, [] { return op(Operator::IsDistinctFrom, t("id"), v(3)); }},
        {u"not distinct from"_s, [] { return op(Operator::IsNotDistinctFrom, t("id"), none()); }},
        {u"untyped eq"_s, [] { return eq(x(), v(5)); }},
        {u"untyped eq string"_s, [] { return eq(x(), v("it's")); }},
        {u"not column"_s, [] { return Made(negate(t("flag"))); }},
        {u"not eq"_s, [] { return Made(negate(got(eq(t("id"), v(5))))); }},
        {u"not and"_s, [] { return Made(negate(both(got(eq(t("id"), v(5))), got(eq(t("name"), v("x")))))); }},
        {u"not not"_s, [] { return Made(negate(negate(got(eq(t("id"), v(5)))))); }},
        {u"not untyped"_s, [] { return Made(negate(x())); }},
        {u"not function"_s, [] { return Made(negate(fn("f", {x()}))); }},
        {u"not exists"_s, [] { return Made(negate(existsU())); }},
        {u"not in"_s, [] { return Made(negate(got(inList(t("id"), {v(1), v(2)})))); }},
        {u"not true"_s, [] { return Made(negate(constant(true))); }},
        {u"not custom"_s, [] { return Made(negate(got(custom("@@", t("name"), v("x"))))); }},
        {u"negative"_s, [] { return Made(negative(t("id"))); }},
        {u"negative sum"_s, [] { return Made(negative(got(op(Operator::Add, t("id"), v(1))))); }},
        {u"and"_s, [] { return Made(both(got(eq(t("id"), v(1))), got(eq(t("name"), v("x"))))); }},
        {u"or in and"_s,
            [] {
                return Made(both(got(op(Operator::Like, t("name"), v("a%"))),
                    either(got(op(Operator::Lt, t("id"), v(5))), got(op(Operator::Ge, t("id"), v(10))))));
            }},
        {u"and in or"_s,
            [] {
                return Made(either(got(op(Operator::Like, t("name"), v("a%"))),
                    both(got(op(Operator::Lt, t("id"), v(5))), got(op(Operator::Ge, t("id"), v(10))))));
            }},
        {u"and flat"_s,
            [] {
                return Made(both(got(eq(t("id"), v(1))), both(got(eq(t("id"), v(2))), got(eq(t("id"), v(3))))));
            }},
        {u"and true"_s, [] { return Made(both(constant(true), got(eq(t("id"), v(1))))); }},
        {u"and false"_s, [] { return Made(both(got(eq(t("id"), v(1))), constant(false))); }},
        {u"and column"_s, [] { return Made(both(t("flag"), got(eq(t("id"), v(1))))); }},
        {u"or columns"_s, [] { return op(Operator::Or, t("flag"), negate(t("flag"))); }},
        {u"and text"_s, [] { return Made(both(text(u"a = 1"_s), text(u"b = 2 OR c"_s))); }},
        {u"and chained"_s,
            [] {
                const ElementPtr three = both(both(got(eq(t("id"), v(1))), got(eq(t("id"), v(2)))), got(eq(t("id"), v(3))));
                return Made(either(three, got(eq(t("id"), v(4)))));
            }},
    };
}

inline Cases arithmetic()
{
    const auto sum = [] { return got(op(Operator::Add, t("id"), v(1))); };
    return {
        {u"add"_s, [] { return op(Operator::Add, t("id"), v(1)); }},
        {u"add flat"_s, [=] { return op(Operator::Add, got(op(Operator::Add, sum(), v(2))), t("n")); }},
        {u"sub nested"_s, [] { return op(Operator::Sub, t("id"), got(op(Operator::Sub, t("n"), v(1)))); }},
        {u"mul add"_s, [=] { return op(Operator::Mul, sum(), v(2)); }},
        {u"add mul"_s, [] { return op(Operator::Add, t("id"), got(op(Operator::Mul, t("n"), v(2)))); }},
        {u"div"_s, [] { return op(Operator::TrueDiv, t("id"), v(2)); }},
        {u"div numeric"_s, [] { return op(Operator::TrueDiv, t("n"), v(3)); }},
        {u"floordiv"_s, [] { return op(Operator::FloorDiv, t("id"), v(2)); }},
        {u"floordiv numeric"_s, [] { return op(Operator::FloorDiv, t("n"), v(2)); }},
        {u"mod"_s, [] { return op(Operator::Mod, t("id"), v(2)); }},
        {u"reversed"_s, [] { return op(Operator::Sub, v(10), t("id")); }},
        {u"concat"_s, [] { return op(Operator::Add, t("name"), v("_x")); }},
        {u"concat flat"_s,
            [] {
                const ElementPtr first = got(op(Operator::Add, t("name"), v("_")));
                return op(Operator::Add, got(op(Operator::Add, first, t("name"))), v("!"));
            }},
        {u"concat reversed"_s, [] { return op(Operator::Add, v("p_"), t("name")); }},
        {u"concat untyped"_s, [] { return op(Operator::Add, x(), v("y")); }},
        {u"concat op"_s, [] { return op(Operator::Concat, t("id"), t("name")); }},
        {u"sum compared"_s, [=] { return eq(sum(), v(5)); }},
        {u"date minus"_s, [] { return op(Operator::Sub, t("d"), Value{Date{2020, 1, 2}}); }},
        {u"moment plus interval"_s, [] { return op(Operator::Add, t("ts"), Value{TimeDelta{1, 0, 0}}); }},
        {u"bitand"_s, [] { return op(Operator::BitwiseAnd, t("id"), v(4)); }},
        {u"bitxor"_s, [] { return op(Operator::BitwiseXor, t("id"), v(4)); }},
        {u"bitnot"_s,
            [] {
                Unary inverted;
                inverted.op = Operator::BitwiseNot;
                inverted.operand = t("id");
                return Made(make(inverted));
            }},
        {u"shift"_s, [] { return op(Operator::LeftShift, t("id"), v(2)); }},
        {u"custom op"_s, [] { return custom("~*", t("name"), v("x")); }},
        {u"custom op twice"_s, [] { return custom("->", got(custom("->", t("name"), v("x"))), v("y")); }},
        {u"custom op in sum"_s, [] { return op(Operator::Add, got(custom("<<", t("id"), v(1))), v(1)); }},
        {u"bool op"_s, [] { return custom("&&", t("tags"), literalColumn(u"ARRAY['a']"_s)); }},
    };
}

inline Cases patterns()
{
    BinaryOptions automatic;
    automatic.autoescape = true;
    return {
        {u"like"_s, [] { return op(Operator::Like, t("name"), v("a%")); }},
        {u"not like escape"_s, [] { return op(Operator::NotLike, t("name"), v("a/%%"), escapedBy("/")); }},
        {u"ilike"_s, [] { return op(Operator::ILike, t("name"), v("A%")); }},
        {u"not ilike"_s, [] { return Made(negate(got(op(Operator::ILike, t("name"), v("A%"))))); }},
        {u"startswith"_s, [] { return affix(Affix::StartsWith, t("name"), v("a")); }},
        {u"endswith"_s, [] { return affix(Affix::EndsWith, t("name"), v("a")); }},
        {u"contains"_s, [] { return affix(Affix::Contains, t("name"), v("a")); }},
        {u"contains autoescape"_s, [=] { return affix(Affix::Contains, t("name"), v("a%b_/c"), automatic); }},
        {u"startswith escape"_s, [] { return affix(Affix::StartsWith, t("name"), v("a^%"), escapedBy("^")); }},
        {u"not contains"_s, [] { return Made(negate(got(affix(Affix::Contains, t("name"), v("a"))))); }},
        {u"istartswith"_s, [] { return affix(Affix::StartsWith, t("name"), v("A"), {}, false, true); }},
        {u"icontains"_s, [] { return affix(Affix::Contains, t("name"), v("A"), {}, false, true); }},
        {u"startswith column"_s, [] { return affix(Affix::StartsWith, t("name"), u("v")); }},
        {u"contains sum"_s, [] { return affix(Affix::Contains, t("name"), got(op(Operator::Add, t("name"), v("x")))); }},
        {u"regexp"_s, [] { return op(Operator::RegexpMatch, t("name"), v("^a")); }},
        {u"regexp flags"_s, [] { return op(Operator::RegexpMatch, t("name"), v("^a"), escapedBy("i")); }},
        {u"regexp replace"_s, [] { return regexpReplace(t("name"), v("a"), v("b")); }},
        {u"match"_s, [] { return op(Operator::Match, t("name"), v("a")); }},
        {u"in strings"_s, [] { return inList(t("name"), {v("a"), v("b")}); }},
        {u"in integers"_s, [] { return inList(t("id"), {v(1), v(2), v(3)}); }},
        {u"in none"_s, [] { return inList(t("id"), {v(1), none()}); }},
        {u"in empty"_s, [] { return inList(t("id"), {}); }},
        {u"not in empty"_s, [] { return inList(t("id"), {}, true); }},
        {u"in columns"_s, [] { return inList(t("id"), {v(1), u("tid")}); }},
        {u"in select"_s, [] { return inSelect(t("id"), select({u("tid")})); }},
        {u"not in select"_s,
            [] { return inSelect(t("id"), make(query({u("tid")}, {got(eq(u("v"), v("x")))})), true); }},
        {u"in untyped"_s, [] { return inList(x(), {v(1), v(2)}); }},
        {u"in tuple"_s,
            [] {
                const auto row = [](int id, const char *name) {
                    return Operand(Value{ListValue{{std::get<Value>(v(id)), std::get<Value>(v(name))}, true}});
                };
                return inList(tuple({t("id"), t("name")}), {row(1, "a"), row(2, "b")});
            }},
        {u"between"_s, [] { return between(t("id"), v(1), v(5)); }},
        {u"not between"_s, [] { return Made(negate(got(between(t("id"), v(1), v(5))))); }},
        {u"between symmetric"_s,
            [] { return between(t("id"), v(1), got(op(Operator::Add, t("n"), v(1))), true); }},
        {u"between in and"_s, [] { return Made(both(got(between(t("id"), v(1), v(5))), t("flag"))); }},
    };
}

} // namespace expressioncases
