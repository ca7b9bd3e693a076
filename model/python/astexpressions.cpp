// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

#include <limits>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Node *AstBuilder::expression(const SyntaxNode &node)
{
    const Depth depth(*this, node);
    Node *result = expressionOf(node);
    // the grammar reads `*f(x)` as the call of `*f`: the star belongs around the whole
    Node *&operand = result->kind == NodeKind::Conditional ? result->b : result->kind == NodeKind::Compare ? result->kids.front() : result->a;
    const bool spans = result->kind == NodeKind::Call || result->kind == NodeKind::Attribute || result->kind == NodeKind::Subscript
        || result->kind == NodeKind::Binary || result->kind == NodeKind::And || result->kind == NodeKind::Or
        || result->kind == NodeKind::Conditional || result->kind == NodeKind::Compare;
    if (!spans || operand->kind != NodeKind::Starred)
        return result;
    Node *star = operand;
    operand = star->a;
    star->a = result;
    return star;
}

namespace {

quint8 binaryOperatorNamed(QByteArrayView text)
{
    static const QHash<QByteArray, BinaryOperator> operators = {
        {"+", BinaryOperator::Add}, {"-", BinaryOperator::Subtract}, {"*", BinaryOperator::Multiply},
        {"/", BinaryOperator::Divide}, {"//", BinaryOperator::FloorDivide}, {"%", BinaryOperator::Modulo},
        {"**", BinaryOperator::Power}, {"@", BinaryOperator::MatrixMultiply}, {"&", BinaryOperator::And},
        {"|", BinaryOperator::Or}, {"^", BinaryOperator::Xor}, {"<<", BinaryOperator::LeftShift},
        {">>", BinaryOperator::RightShift},
    };
    return quint8(operators.value(text.toByteArray(), BinaryOperator::Add));
}

} // namespace

Node *AstBuilder::expressionOf(const SyntaxNode &node)
{
    switch (node.symbol) {
    case Symbol::S_identifier:
        return nameUse(node, textOf(node));
    case Symbol::S_integer:
        return integer(node);
    case Symbol::S_float:
        return floating(node);
    case Symbol::S_string:
    case Symbol::S_concatenated_string:
        return strings(node);
    case Symbol::True:
    case Symbol::False: {
        Node *result = make(NodeKind::Constant, node);
        result->value = Value::boolean(node.symbol == Symbol::True);
        return result;
    }
    case Symbol::S_none:
        return make(NodeKind::Constant, node);
    case Symbol::S_ellipsis: {
        Node *result = make(NodeKind::Constant, node);
        result->value = Value::ellipsis();
        return result;
    }
    case Symbol::S_tuple:
    case Symbol::S_expression_list:
    case Symbol::S_pattern_list:
    case Symbol::S_tuple_pattern:
        return sequence(NodeKind::Tuple, node);
    case Symbol::S_list:
    case Symbol::S_list_pattern:
        return sequence(NodeKind::List, node);
    case Symbol::S_set:
        return sequence(NodeKind::Set, node);
    case Symbol::S_dictionary:
        return dictionary(node);
    case Symbol::S_list_comprehension:
        return comprehension(NodeKind::ListComprehension, node);
    case Symbol::S_set_comprehension:
        return comprehension(NodeKind::SetComprehension, node);
    case Symbol::S_dictionary_comprehension:
        return comprehension(NodeKind::DictComprehension, node);
    case Symbol::S_generator_expression:
        return comprehension(NodeKind::GeneratorExpression, node);
    case Symbol::S_parenthesized_expression: {
        const auto inner = m_tree.namedChildren(node);
        if (inner.size() != 1)
            fail(node, u"invalid syntax"_s);
        Node *result = expression(*inner.front());
        if (result->kind == NodeKind::Starred)
            fail(node, u"cannot use starred expression here"_s);
        result->flag = result->flag || result->kind == NodeKind::Compare;
        return result;
    }
    case Symbol::S_list_splat:
    case Symbol::S_list_splat_pattern:
        return starred(node);
    case Symbol::S_lambda:
        return lambda(node);
    case Symbol::S_conditional_expression: {
        const auto parts = m_tree.namedChildren(node);
        if (parts.size() != 3)
            fail(node, u"invalid syntax"_s);
        Node *result = make(NodeKind::Conditional, node);
        result->b = expression(*parts[0]);
        result->a = expression(*parts[1]);
        result->c = expression(*parts[2]);
        return result;
    }
    case Symbol::S_boolean_operator: {
        const bool isAnd = m_tree.text(required(node, Field::Operator)) == "and";
        Node *result = make(isAnd ? NodeKind::And : NodeKind::Or, node);
        result->a = expression(required(node, Field::Left));
        result->b = expression(required(node, Field::Right));
        return result;
    }
    case Symbol::S_not_operator: {
        Node *result = make(NodeKind::Not, node);
        result->a = expression(required(node, Field::Argument));
        return result;
    }
    case Symbol::S_binary_operator: {
        Node *result = make(NodeKind::Binary, node);
        result->op = binaryOperatorNamed(m_tree.text(required(node, Field::Operator)));
        result->flag = m_python2 && BinaryOperator(result->op) == BinaryOperator::Divide;
        result->a = expression(required(node, Field::Left));
        result->b = expression(required(node, Field::Right));
        return result;
    }
    case Symbol::S_unary_operator:
        return unaryOperator(node);
    case Symbol::S_comparison_operator:
        return comparison(node);
    case Symbol::S_named_expression: {
        Node *result = make(NodeKind::NamedExpression, node);
        const QString name = textOf(required(node, Field::Name));
        ScopeInfo *scope = m_scope; // a comprehension hands the name to the function around it
        while (scope->type == ScopeInfo::Type::Comprehension)
            scope = scope->parent;
        {
            const ScopeGuard guard(*this, scope);
            bindName(mangled(name));
        }
        result->a = nameUse(required(node, Field::Name), name);
        result->b = expression(required(node, Field::Value));
        return result;
    }
    case Symbol::S_attribute: {
        Node *result = make(NodeKind::Attribute, node);
        result->a = expression(required(node, Field::Object));
        result->value = internedName(mangled(textOf(required(node, Field::Attribute))));
        return result;
    }
    case Symbol::S_subscript:
        return subscript(node);
    case Symbol::S_call:
        return call(node);
    case Symbol::S_yield:
        return yield(node);
    case Symbol::S_await: {
        Node *result = make(NodeKind::Await, node);
        const auto inner = m_tree.namedChildren(node);
        if (inner.size() != 1)
            fail(node, u"invalid syntax"_s);
        result->a = expression(*inner.front());
        return result;
    }
    default:
        fail(node, u"invalid syntax"_s);
    }
}

