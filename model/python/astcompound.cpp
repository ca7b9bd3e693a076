// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Node *AstBuilder::elseOf(const SyntaxNode &node)
{
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_else_clause)
            return block(required(*child, Field::Body));
    }
    return nullptr;
}

Node *AstBuilder::ifStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::If, node);
    result->a = expression(required(node, Field::Condition));
    result->b = block(required(node, Field::Consequence));
    Node *last = result;
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_elif_clause) {
            Node *next = make(NodeKind::If, *child);
            next->a = expression(required(*child, Field::Condition));
            next->b = block(required(*child, Field::Consequence));
            last->c = make(NodeKind::Block, *child);
            last->c->kids.push_back(next);
            last = next;
        } else if (child->symbol == Symbol::S_else_clause) {
            last->c = block(required(*child, Field::Body));
        }
    }
    return result;
}

Node *AstBuilder::whileStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::While, node);
    result->a = expression(required(node, Field::Condition));
    ++m_scope->loopDepth;
    result->b = block(required(node, Field::Body));
    --m_scope->loopDepth;
    result->c = elseOf(node);
    return result;
}

Node *AstBuilder::forStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::For, node);
    result->flag = m_tree.hasToken(node, "async");
    result->kids.push_back(expression(required(node, Field::Right)));
    result->a = target(required(node, Field::Left));
    ++m_scope->loopDepth;
    result->b = block(required(node, Field::Body));
    --m_scope->loopDepth;
    result->c = elseOf(node);
    return result;
}

Node *AstBuilder::tryStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Try, node);
    result->a = block(required(node, Field::Body));
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_except_clause) {
            result->kids.push_back(exceptClause(*child));
        } else if (child->symbol == Symbol::S_finally_clause) {
            for (const SyntaxNode *part : m_tree.namedChildren(*child)) {
                if (part->symbol == Symbol::S_block)
                    result->c = block(*part);
            }
        } else if (child->symbol == Symbol::S_except_group_clause) {
            result->kids.push_back(exceptClause(*child));
            result->kids.back()->flag = true; // except*
        }
    }
    for (size_t i = 0; i + 1 < result->kids.size(); ++i) {
        if (!result->kids[i]->a)
            fail(node, u"default 'except:' must be last"_s);
    }
    result->b = elseOf(node);
    return result;
}

Node *AstBuilder::exceptClause(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Handler, node);
    const SyntaxNode *type = nullptr;
    const SyntaxNode *alias = nullptr;
    const SyntaxNode *body = nullptr;
    if (m_tree.hasToken(node, ","))
        requirePython2(node, u"multiple exception types must be parenthesized"_s);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_block)
            body = child;
        else if (child->symbol == Symbol::S_as_pattern) { // grammar: (expression as alias)
            const auto parts = m_tree.namedChildren(*child);
            if (parts.size() != 2)
                fail(*child, u"invalid syntax"_s);
            type = parts[0];
            alias = parts[1];
        } else if (!type) {
            type = child;
        } else {
            alias = child;
        }
    }
    if (!body)
        fail(node, u"expected an indented block after 'except' statement"_s);
    if (type)
        result->a = expression(*type);
    if (alias) {
        if (alias->symbol == Symbol::S_as_pattern_target) {
            const auto inner = m_tree.namedChildren(*alias);
            if (!inner.empty())
                alias = inner.front();
        }
        if (alias->symbol != Symbol::S_identifier)
            fail(*alias, u"invalid syntax"_s);
        result->c = nameStore(*alias, textOf(*alias));
    }
    result->b = block(*body);
    return result;
}

