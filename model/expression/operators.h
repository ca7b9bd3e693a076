// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

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
    IsTrue, IsFalse,        ///< a boolean column where the dialect has no boolean: `= 1`, `= 0`
    Collate, Comma, As,
    Asc, Desc, NullsFirst, NullsLast, Distinct, Exists, Any, All,
    GetItem, JsonGetItem, JsonPathGetItem, JsonGetItemText, JsonPathGetItemText,
    Custom,                 ///< op('&&'): the text is in the element
};

/// How tightly an operator binds: SQLAlchemy's numbers, the higher the tighter.
int precedence(Operator op);
bool isComparison(Operator op);
/// Whether `a op (b op c)` equals `(a op b) op c`, so that no parentheses are needed.
bool isNaturalSelfPrecedent(Operator op);
/// The SQL text between the operands, spaces included; for prefix and postfix operators as written.
QLatin1StringView operatorText(Operator op);
/// The name in dumps and error messages.
QLatin1StringView operatorName(Operator op);
/// Whether an operand made with `inner` needs parentheses inside `outer`.
bool needsGrouping(Operator inner, int innerPrecedence, Operator outer, int outerPrecedence);

} // namespace retort::expression
