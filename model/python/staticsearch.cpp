// SPDX-License-Identifier: GPL-3.0-or-later
// Calls, assignments and functions found anywhere in a text.
#include "model/python/evaluator.h"
#include "model/python/staticreader.h"
#include "model/python/staticvalues.h"
#include "model/python/syntaxtree.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A parsed text whose single expressions are evaluated on demand, with nothing in scope.
class StaticText
{
public:
    StaticText(const QByteArray &source, const QString &file)
        : m_interpreter(headerBudget()), m_tree(source.size() > 16 * 1024 * 1024 ? QByteArray() : decodeSource(source).utf8), m_lines(m_tree.source(), file)
    {
        m_interpreter.state().headerOnly = true;
    }

    const SyntaxTree &tree() const { return m_tree; }

    SourceRange range(const SyntaxNode &node) const { return m_lines.range(node.row, node.column, node.endRow, node.endColumn); }

    Literal evaluate(const SyntaxNode &node)
    {
        Literal result = unknownLiteral(u"not a constant"_s);
        m_interpreter.renewBudget(headerBudget());
        m_interpreter.run([&](Interpreter &in) {
            auto *code = in.make<Code>(m_lines);
            AstExpression built(in, m_tree, *code, node);
            if (!built.node)
                return Value();
            Frame frame;
            frame.code = code;
            frame.module = in.module(u"__main__"_s);
            frame.globals = frame.names = frame.module->globals();
            const FrameGuard guard(in.state(), frame);
            result = toLiteral(Evaluator(in).evaluate(*built.node, frame));
            return Value();
        });
        return result;
    }

    template<typename Visit>
    void visit(Visit visitNode)
    {
        if (m_tree.status() != SyntaxTree::Status::Parsed)
            return;
        std::vector<const SyntaxNode *> pending{&m_tree.root()};
        while (!pending.empty()) {
            const SyntaxNode *node = pending.back();
            pending.pop_back();
            visitNode(*node);
            const auto children = m_tree.namedChildren(*node);
            pending.insert(pending.end(), children.rbegin(), children.rend());
        }
    }

private:
    Interpreter m_interpreter;
    SyntaxTree m_tree;
    LineMap m_lines;
};

} // namespace

QList<FoundCall> findCalls(const QByteArray &source, const QString &calleeSuffix, const QString &file)
{
    QList<FoundCall> result;
    if (!source.contains(calleeSuffix.section(u'.', -1).toUtf8()))
        return result;
    StaticText text(source, file);
    const SyntaxTree &tree = text.tree();
    text.visit([&](const SyntaxNode &node) {
        if (node.symbol != Symbol::S_call)
            return;
        const SyntaxNode *function = tree.child(node, Field::Function);
        const SyntaxNode *arguments = tree.child(node, Field::Arguments);
        if (!function || !arguments)
            return;
        const QString callee = QString::fromUtf8(tree.text(*function)).simplified().remove(u' ');
        if (callee != calleeSuffix && !callee.endsWith(u'.' + calleeSuffix))
            return;
        FoundCall call;
        call.callee = callee;
        call.range = text.range(node);
        for (const SyntaxNode *argument : tree.namedChildren(*arguments)) {
            if (argument->symbol == Symbol::S_keyword_argument) {
                const SyntaxNode *name = tree.child(*argument, Field::Name);
                const SyntaxNode *value = tree.child(*argument, Field::Value);
                if (name && value)
                    call.keywords.insert(QString::fromUtf8(tree.text(*name)), text.evaluate(*value));
            } else if (argument->symbol == Symbol::S_list_splat || argument->symbol == Symbol::S_dictionary_splat) {
                call.complete = false;
            } else if (argument->symbol != Symbol::Error) {
                call.positional.append(text.evaluate(*argument));
            }
        }
        result.append(call);
    });
    return result;
}

namespace {

/// A value that stands under a name.
FoundAssignment foundValue(StaticText &text, const SyntaxNode &whole, const QString &target, const SyntaxNode &value)
{
    const SyntaxTree &tree = text.tree();
    FoundAssignment found{target, text.evaluate(value), QString::fromUtf8(tree.text(value)), text.range(whole)};
    if (value.symbol != Symbol::S_dictionary)
        return found;
    for (const SyntaxNode *pair : tree.namedChildren(value)) {
        const SyntaxNode *key = pair->symbol == Symbol::S_pair ? tree.child(*pair, Field::Key) : nullptr;
        const SyntaxNode *inner = key ? tree.child(*pair, Field::Value) : nullptr;
        if (const Literal name = inner ? text.evaluate(*key) : Literal(); name.isStr())
            found.entries.append({name.text, text.evaluate(*inner), QString::fromUtf8(tree.text(*inner)), text.range(*pair)});
    }
    return found;
}

/// The finder of assignments to the variable, attribute or string subscript `name`.
class Assignments
{
public:
    Assignments(StaticText &text, const QString &name)
        : m_text(text)
        , m_tree(text.tree())
        , m_name(name)
    {
    }

