// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/process.h"

namespace retort::runtime {

/// A question to the git program about the repository around `folder`. A repository may come from anywhere, and its configuration can
/// name programs: this call starts none of them (pager, hooks, signature check, file system monitor, fetch of what a partial clone
/// lacks), waits for nobody and takes no lock. A `log` needs --no-ext-diff and --no-textconv besides.
ProgramCall gitCall(const QString &folder, const QStringList &arguments, int timeLimitMilliseconds);

} // namespace retort::runtime
