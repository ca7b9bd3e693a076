// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/operators.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

namespace {

/// Operators that SQLAlchemy does not rank: as inner operators they bind loosest, as outer ones tightest.
constexpr int unranked = -1000;
constexpr int loosest = -100;
constexpr int tightest = 100;

struct Row
{
    Operator op;
    QLatin1StringView name;
    QLatin1StringView text;
    int precedence;
};

constexpr std::array rows{
    Row{Operator::Add, "add"_L1, " + "_L1, 7},
    Row{Operator::Sub, "sub"_L1, " - "_L1, 7},
    Row{Operator::Mul, "mul"_L1, " * "_L1, 8},
    Row{Operator::TrueDiv, "truediv"_L1, " / "_L1, 8},
    Row{Operator::FloorDiv, "floordiv"_L1, " / "_L1, 8},
    Row{Operator::Mod, "mod"_L1, " % "_L1, 8},
    Row{Operator::Neg, "neg"_L1, "-"_L1, 8},
    Row{Operator::BitwiseAnd, "bitwise_and_op"_L1, " & "_L1, 7},
    Row{Operator::BitwiseOr, "bitwise_or_op"_L1, " | "_L1, 7},
    Row{Operator::BitwiseXor, "bitwise_xor_op"_L1, " ^ "_L1, 7},
    Row{Operator::BitwiseNot, "bitwise_not_op"_L1, "~"_L1, 8},
    Row{Operator::LeftShift, "bitwise_lshift_op"_L1, " << "_L1, 7},
    Row{Operator::RightShift, "bitwise_rshift_op"_L1, " >> "_L1, 7},
    Row{Operator::Concat, "concat_op"_L1, " || "_L1, 5},
    Row{Operator::Eq, "eq"_L1, " = "_L1, 5},
    Row{Operator::Ne, "ne"_L1, " != "_L1, 5},
    Row{Operator::Lt, "lt"_L1, " < "_L1, 5},
    Row{Operator::Le, "le"_L1, " <= "_L1, 5},
    Row{Operator::Gt, "gt"_L1, " > "_L1, 5},
    Row{Operator::Ge, "ge"_L1, " >= "_L1, 5},
    Row{Operator::Is, "is_"_L1, " IS "_L1, 5},
    Row{Operator::IsNot, "is_not"_L1, " IS NOT "_L1, 5},
    Row{Operator::IsDistinctFrom, "is_distinct_from"_L1, " IS DISTINCT FROM "_L1, 5},
    Row{Operator::IsNotDistinctFrom, "is_not_distinct_from"_L1, " IS NOT DISTINCT FROM "_L1, 5},
    Row{Operator::Like, "like_op"_L1, " LIKE "_L1, 5},
    Row{Operator::NotLike, "not_like_op"_L1, " NOT LIKE "_L1, 5},
    Row{Operator::ILike, "ilike_op"_L1, " ILIKE "_L1, 5},
    Row{Operator::NotILike, "not_ilike_op"_L1, " NOT ILIKE "_L1, 5},
    Row{Operator::RegexpMatch, "regexp_match_op"_L1, " REGEXP "_L1, 5},
    Row{Operator::NotRegexpMatch, "not_regexp_match_op"_L1, " NOT REGEXP "_L1, 5},
    Row{Operator::RegexpReplace, "regexp_replace_op"_L1, ""_L1, 5},
    Row{Operator::Match, "match_op"_L1, " MATCH "_L1, 5},
    Row{Operator::NotMatch, "not_match_op"_L1, " NOT MATCH "_L1, 5},
    Row{Operator::In, "in_op"_L1, " IN "_L1, 5},
    Row{Operator::NotIn, "not_in_op"_L1, " NOT IN "_L1, 5},
    Row{Operator::Between, "between_op"_L1, " BETWEEN "_L1, 5},
    Row{Operator::NotBetween, "not_between_op"_L1, " NOT BETWEEN "_L1, 5},
    Row{Operator::And, "and_"_L1, " AND "_L1, 3},
    Row{Operator::Or, "or_"_L1, " OR "_L1, 2},
    Row{Operator::Not, "inv"_L1, "NOT "_L1, 5},
    Row{Operator::AsBoolean, "_asbool"_L1, ""_L1, -10},
    Row{Operator::IsTrue, "is_true"_L1, ""_L1, 5},
    Row{Operator::IsFalse, "is_false"_L1, "NOT "_L1, 5},
    Row{Operator::Collate, "collate"_L1, " COLLATE "_L1, 4},
    Row{Operator::Comma, "comma_op"_L1, ", "_L1, -1},
    Row{Operator::As, "as_"_L1, " AS "_L1, -1},
    Row{Operator::Asc, "asc_op"_L1, " ASC"_L1, 3},
    Row{Operator::Desc, "desc_op"_L1, " DESC"_L1, 3},
    Row{Operator::NullsFirst, "nulls_first_op"_L1, " NULLS FIRST"_L1, unranked},
    Row{Operator::NullsLast, "nulls_last_op"_L1, " NULLS LAST"_L1, unranked},
    Row{Operator::Distinct, "distinct_op"_L1, "DISTINCT "_L1, 5},
    Row{Operator::Exists, "exists"_L1, "EXISTS "_L1, 0},
    Row{Operator::Any, "any_op"_L1, "ANY "_L1, 15},
    Row{Operator::All, "all_op"_L1, "ALL "_L1, 15},
    Row{Operator::GetItem, "getitem"_L1, ""_L1, 15},
    Row{Operator::JsonGetItem, "json_getitem_op"_L1, " -> "_L1, 15},
    Row{Operator::JsonPathGetItem, "json_path_getitem_op"_L1, " #> "_L1, 15},
    Row{Operator::JsonGetItemText, "json_getitem_text_op"_L1, " ->> "_L1, 15},
    Row{Operator::JsonPathGetItemText, "json_path_getitem_text_op"_L1, " #>> "_L1, 15},
    Row{Operator::FoldCase, "ilike_case_insensitive"_L1, ""_L1, tightest},
    Row{Operator::Filter, "filter_op"_L1, " FILTER "_L1, 6},
    Row{Operator::Custom, "custom_op"_L1, ""_L1, 0},
};

const Row &rowOf(Operator op)
{
    static constexpr Row unknown{Operator::Custom, ""_L1, ""_L1, unranked};
    for (const Row &row : rows) {
        if (row.op == op)
            return row;
    }
    return unknown;
}

bool isNaturalSelfPrecedent(Operator op)
{
    switch (op) {
    case Operator::GetItem:
    case Operator::JsonGetItem:
    case Operator::JsonPathGetItem:
    case Operator::JsonGetItemText:
    case Operator::JsonPathGetItemText: return true;
    default: return isAssociative(op);
    }
}

} // namespace

