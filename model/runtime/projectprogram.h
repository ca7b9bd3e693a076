// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace retort::runtime {

/// Full path of a program that a project uses, such as a formatter: its virtual environment comes before PATH.
std::optional<QString> findProjectProgram(const QString &root, const QString &name);

} // namespace retort::runtime
