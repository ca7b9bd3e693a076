// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/staticreader.h"

#include "model/python/evaluator.h"
#include "model/python/headerscanner.h"
#include "model/python/syntaxtree.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

Budget headerBudget()
{
    Budget budget;
    budget.steps = 500'000;
    budget.callDepth = 50;
    budget.bytes = 256LL * 1024 * 1024;
    budget.time = std::chrono::milliseconds(2000);
    return budget;
}

Literal unknownLiteral(const QString &reason)
{
    Literal result;
    result.kind = Literal::Kind::Unknown;
    result.text = reason;
    return result;
}

Literal toLiteral(Value value, int depth = 0)
{
    Literal result;
    if (depth > 60)
        return unknownLiteral(u"nested too deeply"_s);
    switch (value.kind()) {
    case Kind::None:
        break;
    case Kind::Bool:
    case Kind::Int:
        result.kind = value.isBool() ? Literal::Kind::Bool : Literal::Kind::Int;
        result.integer = value.toInt();
        break;
    case Kind::Float:
        result.kind = Literal::Kind::Float;
        result.real = value.toDouble();
        break;
    case Kind::Str:
        result.kind = Literal::Kind::Str;
        result.text = value.text();
        break;
    case Kind::Bytes:
        result.kind = Literal::Kind::Bytes;
        result.bytes = value.bytes();
        break;
    case Kind::List:
    case Kind::Tuple:
        result.kind = value.isList() ? Literal::Kind::List : Literal::Kind::Tuple;
        for (Value item : value.items())
            result.items.append(toLiteral(item, depth + 1));
        break;
    case Kind::Set:
    case Kind::FrozenSet:
        result.kind = Literal::Kind::Set;
        for (const HashTable::Entry &entry : value.set()->entries()) {
            if (entry.live)
                result.items.append(toLiteral(entry.key, depth + 1));
        }
        break;
    case Kind::Dict:
        result.kind = Literal::Kind::Dict;
        for (const HashTable::Entry &entry : value.dict()->entries()) {
            if (entry.live)
                result.items << toLiteral(entry.key, depth + 1) << toLiteral(entry.value, depth + 1);
        }
        break;
    case Kind::Unknown:
        return unknownLiteral(value.unknown().reason);
    default:
        return unknownLiteral(u"not a constant"_s);
    }
    return result;
}

using Visitor = std::function<void(const Node &name, const Node &statement)>;

/// Every name that a statement may bind in the module's scope, with the innermost statement that does.
void visitBindings(const Node *node, const Node *statement, const Visitor &visit)
{
    if (!node)
        return;
    const auto target = [&](const Node *each) {
        std::vector<const Node *> pending{each};
        while (!pending.empty()) {
            const Node *next = pending.back();
            pending.pop_back();
            if (!next)
                continue;
            if (next->kind == NodeKind::Name)
                visit(*next, *statement);
            else if (next->kind == NodeKind::Tuple)
                pending.insert(pending.end(), next->kids.begin(), next->kids.end());
            else if (next->kind == NodeKind::Starred)
                pending.push_back(next->a);
        }
    };
    switch (node->kind) {
    case NodeKind::FunctionDefinition:
    case NodeKind::ClassDefinition:
        statement = node;
        target(node->a);
        return;
    case NodeKind::Lambda:
        return;
    case NodeKind::Assign:
        statement = node;
        for (const Node *each : node->kids)
            target(each);
        break;
    case NodeKind::AnnotatedAssign:
        statement = node;
        if (node->b)
            target(node->a);
        break;
    case NodeKind::AugmentedAssign:
    case NodeKind::For:
    case NodeKind::NamedExpression:
    case NodeKind::ImportName:
        statement = node->kind == NodeKind::AugmentedAssign ? node : statement;
        target(node->a);
        break;
    case NodeKind::WithItem:
        target(node->b);
        break;
    case NodeKind::Handler:
        target(node->c);
        break;
    default:
        break;
    }
    for (const Node *part : {node->a, node->b, node->c})
        visitBindings(part, statement, visit);
    for (const Node *kid : node->kids)
        visitBindings(kid, statement, visit);
}

