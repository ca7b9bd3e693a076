// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Node *AstBuilder::block(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Block, node);
    const Depth depth(*this, node);
    statements(node, result->kids);
    return result;
}

void AstBuilder::statements(const SyntaxNode &node, Nodes &into)
{
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (!m_tolerant || m_scope->type != ScopeInfo::Type::Module) {
            if (Node *converted = statement(*child))
                into.push_back(converted);
            continue;
        }
        try { // of a broken script keep what can be read at module level
            if (Node *converted = statement(*child))
                into.push_back(converted);
        } catch (const SyntaxProblem &) {
            continue;
        }
    }
}

Node *AstBuilder::statement(const SyntaxNode &node)
{
    const Depth depth(*this, node);
    switch (node.symbol) {
    case Symbol::S_expression_statement:
        return expressionStatement(node);
    case Symbol::S_import_statement:
        return importStatement(node);
    case Symbol::S_import_from_statement:
        return importFrom(node);
    case Symbol::S_future_import_statement:
        m_futureAnnotations = m_futureAnnotations || m_tree.text(node).contains("annotations");
        return make(NodeKind::Pass, node);
    case Symbol::S_print_statement:
        return printStatement(node);
    case Symbol::S_exec_statement:
        return execStatement(node);
    case Symbol::S_pass_statement:
        return make(NodeKind::Pass, node);
    case Symbol::S_break_statement:
    case Symbol::S_continue_statement: {
        const bool isBreak = node.symbol == Symbol::S_break_statement;
        if (m_scope->loopDepth == 0)
            fail(node, isBreak ? u"'break' outside loop"_s : u"'continue' not properly in loop"_s);
        return make(isBreak ? NodeKind::Break : NodeKind::Continue, node);
    }
    case Symbol::S_return_statement: {
        if (m_scope->type != ScopeInfo::Type::Function)
            fail(node, u"'return' outside function"_s);
        Node *result = make(NodeKind::Return, node);
        const auto inner = m_tree.namedChildren(node);
        if (!inner.empty())
            result->a = expression(*inner.front());
        return result;
    }
    case Symbol::S_raise_statement:
        return raiseStatement(node);
    case Symbol::S_assert_statement: {
        const auto parts = m_tree.namedChildren(node);
        if (parts.empty() || parts.size() > 2)
            fail(node, u"invalid syntax"_s);
        Node *result = make(NodeKind::Assert, node);
        result->a = expression(*parts[0]);
        result->b = parts.size() > 1 ? expression(*parts[1]) : nullptr;
        return result;
    }
    case Symbol::S_global_statement:
    case Symbol::S_nonlocal_statement:
        return scopeDeclaration(node, node.symbol == Symbol::S_global_statement);
    case Symbol::S_delete_statement:
        return deleteStatement(node);
    case Symbol::S_type_alias_statement: {
        const SyntaxNode &left = required(node, Field::Left);
        const auto inner = m_tree.namedChildren(left);
        Node *result = make(NodeKind::TypeAlias, node);
        if (!inner.empty() && inner.front()->symbol == Symbol::S_identifier)
            result->a = nameStore(*inner.front(), textOf(*inner.front()));
        return result;
    }
    case Symbol::S_if_statement:
        return ifStatement(node);
    case Symbol::S_while_statement:
        return whileStatement(node);
    case Symbol::S_for_statement:
        return forStatement(node);
    case Symbol::S_try_statement:
        return tryStatement(node);
    case Symbol::S_with_statement:
        return withStatement(node);
    case Symbol::S_function_definition:
        return functionDefinition(node, {});
    case Symbol::S_class_definition:
        return classDefinition(node, {});
    case Symbol::S_decorated_definition:
        return decorated(node);
    case Symbol::S_match_statement:
        return matchStatement(node);
    case Symbol::S_block: // an empty suite
        return nullptr;
    default:
        fail(node, u"invalid syntax"_s);
    }
}

Node *AstBuilder::expressionStatement(const SyntaxNode &node)
{
    const auto parts = m_tree.namedChildren(node);
    if (parts.empty())
        return make(NodeKind::Pass, node);
    if (parts.size() == 1 && parts.front()->symbol == Symbol::S_assignment)
        return assignment(*parts.front());
    if (parts.size() == 1 && parts.front()->symbol == Symbol::S_augmented_assignment)
        return augmentedAssignment(*parts.front());
    Node *result = make(NodeKind::ExpressionStatement, node);
    if (parts.size() == 1 && !m_tree.hasToken(node, ",")) {
        result->a = expression(*parts.front());
    } else {
        result->a = make(NodeKind::Tuple, node);
        for (const SyntaxNode *part : parts)
            result->a->kids.push_back(expression(*part));
    }
    if (result->a->kind == NodeKind::Starred)
        fail(node, u"can't use starred expression here"_s);
    return result;
}

