// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/catalogspelling.h"

#include "model/dialect/catalogspelling.h"
#include "model/dialect/ddltext.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqltokens.h"
#include "model/dialect/typecompiler.h"

#include <QRegularExpression>

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;
using schema::SpelledText;

namespace {

constexpr Dialect Own = Dialect::Sqlite;

QString foldedAscii(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + ('a' - 'A'));
    }
    return text;
}

/// Tokens with one space between them; words and names without regard to case and quotes.
QString canonicalTokens(const QString &sql)
{
    QString text;
    const QString bare = withoutParentheses(sql, Own);
    qsizetype endOfOperator = -1; // "<>" comes as two symbols
    for (const SqlToken &token : sqlTokens(bare, Own)) {
        const bool name = token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
        const bool isOperator = token.kind == SqlToken::Kind::Symbol && u"<>=!|"_s.contains(token.text);
        if (!text.isEmpty() && !(isOperator && token.offset == endOfOperator))
            text += u' ';
        text += name ? foldedAscii(token.name(Own)) : token.text.toString();
        endOfOperator = isOperator ? token.end() : -1;
    }
    return text;
}

/// Names for one type that mean no difference in what is stored or how SQLAlchemy reads it.
QString canonicalWord(const QString &word)
{
    static const QHash<QString, QString> synonyms{{u"BOOL"_s, u"BOOLEAN"_s}, {u"INT"_s, u"INTEGER"_s}, {u"INT4"_s, u"INTEGER"_s},
        {u"INT8"_s, u"BIGINT"_s}, {u"INT2"_s, u"SMALLINT"_s}, {u"DECIMAL"_s, u"NUMERIC"_s}, {u"DEC"_s, u"NUMERIC"_s},
        {u"TIMESTAMP"_s, u"DATETIME"_s}, {u"CHARACTER VARYING"_s, u"VARCHAR"_s}, {u"CHARACTER"_s, u"CHAR"_s},
        {u"DOUBLE PRECISION"_s, u"DOUBLE"_s}};
    return synonyms.value(word, word);
}

/// What a single token stands for: a string, a number, TRUE; in a DEFAULT a name in double quotes is a string too.
std::optional<QString> literalValue(const QString &text, bool numeric)
{
    const QList<SqlToken> tokens = sqlTokens(text, Own);
    const bool isSigned = tokens.size() == 2 && (tokens.first().isSymbol(u'-') || tokens.first().isSymbol(u'+'))
        && tokens.last().kind == SqlToken::Kind::Number;
    if (isSigned)
        return canonicalNumber(tokens.first().text.toString() + tokens.last().text.toString());
    if (tokens.size() != 1)
        return std::nullopt;
    const SqlToken &token = tokens.first();
    if (token.isWord("TRUE"_L1) || token.isWord("FALSE"_L1))
        return token.isWord("TRUE"_L1) ? u"1"_s : u"0"_s;
    if (token.kind == SqlToken::Kind::Number)
        return canonicalNumber(token.text.toString());
    if (token.kind == SqlToken::Kind::QuotedName)
        return token.name(Own);
    if (token.kind != SqlToken::Kind::String || token.length < 2)
        return std::nullopt;
    const QString value = token.text.mid(1, token.length - 2).toString().replace(u"''"_s, u"'"_s);
    return numeric ? canonicalNumber(value) : value;
}

bool isText(const schema::Column &column)
{
    switch (column.type.forDialect(dialectName(Own)).affinity()) {
    case schema::TypeAffinity::String:
    case schema::TypeAffinity::Binary:
    case schema::TypeAffinity::Json: return true;
    default: return false;
    }
}

SpelledText spelled(const OrRaised<QString> &sql)
{
    return sql ? SpelledText{canonicalTokens(*sql), false} : SpelledText{sql.error().message, false};
}

} // namespace

QString CatalogSpelling::name(const schema::Identifier &name) const
{
    return foldedAscii(name.text);
}

QString CatalogSpelling::schemaName(const QString &schema) const
{
    const QString folded = foldedAscii(schema);
    return folded == m_defaultSchema ? QString() : folded;
}

SpelledText CatalogSpelling::type(const schema::Column &column) const
{
    const OrRaised<QString> compiled = compileType(column.type, Own);
    if (!compiled)
        return {compiled.error().message, false};
    static const QRegularExpression shape(u"^([^(]*?)\\s*(\\(.*\\))?$"_s);
    const QString declared = compiled->section(u" COLLATE "_s, 0, 0).simplified().toUpper();
    const QRegularExpressionMatch match = shape.match(declared);
    const QString word = canonicalWord(match.captured(1));
    const QString sized = word + match.captured(2).remove(u' ');
    return {sized == "TINYINT(1)"_L1 ? u"BOOLEAN"_s : sized};
}

SpelledText CatalogSpelling::serverDefault(const schema::Column &column) const
{
    const auto text = defaultText(column.serverDefault, Own);
    if (!text)
        return {text.error().message, false};
    const QString bare = withoutParentheses(text->value_or(QString()), Own);
    if (bare.compare("NULL"_L1, Qt::CaseInsensitive) == 0)
        return {};
    if (const auto value = literalValue(bare, !isText(column)))
        return {isText(column) ? stringLiteral(*value) : canonicalLiteral(*value)};
    return {canonicalTokens(bare)};
}

SpelledText CatalogSpelling::expression(const schema::SqlPtr &sql) const
{
    return sql ? spelled(compileDdlExpression(sql, Own)) : SpelledText();
}

SpelledText CatalogSpelling::condition(const schema::Check &check, const schema::Table &table) const
{
    return {canonicalTokens(conditionText(check, table, Own)), false};
}

schema::IndexShape CatalogSpelling::shape(const schema::Index &index, const schema::Table &table) const
{
    schema::IndexShape shape;
    shape.unique = index.unique;
    for (const schema::IndexElement &element : index.elements) {
        const schema::Column *column = table.column(element.column);
        if (element.expression)
            shape.elements << expression(element.expression);
        else
            shape.elements << SpelledText{name(column ? column->name : schema::Identifier(element.column))};
    }
    shape.predicate = expression(schema::optionSql(index.options, u"sqlite_where"_s));
    return shape;
}

std::optional<bool> CatalogSpelling::isNullable(const schema::Column &column, const schema::Table &table) const
{
    return isInPrimaryKey(column, table) ? std::nullopt : std::optional(column.isNullable());
}

bool CatalogSpelling::exists(const schema::Constraint &constraint, const schema::Table &table) const
{
    return isWritten(constraint, table, Own);
}

} // namespace retort::dialect::sqlite
