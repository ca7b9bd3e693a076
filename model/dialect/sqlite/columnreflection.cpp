// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/sqlite/reflection.h"
#include "model/dialect/sqlite/tableddl.h"
#include "model/dialect/sqltokens.h"
#include "model/dialect/typecompiler.h"

#include <QRegularExpression>

/// Columns as they are found in SQLite: types, defaults.
namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Dialect Own = Dialect::Sqlite;

QString className(const QString &declared)
{
    static const QHash<QString, QString> names{{u"BOOL"_s, u"BOOLEAN"_s}, {u"DATE_CHAR"_s, u"DATE"_s},
        {u"DATETIME_CHAR"_s, u"DATETIME"_s}, {u"INT"_s, u"INTEGER"_s}, {u"TIME_CHAR"_s, u"TIME"_s}};
    static const QStringList exact{u"BIGINT"_s, u"BLOB"_s, u"BOOLEAN"_s, u"CHAR"_s, u"DATE"_s, u"DATETIME"_s, u"DOUBLE"_s,
        u"DECIMAL"_s, u"FLOAT"_s, u"INTEGER"_s, u"JSON"_s, u"NUMERIC"_s, u"REAL"_s, u"SMALLINT"_s, u"TEXT"_s, u"TIME"_s,
        u"TIMESTAMP"_s, u"VARCHAR"_s, u"NVARCHAR"_s, u"NCHAR"_s};
    if (names.contains(declared))
        return names.value(declared);
    if (exact.contains(declared))
        return declared;
    if (declared.contains("INT"_L1))
        return u"INTEGER"_s;
    if (declared.contains("CHAR"_L1) || declared.contains("CLOB"_L1) || declared.contains("TEXT"_L1))
        return u"TEXT"_s;
    if (declared.contains("BLOB"_L1) || declared.isEmpty())
        return {};
    if (declared.contains("REAL"_L1) || declared.contains("FLOA"_L1) || declared.contains("DOUB"_L1))
        return u"REAL"_s;
    return u"NUMERIC"_s;
}

/// The numbers in parentheses become arguments where the class takes as many.
schema::SqlType withArguments(const schema::SqlType &type, const QList<qint64> &numbers)
{
    QList<QLatin1StringView> names;
    for (const schema::TypeParameter &parameter : type.typeClass().parameters) {
        if (parameter.name == "length"_L1 || parameter.name == "precision"_L1 || parameter.name == "scale"_L1)
            names << parameter.name;
    }
    if (numbers.size() > names.size())
        return type;
    schema::SqlType result = type;
    for (qsizetype i = 0; i < numbers.size(); ++i)
        result = result.with(names.at(i), numbers.at(i));
    return result;
}

/// Whether the text is one pair of parentheses and what is in them.
bool isParenthesized(const QString &text)
{
    if (!text.startsWith(u'(') || !text.endsWith(u')'))
        return false;
    int depth = 0;
    for (const SqlToken &token : sqlTokens(text, Own)) {
        depth += token.isSymbol(u'(') ? 1 : token.isSymbol(u')') ? -1 : 0;
        if (depth == 0 && token.end() < text.size())
            return false;
    }
    return true;
}

/// The text that PRAGMA table_xinfo shows of a DEFAULT clause: an expression comes without its parentheses.
QString storedDefault(const QString &text)
{
    const QString trimmed = text.trimmed();
    return isParenthesized(trimmed) ? trimmed.mid(1, trimmed.size() - 2).trimmed() : trimmed;
}

/// Alembic's listener puts what it does not know for a literal in parentheses (spec §6.2). It takes 'a' || 'b' for a literal and
/// (1) + (2) for one in parentheses, which SQLite then refuses; we do not.
QString listenedDefault(const QString &stored)
{
    static const QRegularExpression digit(u"^[0-9.]$"_s);
    const QList<SqlToken> tokens = sqlTokens(stored, Own);
    const bool isString = tokens.size() == 1 && tokens.first().kind == SqlToken::Kind::String && stored.size() > 2;
    const bool bare = stored.isEmpty() || isString || digit.match(stored).hasMatch() || isParenthesized(stored);
    return bare ? stored : u'(' + stored + u')';
}

