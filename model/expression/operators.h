// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

#include <optional>

namespace retort::expression {

/// The operators of SQLAlchemy's expression language. Each has a row in the table of operators.cpp.
enum class Operator {
    Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Neg,
    BitwiseAnd, BitwiseOr, BitwiseXor, BitwiseNot, LeftShift, RightShift,
    Concat,
    Eq, Ne, Lt, Le, Gt, Ge,
    Is, IsNot, IsDistinctFrom, IsNotDistinctFrom,
    Like, NotLike, ILike, NotILike,
    RegexpMatch, NotRegexpMatch, RegexpReplace, Match, NotMatch,
    In, NotIn,
    Between, NotBetween,
    And, Or, Not,
    AsBoolean,              ///< no operator: the place of a condition that stands alone
    IsTrue, IsFalse,        ///< a boolean column where the dialect has no boolean: `= 1`, `= 0`
    Collate, Comma, As,
    Asc, Desc, NullsFirst, NullsLast, Distinct, Exists, Any, All,
    GetItem, JsonGetItem, JsonPathGetItem, JsonGetItemText, JsonPathGetItemText,
    FoldCase,               ///< lower() where the dialect has no ILIKE, nothing elsewhere
    Filter,                 ///< FILTER (WHERE …): only its rank matters
    Custom,                 ///< op('&&'): the text is in the element
};

/// An operator with its rank. Custom ones, made by op('…'), bring a rank of their own.
struct Rank
{
    Operator op = Operator::Custom;
    int precedence = 0;
};

/// SQLAlchemy's rank of a built-in operator as an inner one: the higher, the tighter it binds.
Rank rankOf(Operator op);

/// Whether an expression made with `inner` needs parentheses as an operand of `outer`.
bool needsGrouping(Rank inner, Rank outer);

bool isComparison(Operator op);
/// Comparisons, NOT, AND and OR: any database knows that the result is a truth value.
bool isBoolean(Operator op);
/// Whether `a op (b op c)` equals `(a op b) op c`: such chains become one flat list.
bool isAssociative(Operator op);
bool isCommutative(Operator op);
bool isOrdering(Operator op);
/// What `~` makes of a comparison.
std::optional<Operator> negationOf(Operator op);
/// The same comparison with its sides exchanged.
Operator mirrored(Operator op);

/// The SQL text between the operands, spaces included; for prefix and postfix operators as written.
QLatin1StringView operatorText(Operator op);
/// The Python name, for dumps and error messages: "eq", "like_op".
QLatin1StringView operatorName(Operator op);

} // namespace retort::expression
