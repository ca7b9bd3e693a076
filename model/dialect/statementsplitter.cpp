// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/statementsplitter.h"

#include "model/dialect/sqltokens.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Follows the words of one statement, to know whether a semicolon is inside a body.
class BodyTracker
{
public:
    explicit BodyTracker(Dialect dialect)
        : m_dialect(dialect)
    {
    }

    bool isInside() const { return m_depth > 0; }

    void read(const SqlToken &token)
    {
        ++m_count;
        if (m_count == 1)
            m_creates = token.isWord("CREATE"_L1);
        if (!m_creates)
            return;
        if (m_dialect == Dialect::Sqlite && m_count <= 3 && token.isWord("TRIGGER"_L1))
            m_hasBody = true;
        if (m_dialect == Dialect::Postgresql && m_previousBegins && token.isWord("ATOMIC"_L1)) {
            m_hasBody = true;
            m_depth = 1;
        }
        m_previousBegins = token.isWord("BEGIN"_L1);
        if (!m_hasBody)
            return;
        if ((m_previousBegins && m_dialect == Dialect::Sqlite) || (m_depth > 0 && token.isWord("CASE"_L1)))
            ++m_depth;
        else if (m_depth > 0 && token.isWord("END"_L1))
            --m_depth;
    }

private:
    Dialect m_dialect;
    int m_count = 0;
    int m_depth = 0;
    bool m_creates = false;
    bool m_hasBody = false;
    bool m_previousBegins = false;
};

} // namespace

QList<SplitStatement> splitStatements(const QString &sql, Dialect dialect)
{
    QList<SplitStatement> statements;
    SqlLexer lexer(sql, dialect);
    BodyTracker body(dialect);
    SqlToken token;
    qsizetype start = 0;
    qsizetype end = 0;
    bool empty = true;
    const auto finish = [&](qsizetype from) {
        if (!empty)
            statements << SplitStatement{sql.mid(start, end - start), start};
        start = from;
        empty = true;
        body = BodyTracker(dialect);
    };
    while (lexer.next(token)) {
        if (token.isSymbol(u';') && !body.isInside()) {
            finish(token.end());
            continue;
        }
        if (empty)
            start = token.offset;
        empty = false;
        end = token.end();
        body.read(token);
    }
    finish(sql.size());
    return statements;
}

} // namespace retort::dialect
