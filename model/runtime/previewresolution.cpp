// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/previewresolution.h"

#include "model/runtime/previewqueries.h"
#include "model/runtime/schemareader.h"
#include "model/runtime/versiontable.h"

namespace retort::runtime {

Result<plan::PlannedStep> resolvePreview(plan::Planner &planner, const QString &revision, script::StepKind kind,
    const ConnectionSpec &spec, std::stop_token stop, const std::optional<QString> &engine)
{
    const auto questions = PreviewQueries::open(spec);
    if (!questions)
        return failure(questions.error());
    plan::PlanRequest request = planner.request(spec.dialect);
    request.engine = engine;
    const auto rows = readVersionTable((*questions)->connection(), request.versionTable);
    if (!rows)
        return failure(rows.error());
    request.startingHeads = rows->heads;
    request.versionTableExists = rows->exists;
    const auto catalog = readCatalog((*questions)->connection());
    if (!catalog)
        return failure(catalog.error());
    request.catalog = *catalog;
    request.questions = questions->get();
    return planner.resolve(revision, kind, request, stop);
}

} // namespace retort::runtime
