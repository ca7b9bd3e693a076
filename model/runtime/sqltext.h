// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::runtime {

/// First word of a statement in upper case, comments and white space in front of it passed over.
QString firstKeyword(QStringView sql);

/// `'text'` with quotes doubled, as both engines read it (PostgreSQL with standard_conforming_strings).
QString quoteLiteral(QStringView text);

/// `"name"` with quotes doubled.
QString quoteName(QStringView name);

/// Offset in UTF-16 of the character behind `bytes` bytes of the text's UTF-8 form.
qsizetype offsetOfUtf8(QByteArrayView utf8, qsizetype bytes);

/// Offset in UTF-16 of the code point with this number, counted from 0.
qsizetype offsetOfCodePoint(QStringView text, qsizetype codePoint);

} // namespace retort::runtime
