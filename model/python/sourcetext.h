// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sourcerange.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace retort::python {

/// A script's text as the parser sees it: UTF-8, "\n" line ends, no byte order mark. Honours the coding cookie (PEP 263)
/// and replaces nothing silently: what cannot be decoded is an error.
struct SourceText
{
    QByteArray utf8;
    QString error; ///< why the bytes are not a Python source; empty when they are
    int errorLine = 0;
};

SourceText decodeSource(const QByteArray &bytes);

/// Turns byte positions into what people see.
class LineMap
{
public:
    LineMap(const QByteArray &utf8, QString file);
    /// Rows from 0 and columns in bytes give lines and columns from 1, columns in code points.
    SourceRange range(quint32 row, quint32 column, quint32 endRow, quint32 endColumn) const;
    const QString &file() const { return m_file; }
    const QByteArray &source() const { return m_source; }

private:
    int codePoints(quint32 row, quint32 column) const;

    QByteArray m_source;
    QString m_file;
    std::vector<qsizetype> m_lineStarts;
};

/// The text of a string literal's body.
struct DecodedString
{
    QString text;
    QByteArray bytes;
    QString error;       ///< SyntaxError's message
    bool unknown = false; ///< \N{…}: a table that we do not carry
};

/// Resolves the escapes of a literal's body; `formatted` also turns {{ and }} into single braces.
DecodedString decodeStringBody(QByteArrayView body, bool raw, bool isBytes, bool formatted);

/// What stands before the opening quote, in lower case; false for a combination that Python 3 does not have.
bool isStringPrefix(QByteArrayView prefix);

} // namespace retort::python