    std::optional<FoundAssignment> assignment(const SyntaxNode &node)
    {
        if (node.symbol != Symbol::S_assignment)
            return std::nullopt;
        const SyntaxNode *left = m_tree.child(node, Field::Left);
        const SyntaxNode *right = m_tree.child(node, Field::Right);
        if (!left || !right || !names(*left))
            return std::nullopt;
        while (right->symbol == Symbol::S_assignment && m_tree.child(*right, Field::Right))
            right = m_tree.child(*right, Field::Right);
        return foundValue(m_text, node, QString::fromUtf8(m_tree.text(*left)), *right);
    }

    std::optional<FoundAssignment> keywordOrItem(const SyntaxNode &node)
    {
        const bool isKeyword = node.symbol == Symbol::S_keyword_argument;
        if (!isKeyword && node.symbol != Symbol::S_pair)
            return std::nullopt;
        const SyntaxNode *key = m_tree.child(node, isKeyword ? Field::Name : Field::Key);
        const SyntaxNode *value = m_tree.child(node, Field::Value);
        if (!key || !value || !(isKeyword ? isIdentifier(*key) : isString(*key)))
            return std::nullopt;
        return foundValue(m_text, node, m_name, *value);
    }

private:
    bool names(const SyntaxNode &target)
    {
        switch (target.symbol) {
        case Symbol::S_identifier:
            return isIdentifier(target);
        case Symbol::S_attribute: {
            const SyntaxNode *attribute = m_tree.child(target, Field::Attribute);
            return attribute && isIdentifier(*attribute);
        }
        case Symbol::S_subscript: {
            const SyntaxNode *key = m_tree.child(target, Field::Subscript);
            return key && isString(*key);
        }
        default:
            return false;
        }
    }

    bool isIdentifier(const SyntaxNode &node) const { return QString::fromUtf8(m_tree.text(node)) == m_name; }

    bool isString(const SyntaxNode &node)
    {
        if (node.symbol != Symbol::S_string)
            return false;
        const Literal value = m_text.evaluate(node);
        return value.isStr() && value.text == m_name;
    }

    StaticText &m_text;
    const SyntaxTree &m_tree;
    const QString &m_name;
};

} // namespace

QList<FoundAssignment> findAssignments(const QByteArray &source, const QString &name, const QString &file)
{
    QList<FoundAssignment> result;
    if (!source.contains(name.toUtf8()))
        return result;
    StaticText text(source, file);
    Assignments assignments(text, name);
    text.visit([&](const SyntaxNode &node) {
        if (auto found = assignments.assignment(node))
            result.append(*std::move(found));
    });
    return result;
}

QList<FoundAssignment> findSettings(const QByteArray &source, const QString &name, const QString &file)
{
    QList<FoundAssignment> result;
    if (!source.contains(name.toUtf8()))
        return result;
    StaticText text(source, file);
    Assignments assignments(text, name);
    text.visit([&](const SyntaxNode &node) {
        auto found = assignments.assignment(node);
        if (!found)
            found = assignments.keywordOrItem(node);
        if (found)
            result.append(*std::move(found));
    });
    return result;
}

QStringList moduleFunctions(const QByteArray &source)
{
    QStringList result;
    StaticText text(source, {});
    const SyntaxTree &tree = text.tree();
    if (tree.status() != SyntaxTree::Status::Parsed)
        return result;
    std::vector<const SyntaxNode *> pending{&tree.root()};
    while (!pending.empty()) {
        const SyntaxNode *node = pending.back();
        pending.pop_back();
        if (node->symbol == Symbol::S_function_definition) {
            if (const SyntaxNode *name = tree.child(*node, Field::Name))
                result.append(QString::fromUtf8(tree.text(*name)));
            continue;
        }
        if (node->symbol == Symbol::S_class_definition || node->symbol == Symbol::S_expression_statement)
            continue;
        const auto children = tree.namedChildren(*node);
        pending.insert(pending.end(), children.rbegin(), children.rend());
    }
    return result;
}

} // namespace retort::python
