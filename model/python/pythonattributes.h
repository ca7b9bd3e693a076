// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::python {

/// Whether CPython 3.11's built-in type has a public attribute of that name, modelled here or not: where it is not, asking for it
/// gives Unknown rather than an AttributeError that Python would not raise.
bool isPythonAttribute(const QString &type, const QString &name);

} // namespace retort::python
