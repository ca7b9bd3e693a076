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

template<typename T>
ElementPtr make(T node)
{
    return std::make_shared<const Element>(ElementData(std::move(node)));
}

template ElementPtr make(Bind);
template ElementPtr make(Text);
template ElementPtr make(TextualSelect);
template ElementPtr make(LiteralColumn);
template ElementPtr make(Constant);
template ElementPtr make(NameReference);
template ElementPtr make(ColumnRef);
template ElementPtr make(Unary);
template ElementPtr make(Binary);
template ElementPtr make(OperatorList);
template ElementPtr make(Grouping);
template ElementPtr make(Function);
template ElementPtr make(Over);
template ElementPtr make(OrderedArgument);
template ElementPtr make(WithinGroup);
template ElementPtr make(Filter);
template ElementPtr make(Case);
template ElementPtr make(Cast);
template ElementPtr make(TypeCoerce);
template ElementPtr make(Extract);
template ElementPtr make(CollationName);
template ElementPtr make(Tuple);
template ElementPtr make(ArrayLiteral);
template ElementPtr make(Slice);
template ElementPtr make(Label);
template ElementPtr make(NextValue);
template ElementPtr make(FetchedValue);
template ElementPtr make(TooDeep);
template ElementPtr make(Table);
template ElementPtr make(Alias);
template ElementPtr make(Cte);
template ElementPtr make(Join);
template ElementPtr make(TableValued);
template ElementPtr make(Values);
template ElementPtr make(Select);
template ElementPtr make(CompoundSelect);
template ElementPtr make(ScalarSelect);
template ElementPtr make(Insert);
template ElementPtr make(Update);
template ElementPtr make(Delete);

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
