// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqltokens.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

bool continuesWord(QChar c)
{
    return startsWord(c) || c.isDigit() || c == u'$';
}

} // namespace

QString SqlToken::name(Dialect dialect) const
{
    if (kind == Kind::Word)
        return dialect == Dialect::Postgresql ? text.toString().toLower() : text.toString();
    if (kind != Kind::QuotedName && kind != Kind::String)
        return {};
    const QChar close = text.front() == u'[' ? QChar(u']') : text.front();
    QString inner = text.mid(1, text.endsWith(close) && text.size() > 1 ? text.size() - 2 : text.size() - 1).toString();
    return inner.replace(QString(2, close), QString(close));
}

qsizetype SqlLexer::endOfComment(qsizetype from) const
{
    int depth = 0;
    for (qsizetype i = from; i < m_text.size(); ++i) {
        if (at(i) == u'/' && at(i + 1) == u'*' && (depth == 0 || m_dialect == Dialect::Postgresql)) {
            ++depth;
            ++i;
        } else if (at(i) == u'*' && at(i + 1) == u'/') {
            ++i;
            if (--depth == 0)
                return i + 1;
        }
    }
    return m_text.size();
}

void SqlLexer::skipSpace()
{
    while (m_position < m_text.size()) {
        if (at(m_position).isSpace()) {
            ++m_position;
        } else if (at(m_position) == u'-' && at(m_position + 1) == u'-') {
            const qsizetype line = m_text.indexOf(u'\n', m_position);
            m_position = line < 0 ? m_text.size() : line + 1;
        } else if (at(m_position) == u'/' && at(m_position + 1) == u'*') {
            m_position = endOfComment(m_position);
        } else {
            return;
        }
    }
}

/// `from` is behind the opening character; a doubled closing one stands for itself.
qsizetype SqlLexer::endOfQuoted(qsizetype from, QChar close, bool backslashes) const
{
    for (qsizetype i = from; i < m_text.size(); ++i) {
        if (backslashes && at(i) == u'\\') {
            ++i;
        } else if (at(i) == close) {
            if (at(i + 1) != close || close == u']')
                return i + 1;
            ++i;
        }
    }
    return m_text.size();
}

/// The end of $tag$ … $tag$, or `from` where no dollar quote begins.
qsizetype SqlLexer::endOfDollarQuoted(qsizetype from) const
{
    qsizetype tagEnd = from + 1;
    if (at(tagEnd).isDigit())
        return from;
    while (tagEnd < m_text.size() && continuesWord(at(tagEnd)) && at(tagEnd) != u'$')
        ++tagEnd;
    if (at(tagEnd) != u'$')
        return from;
    const QStringView tag = m_text.mid(from, tagEnd - from + 1);
    const qsizetype close = m_text.indexOf(tag, tagEnd + 1);
    return close < 0 ? m_text.size() : close + tag.size();
}

bool SqlLexer::next(SqlToken &token)
{
    skipSpace();
    if (m_position >= m_text.size())
        return false;
    const qsizetype start = m_position;
    const QChar first = at(start);
    const bool postgresql = m_dialect == Dialect::Postgresql;
    token.kind = SqlToken::Kind::Symbol;
    m_position = start + 1;
    if (first == u'\'') {
        token.kind = SqlToken::Kind::String;
        m_position = endOfQuoted(start + 1, first, false);
    } else if (postgresql && (first == u'e' || first == u'E') && at(start + 1) == u'\'') {
        token.kind = SqlToken::Kind::String;
        m_position = endOfQuoted(start + 2, u'\'', true);
    } else if (first == u'"' || (!postgresql && first == u'`')) {
        token.kind = SqlToken::Kind::QuotedName;
        m_position = endOfQuoted(start + 1, first, false);
    } else if (!postgresql && first == u'[') {
        token.kind = SqlToken::Kind::QuotedName;
        m_position = endOfQuoted(start + 1, u']', false);
    } else if (postgresql && first == u'$' && endOfDollarQuoted(start) > start) {
        token.kind = SqlToken::Kind::String;
        m_position = endOfDollarQuoted(start);
    } else if (startsWord(first)) {
        token.kind = SqlToken::Kind::Word;
        while (m_position < m_text.size() && continuesWord(at(m_position)))
            ++m_position;
    } else if (first.isDigit() || (first == u'.' && at(start + 1).isDigit())) {
        token.kind = SqlToken::Kind::Number;
        while (m_position < m_text.size() && (continuesWord(at(m_position)) || at(m_position) == u'.'))
            ++m_position;
    }
    token.offset = start;
    token.length = m_position - start;
    token.text = m_text.mid(start, token.length);
    return true;
}

QList<SqlToken> sqlTokens(QStringView text, Dialect dialect)
{
    QList<SqlToken> tokens;
    SqlLexer lexer(text, dialect);
    SqlToken token;
    while (lexer.next(token))
        tokens << token;
    return tokens;
}

QString withoutParentheses(const QString &expression, Dialect dialect)
{
    QString text = expression.trimmed();
    while (text.startsWith(u'(') && text.endsWith(u')')) {
        int depth = 0;
        for (const SqlToken &token : sqlTokens(text, dialect)) {
            depth += token.isSymbol(u'(') ? 1 : token.isSymbol(u')') ? -1 : 0;
            if (depth == 0 && token.end() < text.size())
                return text;
        }
        text = text.mid(1, text.size() - 2).trimmed();
    }
    return text;
}

} // namespace retort::dialect
