// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/codestore.h"

#include "model/python/evaluator.h"

namespace retort::python {

struct CodeStore::Private
{
    Interpreter heap; ///< constants and names of the programs live as long as this
    QHash<QString, std::pair<QByteArray, Code *>> codes;
};

CodeStore::CodeStore()
    : d(std::make_unique<Private>())
{
}

CodeStore::~CodeStore() = default;

tl::expected<Code *, SyntaxProblem> Evaluator::codeOf(const QByteArray &source, const QString &file)
{
    auto &codes = m_state.codeStore ? m_state.codeStore->d->codes : m_state.codes;
    if (const auto known = codes.constFind(file); known != codes.cend() && known->first == source)
        return known->second;
    Interpreter &heap = m_state.codeStore ? m_state.codeStore->d->heap : m_interpreter;
    if (m_state.codeStore)
        heap.renewBudget({});
    const auto code = buildCode(heap, source, file);
    if (code)
        codes.insert(file, {source, *code});
    return code;
}

} // namespace retort::python
