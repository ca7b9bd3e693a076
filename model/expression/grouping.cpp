// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/grouping.h"

#include "model/expression/build.h"

namespace retort::expression {

namespace {

bool isTruthValue(const ElementPtr &element)
{
    return typeOf(element).affinity() == schema::TypeAffinity::Boolean;
}

ElementPtr parenthesised(const ElementPtr &element)
{
    return make(Grouping{element});
}

/// A condition that stands alone: `t.flag` here, `t.flag = 1` on SQLite.
ElementPtr asBoolean(const ElementPtr &element, Operator trueOrFalse)
{
    Unary node;
    node.op = trueOrFalse;
    node.operand = element;
    node.type = schema::types::boolean();
    return make(node);
}

bool wantsCondition(Operator outer)
{
    return outer == Operator::And || outer == Operator::Or || outer == Operator::AsBoolean;
}

/// The rule for elements without an operator of their own.
ElementPtr groupedPlain(const ElementPtr &element, Rank outer)
{
    if (wantsCondition(outer.op) && isTruthValue(element))
        return asBoolean(element, Operator::IsTrue);
    return outer.op == Operator::Any || outer.op == Operator::All ? parenthesised(element) : element;
}

ElementPtr groupedOperator(const ElementPtr &element, Rank inner, Rank outer, bool group)
{
    const bool oddNegation = outer.op == Operator::Not && !isBoolean(inner.op);
    return (group && needsGrouping(inner, outer)) || oddNegation ? parenthesised(element) : element;
}

Rank rankOf(const Binary &binary)
{
    constexpr int loosest = -100;
    if (binary.unranked)
        return {binary.op, loosest};
    if (binary.op == Operator::Custom)
        return {Operator::Custom, binary.customPrecedence};
    return expression::rankOf(binary.op);
}

ElementPtr groupedUnary(const ElementPtr &element, const Unary &unary, Rank outer)
{
    if (unary.op == Operator::IsTrue || unary.op == Operator::IsFalse || isOrdering(unary.op))
        return element;
    return needsGrouping(expression::rankOf(unary.op), outer) ? parenthesised(element) : element;
}

ElementPtr groupedLabel(const ElementPtr &element, const Label &label, Rank outer)
{
    const ElementPtr inner = grouped(label.element, outer);
    if (inner == label.element)
        return element;
    Label changed = label;
    changed.element = inner;
    return make(changed);
}

} // namespace

ElementPtr grouped(const ElementPtr &element, Rank outer)
{
    if (const auto *binary = element->as<Binary>())
        return groupedOperator(element, rankOf(*binary), outer, true);
    if (const auto *list = element->as<OperatorList>()) {
        const bool empty = list->elements.isEmpty();
        return empty ? element : groupedOperator(element, expression::rankOf(list->op), outer, list->group);
    }
    if (const auto *unary = element->as<Unary>())
        return groupedUnary(element, *unary, outer);
    if (const auto *label = element->as<Label>())
        return groupedLabel(element, *label, outer);
    if (const auto *coerced = element->as<TypeCoerce>()) {
        const ElementPtr inner = grouped(coerced->element, outer);
        return inner == coerced->element ? element : make(TypeCoerce{inner, coerced->type});
    }
    if (element->as<Text>())
        return outer.op == Operator::In || outer.op == Operator::NotIn ? parenthesised(element) : element;
    if (element->as<Select>() || element->as<CompoundSelect>())
        return parenthesised(element);
    const bool hasOwnParentheses = element->as<Grouping>() || element->as<ScalarSelect>() || element->as<Tuple>();
    if (hasOwnParentheses || element->as<Slice>() || element->as<CollationName>())
        return element;
    if (element->as<Filter>())
        return needsGrouping(expression::rankOf(Operator::Filter), outer) ? parenthesised(element) : element;
    const bool isArray = typeOf(element).affinity() == schema::TypeAffinity::Array;
    if (element->as<Function>() && outer.op == Operator::GetItem && isArray)
        return parenthesised(element);
    if (element->as<ArrayLiteral>()) {
        const bool indexed = outer.op == Operator::GetItem || outer.op == Operator::Any || outer.op == Operator::All;
        return indexed ? parenthesised(element) : element;
    }
    return groupedPlain(element, outer);
}

bool isImplicitlyBoolean(const ElementPtr &element)
{
    if (const auto *binary = element->as<Binary>())
        return isBoolean(binary->op) || binary->customIsComparison;
    if (const auto *list = element->as<OperatorList>())
        return isBoolean(list->op);
    if (const auto *group = element->as<Grouping>())
        return isImplicitlyBoolean(group->element);
    if (const auto *unary = element->as<Unary>()) {
        const bool asCondition = unary->op == Operator::IsTrue || unary->op == Operator::IsFalse;
        return asCondition && isImplicitlyBoolean(unary->operand);
    }
    return false;
}

ElementPtr negate(const ElementPtr &element)
{
    Unary inverted;
    inverted.op = Operator::Not;

    if (const auto *constantValue = element->as<Constant>()) {
        if (*constantValue == Constant::True || *constantValue == Constant::False)
            return constant(*constantValue == Constant::False);
    }
    if (const auto *binary = element->as<Binary>()) {
        if (!binary->negated)
            return negate(parenthesised(element));
        Binary changed = *binary;
        changed.op = *binary->negated;
        changed.negated = binary->op;
        return make(changed);
    }
    if (const auto *unary = element->as<Unary>()) {
        const bool condition = unary->op == Operator::IsTrue || unary->op == Operator::IsFalse;
        if (condition && unary->operand->as<Constant>())
            return negate(unary->operand);
        if (condition)
            return asBoolean(unary->operand, unary->op == Operator::IsTrue ? Operator::IsFalse : Operator::IsTrue);
        if (isTruthValue(element)) {
            inverted.operand = grouped(element, Operator::Not);
            inverted.type = schema::types::boolean();
            return make(inverted);
        }
    }
    if (const auto *label = element->as<Label>()) {
        Label changed = *label;
        changed.element = negate(label->element);
        return make(changed);
    }
    if (!element->as<OperatorList>() && isTruthValue(element))
        return asBoolean(element, Operator::IsFalse);
    inverted.operand = grouped(element, Operator::Not);
    return make(inverted);
}

} // namespace retort::expression
