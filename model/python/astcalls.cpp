// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind a value: calls and subscripts.
#include "model/python/astbuilder.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Node *AstBuilder::call(const SyntaxNode &node)
{
    const SyntaxNode &callee = required(node, Field::Function);
    const SyntaxNode &arguments = required(node, Field::Arguments);
    if (callee.symbol == Symbol::S_identifier && m_tree.text(callee) == "super" && arguments.symbol == Symbol::S_argument_list
        && m_tree.namedChildren(arguments).empty()) {
        Node *result = make(NodeKind::SuperCall, node);
        result->a = nameUse(callee, u"__class__"_s);
        return result;
    }
    Node *result = make(NodeKind::Call, node);
    result->a = expression(callee);
    if (arguments.symbol == Symbol::S_generator_expression)
        result->kids.push_back(expression(arguments));
    else
        callArguments(arguments, result->kids);
    return result;
}

void AstBuilder::callArguments(const SyntaxNode &list, Nodes &into)
{
    bool keywords = false;
    bool doubleStar = false;
    QStringList seen;
    for (const SyntaxNode *child : m_tree.namedChildren(list)) {
        if (child->symbol == Symbol::S_keyword_argument) {
            Node *keyword = make(NodeKind::Keyword, *child);
            const QString name = textOf(required(*child, Field::Name));
            if (seen.contains(name))
                fail(*child, u"keyword argument repeated: %1"_s.arg(name));
            seen.append(name);
            keyword->value = internedName(name);
            keyword->a = expression(required(*child, Field::Value));
            into.push_back(keyword);
            keywords = true;
        } else if (child->symbol == Symbol::S_dictionary_splat) {
            Node *splat = make(NodeKind::DoubleStarred, *child);
            const auto inner = m_tree.namedChildren(*child);
            if (inner.size() != 1)
                fail(*child, u"invalid syntax"_s);
            splat->a = expression(*inner.front());
            into.push_back(splat);
            doubleStar = true;
        } else {
            Node *argument = expression(*child);
            const bool star = argument->kind == NodeKind::Starred;
            if (doubleStar)
                fail(*child, star ? u"iterable argument unpacking follows keyword argument unpacking"_s
                                  : u"positional argument follows keyword argument unpacking"_s);
            if (keywords && !star)
                fail(*child, u"positional argument follows keyword argument"_s);
            into.push_back(argument);
        }
    }
}

Node *AstBuilder::subscript(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Subscript, node);
    result->a = expression(required(node, Field::Value));
    Nodes parts;
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->field == Field::Subscript)
            parts.push_back(subscriptPart(*child));
    }
    if (parts.empty())
        fail(node, u"invalid syntax"_s);
    if (parts.size() == 1 && !m_tree.hasToken(node, ",") && parts.front()->kind != NodeKind::Starred) {
        result->b = parts.front();
    } else {
        result->b = make(NodeKind::Tuple, node);
        result->b->kids = std::move(parts);
    }
    return result;
}

Node *AstBuilder::subscriptPart(const SyntaxNode &node)
{
    return node.symbol == Symbol::S_slice ? slice(node) : expression(node);
}

Node *AstBuilder::slice(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Slice, node);
    Node **parts[] = {&result->a, &result->b, &result->c};
    int colons = 0;
    for (const SyntaxNode *child : m_tree.children(node)) {
        if (!child->named && m_tree.text(*child) == ":")
            ++colons;
        else if (child->named && colons < 3)
            *parts[colons] = expression(*child);
    }
    return result;
}

} // namespace retort::python
