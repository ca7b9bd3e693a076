// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/staticreader.h"

#include "model/python/evaluator.h"
#include "model/python/headerscanner.h"
#include "model/python/staticvalues.h"
#include "model/python/syntaxtree.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace retort::python
