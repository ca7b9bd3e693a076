// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/literalscanner.h"

#include "model/python/sourcetext.h"

namespace retort::python {

void LiteralScanner::newLine()
{
    ++m_here.at;
    ++m_here.line;
    m_here.lineStart = m_here.at;
}

void LiteralScanner::skipBlanks(bool brackets)
{
    for (;;) {
        const char c = peek();
        if (c == ' ' || c == '\t')
            ++m_here.at;
        else if (c == '\\' && peek(1) == '\n')
            ++m_here.at, newLine();
        else if (brackets && c == '\n' && !atEnd())
            newLine();
        else if (brackets && c == '#')
            skipComment();
        else
            return;
    }
}

void LiteralScanner::skipComment()
{
    while (!atEnd() && peek() != '\n')
        ++m_here.at;
}

bool LiteralScanner::startsString() const
{
    qsizetype ahead = 0;
    while (ahead < 3 && isNameStart(peek(ahead)))
        ++ahead;
    return ahead < 3 && (peek(ahead) == '"' || peek(ahead) == '\'');
}

QByteArray LiteralScanner::word()
{
    const qsizetype start = m_here.at;
    while (isNamePart(peek()))
        ++m_here.at;
    return m_text.mid(start, m_here.at - start);
}

Literal LiteralScanner::expressionList()
{
    Literal first = literal(false, 0);
    skipBlanks(false);
    if (peek() != ',')
        return first;
    Literal tuple;
    tuple.kind = Literal::Kind::Tuple;
    tuple.items.append(first);
    while (peek() == ',') {
        ++m_here.at;
        m_end = m_here;
        skipBlanks(false);
        if (peek() == '\n' || peek() == '#' || peek() == ';' || atEnd())
            break;
        tuple.items.append(literal(false, 0));
        skipBlanks(false);
    }
    return tuple;
}

Literal LiteralScanner::literal(bool brackets, int depth)
{
    if (depth > 50)
        throw GiveUp();
    const char c = peek();
    Literal result;
    if (startsString()) {
        result = strings(brackets);
    } else if (c == '[' || c == '(') {
        result = sequence(c, depth);
    } else if (c >= '1' && c <= '9') {
        const QByteArray digits = word();
        bool ok = false;
        result.kind = Literal::Kind::Int;
        result.integer = digits.toLongLong(&ok);
        if (!ok || digits.contains('_') || peek() == '.')
            throw GiveUp();
        m_end = m_here;
    } else {
        const QByteArray name = word();
        if (name == "True" || name == "False") {
            result.kind = Literal::Kind::Bool;
            result.integer = name == "True";
        } else if (name != "None") {
            throw GiveUp();
        }
        m_end = m_here;
    }
    return result;
}

Literal LiteralScanner::sequence(char open, int depth)
{
    const char close = open == '[' ? ']' : ')';
    Literal result;
    result.kind = open == '[' ? Literal::Kind::List : Literal::Kind::Tuple;
    ++m_here.at;
    bool comma = false;
    for (;;) {
        skipBlanks(true);
        if (peek() == close)
            break;
        if (!result.items.isEmpty() && !comma)
            throw GiveUp();
        result.items.append(literal(true, depth + 1));
        skipBlanks(true);
        comma = peek() == ',';
        if (comma)
            ++m_here.at;
    }
    ++m_here.at;
    m_end = m_here;
    if (open == '(' && result.items.size() == 1 && !comma)
        return result.items.takeFirst(); // brackets around one value
    return result;
}

Literal LiteralScanner::strings(bool brackets)
{
    Literal result;
    bool first = true;
    while (startsString()) {
        QByteArray prefix;
        while (isNameStart(peek()))
            prefix.append(m_text[m_here.at++]);
        prefix = prefix.toLower();
        const bool isBytes = prefix.contains('b');
        if (!isStringPrefix(prefix) || prefix.contains('f'))
            throw GiveUp();
        const QByteArrayView body = stringBody();
        const DecodedString decoded = decodeStringBody(body, prefix.contains('r'), isBytes, false);
        if (!decoded.error.isEmpty() || decoded.unknown)
            throw GiveUp();
        const Literal::Kind kind = isBytes ? Literal::Kind::Bytes : Literal::Kind::Str;
        if (!first && kind != result.kind)
            throw GiveUp();
        first = false;
        result.kind = kind;
        result.text += decoded.text;
        result.bytes += decoded.bytes;
        m_end = m_here;
        skipBlanks(brackets);
    }
    return result;
}

QByteArrayView LiteralScanner::stringBody()
{
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    m_here.at += triple ? 3 : 1;
    const qsizetype start = m_here.at;
    for (;;) {
        if (atEnd())
            throw GiveUp();
        const char c = peek();
        if (c == '\\') {
            ++m_here.at;
            if (peek() == '\n')
                newLine();
            else
                ++m_here.at;
            continue;
        }
        if (c == '\n') {
            if (!triple)
                throw GiveUp();
            newLine();
            continue;
        }
        if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
            const QByteArrayView body = QByteArrayView(m_text).sliced(start, m_here.at - start);
            m_here.at += triple ? 3 : 1;
            return body;
        }
        ++m_here.at;
    }
}

} // namespace retort::python
