// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/migrationsteps.h"

#include "model/script/identifierresolver.h"
#include "model/script/revisionmapdata.h"
#include "model/script/revisionselection.h"
#include "model/script/rowbookkeeping.h"
#include "model/script/runorder.h"
#include "model/script/scriptcodes.h"

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Alembic stops with a traceback where a script is missing; here the request is refused before anything runs.
Result<void> checkRunnable(const RevisionMap &map, const RevisionMap::Set &wanted)
{
    for (int index = 0; index < map.size(); ++index) {
        if (!wanted[size_t(index)] || (!map.isGhost(index) && !map.isBroken(index)))
            continue;
        Error error;
        error.code = map.isGhost(index) ? MissingRevision : CycleDetected;
        error.message = map.isGhost(index) ? map.data().missingText.value(map.id(index)) : map.data().cycleText;
        error.hint = u"Nothing was changed. Correct the scripts first."_s;
        error.revisions = {map.id(index)};
        return failure(std::move(error));
    }
    return {};
}

Result<MigrationSteps> steps(const RevisionMap &map, StepKind kind, Selection selection, const QStringList &rows)
{
    if (const auto runnable = checkRunnable(map, selection.revisions); !runnable)
        return failure(runnable.error());
    std::vector<int> order = newestFirst(map, selection.revisions, selection.heads);
    if (kind == StepKind::Upgrade)
        std::reverse(order.begin(), order.end());
    MigrationSteps result;
    result.diagnostics = std::move(selection.diagnostics);
    result.resultingRows = rows;
    for (int revision : order) {
        result.steps.append(stepOf(map, kind, revision, result.resultingRows));
        result.resultingRows = rowsAfter(result.resultingRows, result.steps.last().rowChanges);
    }
    return result;
}

} // namespace

MigrationStep stepOf(const RevisionMap &map, StepKind kind, int revision, const QStringList &rows)
{
    const bool isUpgrade = kind == StepKind::Upgrade;
    const QStringList down = map.ids(map.downRevisions(revision));
    MigrationStep step;
    step.kind = kind;
    step.revision = map.id(revision);
    step.fromVersions = isUpgrade ? down : QStringList{step.revision};
    step.toVersions = isUpgrade ? QStringList{step.revision} : down;
    step.rowChanges = isUpgrade ? upgradeRowChanges(map, revision, rows) : downgradeRowChanges(map, revision, rows);
    return step;
}

Result<MigrationSteps> upgradeSteps(const RevisionMap &map, const QString &target, const QStringList &rows)
{
    return upgradeSteps(map, QStringList{target}, rows);
}

Result<MigrationSteps> upgradeSteps(const RevisionMap &map, const QStringList &targets, const QStringList &rows)
{
    auto selection = selectUpgrade(map, targets, rows);
    if (!selection) {
        return failure(inCommandWords(selection.error(),
            {{}, targets.join(", "_L1), u"Destination %2 is not a valid upgrade target from current head(s)"_s, {}}));
    }
    return steps(map, StepKind::Upgrade, std::move(*selection), rows);
}

Result<MigrationSteps> downgradeSteps(const RevisionMap &map, const QString &target, const QStringList &rows)
{
    auto selection = selectDowngrade(map, target, rows);
    if (!selection) {
        return failure(inCommandWords(selection.error(),
            {{}, target, u"Destination %2 is not a valid downgrade target from current head(s)"_s, {}}));
    }
    return steps(map, StepKind::Downgrade, std::move(*selection), rows);
}

QStringList rowsAfter(const QStringList &rows, const QList<VersionRowChange> &changes)
{
    QStringList result = rows;
    for (const VersionRowChange &change : changes) {
        switch (change.kind) {
        case VersionRowChange::Kind::Insert:
            result.append(change.to);
            break;
        case VersionRowChange::Kind::Delete:
            if (change.from.isEmpty())
                result.clear();
            else
                result.removeAll(change.from);
            break;
        case VersionRowChange::Kind::Update:
            std::replace(result.begin(), result.end(), change.from, change.to);
            break;
        }
    }
    return result;
}

} // namespace retort::script
