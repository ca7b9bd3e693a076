// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Deeper trees than this are no program that a person wrote; CPython gives up at 200 brackets.
constexpr int MaximumDepth = 1200;

QString errorMessage(const SyntaxTree &tree)
{
    const SyntaxNode &error = *tree.error();
    if (tree.errorIsMissingToken())
        return u"invalid syntax"_s;
    const QByteArrayView text = tree.text(error).trimmed();
    if (text.startsWith("print ") || text.startsWith("print\t"))
        return u"Missing parentheses in call to 'print'. Did you mean print(...)?"_s;
    return u"invalid syntax"_s;
}

SourceRange rangeOf(const LineMap &lines, const SyntaxNode &node)
{
    return lines.range(node.row, node.column, node.endRow, node.endColumn);
}

} // namespace

AstBuilder::Depth::Depth(AstBuilder &builder, const SyntaxNode &at) : m_builder(builder)
{
    if (++builder.m_depth > MaximumDepth) {
        --builder.m_depth;
        builder.fail(at, u"too many nested parentheses"_s);
    }
}

Node *AstBuilder::make(NodeKind kind, const SyntaxNode &from)
{
    Node &node = m_code.nodes.emplace_back();
    node.kind = kind;
    node.row = from.row;
    node.column = from.column;
    node.endRow = from.endRow;
    node.endColumn = from.endColumn;
    return &node;
}

void AstBuilder::fail(const SyntaxNode &at, const QString &message) const
{
    throw SyntaxProblem{message, rangeOf(m_code.lines, at)};
}

Value AstBuilder::internedName(const QString &name)
{
    const auto found = m_names.constFind(name);
    if (found != m_names.constEnd())
        return *found;
    const Value value = m_interpreter.str(name);
    m_names.insert(name, value);
    return value;
}

const SyntaxNode &AstBuilder::required(const SyntaxNode &node, Field field) const
{
    if (const SyntaxNode *found = m_tree.child(node, field))
        return *found;
    fail(node, u"invalid syntax"_s);
}

ScopeInfo *AstBuilder::openScope(ScopeInfo::Type type)
{
    ScopeInfo &scope = m_code.scopes.emplace_back();
    scope.type = type;
    scope.parent = m_scope;
    if (m_scope)
        scope.className = m_scope->className;
    return &scope;
}

/// `__x` inside a class is `_Class__x`.
QString AstBuilder::mangled(const QString &name) const
{
    if (!m_scope || m_scope->className.isEmpty() || !name.startsWith("__"_L1) || name.endsWith("__"_L1))
        return name;
    QString cls = m_scope->className;
    while (cls.startsWith(u'_'))
        cls.remove(0, 1);
    return cls.isEmpty() ? name : u"_"_s + cls + name;
}

void AstBuilder::bindName(const QString &name)
{
    if (m_scope->outside.contains(name) || m_scope->type == ScopeInfo::Type::Module || m_scope->type == ScopeInfo::Type::Class)
        return;
    if (!m_scope->slots.contains(name)) {
        m_scope->slots.insert(name, int(m_scope->slotNames.size()));
        m_scope->slotNames.push_back(internedName(name));
    }
}

Node *AstBuilder::nameUse(const SyntaxNode &from, const QString &written)
{
    Node *node = make(NodeKind::Name, from);
    node->value = internedName(mangled(written));
    m_uses.emplace_back(node, m_scope);
    return node;
}

Node *AstBuilder::nameStore(const SyntaxNode &from, const QString &written)
{
    bindName(mangled(written));
    return nameUse(from, written);
}

