// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/rowbookkeeping.h"

namespace retort::script {

using Change = VersionRowChange;

namespace {

RevisionMap::Set ancestorsOfRows(const RevisionMap &map, const QStringList &rows)
{
    std::vector<int> known;
    for (const QString &row : rows) {
        if (const int index = map.indexOf(row); index >= 0)
            known.push_back(index);
    }
    return map.ancestors(known, RevisionMap::Edges::All);
}

QStringList without(const RevisionMap &map, std::span<const int> revisions, const RevisionMap::Set &excluded)
{
    QStringList left;
    for (int index : revisions) {
        if (!excluded[size_t(index)])
            left.append(map.id(index));
    }
    return left;
}

/// Where a merge point's downgrade leads: its down revisions, but not those which the rest of the database implies.
QStringList unmergeTargets(const RevisionMap &map, int revision, const QStringList &rows)
{
    const auto down = map.normalizedDown(revision);
    QStringList others = rows;
    others.removeAll(map.id(revision));
    if (!others.isEmpty())
        return without(map, down, ancestorsOfRows(map, others));
    RevisionMap::Set implied(size_t(map.size()), false);
    if (down.size() > 1) {
        for (int parent : down) {
            auto ancestors = map.ancestors(std::span<const int>(&parent, 1), RevisionMap::Edges::All);
            ancestors[size_t(parent)] = false;
            for (int other : down)
                implied[size_t(other)] = implied[size_t(other)] || ancestors[size_t(other)];
        }
    }
    return without(map, down, implied);
}

} // namespace

QList<VersionRowChange> upgradeRowChanges(const RevisionMap &map, int revision, const QStringList &rows)
{
    const QString &id = map.id(revision);
    QStringList present;
    for (int parent : map.normalizedDown(revision)) {
        if (rows.contains(map.id(parent)))
            present.append(map.id(parent));
    }
    if (rows.contains(id))
        return {};
    if (present.isEmpty())
        return {{Change::Kind::Insert, {}, id}};
    if (present.size() > 1) {
        QStringList others = rows;
        for (const QString &parent : std::as_const(present))
            others.removeAll(parent);
        const auto implied = ancestorsOfRows(map, others);
        // A row that another row implies stays: it is that other branch's.
        QStringList merged;
        for (const QString &parent : std::as_const(present)) {
            if (!implied[size_t(map.indexOf(parent))])
                merged.append(parent);
        }
        present = merged;
        if (present.isEmpty())
            return {{Change::Kind::Insert, {}, id}};
    }
    QList<Change> changes;
    for (qsizetype at = 0; at + 1 < present.size(); ++at)
        changes.append({Change::Kind::Delete, present.at(at), {}});
    changes.append({Change::Kind::Update, present.last(), id});
    return changes;
}

QList<VersionRowChange> downgradeRowChanges(const RevisionMap &map, int revision, const QStringList &rows)
{
    const QString &id = map.id(revision);
    if (!rows.contains(id))
        return {};
    const QStringList targets = unmergeTargets(map, revision, rows);
    if (targets.isEmpty())
        return {{Change::Kind::Delete, id, {}}};
    QList<Change> changes;
    for (qsizetype at = 0; at + 1 < targets.size(); ++at)
        changes.append({Change::Kind::Insert, {}, targets.at(at)});
    changes.append({Change::Kind::Update, id, targets.last()});
    return changes;
}

} // namespace retort::script