class HeaderEvaluator
{
public:
    HeaderEvaluator(const QStringList &names, const QString &file) : m_interpreter(headerBudget()), m_names(names), m_file(file)
    {
        m_interpreter.state().headerOnly = true;
    }

    Constants run(const QByteArray &source)
    {
        constexpr qsizetype MaximumSize = 16 * 1024 * 1024;
        if (source.size() > MaximumSize) {
            report(u"SyntaxError"_s, u"the file is larger than 16 MB"_s, {m_file, 1, 1, 1, 1});
            return std::move(m_result);
        }
        const SourceText text = decodeSource(source);
        if (!text.error.isEmpty()) {
            report(u"SyntaxError"_s, text.error, {m_file, text.errorLine, 1, text.errorLine, 1});
            return std::move(m_result);
        }
        const Outcome outcome = m_interpreter.run([&](Interpreter &) {
            evaluate(SyntaxTree(text.utf8));
            return Value();
        });
        if (const BudgetExceeded *budget = outcome.budget())
            report(u"RuntimeError"_s, budget->message(), budget->range);
        collect();
        return std::move(m_result);
    }

private:
    void report(const QString &type, const QString &message, const SourceRange &range)
    {
        if (!m_result.problem)
            m_result.problem = ScriptProblem{type, message, range};
    }

    void evaluate(const SyntaxTree &tree)
    {
        auto strict = buildCode(m_interpreter, tree, m_file, false);
        if (!strict)
            report(u"SyntaxError"_s, strict.error().message, strict.error().range);
        auto code = strict ? strict : buildCode(m_interpreter, tree, m_file, true);
        if (!code)
            return;
        m_module = m_interpreter.module(u"__main__"_s);
        m_module->code = *code;
        m_result.docstring = (*code)->docstring;
        Frame frame;
        frame.code = *code;
        frame.module = m_module;
        frame.globals = frame.names = m_module->globals();
        const FrameGuard guard(m_interpreter.state(), frame);
        for (const Node *statement : (*code)->body->kids)
            step(*statement, frame);
    }

    /// What a statement would raise, or cannot know, spoils only the names that it binds.
    void step(const Node &statement, Frame &frame)
    {
        const auto spoil = [&](const UnknownReason &reason) {
            visitBindings(&statement, &statement, [&](const Node &name, const Node &) {
                frame.globals->insert(name.value, m_interpreter.unknown(reason));
            });
        };
        visitBindings(&statement, &statement, [&](const Node &name, const Node &binder) {
            if (m_names.contains(name.value.text()))
                m_ranges.insert(name.value.text(), frame.code->range(binder));
        });
        const bool definition = statement.kind == NodeKind::FunctionDefinition || statement.kind == NodeKind::ClassDefinition;
        if (definition) {
            spoil({UnknownKind::NeedsPython, u"not a constant"_s, frame.code->range(statement)});
            return;
        }
        try {
            Evaluator(m_interpreter).execute(statement, frame);
        } catch (const UnknownStop &stop) {
            spoil(stop.reason);
        } catch (const PythonError &error) {
            const SourceRange range = error.exception->traceback.empty() ? SourceRange() : error.exception->traceback.front();
            const QString message = m_interpreter.toStr(error.exception);
            report(error.exception->type()->name(), message, range);
            spoil({UnknownKind::NeedsPython, message, range});
        }
    }

    void collect()
    {
        if (!m_module)
            return;
        for (const QString &name : m_names) {
            if (Value *value = m_module->globals()->find(name); value && m_ranges.contains(name))
                m_result.values.insert(name, {toLiteral(*value), m_ranges.value(name)});
        }
    }

    Interpreter m_interpreter;
    QStringList m_names;
    QString m_file;
    Module *m_module = nullptr;
    QHash<QString, SourceRange> m_ranges;
    Constants m_result;
};

} // namespace

Constants evaluateConstants(const QByteArray &source, const QStringList &names, const QString &file)
{
    if (auto scanned = scanHeader(source, names, file))
        return *std::move(scanned);
    return evaluateConstantsFully(source, names, file);
}

Constants evaluateConstantsFully(const QByteArray &source, const QStringList &names, const QString &file)
{
    return HeaderEvaluator(names, file).run(source);
}

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
