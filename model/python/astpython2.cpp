// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

// What only Python 2 has. Histories that began before 2015 hold such scripts; they mean what their authors meant.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

/// Fails with Python 3's message unless Python 2 is allowed.
void AstBuilder::requirePython2(const SyntaxNode &at, const QString &message)
{
    if (!m_python2)
        fail(at, message);
    m_code.isPython2 = true;
}

/// `print a, b` and `print >>file, a`: a call of print().
Node *AstBuilder::printStatement(const SyntaxNode &node)
{
    requirePython2(node, u"Missing parentheses in call to 'print'. Did you mean print(...)?"_s);
    Node *call = make(NodeKind::Call, node);
    call->a = nameUse(node, u"print"_s);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol != Symbol::S_chevron)
            call->kids.push_back(expression(*child));
    }
    Node *result = make(NodeKind::ExpressionStatement, node);
    result->a = call;
    return result;
}

Node *AstBuilder::execStatement(const SyntaxNode &node)
{
    requirePython2(node, u"Missing parentheses in call to 'exec'. Did you mean exec(...)?"_s);
    Node *call = make(NodeKind::Call, node);
    call->a = nameUse(node, u"exec"_s);
    for (const SyntaxNode *child : m_tree.namedChildren(node))
        call->kids.push_back(expression(*child));
    Node *result = make(NodeKind::ExpressionStatement, node);
    result->a = call;
    return result;
}

/// `raise Type, value` and `raise Type, value, traceback`: Type(value).
Node *AstBuilder::raisedWithValue(const SyntaxNode &list)
{
    const auto parts = m_tree.namedChildren(list);
    if (parts.size() < 2 || parts.size() > 3)
        fail(list, u"invalid syntax"_s);
    Node *value = expression(*parts[1]);
    Node *call = make(NodeKind::Call, list);
    call->a = expression(*parts[0]);
    if (value->kind == NodeKind::Tuple)
        call->kids = value->kids;
    else if (value->kind != NodeKind::Constant || !value->value.isNone())
        call->kids.push_back(value);
    return call;
}

/// `def f(a, (b, c))`: a parameter without a name, taken apart before the body.
void AstBuilder::unpackParameters(const SyntaxNode &pattern, FunctionInfo &function)
{
    requirePython2(pattern, u"invalid syntax"_s);
    const QString name = u".%1"_s.arg(function.parameters.size());
    bindName(name);
    Parameter parameter;
    parameter.name = internedName(name);
    parameter.slot = m_scope->slots.value(name);
    function.parameters.push_back(parameter);
    Node *assign = make(NodeKind::Assign, pattern);
    assign->a = nameUse(pattern, name);
    assign->kids.push_back(target(pattern));
    m_unpacking.push_back(assign);
}

} // namespace retort::python
