// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace retort::python {

/// The literal that Python's repr() gives for a string or for bytes.
QString quoted(const QString &text);
QString quoted(const QByteArray &bytes);
bool isPrintable(char32_t c); ///< as str.isprintable() sees it

} // namespace retort::python