/// `a = b = value` nests to the right in the grammar; here it is one node with several targets.
Node *AstBuilder::assignment(const SyntaxNode &node)
{
    const SyntaxNode *right = m_tree.child(node, Field::Right);
    if (m_tree.child(node, Field::Type)) {
        Node *result = make(NodeKind::AnnotatedAssign, node);
        if (right) {
            if (right->symbol == Symbol::S_assignment || right->symbol == Symbol::S_augmented_assignment)
                fail(*right, u"invalid syntax"_s);
            result->b = expression(*right);
        }
        result->a = target(required(node, Field::Left));
        const bool named = result->a->kind == NodeKind::Name && m_scope->type == ScopeInfo::Type::Class;
        if (named) { // kept in __annotations__: dataclasses read it
            const SyntaxNode &type = required(node, Field::Type);
            result->value = internedName(textOf(type));
            const auto inner = m_tree.namedChildren(type);
            // The grammar has forms of its own for generics and unions of types, which nobody looks into.
            const QByteArrayView kind = inner.size() == 1 ? m_tree.text(*inner.front()) : QByteArrayView();
            const bool isForm = inner.size() != 1 || kind.contains('[') || kind.contains('|');
            if (!m_futureAnnotations && !isForm)
                result->c = expression(*inner.front());
        }
        return result;
    }
    Node *result = make(NodeKind::Assign, node);
    std::vector<const SyntaxNode *> targets{&required(node, Field::Left)};
    while (right && right->symbol == Symbol::S_assignment) {
        if (m_tree.child(*right, Field::Type))
            fail(*right, u"invalid syntax"_s);
        targets.push_back(&required(*right, Field::Left));
        right = m_tree.child(*right, Field::Right);
    }
    if (!right || right->symbol == Symbol::S_augmented_assignment)
        fail(node, u"invalid syntax"_s);
    result->a = expression(*right);
    for (const SyntaxNode *each : targets)
        result->kids.push_back(target(*each));
    return result;
}

Node *AstBuilder::augmentedAssignment(const SyntaxNode &node)
{
    static const QHash<QByteArray, BinaryOperator> operators = {
        {"+=", BinaryOperator::Add}, {"-=", BinaryOperator::Subtract}, {"*=", BinaryOperator::Multiply},
        {"/=", BinaryOperator::Divide}, {"//=", BinaryOperator::FloorDivide}, {"%=", BinaryOperator::Modulo},
        {"**=", BinaryOperator::Power}, {"@=", BinaryOperator::MatrixMultiply}, {"&=", BinaryOperator::And},
        {"|=", BinaryOperator::Or}, {"^=", BinaryOperator::Xor}, {"<<=", BinaryOperator::LeftShift},
        {">>=", BinaryOperator::RightShift},
    };
    Node *result = make(NodeKind::AugmentedAssign, node);
    result->op = quint8(operators.value(m_tree.text(required(node, Field::Operator)).toByteArray()));
    result->a = target(required(node, Field::Left));
    if (result->a->kind != NodeKind::Name && result->a->kind != NodeKind::Attribute && result->a->kind != NodeKind::Subscript)
        fail(node, u"invalid syntax"_s);
    result->b = expression(required(node, Field::Right));
    return result;
}

