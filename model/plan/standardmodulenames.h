// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::plan {

/// Whether Python's standard library (3.11) has a top-level module of that name: a file of the project never stands for it.
bool isStandardModule(const QString &name);

} // namespace retort::plan
