// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/element.h"

/// Where SQLAlchemy puts parentheses, and how it negates.
namespace retort::expression {

/// The element as an operand of `outer`: in parentheses, or marked as a condition, where the operator needs it.
ElementPtr grouped(const ElementPtr &element, Rank outer);
inline ElementPtr grouped(const ElementPtr &element, Operator outer)
{
    return grouped(element, rankOf(outer));
}

/// Whether any database takes the element for a truth value, even one without booleans.
bool isImplicitlyBoolean(const ElementPtr &element);

} // namespace retort::expression