Node *AstBuilder::starred(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Starred, node);
    const auto inner = m_tree.namedChildren(node);
    if (inner.size() != 1)
        fail(node, u"invalid syntax"_s);
    result->a = expression(*inner.front());
    return result;
}

Node *AstBuilder::sequence(NodeKind kind, const SyntaxNode &node)
{
    Node *result = make(kind, node);
    for (const SyntaxNode *child : m_tree.namedChildren(node))
        result->kids.push_back(expression(*child));
    return result;
}

Node *AstBuilder::dictionary(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Dict, node);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_pair) {
            result->kids.push_back(expression(required(*child, Field::Key)));
            result->kids.push_back(expression(required(*child, Field::Value)));
        } else {
            const auto inner = m_tree.namedChildren(*child);
            if (inner.size() != 1)
                fail(*child, u"invalid syntax"_s);
            result->kids.push_back(nullptr);
            result->kids.push_back(expression(*inner.front()));
        }
    }
    return result;
}

/// The first iterable belongs to the scope around; everything else to the comprehension's own.
Node *AstBuilder::comprehension(NodeKind kind, const SyntaxNode &node)
{
    Node *result = make(kind, node);
    ScopeInfo *outer = m_scope;
    result->inner = openScope(ScopeInfo::Type::Comprehension);
    const ScopeGuard guard(*this, result->inner);
    bool first = true;
    const SyntaxNode *body = nullptr;
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_for_in_clause) {
            Node *clause = make(NodeKind::ForClause, *child);
            clause->flag = m_tree.hasToken(*child, "async");
            std::vector<const SyntaxNode *> iterables;
            for (const SyntaxNode *part : m_tree.namedChildren(*child)) {
                if (part->field == Field::Right)
                    iterables.push_back(part);
            }
            if (iterables.size() != 1)
                fail(*child, u"invalid syntax"_s);
            {
                const ScopeGuard around(*this, first ? outer : m_scope);
                clause->b = expression(*iterables.front());
            }
            clause->a = target(required(*child, Field::Left));
            result->kids.push_back(clause);
            first = false;
        } else if (child->symbol == Symbol::S_if_clause) {
            const auto inner = m_tree.namedChildren(*child);
            if (inner.size() != 1)
                fail(*child, u"invalid syntax"_s);
            Node *clause = make(NodeKind::IfClause, *child);
            clause->a = expression(*inner.front());
            result->kids.push_back(clause);
        } else {
            body = child;
        }
    }
    if (!body || first)
        fail(node, u"invalid syntax"_s);
    if (kind == NodeKind::DictComprehension) {
        result->a = expression(required(*body, Field::Key));
        result->b = expression(required(*body, Field::Value));
    } else {
        result->a = expression(*body);
    }
    return result;
}

