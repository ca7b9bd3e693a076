// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

void Evaluator::runClauses(const Node &node, size_t index, Iterator *first, Frame &inner, const std::function<void()> &body)
{
    m_state.checkStack();
    if (index == node.kids.size()) {
        body();
        return;
    }
    const Node &clause = *node.kids[index];
    if (clause.kind == NodeKind::IfClause) {
        if (decide(*clause.a, inner))
            runClauses(node, index + 1, nullptr, inner, body);
        return;
    }
    Iterator *iterator = first ? first : m_interpreter.iterate(evaluate(*clause.b, inner));
    while (auto next = iterator->next(m_interpreter)) {
        m_state.step();
        assign(*clause.a, *next, inner);
        runClauses(node, index + 1, nullptr, inner, body);
    }
}

/// `unordered`: what is made of it does not depend on its order, as the list in `sorted([…])`.
Value Evaluator::evaluateComprehension(const Node &node, Frame &frame, bool unordered)
{
    const Node &firstClause = *node.kids.front();
    if (firstClause.flag)
        m_interpreter.stop(u"'async for' is not modelled"_s);
    const Value iterable = evaluate(*firstClause.b, frame);
    frame.node = &node;
    if (iterable.isUnknown())
        return iterable;
    const bool lazy = node.kind == NodeKind::GeneratorExpression || (unordered && node.kind == NodeKind::ListComprehension);
    Iterator *first = lazy || node.kind == NodeKind::SetComprehension ? m_interpreter.iterateAnyOrder(iterable) : m_interpreter.iterate(iterable);
    if (lazy) {
        const Value generator = makeGeneratorExpression(m_interpreter, node, frame, first);
        static_cast<Iterator *>(generator.object())->arbitraryOrder = first->arbitraryOrder;
        return generator;
    }

    Frame inner = frame;
    inner.names = nullptr;
    inner.environment = m_interpreter.make<Environment>(frame.environment, node.inner->slotNames.size());
    const FrameGuard guard(m_state, inner);
    if (node.kind == NodeKind::DictComprehension) {
        const Value result = m_interpreter.dict();
        runClauses(node, 0, first, inner, [&] {
            const Value key = evaluate(*node.a, inner);
            const Value value = evaluate(*node.b, inner);
            result.dict()->insert(m_interpreter, key, value);
        });
        return result;
    }
    Values items;
    runClauses(node, 0, first, inner, [&] {
        m_interpreter.charge(sizeof(Value));
        items.push_back(evaluate(*node.a, inner));
    });
    return node.kind == NodeKind::SetComprehension ? m_interpreter.set(items) : m_interpreter.list(std::move(items));
}

} // namespace retort::python
