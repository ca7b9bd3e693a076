// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/migrationsteps.h"

#include "model/script/identifierresolver.h"
#include "model/script/scriptcodes.h"

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;
using Edges = RevisionMap::Edges;
using Change = VersionRowChange;

namespace {

bool contains(const std::vector<int> &list, int value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

void appendNew(std::vector<int> &list, const std::vector<int> &more)
{
    for (int value : more) {
        if (!contains(list, value))
            list.push_back(value);
    }
}

struct StampRequest
{
    std::vector<int> destinations; ///< empty: base
    std::vector<int> affected; ///< rows on a line of descent with what was asked for
};

Lookup<StampRequest> parse(const RevisionMap &map, const QStringList &targets, const std::vector<int> &rows)
{
    const IdentifierResolver resolver(map);
    StampRequest request;
    for (const QString &target : targets) {
        const auto affected = resolver.lineage(rows, target, true);
        if (!affected)
            return tl::unexpected(affected.error());
        appendNew(request.affected, *affected);
        const auto destinations = resolver.revisions(target);
        if (!destinations)
            return tl::unexpected(destinations.error());
        appendNew(request.destinations, *destinations);
    }
    return request;
}

MigrationStep stampStep(const QStringList &from, const QString &to)
{
    MigrationStep step;
    step.kind = StepKind::Stamp;
    step.revision = to;
    step.fromVersions = from;
    if (!to.isEmpty())
        step.toVersions = {to};
    for (qsizetype at = 0; at < from.size(); ++at) {
        if (to.isEmpty() || at + 1 < from.size())
            step.rowChanges.append({Change::Kind::Delete, from.at(at), {}});
        else
            step.rowChanges.append({Change::Kind::Update, from.at(at), to});
    }
    if (from.isEmpty())
        step.rowChanges.append({Change::Kind::Insert, {}, to});
    return step;
}

/// The rows that a destination replaces. With several destinations each takes those of its own line, so that the rows
/// end up as asked; Alembic lets the first take them all and then fails.
QStringList replacedRows(const RevisionMap &map, int destination, const StampRequest &request, const QStringList &rows)
{
    const auto one = std::span<const int>(&destination, 1);
    const auto up = map.descendants(one, Edges::All);
    const auto down = map.ancestors(one, Edges::All);
    const auto related = [&](int row) { return up[size_t(row)] || down[size_t(row)]; };
    const bool single = request.destinations.size() == 1;
    if (single && std::none_of(request.affected.begin(), request.affected.end(), related))
        return {};
    QStringList replaced;
    for (int row : request.affected) {
        const bool isWanted = contains(request.destinations, row);
        if (rows.contains(map.id(row)) && !isWanted && (single || related(row)))
            replaced.append(map.id(row));
    }
    return replaced;
}

} // namespace

Result<MigrationSteps> stampSteps(
    const RevisionMap &map, const QStringList &targets, const QStringList &rows, bool purge)
{
    MigrationSteps result;
    result.resultingRows = rows;
    const auto append = [&](const MigrationStep &step) {
        result.steps.append(step);
        result.resultingRows = rowsAfter(result.resultingRows, step.rowChanges);
    };
    const CommandWording wording{{}, {}, {}, u"Multiple heads are present; please specify a single target revision"_s};
    const IdentifierResolver resolver(map);
    const auto current = purge ? Lookup<std::vector<int>>() : resolver.revisions(rows);
    if (!current)
        return failure(inCommandWords(current.error(), wording));
    const auto request = parse(map, targets.isEmpty() ? QStringList{u"base"_s} : targets, *current);
    if (!request)
        return failure(inCommandWords(request.error(), wording));

    if (purge && !rows.isEmpty()) {
        MigrationStep purging = stampStep(rows, {});
        purging.rowChanges = {{Change::Kind::Delete, {}, {}}};
        append(purging);
    }
    if (request->destinations.empty()) {
        for (int row : request->affected)
            append(stampStep({map.id(row)}, {}));
    }
    for (int destination : request->destinations) {
        if (!result.resultingRows.contains(map.id(destination)))
            append(stampStep(replacedRows(map, destination, *request, result.resultingRows), map.id(destination)));
    }
    return result;
}

} // namespace retort::script
