// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: any bytes as a revision script, evaluated in the sandbox and compiled for both dialects, with the schema
// handed from one operation to the next as in a run. Nothing of it may crash, leak or take longer than the evaluator's budget.
// `./dev fuzz` builds and runs it.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

void compileAll(const QList<operations::Operation> &operations, dialect::Dialect dialect)
{
    dialect::CompileContext context;
    context.dialect = dialect;
    context.catalogIsComplete = true; // batches rebuild from what the script itself made
    for (const operations::Operation &operation : operations) {
        const dialect::CompileOutcome outcome = dialect::compile(operation, context);
        if (outcome.raised || !outcome.unknown.isEmpty())
            return;
    }
}

/// Modules of the project that an input may import: a script importing itself is the hardest of them.
std::optional<bindings::ModuleText> resolve(const QString &name, const QByteArray &source)
{
    if (name == "helpers"_L1)
        return bindings::ModuleText{u"/fuzz/helpers.py"_s, source, false};
    return std::nullopt;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray source(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    bindings::EvaluationContext context;
    const bool postgresql = data[0] & 1;
    context.dialectName = postgresql ? u"postgresql"_s : u"sqlite"_s;
    context.offline = data[0] & 2;
    bindings::ScriptEvaluator evaluator([&](const QString &name) { return resolve(name, source); });
    for (const QString &function : {u"upgrade"_s, u"downgrade"_s}) {
        const bindings::ScriptEvaluation evaluation = evaluator.evaluate(source, u"/fuzz/script.py"_s, function, context);
        compileAll(evaluation.operations, postgresql ? dialect::Dialect::Postgresql : dialect::Dialect::Sqlite);
    }
    return 0;
}
