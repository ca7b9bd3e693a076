// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/staticreader.h"

#include <QByteArray>

namespace retort::python {

/// Thrown at anything that a scanner does not know.
struct GiveUp
{
};

inline bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

inline bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

/// A place in a text, and the reading of what is written there: blanks, words, and plain constants of Python.
class LiteralScanner
{
public:
    /// @p text has line ends of one byte and outlives the scanner.
    explicit LiteralScanner(const QByteArray &text)
        : m_text(text)
    {
    }

    /// One constant, or several with commas between them. Throws GiveUp.
    Literal expressionList();
    /// One string, or several next to each other. Throws GiveUp.
    Literal strings(bool brackets = false);

protected:
    /// A place in the text; lines count from 1.
    struct Place
    {
        qsizetype at = 0;
        qsizetype lineStart = 0;
        int line = 1;
    };

    bool atEnd() const { return m_here.at >= m_text.size(); }
    char peek(qsizetype ahead = 0) const { return m_here.at + ahead < m_text.size() ? m_text[m_here.at + ahead] : '\0'; }
    void newLine();
    /// Blanks, continued lines and, inside brackets, comments and line ends.
    void skipBlanks(bool brackets);
    void skipComment();
    bool startsString() const;
    QByteArray word();

    const QByteArray &m_text;
    Place m_here;
    Place m_end; ///< behind the last constant

private:
    Literal literal(bool brackets, int depth);
    Literal sequence(char open, int depth);
    QByteArrayView stringBody();
};

} // namespace retort::python
