// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using ParameterKind = Signature::Parameter::Kind;

void AstBuilder::addParameter(FunctionInfo &function, const SyntaxNode &node, ParameterKind kind, Node *defaultValue)
{
    if (node.symbol != Symbol::S_identifier)
        fail(node, u"invalid syntax"_s);
    const QString name = mangled(textOf(node));
    if (m_scope->slots.contains(name))
        fail(node, u"duplicate argument '%1' in function definition"_s.arg(name));
    bindName(name);
    Parameter parameter;
    parameter.kind = kind;
    parameter.name = internedName(name);
    parameter.slot = m_scope->slots.value(name);
    parameter.defaultValue = defaultValue;
    if (kind == ParameterKind::Normal && !defaultValue && !function.parameters.empty()
        && function.parameters.back().kind == ParameterKind::Normal && function.parameters.back().defaultValue)
        fail(node, u"non-default argument follows default argument"_s);
    function.parameters.push_back(parameter);
}

/// Called inside the function's scope; defaults are evaluated in the scope around.
void AstBuilder::parameters(const SyntaxNode *list, FunctionInfo &function)
{
    if (!list)
        return;
    bool keywordOnly = false;
    const auto defaultOf = [this](const SyntaxNode &node) {
        const ScopeGuard around(*this, m_scope->parent);
        return expression(required(node, Field::Value));
    };
    for (const SyntaxNode *child : m_tree.namedChildren(*list)) {
        const SyntaxNode *item = child;
        if (child->symbol == Symbol::S_typed_parameter) {
            const auto inner = m_tree.namedChildren(*child);
            if (inner.empty())
                fail(*child, u"invalid syntax"_s);
            item = inner.front();
        }
        const ParameterKind normal = keywordOnly ? ParameterKind::KeywordOnly : ParameterKind::Normal;
        switch (item->symbol) {
        case Symbol::S_identifier:
            addParameter(function, *item, normal, nullptr);
            break;
        case Symbol::S_default_parameter:
        case Symbol::S_typed_default_parameter: {
            Node *value = defaultOf(*item);
            addParameter(function, required(*item, Field::Name), normal, value);
            break;
        }
        case Symbol::S_list_splat_pattern:
        case Symbol::S_dictionary_splat_pattern: {
            const auto inner = m_tree.namedChildren(*item);
            if (inner.size() != 1)
                fail(*item, u"invalid syntax"_s);
            const bool star = item->symbol == Symbol::S_list_splat_pattern;
            addParameter(function, *inner.front(), star ? ParameterKind::VarArgs : ParameterKind::KeywordArgs, nullptr);
            keywordOnly = keywordOnly || star;
            break;
        }
        case Symbol::S_keyword_separator:
            keywordOnly = true;
            break;
        case Symbol::S_positional_separator:
            for (Parameter &parameter : function.parameters)
                parameter.kind = ParameterKind::PositionalOnly;
            break;
        case Symbol::S_tuple_pattern:
            unpackParameters(*item, function);
            break;
        default:
            fail(*item, u"invalid syntax"_s);
        }
    }
}

Node *AstBuilder::lambda(const SyntaxNode &node)
{
    FunctionInfo &function = m_code.functions.emplace_back();
    function.name = u"<lambda>"_s;
    function.isLambda = true;
    function.scope = openScope(ScopeInfo::Type::Function);
    const ScopeGuard guard(*this, function.scope);
    const Nodes outer = std::exchange(m_unpacking, {});
    parameters(m_tree.child(node, Field::Parameters), function);
    function.unpacking = std::exchange(m_unpacking, outer);
    function.body = expression(required(node, Field::Body));
    function.isGenerator = function.scope->isGenerator;
    if (function.isGenerator)
        fail(node, u"'yield' inside a lambda is not modelled"_s);
    Node *result = make(NodeKind::Lambda, node);
    result->function = &function;
    return result;
}

Node *AstBuilder::functionDefinition(const SyntaxNode &node, Nodes decorators)
{
    Node *result = make(NodeKind::FunctionDefinition, node);
    const SyntaxNode &name = required(node, Field::Name);
    FunctionInfo &function = m_code.functions.emplace_back();
    function.name = textOf(name);
    function.isAsync = m_tree.hasToken(node, "async");
    function.scope = openScope(ScopeInfo::Type::Function);
    {
        const ScopeGuard guard(*this, function.scope);
        const Nodes outer = std::exchange(m_unpacking, {});
        parameters(&required(node, Field::Parameters), function);
        function.unpacking = std::exchange(m_unpacking, outer);
        function.body = block(required(node, Field::Body));
    }
    function.isGenerator = function.scope->isGenerator;
    if (!function.body->kids.empty()) {
        const Node *first = function.body->kids.front();
        if (first->kind == NodeKind::ExpressionStatement && first->a->kind == NodeKind::Constant && first->a->value.isStr())
            function.docstring = first->a->value.text();
    }
    result->function = &function;
    result->value = internedName(function.name);
    result->kids = std::move(decorators);
    result->a = nameStore(name, function.name);
    return result;
}

Node *AstBuilder::classDefinition(const SyntaxNode &node, Nodes decorators)
{
    Node *result = make(NodeKind::ClassDefinition, node);
    const SyntaxNode &name = required(node, Field::Name);
    Node *bases = make(NodeKind::Tuple, node);
    if (const SyntaxNode *list = m_tree.child(node, Field::Superclasses))
        callArguments(*list, bases->kids);
    result->inner = openScope(ScopeInfo::Type::Class);
    {
        const ScopeGuard guard(*this, result->inner);
        result->inner->className = textOf(name);
        result->inner->slots.insert(u"__class__"_s, 0);
        result->c = block(required(node, Field::Body));
    }
    result->b = bases;
    result->value = internedName(textOf(name));
    result->kids = std::move(decorators);
    result->a = nameStore(name, textOf(name));
    return result;
}

Node *AstBuilder::decorated(const SyntaxNode &node)
{
    Nodes decorators;
    for (const SyntaxNode *child : m_tree.namedChildren(node)) {
        if (child->symbol != Symbol::S_decorator)
            continue;
        const auto inner = m_tree.namedChildren(*child);
        if (inner.size() != 1)
            fail(*child, u"invalid syntax"_s);
        decorators.push_back(expression(*inner.front()));
    }
    const SyntaxNode &definition = required(node, Field::Definition);
    return definition.symbol == Symbol::S_class_definition ? classDefinition(definition, std::move(decorators))
                                                           : functionDefinition(definition, std::move(decorators));
}

} // namespace retort::python