OrRaised<schema::ServerDefault> reflectedDefault(const schema::ServerDefault &serverDefault)
{
    if (const auto *computed = std::get_if<schema::Computed>(&serverDefault)) {
        const OrRaised<QString> sql = compileDdlExpression(computed->sql, Own);
        if (!sql)
            return tl::unexpected(sql.error());
        return schema::Computed{storedSql(*sql), computed->persisted.value_or(false)};
    }
    const auto text = defaultText(serverDefault, Own);
    if (!text)
        return tl::unexpected(text.error());
    if (!*text)
        return schema::NoDefault();
    const QString found = listenedDefault(storedDefault(**text));
    return found.isEmpty() ? schema::ServerDefault(schema::NoDefault()) : schema::SqlDefault{storedSql(found)};
}

/// A type that SQLAlchemy would take for one that treats the rows otherwise: ANY of a STRICT table converts nothing, and INT as
/// a primary key is no row number, which INTEGER is.
bool isKeptAsDeclared(const QString &declared, const schema::SqlType &taken, const schema::Column &column,
    const schema::Table &table)
{
    if (schema::optionIsTrue(table.options, u"sqlite_strict"_s) && declared.compare("ANY"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const schema::PrimaryKey *key = table.primaryKey();
    const bool onlyKey = key && key->columns == QStringList{column.effectiveKey()} && !isWithoutRowid(table);
    return onlyKey && taken.typeClass().name == "INTEGER"_L1 && declared.compare("INTEGER"_L1, Qt::CaseInsensitive) != 0;
}

/// Takes `TEXT COLLATE "NOCASE"` apart.
QString takeCollation(QString &declared)
{
    static const QRegularExpression clause(u" COLLATE \"?([^\"]+)\"?$"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = clause.match(declared);
    if (match.hasMatch())
        declared.truncate(match.capturedStart());
    return match.captured(1);
}

/// What a column says beyond type, default and NULL, and SQLAlchemy's look at the database passes over.
schema::DialectOptions keptOptions(const schema::Column &column, const QString &collationOfType)
{
    schema::DialectOptions kept;
    const QString collation = collationOfType.isEmpty() ? schema::optionText(column.options, columnCollation) : collationOfType;
    if (!collation.isEmpty())
        kept.insert(columnCollation, collation);
    for (const QString &option : {u"sqlite_on_conflict_not_null"_s, u"sqlite_on_conflict_primary_key"_s}) {
        if (const auto it = column.options.constFind(option); it != column.options.constEnd())
            kept.insert(option, *it);
    }
    return kept;
}

} // namespace

schema::SqlType reflectedType(const QString &declared)
{
    static const QRegularExpression shape(u"^([\\w ]+)(\\(.*?\\))?"_s);
    static const QRegularExpression number(u"\\d+"_s);
    QString text = declared.toUpper();
    if (const qsizetype collate = text.indexOf(" COLLATE "_L1); collate > 0)
        text.truncate(collate);
    const QRegularExpressionMatch match = shape.match(text);
    const QString name = className(match.captured(1));
    const schema::TypeClass *typeClass = name.isEmpty() ? nullptr : schema::findTypeClass(u"sa", name);
    if (!typeClass)
        return schema::types::null();
    QList<qint64> numbers;
    for (auto it = number.globalMatch(match.captured(2)); it.hasNext();)
        numbers << it.next().captured().toLongLong();
    return withArguments(schema::SqlType(*typeClass), numbers);
}

OrRaised<schema::Column> reflectedColumn(const schema::Column &column, const schema::Table &table)
{
    OrRaised<QString> declared = compileType(column.type, Own);
    if (!declared)
        return tl::unexpected(declared.error());
    const OrRaised<schema::ServerDefault> serverDefault = reflectedDefault(column.serverDefault);
    if (!serverDefault)
        return tl::unexpected(serverDefault.error());
    schema::Column found;
    found.name = schema::Identifier(column.name.text);
    found.options = keptOptions(column, takeCollation(*declared));
    found.type = reflectedType(*declared);
    if (isKeptAsDeclared(*declared, found.type, column, table))
        found.type = schema::SqlType::verbatim(*declared, u"UserDefinedType"_s, u"UserDefinedType()"_s);
    found.nullable = column.isNullable() && !(isWithoutRowid(table) && column.primaryKey);
    found.primaryKey = column.primaryKey;
    found.serverDefault = *serverDefault;
    return found;
}

} // namespace retort::dialect::sqlite
