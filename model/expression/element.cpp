// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/element.h"

#include "model/expression/children.h"

#include <atomic>

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

namespace {

int depthOf(const ElementData &data)
{
    int depth = 0;
    visitChildren(data, [&](const ElementPtr &child) { depth = std::max(depth, child->depth + 1); });
    return depth;
}

qint64 weightOf(const ElementData &data)
{
    qint64 weight = 1;
    const bool walksIntoTable = !std::holds_alternative<ColumnRef>(data);
    visitChildren(data, [&](const ElementPtr &child) { weight += walksIntoTable ? child->weight : 1; });
    return weight;
}

/// The data itself, or TooDeep in its place: the subtree is dropped before anything has to walk it.
ElementData bounded(ElementData &&data, int depth, qint64 weight)
{
    if (depth > Element::MaximumDepth || weight > Element::MaximumWeight)
        return TooDeep{};
    return std::move(data);
}

} // namespace

Element::Element(ElementData elementData)
    : depth(std::min(depthOf(elementData), MaximumDepth + 1))
    , weight(std::min(weightOf(elementData), MaximumWeight + 1))
    , data(bounded(std::move(elementData), depth, weight))
{
}

Element::~Element() = default;

ElementPtr fromSchema(const schema::SqlPtr &element)
{
    return std::dynamic_pointer_cast<const Element>(element);
}

bool sameSql(const schema::SqlPtr &left, const schema::SqlPtr &right)
{
    if (left == right)
        return true;
    const ElementPtr one = fromSchema(left);
    const ElementPtr other = fromSchema(right);
    return one && other && one->dump() == other->dump();
}

quint64 newIdentity()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

Elements childrenOf(const Element &element)
{
    Elements children;
    visitChildren(element.data, [&](const ElementPtr &child) { children.append(child); });
    return children;
}

} // namespace retort::expression
