// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::schema {

/// The text as Python's repr() writes a str: in single quotes unless only those occur in it.
QString pythonString(const QString &text);

} // namespace retort::schema
