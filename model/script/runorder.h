// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/revisionmap.h"

namespace retort::script {

/// The revisions of `wanted`, newest first, in the very order in which Alembic walks them (spec §2.5), beginning at
/// those of `heads` that are wanted. Must hold no member of a cycle.
std::vector<int> newestFirst(const RevisionMap &map, const RevisionMap::Set &wanted, std::span<const int> heads);

} // namespace retort::script
