// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/staticreader.h"

namespace retort::python {

/// Reads a plain header without a parser; nullopt where the text has any other shape than docstring, imports, comments and
/// assignments of plain constants before the first function.
std::optional<Constants> scanHeader(const QByteArray &source, const QStringList &names, const QString &file);

} // namespace retort::python