void AstBuilder::resolve(Node &node, ScopeInfo *scope) const
{
    const QString &name = node.value.text();
    int hops = 0;
    NameScope *where = &node.scope;
    bool skipOwn = false;
    for (ScopeInfo *at = scope; at; at = at->parent) {
        const bool own = at == scope && !skipOwn;
        const auto outside = at->outside.constFind(name);
        if (outside != at->outside.constEnd() && *outside) {
            *where = NameScope::Global;
            return;
        }
        const bool declaredNonlocal = outside != at->outside.constEnd();
        switch (at->type) {
        case ScopeInfo::Type::Module:
            *where = own ? NameScope::Namespace : NameScope::Global;
            return;
        case ScopeInfo::Type::Class:
            if (own && !declaredNonlocal) {
                *where = NameScope::Namespace;
                where = &node.outer;
                *where = NameScope::Global;
            } else if (name == "__class__"_L1 && !own) {
                node.slot = 0;
                node.hops = qint16(hops);
                *where = NameScope::Environment;
                return;
            }
            ++hops;
            break;
        case ScopeInfo::Type::Function:
        case ScopeInfo::Type::Comprehension:
            if (!declaredNonlocal && at->slots.contains(name)) {
                node.slot = qint16(at->slots.value(name));
                node.hops = qint16(hops);
                *where = NameScope::Environment;
                return;
            }
            ++hops;
            break;
        }
    }
    *where = NameScope::Global;
}

void AstBuilder::resolveNames()
{
    for (const auto &[node, scope] : m_uses)
        resolve(*node, scope);
}

void AstBuilder::build(bool tolerant)
{
    m_tolerant = tolerant;
    m_code.moduleScope = openScope(ScopeInfo::Type::Module);
    m_scope = m_code.moduleScope;
    m_code.body = block(m_tree.root());
    if (!m_code.body->kids.empty()) {
        const Node *first = m_code.body->kids.front();
        if (first->kind == NodeKind::ExpressionStatement && first->a->kind == NodeKind::Constant && first->a->value.isStr())
            m_code.docstring = first->a->value.text();
    }
    resolveNames();
}

Node *AstBuilder::loneExpression(const SyntaxNode &node)
{
    m_code.moduleScope = openScope(ScopeInfo::Type::Module);
    m_scope = m_code.moduleScope;
    Node *result = expression(node);
    resolveNames();
    return result;
}

AstExpression::AstExpression(Interpreter &interpreter, const SyntaxTree &tree, Code &code, const SyntaxNode &expression)
{
    try {
        node = AstBuilder(interpreter, tree, code).loneExpression(expression);
    } catch (const SyntaxProblem &) {
        node = nullptr;
    }
}

tl::expected<Code *, SyntaxProblem> buildCode(Interpreter &interpreter, const SyntaxTree &tree, const QString &file, bool tolerant)
{
    auto *code = interpreter.make<Code>(LineMap(tree.source(), file));
    if (tree.status() != SyntaxTree::Status::Parsed)
        return tl::unexpected(SyntaxProblem{u"the text takes too long to parse"_s, {file, 1, 1, 1, 1}});
    if (tree.error() && !tolerant)
        return tl::unexpected(SyntaxProblem{errorMessage(tree), rangeOf(code->lines, *tree.error())});
    const auto built = [&](Code &into, bool python2) -> std::optional<SyntaxProblem> {
        AstBuilder builder(interpreter, tree, into);
        if (python2)
            builder.allowPython2();
        try {
            builder.build(tolerant);
        } catch (const SyntaxProblem &problem) {
            return problem;
        }
        return std::nullopt;
    };
    const auto problem = built(*code, tolerant);
    if (!problem)
        return code;
    auto *older = interpreter.make<Code>(LineMap(tree.source(), file));
    if (!tolerant && !built(*older, true) && older->isPython2)
        return older;
    return tl::unexpected(*problem);
}

tl::expected<Code *, SyntaxProblem> buildCode(Interpreter &interpreter, const QByteArray &source, const QString &file)
{
    constexpr qsizetype MaximumSize = 16 * 1024 * 1024;
    if (source.size() > MaximumSize)
        return tl::unexpected(SyntaxProblem{u"the file is larger than 16 MB"_s, {file, 1, 1, 1, 1}});
    const SourceText text = decodeSource(source);
    if (!text.error.isEmpty())
        return tl::unexpected(SyntaxProblem{text.error, {file, text.errorLine, 1, text.errorLine, 1}});
    interpreter.charge(text.utf8.size() * 16);
    return buildCode(interpreter, SyntaxTree(text.utf8), file, false);
}

} // namespace retort::python
