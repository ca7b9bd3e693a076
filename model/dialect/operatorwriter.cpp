// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/expressionwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;

QString ExpressionWriter::genericBinary(const Binary &node, const QString &op, const Scope &scope, bool eager)
{
    Scope inner = scope;
    inner.inOperator = true;
    inner.castApplied = false;
    const QString text = write(node.left, inner) + op + write(node.right, inner);
    return scope.inOperator && eager ? u'(' + text + u')' : text;
}

QString ExpressionWriter::likeText(const Binary &node, const QString &op, const Scope &scope)
{
    QString text = write(node.left, scope) + op + write(node.right, scope);
    if (!node.escape.isNull())
        text += u" ESCAPE "_s + literalText(Value{node.escape}, schema::types::string());
    return text;
}

QString ExpressionWriter::unaryText(const Unary &node, const Scope &scope)
{
    switch (node.op) {
    case Operator::IsTrue:
    case Operator::IsFalse: return conditionText(node, scope);
    case Operator::FoldCase:
        return m_dialect == Dialect::Sqlite ? u"lower("_s + write(node.operand, scope) + u')' : write(node.operand, scope);
    default: break;
    }
    const QString op = node.op == Operator::Custom ? node.customText : QString(operatorText(node.op));
    const QString operand = write(node.operand, scope);
    if (node.position == Unary::Position::Postfix)
        return operand + (node.op == Operator::Custom ? u' ' + op : op);
    return (node.op == Operator::Custom ? op + u' ' : op) + operand;
}

QString ExpressionWriter::inText(const Binary &node, const Scope &scope)
{
    const bool negated = node.op == Operator::NotIn;
    Scope inner = scope;
    inner.inOperator = true;
    const auto *bind = node.right->as<Bind>();
    const QString right = bind ? u'(' + bindText(*bind, negated) + u')' : write(node.right, inner);
    const QString text = write(node.left, inner) + operatorText(node.op) + right;
    // The list may hold an OR when it is empty.
    return negated ? u'(' + text + u')' : text;
}

QString ExpressionWriter::binaryText(const Binary &node, const Scope &scope)
{
    bool handled = false;
    const QString special = specialBinary(node, scope, handled);
    if (handled)
        return special;
    switch (node.op) {
    case Operator::In:
    case Operator::NotIn: return inText(node, scope);
    case Operator::Like:
    case Operator::NotLike: return likeText(node, QString(operatorText(node.op)), scope);
    case Operator::Between:
    case Operator::NotBetween:
        return genericBinary(node, QString(operatorText(node.op)) + node.customText, scope);
    case Operator::TrueDiv: return trueDivision(node, scope);
    case Operator::FloorDiv: {
        using schema::TypeAffinity;
        const bool integers = typeOf(node.left).affinity() == TypeAffinity::Integer
            && typeOf(node.right).affinity() == TypeAffinity::Integer;
        const QString quotient = write(node.left, scope) + u" / "_s + write(node.right, scope);
        return integers ? quotient : u"FLOOR("_s + quotient + u')';
    }
    case Operator::GetItem:
        return write(node.left, scope) + u'[' + write(node.right, scope) + u']';
    case Operator::Custom: return genericBinary(node, u' ' + node.customText + u' ', scope, node.eager);
    case Operator::NotMatch: {
        Binary match = node;
        match.op = Operator::Match;
        return u"NOT "_s + binaryText(match, scope);
    }
    default: return genericBinary(node, QString(operatorText(node.op)), scope);
    }
}

QString ExpressionWriter::listText(const OperatorList &node, const Scope &scope)
{
    Scope inner = scope;
    inner.inOperator = node.op != Operator::Comma;
    return joined(node.elements, QString(operatorText(node.op)), inner);
}

} // namespace retort::dialect