Rank rankOf(Operator op)
{
    return {op, rowOf(op).precedence};
}

bool needsGrouping(Rank inner, Rank outer)
{
    if (inner.op == outer.op && isNaturalSelfPrecedent(inner.op))
        return false;
    const int tight = inner.precedence == unranked ? loosest : inner.precedence;
    const int around = outer.precedence == unranked ? tightest : outer.precedence;
    return tight <= around;
}

bool isComparison(Operator op)
{
    switch (op) {
    case Operator::Eq:
    case Operator::Ne:
    case Operator::Lt:
    case Operator::Le:
    case Operator::Gt:
    case Operator::Ge:
    case Operator::Between:
    case Operator::NotBetween:
    case Operator::Like:
    case Operator::NotLike:
    case Operator::ILike:
    case Operator::NotILike:
    case Operator::In:
    case Operator::NotIn:
    case Operator::Is:
    case Operator::IsNot:
    case Operator::IsDistinctFrom:
    case Operator::IsNotDistinctFrom:
    case Operator::Match:
    case Operator::NotMatch:
    case Operator::RegexpMatch:
    case Operator::NotRegexpMatch: return true;
    default: return false;
    }
}

bool isBoolean(Operator op)
{
    switch (op) {
    case Operator::Not:
    case Operator::IsTrue:
    case Operator::IsFalse:
    case Operator::And:
    case Operator::Or: return true;
    default: return isComparison(op);
    }
}

bool isAssociative(Operator op)
{
    switch (op) {
    case Operator::Add:
    case Operator::Mul:
    case Operator::Concat:
    case Operator::And:
    case Operator::Or: return true;
    default: return false;
    }
}

bool isCommutative(Operator op)
{
    return op == Operator::Eq || op == Operator::Ne || op == Operator::Add || op == Operator::Mul;
}

bool isOrdering(Operator op)
{
    return op == Operator::Asc || op == Operator::Desc || op == Operator::NullsFirst || op == Operator::NullsLast;
}

std::optional<Operator> negationOf(Operator op)
{
    using O = Operator;
    static constexpr std::pair<O, O> opposites[] = {
        {O::Eq, O::Ne}, {O::Lt, O::Ge}, {O::Gt, O::Le}, {O::Is, O::IsNot}, {O::IsDistinctFrom, O::IsNotDistinctFrom},
        {O::Like, O::NotLike}, {O::ILike, O::NotILike}, {O::In, O::NotIn}, {O::Between, O::NotBetween},
        {O::RegexpMatch, O::NotRegexpMatch}, {O::Match, O::NotMatch}};
    for (const auto &[one, other] : opposites) {
        if (op == one)
            return other;
        if (op == other)
            return one;
    }
    return {};
}

Operator mirrored(Operator op)
{
    switch (op) {
    case Operator::Lt: return Operator::Gt;
    case Operator::Le: return Operator::Ge;
    case Operator::Gt: return Operator::Lt;
    case Operator::Ge: return Operator::Le;
    default: return op;
    }
}

QLatin1StringView operatorText(Operator op)
{
    return rowOf(op).text;
}

QLatin1StringView operatorName(Operator op)
{
    return rowOf(op).name;
}

} // namespace retort::expression
