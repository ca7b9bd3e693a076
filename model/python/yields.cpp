// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/yields.h"

#include <algorithm>

namespace retort::python {

bool holdsYield(const Node *node)
{
    if (!node)
        return false;
    switch (node->kind) {
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
        return true;
    case NodeKind::FunctionDefinition:
    case NodeKind::ClassDefinition:
    case NodeKind::Lambda:
        return false;
    default:
        break;
    }
    if (holdsYield(node->a) || holdsYield(node->b) || holdsYield(node->c))
        return true;
    return std::any_of(node->kids.begin(), node->kids.end(), [](const Node *kid) { return holdsYield(kid); });
}

namespace {

bool hasEffects(const Node *node)
{
    if (!node || node->kind == NodeKind::Lambda)
        return false;
    if (node->kind == NodeKind::Call || node->kind == NodeKind::NamedExpression || node->kind == NodeKind::Await)
        return true;
    return hasEffects(node->a) || hasEffects(node->b) || hasEffects(node->c)
        || std::any_of(node->kids.begin(), node->kids.end(), [](const Node *kid) { return hasEffects(kid); });
}

} // namespace

bool YieldsOfExpression::collect(const Node *node)
{
    if (!node)
        return true;
    if (!holdsYield(node)) {
        m_effects = m_effects || hasEffects(node);
        return true;
    }
    if (m_effects)
        return false;
    switch (node->kind) {
    case NodeKind::And:
    case NodeKind::Or:
        return !holdsYield(node->b) && collect(node->a);
    case NodeKind::Conditional:
        return !holdsYield(node->b) && !holdsYield(node->c) && collect(node->a);
    default:
        break;
    }
    if (!collect(node->a) || !collect(node->b) || !collect(node->c))
        return false;
    for (const Node *kid : node->kids) {
        if (!collect(kid))
            return false;
    }
    if (node->kind == NodeKind::Yield || node->kind == NodeKind::YieldFrom)
        found.push_back(node);
    m_effects = m_effects || node->kind == NodeKind::Call;
    return true;
}

} // namespace retort::python
