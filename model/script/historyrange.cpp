// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/migrationsteps.h"

#include "model/script/revisionmapdata.h"
#include "model/script/revisionselection.h"
#include "model/script/runorder.h"
#include "model/script/scriptcodes.h"

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In the order of `history`; where a cycle is among them there is no such order, and the nearest to it is taken.
QList<int> displayOrder(const RevisionMap &map, const Selection &selection)
{
    std::vector<int> order;
    bool broken = false;
    for (size_t at = 0; at < selection.revisions.size(); ++at)
        broken = broken || (selection.revisions[at] && map.isBroken(int(at)));
    if (broken) {
        const auto topological = map.topologicalOrder();
        std::copy_if(topological.rbegin(), topological.rend(), std::back_inserter(order),
            [&](int index) { return selection.revisions[size_t(index)]; });
    } else {
        order = newestFirst(map, selection.revisions, selection.heads);
    }
    QList<int> shown;
    shown.reserve(qsizetype(order.size()));
    std::copy_if(order.begin(), order.end(), std::back_inserter(shown), [&](int index) { return !map.isGhost(index); });
    return shown;
}

std::vector<int> knownRows(const RevisionMap &map, const QStringList &rows)
{
    std::vector<int> known;
    for (const QString &row : rows) {
        const int index = map.indexOf(row);
        if (index >= 0 && !map.isGhost(index))
            known.push_back(index);
    }
    return known;
}

} // namespace

QList<int> historyOrder(const RevisionMap &map)
{
    const auto heads = map.realHeads();
    const RevisionMap::Set all(size_t(map.size()), true);
    return displayOrder(map, {all, {heads.begin(), heads.end()}, {}});
}

Result<QList<int>> historyRange(const RevisionMap &map, const QString &range, const QStringList &rows)
{
    const QStringList ends = range.trimmed().split(u':');
    if (!range.isEmpty() && ends.size() != 2)
        return failure(InvalidRange, u"History range requires [start]:[end], [start]:, or :[end]"_s);
    const auto end = [&](qsizetype at, const QString &whenMissing) {
        const QString text = at < ends.size() ? ends.at(at) : QString();
        if (text == "current"_L1 && !rows.isEmpty())
            return RangeEnd{text, rows};
        return RangeEnd{text.isEmpty() || text == "current"_L1 ? whenMissing : text, std::nullopt};
    };
    const RangeEnd start = end(0, u"base"_s);
    const RangeEnd stop = end(1, u"heads"_s);
    const auto selection = selectRange(map, start, stop);
    if (!selection)
        return failure(inCommandWords(selection.error(), {start.text, stop.text, {}, {}}));
    return displayOrder(map, *selection);
}

RevisionMap::Set appliedSet(const RevisionMap &map, const QStringList &rows)
{
    return map.ancestors(knownRows(map, rows), RevisionMap::Edges::All);
}

QList<int> pending(const RevisionMap &map, const QStringList &rows)
{
    const auto applied = appliedSet(map, rows);
    const auto realHeads = map.realHeads();
    Selection selection{RevisionMap::Set(size_t(map.size()), false), {realHeads.begin(), realHeads.end()}, {}};
    for (int index = 0; index < map.size(); ++index)
        selection.revisions[size_t(index)] = !applied[size_t(index)] && !map.isBroken(index) && !map.isShadowed(index);
    QList<int> order = displayOrder(map, selection);
    std::reverse(order.begin(), order.end());
    return order;
}

QList<int> currentRevisions(const RevisionMap &map, const QStringList &rows)
{
    const auto tips = branchTips(map, knownRows(map, rows));
    return QList<int>(tips.begin(), tips.end());
}

QStringList overlappingRows(const RevisionMap &map, const QStringList &rows)
{
    QStringList overlapping;
    QStringList seen;
    for (const QString &row : rows) {
        const int index = map.indexOf(row);
        if (index < 0)
            continue;
        if (seen.contains(row)) {
            overlapping.append(row);
            continue;
        }
        seen.append(row);
        const RevisionMap::Set above = map.descendants(std::span(&index, 1), RevisionMap::Edges::All);
        const bool isCovered = std::any_of(rows.cbegin(), rows.cend(), [&](const QString &other) {
            const int otherIndex = map.indexOf(other);
            return otherIndex >= 0 && other != row && above[size_t(otherIndex)];
        });
        if (isCovered)
            overlapping.append(row);
    }
    return overlapping;
}

QStringList unknownRows(const RevisionMap &map, const QStringList &rows)
{
    QStringList unknown;
    for (const QString &row : rows) {
        const int index = map.indexOf(row);
        if (index < 0 || map.isGhost(index))
            unknown.append(row);
    }
    return unknown;
}

} // namespace retort::script
