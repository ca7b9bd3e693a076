// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/ast.h"
#include "model/python/interpreter.h"
#include "model/python/syntaxtree.h"

namespace retort::python {

/// Turns the grammar's tree into nodes. Throws SyntaxProblem inside; buildCode catches it.
class AstBuilder
{
public:
    AstBuilder(Interpreter &interpreter, const SyntaxTree &tree, Code &code) : m_interpreter(interpreter), m_tree(tree), m_code(code) {}

    void build(bool tolerant);
    /// Takes Python 2's forms too; Code::isPython2 tells whether there were any.
    void allowPython2() { m_python2 = true; }

    /// An expression that stands alone, as if it were a module.
    Node *loneExpression(const SyntaxNode &node);

private:
    Node *expression(const SyntaxNode &node);

    using Nodes = std::vector<Node *>;
    class Depth;
    class ScopeGuard;

    Node *make(NodeKind kind, const SyntaxNode &from);
    [[noreturn]] void fail(const SyntaxNode &at, const QString &message) const;
    QString textOf(const SyntaxNode &node) const { return QString::fromUtf8(m_tree.text(node)); }
    Value internedName(const QString &name);
    const SyntaxNode &required(const SyntaxNode &node, Field field) const;

    // names
    ScopeInfo *openScope(ScopeInfo::Type type);
    void bindName(const QString &name);
    Node *nameUse(const SyntaxNode &from, const QString &name);
    Node *nameStore(const SyntaxNode &from, const QString &name);
    QString mangled(const QString &name) const;
    void resolveNames();
    void resolve(Node &node, ScopeInfo *scope) const;

    // statements (aststatements.cpp)
    Node *block(const SyntaxNode &node);
    void statements(const SyntaxNode &node, Nodes &into);
    Node *statement(const SyntaxNode &node);
    Node *expressionStatement(const SyntaxNode &node);
    Node *assignment(const SyntaxNode &node);
    Node *augmentedAssignment(const SyntaxNode &node);
    Node *importStatement(const SyntaxNode &node);
    Node *importFrom(const SyntaxNode &node);
    Node *scopeDeclaration(const SyntaxNode &node, bool isGlobal);
    Node *deleteStatement(const SyntaxNode &node);
    Node *raiseStatement(const SyntaxNode &node);
    Node *ifStatement(const SyntaxNode &node);
    Node *whileStatement(const SyntaxNode &node);
    Node *forStatement(const SyntaxNode &node);
    Node *tryStatement(const SyntaxNode &node);
    Node *exceptClause(const SyntaxNode &node);
    Node *withStatement(const SyntaxNode &node);
    Node *decorated(const SyntaxNode &node);
    Node *functionDefinition(const SyntaxNode &node, Nodes decorators);
    Node *classDefinition(const SyntaxNode &node, Nodes decorators);
    Node *matchStatement(const SyntaxNode &node);
    Node *casePattern(const SyntaxNode &node);
    Node *classPattern(const SyntaxNode &node);
    Node *capture(const SyntaxNode &node);
    Node *elseOf(const SyntaxNode &node);

    // functions
    void parameters(const SyntaxNode *node, FunctionInfo &function);
    void addParameter(FunctionInfo &function, const SyntaxNode &node, Signature::Parameter::Kind kind, Node *defaultValue);
    Node *lambda(const SyntaxNode &node);

    // Python 2 (astpython2.cpp)
    void requirePython2(const SyntaxNode &at, const QString &message);
    Node *printStatement(const SyntaxNode &node);
    Node *execStatement(const SyntaxNode &node);
    Node *raisedWithValue(const SyntaxNode &list);
    void unpackParameters(const SyntaxNode &pattern, FunctionInfo &function);

    // targets
    Node *target(const SyntaxNode &node);

    // expressions (astexpressions.cpp)
    Node *expressionOf(const SyntaxNode &node);
    Node *sequence(NodeKind kind, const SyntaxNode &node);
    Node *dictionary(const SyntaxNode &node);
    Node *comprehension(NodeKind kind, const SyntaxNode &node);
    Node *comparison(const SyntaxNode &node);
    Node *call(const SyntaxNode &node);
    void callArguments(const SyntaxNode &list, Nodes &into);
    Node *subscript(const SyntaxNode &node);
    Node *subscriptPart(const SyntaxNode &node);
    Node *slice(const SyntaxNode &node);
    Node *yield(const SyntaxNode &node);
    Node *starred(const SyntaxNode &node);
    Node *integer(const SyntaxNode &node);
    Node *floating(const SyntaxNode &node);
    Node *unaryOperator(const SyntaxNode &node);

    // strings (aststrings.cpp)
    struct Pieces;
    Node *strings(const SyntaxNode &node);
    void addString(const SyntaxNode &node, Pieces &pieces);
    Node *interpolation(const SyntaxNode &node, Pieces &pieces);
    Node *formatSpecifier(const SyntaxNode &node);
    Node *textConstant(const SyntaxNode &from, const QString &text);

    Interpreter &m_interpreter;
    const SyntaxTree &m_tree;
    Code &m_code;
    bool m_tolerant = false;
    bool m_python2 = false;
    bool m_futureAnnotations = false;
    Nodes m_unpacking; ///< assignments of the tuple parameters of the function being read
    int m_depth = 0;
    ScopeInfo *m_scope = nullptr;
    std::vector<std::pair<Node *, ScopeInfo *>> m_uses;
    QHash<QString, Value> m_names;

    friend tl::expected<Code *, SyntaxProblem> buildCode(Interpreter &, const SyntaxTree &, const QString &, bool);
};

/// Scoped: gives up (as a syntax problem) before the tree walk could exhaust the stack.
class AstBuilder::Depth
{
public:
    Depth(AstBuilder &builder, const SyntaxNode &at);
    ~Depth() { --m_builder.m_depth; }

private:
    AstBuilder &m_builder;
};

/// Scoped: names that are bound and used belong to a new scope.
class AstBuilder::ScopeGuard
{
public:
    ScopeGuard(AstBuilder &builder, ScopeInfo *scope) : m_builder(builder), m_previous(builder.m_scope) { builder.m_scope = scope; }
    ~ScopeGuard() { m_builder.m_scope = m_previous; }

private:
    AstBuilder &m_builder;
    ScopeInfo *m_previous;
};

} // namespace retort::python
