// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/revisionmapdata.h"

namespace retort::script {

/// Fills a RevisionMapData, one stage a function, in the order of spec §2.2. For RevisionMap::build() alone.
class RevisionMapBuilder
{
public:
    explicit RevisionMapBuilder(QList<Revision> revisions);

    std::shared_ptr<RevisionMapData> data;
    Diagnostics diagnostics;

private:
    void registerIds();
    void registerLabels();
    void resolveEdges();
    int resolveParent(int child, const QString &id, bool isDependency);
    int ghost(const QString &id, int referredFrom);
    void invertEdges();
    void collectEnds();
    void findCycles();
    QString cycleMembers(const std::vector<int> &tops, const std::vector<int> &bottoms, const EdgeTable &down,
        const EdgeTable &up) const;
    void orderTopologically();
    void normalizeDependencies();
    void propagateLabels();

    void report(Severity severity, ErrorCode code, const QString &message, const QStringList &revisions,
        const QString &hint = {});
    int size() const { return int(data->revisions.size()); }
};

} // namespace retort::script
