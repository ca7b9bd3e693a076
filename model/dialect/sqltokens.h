// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"

#include <QStringView>

namespace retort::dialect {

/// A word, name, literal or symbol of an SQL text. White space and comments lie between tokens.
struct SqlToken
{
    enum class Kind { Word, QuotedName, String, Number, Symbol };

    Kind kind = Kind::Symbol;
    qsizetype offset = 0;
    qsizetype length = 0;
    QStringView text; ///< as written; a view into the text that was read

    bool isWord(QLatin1StringView word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
    bool isSymbol(QChar symbol) const { return kind == Kind::Symbol && length == 1 && text.front() == symbol; }
    qsizetype end() const { return offset + length; }
    /// The name that a word or a quoted name stands for, as the dialect folds it.
    QString name(Dialect dialect) const;
};

/// Reads tokens one after another. Text that ends inside a literal makes a last token up to its end.
class SqlLexer
{
public:
    SqlLexer(QStringView text, Dialect dialect)
        : m_text(text)
        , m_dialect(dialect)
    {
    }

    /// Whether there was another token, now in `token`.
    bool next(SqlToken &token);

private:
    void skipSpace();
    qsizetype endOfQuoted(qsizetype from, QChar close, bool backslashes) const;
    qsizetype endOfDollarQuoted(qsizetype from) const;
    qsizetype endOfComment(qsizetype from) const;
    QChar at(qsizetype position) const { return position < m_text.size() ? m_text.at(position) : QChar(); }

    QStringView m_text;
    Dialect m_dialect;
    qsizetype m_position = 0;
};

QList<SqlToken> sqlTokens(QStringView text, Dialect dialect);

/// An expression without the parentheses that enclose the whole of it.
QString withoutParentheses(const QString &expression, Dialect dialect);

} // namespace retort::dialect
