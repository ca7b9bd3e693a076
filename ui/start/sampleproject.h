// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

namespace retort::ui {

/// The sample project that is installed beside the program, or empty.
QString samplePath();

/// Where the user's own copy of it is, or would be.
QString sampleCopyPath();

/// Copies a folder of a few small files to a place where it can be changed; what is there already stays as it is. Returns the copy.
Result<QString> copySample(const QString &from, const QString &to);

} // namespace retort::ui