Node *AstBuilder::withStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::With, node);
    result->flag = m_tree.hasToken(node, "async");
    std::vector<const SyntaxNode *> values;
    for (const SyntaxNode *clause : m_tree.namedChildren(node)) {
        if (clause->symbol != Symbol::S_with_clause)
            continue;
        for (const SyntaxNode *item : m_tree.namedChildren(*clause))
            values.push_back(&required(*item, Field::Value));
    }
    // `with (a as b, c as d):` may come as one tuple
    if (values.size() == 1 && values.front()->symbol == Symbol::S_tuple) {
        const auto inner = m_tree.namedChildren(*values.front());
        const bool anyAlias = std::any_of(inner.begin(), inner.end(), [](const SyntaxNode *n) { return n->symbol == Symbol::S_as_pattern; });
        if (anyAlias)
            values = inner;
    }
    for (const SyntaxNode *value : values) {
        while (value->symbol == Symbol::S_parenthesized_expression) {
            const auto inner = m_tree.namedChildren(*value);
            if (inner.size() != 1 || inner.front()->symbol != Symbol::S_as_pattern)
                break;
            value = inner.front();
        }
        Node *item = make(NodeKind::WithItem, *value);
        if (value->symbol == Symbol::S_as_pattern) {
            const auto parts = m_tree.namedChildren(*value);
            if (parts.size() != 2)
                fail(*value, u"invalid syntax"_s);
            item->a = expression(*parts[0]);
            const auto inner = m_tree.namedChildren(*parts[1]);
            item->b = target(parts[1]->symbol == Symbol::S_as_pattern_target && inner.size() == 1 ? *inner.front() : *parts[1]);
        } else {
            item->a = expression(*value);
        }
        result->kids.push_back(item);
    }
    result->a = block(required(node, Field::Body));
    return result;
}

Node *AstBuilder::matchStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Match, node);
    std::vector<const SyntaxNode *> subjects;
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->field == Field::Subject)
            subjects.push_back(child);
    }
    if (subjects.empty())
        fail(node, u"invalid syntax"_s);
    if (subjects.size() == 1 && !m_tree.hasToken(node, ",")) {
        result->a = expression(*subjects.front());
    } else {
        result->a = make(NodeKind::Tuple, node);
        for (const SyntaxNode *subject : subjects)
            result->a->kids.push_back(expression(*subject));
    }
    for (const SyntaxNode *child : m_tree.namedChildren(required(node, Field::Body))) {
        if (child->symbol != Symbol::S_case_clause)
            continue;
        Node *clause = make(NodeKind::MatchCase, *child);
        Nodes patterns;
        for (const SyntaxNode *part : m_tree.namedChildren(*child)) {
            if (part->symbol == Symbol::S_case_pattern)
                patterns.push_back(casePattern(*part));
            else if (part->field == Field::Guard) {
                const auto inner = m_tree.namedChildren(*part);
                clause->b = inner.empty() ? nullptr : expression(*inner.front());
            } else if (part->field == Field::Consequence)
                clause->c = block(*part);
        }
        if (patterns.empty() || !clause->c)
            fail(*child, u"invalid syntax"_s);
        if (patterns.size() == 1 && !m_tree.hasToken(*child, ",") && patterns.front()->kind != NodeKind::StarPattern) {
            clause->a = patterns.front();
        } else {
            clause->a = make(NodeKind::SequencePattern, *child);
            clause->a->kids = std::move(patterns);
        }
        result->kids.push_back(clause);
    }
    return result;
}

Node *AstBuilder::capture(const SyntaxNode &node)
{
    const QString name = textOf(node);
    if (name == "_"_L1)
        return make(NodeKind::WildcardPattern, node);
    Node *result = make(NodeKind::CapturePattern, node);
    result->a = nameStore(node, name);
    return result;
}

