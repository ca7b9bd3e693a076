// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/render.h"

namespace retort::plan {

inline constexpr ErrorCode RenderNotWritten("render.not-written");

enum class RenderedFormat {
    SqlFiles,  ///< a folder: <dialect>/<number>_<revision>.<direction>.sql, numbered from base to head
    JsonLines, ///< one file, a line a revision
};

/// Renders into files. Each is written whole or not at all; files of an earlier export are replaced, nothing is deleted.
/// `progress` may be empty. Returns how many files were written; PlanStopped when it was stopped, which leaves those that were
/// done already.
Result<int> renderFiles(const script::ProjectSnapshotPtr &snapshot, const RenderRequest &request, const QString &path,
    RenderedFormat format, const RenderSink &progress, std::stop_token stop = {});

} // namespace retort::plan