Node *AstBuilder::target(const SyntaxNode &node)
{
    const Depth depth(*this, node);
    switch (node.symbol) {
    case Symbol::S_identifier:
        return nameStore(node, textOf(node));
    case Symbol::S_attribute:
    case Symbol::S_subscript:
        return expression(node);
    case Symbol::S_list_splat_pattern:
    case Symbol::S_list_splat: {
        const auto inner = m_tree.namedChildren(node);
        if (inner.size() != 1)
            fail(node, u"invalid syntax"_s);
        Node *result = make(NodeKind::Starred, node);
        result->a = target(*inner.front());
        return result;
    }
    case Symbol::S_pattern_list:
    case Symbol::S_tuple_pattern:
    case Symbol::S_tuple:
    case Symbol::S_expression_list:
    case Symbol::S_list_pattern:
    case Symbol::S_list: {
        const auto children = m_tree.namedChildren(node);
        // "(a)" is grammatically a pattern in brackets, not a tuple
        if (node.symbol == Symbol::S_tuple_pattern && children.size() == 1 && !m_tree.hasToken(node, ","))
            return target(*children.front());
        Node *result = make(NodeKind::Tuple, node);
        int stars = 0;
        for (const SyntaxNode *child : children) {
            result->kids.push_back(target(*child));
            stars += result->kids.back()->kind == NodeKind::Starred;
        }
        if (stars > 1)
            fail(node, u"multiple starred expressions in assignment"_s);
        return result;
    }
    case Symbol::S_parenthesized_expression: {
        const auto inner = m_tree.namedChildren(node);
        if (inner.size() == 1)
            return target(*inner.front());
        [[fallthrough]];
    }
    default:
        fail(node, u"cannot assign to expression here. Maybe you meant '==' instead of '='?"_s);
    }
}

Node *AstBuilder::importStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Import, node);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        Node *name = make(NodeKind::ImportName, *child);
        const bool aliased = child->symbol == Symbol::S_aliased_import;
        const SyntaxNode &module = aliased ? required(*child, Field::Name) : *child;
        const QString dotted = textOf(module).remove(u' ');
        name->value = internedName(dotted);
        name->flag = aliased;
        const QString bound = aliased ? textOf(required(*child, Field::Alias)) : dotted.section(u'.', 0, 0);
        name->a = nameStore(*child, bound);
        result->kids.push_back(name);
    }
    return result;
}

Node *AstBuilder::importFrom(const SyntaxNode &node)
{
    Node *result = make(NodeKind::ImportFrom, node);
    const SyntaxNode &module = required(node, Field::ModuleName);
    QString dotted = textOf(module).remove(u' ');
    while (dotted.startsWith(u'.')) {
        dotted.remove(0, 1);
        ++result->op;
    }
    result->value = internedName(dotted);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child == &module)
            continue;
        if (child->symbol == Symbol::S_wildcard_import) {
            if (m_scope->type != ScopeInfo::Type::Module)
                fail(*child, u"import * only allowed at module level"_s);
            result->flag = true;
            continue;
        }
        const bool aliased = child->symbol == Symbol::S_aliased_import;
        Node *name = make(NodeKind::ImportName, *child);
        const QString imported = textOf(aliased ? required(*child, Field::Name) : *child);
        name->value = internedName(imported);
        name->a = nameStore(*child, aliased ? textOf(required(*child, Field::Alias)) : imported);
        result->kids.push_back(name);
    }
    return result;
}

Node *AstBuilder::scopeDeclaration(const SyntaxNode &node, bool isGlobal)
{
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        const QString name = mangled(textOf(*child));
        if (!isGlobal && m_scope->type == ScopeInfo::Type::Module)
            fail(node, u"nonlocal declaration not allowed at module level"_s);
        if (m_scope->slots.contains(name))
            fail(*child, u"name '%1' is assigned to before %2 declaration"_s.arg(name, isGlobal ? u"global"_s : u"nonlocal"_s));
        if (!isGlobal) {
            bool found = false;
            for (const ScopeInfo *scope = m_scope->parent; scope && !found; scope = scope->parent)
                found = scope->type == ScopeInfo::Type::Function && scope->slots.contains(name);
            if (!found)
                fail(node, u"no binding for nonlocal '%1' found"_s.arg(name));
        }
        m_scope->outside.insert(name, isGlobal);
    }
    return make(NodeKind::Pass, node);
}

Node *AstBuilder::deleteStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Delete, node);
    const auto parts = m_tree.namedChildren(node);
    if (parts.size() != 1)
        fail(node, u"invalid syntax"_s);
    Node *all = target(*parts.front());
    std::vector<Node *> pending{all};
    while (!pending.empty()) {
        Node *next = pending.back();
        pending.pop_back();
        if (next->kind == NodeKind::Tuple)
            pending.insert(pending.end(), next->kids.rbegin(), next->kids.rend());
        else
            result->kids.push_back(next);
    }
    return result;
}

Node *AstBuilder::raiseStatement(const SyntaxNode &node)
{
    Node *result = make(NodeKind::Raise, node);
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol == Symbol::S_expression_list) {
            requirePython2(node, u"invalid syntax"_s);
            result->a = raisedWithValue(*child);
            continue;
        }
        (child->field == Field::Cause ? result->b : result->a) = expression(*child);
    }
    return result;
}

} // namespace retort::python