Node *AstBuilder::casePattern(const SyntaxNode &node)
{
    const Depth depth(*this, node);
    switch (node.symbol) {
    case Symbol::S_case_pattern: {
        const auto inner = m_tree.children(node);
        if (inner.empty() || (inner.size() == 1 && !inner.front()->named && m_tree.text(*inner.front()) == "_"))
            return make(NodeKind::WildcardPattern, node);
        if (inner.size() == 2 && !inner.front()->named) { // a negative number
            Node *result = make(NodeKind::ValuePattern, node);
            result->a = make(NodeKind::Unary, node);
            result->a->op = quint8(UnaryOperator::Negative);
            result->a->a = expression(*inner.back());
            return result;
        }
        return casePattern(*inner.front());
    }
    case Symbol::S_dotted_name: {
        const auto parts = m_tree.namedChildren(node);
        if (parts.size() == 1)
            return capture(*parts.front());
        Node *value = nameUse(*parts.front(), textOf(*parts.front()));
        for (size_t i = 1; i < parts.size(); ++i) {
            Node *attribute = make(NodeKind::Attribute, node);
            attribute->a = value;
            attribute->value = internedName(textOf(*parts[i]));
            value = attribute;
        }
        Node *result = make(NodeKind::ValuePattern, node);
        result->a = value;
        return result;
    }
    case Symbol::S_as_pattern: {
        const auto parts = m_tree.namedChildren(node);
        if (parts.size() != 2)
            fail(node, u"invalid syntax"_s);
        Node *result = make(NodeKind::AsPattern, node);
        result->a = casePattern(*parts[0]);
        result->b = nameStore(*parts[1], textOf(*parts[1]));
        return result;
    }
    case Symbol::S_union_pattern: {
        Node *result = make(NodeKind::OrPattern, node);
        for (const SyntaxNode *child : m_tree.namedChildren(node))
            result->kids.push_back(casePattern(*child));
        return result;
    }
    case Symbol::S_tuple_pattern:
    case Symbol::S_list_pattern: {
        const auto children = m_tree.namedChildren(node);
        if (node.symbol == Symbol::S_tuple_pattern && children.size() == 1 && !m_tree.hasToken(node, ","))
            return casePattern(*children.front());
        Node *result = make(NodeKind::SequencePattern, node);
        for (const SyntaxNode *child : children)
            result->kids.push_back(casePattern(*child));
        return result;
    }
    case Symbol::S_splat_pattern: {
        Node *result = make(NodeKind::StarPattern, node);
        const auto inner = m_tree.namedChildren(node);
        if (!inner.empty() && textOf(*inner.front()) != "_"_L1)
            result->a = nameStore(*inner.front(), textOf(*inner.front()));
        result->flag = m_tree.text(node).startsWith("**");
        return result;
    }
    case Symbol::S_dict_pattern: {
        Node *result = make(NodeKind::MappingPattern, node);
        for (const SyntaxNode *child : m_tree.namedChildren(node)) {
            if (child->symbol == Symbol::S_splat_pattern)
                result->a = casePattern(*child);
            else
                result->kids.push_back(casePattern(*child));
        }
        return result;
    }
    case Symbol::S_class_pattern:
        return classPattern(node);
    default: {
        Node *result = make(NodeKind::ValuePattern, node);
        result->a = expression(node);
        return result;
    }
    }
}

Node *AstBuilder::classPattern(const SyntaxNode &node)
{
    Node *result = make(NodeKind::ClassPattern, node);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_dotted_name && !result->a) {
            const auto parts = m_tree.namedChildren(*child);
            result->a = nameUse(*parts.front(), textOf(*parts.front()));
            for (size_t i = 1; i < parts.size(); ++i) {
                Node *attribute = make(NodeKind::Attribute, *child);
                attribute->a = result->a;
                attribute->value = internedName(textOf(*parts[i]));
                result->a = attribute;
            }
            continue;
        }
        const auto inner = m_tree.namedChildren(*child);
        if (!inner.empty() && inner.front()->symbol == Symbol::S_keyword_pattern) {
            const auto parts = m_tree.namedChildren(*inner.front());
            Node *keyword = make(NodeKind::KeywordPattern, *child);
            keyword->value = internedName(textOf(*parts.front()));
            keyword->a = casePattern(*parts.back());
            result->kids.push_back(keyword);
        } else {
            result->kids.push_back(casePattern(*child));
        }
    }
    return result;
}

} // namespace retort::python
