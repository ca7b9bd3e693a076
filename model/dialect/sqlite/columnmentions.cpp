// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/columnmentions.h"

#include "model/dialect/quoting.h"
#include "model/dialect/sqltokens.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Dialect Own = Dialect::Sqlite;

bool isName(const SqlToken &token)
{
    return token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
}

/// Words that SQLite takes for a name where it can, and for an operator elsewhere.
bool isAmbiguous(const SqlToken &token)
{
    return token.kind == SqlToken::Kind::Word
        && (token.isWord("LIKE"_L1) || token.isWord("GLOB"_L1) || token.isWord("MATCH"_L1) || token.isWord("REGEXP"_L1)
            || token.isWord("CAST"_L1) || token.isWord("END"_L1) || token.isWord("ASC"_L1) || token.isWord("DESC"_L1)
            || token.isWord("RAISE"_L1));
}

/// The tokens that stand where a column can stand.
QList<SqlToken> columnTokens(const QString &sql)
{
    const QList<SqlToken> tokens = sqlTokens(sql, Own);
    QList<SqlToken> found;
    bool inType = false;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const SqlToken &token = tokens.at(i);
        if (token.isWord("AS"_L1))
            inType = true;
        else if (token.isSymbol(u')'))
            inType = false;
        const SqlToken *next = i + 1 < tokens.size() ? &tokens.at(i + 1) : nullptr;
        const bool isCall = next && token.kind == SqlToken::Kind::Word && next->isSymbol(u'(') && !token.isWord("IN"_L1);
        const bool isQualifier = next && next->isSymbol(u'.');
        const bool isCollation = i > 0 && tokens.at(i - 1).isWord("COLLATE"_L1);
        if (isName(token) && !inType && !isCall && !isQualifier && !isCollation)
            found << token;
    }
    return found;
}

bool names(const SqlToken &token, const QString &column)
{
    return token.name(Own).compare(column, Qt::CaseInsensitive) == 0;
}

} // namespace

QString soleColumn(const QString &sql)
{
    const QList<SqlToken> tokens = sqlTokens(sql, Own);
    return tokens.size() == 1 && isName(tokens.first()) ? tokens.first().name(Own) : QString();
}

bool mentionsColumn(const QString &sql, const QString &column)
{
    const QList<SqlToken> tokens = columnTokens(sql);
    return std::any_of(tokens.begin(), tokens.end(), [&column](const SqlToken &token) { return names(token, column); });
}

std::optional<QString> withRenamedColumns(const QString &sql, const QMap<QString, QString> &renames)
{
    QString result;
    qsizetype done = 0;
    for (const SqlToken &token : columnTokens(sql)) {
        const auto it = std::find_if(renames.keyBegin(), renames.keyEnd(),
            [&token](const QString &column) { return names(token, column); });
        if (it == renames.keyEnd())
            continue;
        if (isAmbiguous(token))
            return std::nullopt;
        result += QStringView(sql).mid(done, token.offset - done);
        result += quoted(renames.value(*it), Own);
        done = token.end();
    }
    return result += QStringView(sql).mid(done);
}

QString withoutStringReading(const QString &sql, const QStringList &columns)
{
    QString result;
    qsizetype done = 0;
    for (const SqlToken &token : columnTokens(sql)) {
        const bool isMeant = token.text.startsWith(u'"')
            && std::any_of(columns.begin(), columns.end(), [&token](const QString &column) { return names(token, column); });
        if (!isMeant)
            continue;
        result += QStringView(sql).mid(done, token.offset - done);
        result += u'`' + token.name(Own).replace(u'`', u"``"_s) + u'`';
        done = token.end();
    }
    return result += QStringView(sql).mid(done);
}

bool isListOfValues(const QString &sql, const QString &column)
{
    const QList<SqlToken> tokens = sqlTokens(sql, Own);
    if (tokens.size() < 5 || !isName(tokens.at(0)) || !names(tokens.at(0), column) || !tokens.at(1).isWord("IN"_L1)
        || !tokens.at(2).isSymbol(u'(') || !tokens.constLast().isSymbol(u')')) {
        return false;
    }
    return std::all_of(tokens.begin() + 3, tokens.end() - 1, [](const SqlToken &token) {
        return token.kind == SqlToken::Kind::String || token.kind == SqlToken::Kind::Number || token.isSymbol(u',');
    });
}

} // namespace retort::dialect::sqlite