Node *AstBuilder::comparison(const SyntaxNode &node)
{
    static const QHash<QByteArray, CompareOperator> operators = {
        {"==", CompareOperator::Equal}, {"!=", CompareOperator::NotEqual}, {"<", CompareOperator::Less},
        {"<=", CompareOperator::LessEqual}, {">", CompareOperator::Greater}, {">=", CompareOperator::GreaterEqual},
        {"in", CompareOperator::In}, {"is", CompareOperator::Is},
    };
    Node *result = make(NodeKind::Compare, node);
    for (const SyntaxNode *child : m_tree.children(node)) {
        if (child->field != Field::Operators) {
            if (child->named)
                result->kids.push_back(expression(*child));
            continue;
        }
        const QByteArray text = m_tree.text(*child).toByteArray().simplified();
        if (text == "not in")
            result->comparisons.push_back(CompareOperator::NotIn);
        else if (text == "is not")
            result->comparisons.push_back(CompareOperator::IsNot);
        else if (operators.contains(text))
            result->comparisons.push_back(operators.value(text));
        else {
            requirePython2(*child, u"invalid syntax"_s);
            result->comparisons.push_back(CompareOperator::NotEqual);
        }
    }
    if (result->kids.size() != result->comparisons.size() + 1)
        fail(node, u"invalid syntax"_s);
    return result;
}

Node *AstBuilder::yield(const SyntaxNode &node)
{
    ScopeInfo *scope = m_scope;
    if (scope->type == ScopeInfo::Type::Comprehension)
        fail(node, u"'yield' inside comprehension"_s);
    if (scope->type != ScopeInfo::Type::Function)
        fail(node, u"'yield' outside function"_s);
    scope->isGenerator = true;
    const bool from = m_tree.hasToken(node, "from");
    Node *result = make(from ? NodeKind::YieldFrom : NodeKind::Yield, node);
    const auto inner = m_tree.namedChildren(node);
    if (!inner.empty())
        result->a = expression(*inner.front());
    return result;
}

Node *AstBuilder::unaryOperator(const SyntaxNode &node)
{
    const QByteArrayView sign = m_tree.text(required(node, Field::Operator));
    const SyntaxNode &operand = required(node, Field::Argument);
    // The one negative integer whose digits alone do not fit.
    if (sign == "-" && operand.symbol == Symbol::S_integer && m_tree.text(operand) == "9223372036854775808") {
        Node *constant = make(NodeKind::Constant, node);
        constant->value = Value::integer(std::numeric_limits<qint64>::min());
        return constant;
    }
    Node *result = make(NodeKind::Unary, node);
    result->op = quint8(sign == "-" ? UnaryOperator::Negative : sign == "+" ? UnaryOperator::Positive : UnaryOperator::Invert);
    result->a = expression(operand);
    return result;
}

Node *AstBuilder::integer(const SyntaxNode &node)
{
    QByteArray text = m_tree.text(node).toByteArray().toLower();
    Node *result = make(NodeKind::Constant, node);
    if (text.endsWith('l')) {
        requirePython2(node, u"invalid decimal literal"_s);
        text.chop(1);
    }
    if (text.endsWith('_') || text.contains("__"))
        fail(node, u"invalid decimal literal"_s);
    text.replace("_", "");
    int base = 10;
    if (text.startsWith("0x"))
        base = 16;
    else if (text.startsWith("0o"))
        base = 8;
    else if (text.startsWith("0b"))
        base = 2;
    if (base != 10)
        text.remove(0, 2);
    else if (text.endsWith('j')) {
        result->value = m_interpreter.unknown(UnknownReason{UnknownKind::NeedsPython, u"complex numbers are not modelled"_s, m_code.range(*result)});
        return result;
    } else if (text.size() > 1 && text.startsWith('0') && text.count('0') != text.size()) {
        requirePython2(node, u"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"_s);
        base = 8;
    }
    bool ok = false;
    const qint64 value = text.toLongLong(&ok, base);
    result->value = ok ? Value::integer(value)
                       : m_interpreter.unknown(UnknownReason{UnknownKind::NeedsPython, u"integers beyond 64 bits are not modelled"_s, m_code.range(*result)});
    return result;
}

Node *AstBuilder::floating(const SyntaxNode &node)
{
    QByteArray text = m_tree.text(node).toByteArray().toLower();
    Node *result = make(NodeKind::Constant, node);
    if (text.endsWith('j')) {
        result->value = m_interpreter.unknown(UnknownReason{UnknownKind::NeedsPython, u"complex numbers are not modelled"_s, m_code.range(*result)});
        return result;
    }
    text.replace("_", "");
    bool ok = false;
    double value = text.toDouble(&ok);
    if (!ok) // beyond the range: Python reads infinity or zero
        value = text.contains("e-") ? 0.0 : std::numeric_limits<double>::infinity();
    result->value = Value::real(value);
    return result;
}

} // namespace retort::python
