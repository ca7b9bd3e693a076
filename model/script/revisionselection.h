// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/identifierresolver.h"

namespace retort::script {

/// Which revisions a request touches, before they are put in order (spec §2.5).
struct Selection
{
    RevisionMap::Set revisions;
    std::vector<int> heads; ///< where the walk begins
    Diagnostics diagnostics;
};

/// Several targets must be absolute.
Lookup<Selection> selectUpgrade(const RevisionMap &map, const QStringList &targets, const QStringList &rows);
Lookup<Selection> selectDowngrade(const RevisionMap &map, const QString &target, const QStringList &rows);

/// One end of `history -r`: a text, or the rows of the database for `current`.
struct RangeEnd
{
    QString text;
    std::optional<QStringList> rows;
};
Lookup<Selection> selectRange(const RevisionMap &map, const RangeEnd &start, const RangeEnd &end);

/// `rows`, and what their ancestors hold that has no applied child (spec §1.2, `current`).
std::vector<int> branchTips(const RevisionMap &map, const std::vector<int> &rows);

} // namespace retort::script
