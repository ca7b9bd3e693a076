// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/revisionmap.h"

#include <QHash>
#include <vector>

namespace retort::script {

/// The ends of all edges of one kind, one after the other: 10,000 small lists would be 10,000 allocations.
struct EdgeTable
{
    std::vector<int> starts; ///< one more than there are revisions
    std::vector<int> ends;

    std::span<const int> of(int index) const
    {
        const auto from = size_t(starts[size_t(index)]);
        return {ends.data() + from, size_t(starts[size_t(index) + 1]) - from};
    }
    void beginRow() { starts.push_back(int(ends.size())); }
    void finish() { starts.push_back(int(ends.size())); }
};

struct RevisionMapData
{
    QList<Revision> revisions; ///< ghosts behind the real ones
    int revisionCount = 0;
    QHash<QString, int> indexOf; ///< ids; of several scripts with one id, the last
    std::vector<int> loadPosition; ///< where an id was first seen: Alembic breaks ties by it
    std::vector<bool> shadowed;
    std::vector<bool> broken;
    bool anyBroken = false;

    EdgeTable down;
    EdgeTable dependencies;
    EdgeTable normalizedDependencies;
    EdgeTable allDown;
    EdgeTable normalizedDown;
    EdgeTable next;
    EdgeTable allNext;

    std::vector<int> heads;
    std::vector<int> realHeads;
    std::vector<int> bases;
    std::vector<int> realBases;
    std::vector<int> topological;

    struct Label
    {
        QString name;
        int declaredBy = -1;
        RevisionMap::Set members;
    };
    std::vector<Label> labels; ///< in load order
    QHash<QString, int> labelIndex; ///< into `labels`
    QHash<QString, QString> labelClash; ///< names that nothing can be found by, and why
    QHash<QString, QString> missingText; ///< for each ghost, who refers to it
    QString cycleText;
};

} // namespace retort::script
