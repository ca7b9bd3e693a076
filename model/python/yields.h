// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/ast.h"

namespace retort::python {

/// Whether a `yield` of this function stands in the statement (nested functions have their own).
bool holdsYield(const Node *node);

/// The `yield`s of an expression in the order in which they are evaluated.
class YieldsOfExpression
{
public:
    /// False where they cannot be done first: one is behind a condition, or behind something that has an effect.
    bool collect(const Node *node);

    std::vector<const Node *> found;

private:
    bool m_effects = false;
};

} // namespace retort::python
