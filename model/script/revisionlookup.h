// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/script/revisionmap.h"

#include <optional>

namespace retort::script {

// What a user may write to name revisions (spec §2.3): ids, unambiguous starts of ids, branch labels, `head`, `heads`,
// `base`, `label@…`, and negative integers. Errors have the texts of Alembic's RevisionMap; commands show those of
// `resolve`.

/// All the revisions that a text names; empty for `base`.
Result<QList<int>> getRevisions(const RevisionMap &map, const QString &text);
/// The one revision that a text names; empty for `base`.
Result<std::optional<int>> getRevision(const RevisionMap &map, const QString &text);

/// As getRevisions(), with the texts that Alembic's commands show ("Can't locate revision identified by …"). For
/// `show`, and for telling a user early whether a target exists.
Result<QList<int>> resolve(const RevisionMap &map, const QString &text);

/// The revisions out of `targets` that share a line of descent with `check`; dependencies count when asked.
QList<int> sharedLineage(
    const RevisionMap &map, std::span<const int> targets, std::span<const int> check, bool includeDependencies = false);

/// Whether a text may be the id of a new revision; the error is Alembic's (spec §1.2).
Result<void> checkNewIdentifier(const QString &id);

} // namespace retort::script
