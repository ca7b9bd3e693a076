// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/typereader.h"

#include "model/dialect/sqltokens.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect::postgresql {

using schema::SqlType;

namespace {

SqlType ofClass(QStringView module, QStringView name)
{
    const schema::TypeClass *found = schema::findTypeClass(module, name);
    return found ? SqlType(*found) : SqlType();
}

/// "character varying(50)" taken apart.
struct TypeWords
{
    QString words;         ///< "character varying", "timestamp without time zone"
    QList<qint64> numbers; ///< what stands in the parentheses
    int dimensions = 0;
};

std::optional<TypeWords> takenApart(const QString &name)
{
    static const QRegularExpression pattern(u"^([a-z0-9_ ]+?)\\s*(?:\\(\\s*(-?\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\))?([a-z ]*?)((?:\\[\\d*\\])*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(name.simplified());
    if (!match.hasMatch())
        return std::nullopt;
    TypeWords words;
    words.words = (match.captured(1) + match.captured(4)).simplified().toLower();
    for (const int group : {2, 3}) {
        if (!match.captured(group).isEmpty())
            words.numbers << match.captured(group).toLongLong();
    }
    words.dimensions = int(match.captured(5).count(u'['));
    return words;
}

/// A name that the server's own grammar has for another.
QString canonical(const QString &words)
{
    static const QHash<QString, QString> synonyms{{u"int"_s, u"integer"_s}, {u"int4"_s, u"integer"_s}, {u"int2"_s, u"smallint"_s},
        {u"int8"_s, u"bigint"_s}, {u"float8"_s, u"double precision"_s}, {u"float"_s, u"double precision"_s}, {u"float4"_s, u"real"_s},
        {u"bool"_s, u"boolean"_s}, {u"varchar"_s, u"character varying"_s}, {u"char varying"_s, u"character varying"_s},
        {u"char"_s, u"character"_s}, {u"nchar"_s, u"character"_s}, {u"nvarchar"_s, u"character varying"_s}, {u"bpchar"_s, u"character"_s}, {u"decimal"_s, u"numeric"_s}, {u"dec"_s, u"numeric"_s},
        {u"timestamptz"_s, u"timestamp with time zone"_s}, {u"timestamp"_s, u"timestamp without time zone"_s},
        {u"timetz"_s, u"time with time zone"_s}, {u"time"_s, u"time without time zone"_s}, {u"varbit"_s, u"bit varying"_s}};
    return synonyms.value(words, words);
}

std::optional<SqlType> builtin(const TypeWords &type)
{
    const QString words = canonical(type.words);
    const std::optional<qint64> first = type.numbers.isEmpty() ? std::nullopt : std::optional(type.numbers.first());
    const auto sized = [&](SqlType made, QLatin1StringView parameter) { return first ? made.with(parameter, *first) : made; };
    static const QHash<QString, QString> plain{{u"integer"_s, u"INTEGER"_s}, {u"smallint"_s, u"SMALLINT"_s}, {u"bigint"_s, u"BIGINT"_s},
        {u"text"_s, u"TEXT"_s}, {u"boolean"_s, u"BOOLEAN"_s}, {u"date"_s, u"DATE"_s}, {u"real"_s, u"REAL"_s},
        {u"double precision"_s, u"DOUBLE_PRECISION"_s}};
    if (const auto name = plain.constFind(words); name != plain.cend())
        return ofClass(u"sa", *name);
    if (words == "character varying"_L1)
        return sized(ofClass(u"sa", u"VARCHAR"), "length"_L1);
    if (words == "character"_L1)
        return ofClass(u"sa", u"CHAR").with("length"_L1, first.value_or(1));
    if (words == "numeric"_L1) {
        SqlType made = sized(ofClass(u"sa", u"NUMERIC"), "precision"_L1);
        return type.numbers.size() > 1 ? made.with("scale"_L1, type.numbers.at(1)) : made;
    }
    for (const auto &[start, name] : {std::pair{"timestamp "_L1, u"TIMESTAMP"_s}, {"time "_L1, u"TIME"_s}}) {
        if (words.startsWith(start) && words.endsWith("time zone"_L1)) {
            return sized(ofClass(u"postgresql", name), "precision"_L1).with("timezone"_L1, words.contains(" with "_L1));
        }
    }
    if (words == "interval"_L1 || words.startsWith("interval "_L1)) {
        const SqlType made = sized(ofClass(u"postgresql", u"INTERVAL"), "precision"_L1);
        const QString fields = words.mid(9);
        return fields.isEmpty() ? made : made.with("fields"_L1, fields.toUpper());
    }
    if (words == "bit"_L1 || words == "bit varying"_L1)
        return sized(ofClass(u"postgresql", u"BIT"), "length"_L1).with("varying"_L1, words.size() > 3);
    const schema::TypeClass *own = schema::findTypeClass(u"postgresql", words.toUpper());
    if (own && !words.contains(u' ') && words != "array"_L1 && words != "enum"_L1 && words != "domain"_L1)
        return SqlType(*own);
    return std::nullopt;
}

std::optional<SqlType> userDefined(const QString &name, const schema::Catalog &catalog)
{
    const QList<SqlToken> tokens = sqlTokens(name, Dialect::Postgresql);
    schema::ObjectName wanted;
    if (tokens.size() == 1)
        wanted.name = tokens.at(0).name(Dialect::Postgresql);
    else if (tokens.size() == 3 && tokens.at(1).isSymbol(u'.'))
        wanted = {tokens.at(0).name(Dialect::Postgresql), tokens.at(2).name(Dialect::Postgresql)};
    else
        return std::nullopt;
    const auto found = catalog.types().constFind(wanted);
    if (found == catalog.types().cend())
        return std::nullopt;
    if (const auto *enumeration = std::get_if<schema::EnumType>(&*found)) {
        schema::EnumDetails details;
        details.name = enumeration->name.text;
        details.schema = enumeration->schema.text;
        details.labels = enumeration->labels;
        return ofClass(u"postgresql", u"ENUM").withEnumDetails(details);
    }
    const auto &domain = std::get<schema::DomainType>(*found);
    return ofClass(u"postgresql", u"DOMAIN")
        .with("name"_L1, domain.name.text)
        .with("schema"_L1, domain.schema.text)
        .with("data_type"_L1, std::make_shared<const SqlType>(domain.base));
}

/// What the parentheses of a built-in type hold when nothing is written, or written otherwise.
QString canonicalNumbers(const QString &words, QList<qint64> numbers)
{
    if (numbers.isEmpty() && (words == "character"_L1 || words == "bit"_L1))
        numbers << 1;
    if (words == "numeric"_L1 && numbers.size() == 1)
        numbers << 0;
    QStringList texts;
    for (const qint64 number : std::as_const(numbers))
        texts << QString::number(number);
    return texts.isEmpty() ? QString() : u'(' + texts.join(u',') + u')';
}

} // namespace

QString canonicalTypeName(const QString &name)
{
    constexpr qint64 largestReal = 24; // FLOAT(24) is REAL (PostgreSQL's manual, 8.1.3)
    const std::optional<TypeWords> type = takenApart(name);
    if (type && type->words == "float"_L1 && !type->numbers.isEmpty())
        return (type->numbers.first() <= largestReal ? u"real"_s : u"double precision"_s) + (type->dimensions ? u"[]"_s : QString());
    if (type) {
        const QString words = canonical(type->words);
        return words + canonicalNumbers(words, type->numbers) + (type->dimensions ? u"[]"_s : QString());
    }
    QString text;
    for (const SqlToken &token : sqlTokens(name, Dialect::Postgresql)) {
        text += token.kind == SqlToken::Kind::QuotedName || token.kind == SqlToken::Kind::Word ? token.name(Dialect::Postgresql)
                                                                                               : token.text.toString().toLower();
    }
    return text.startsWith("public."_L1) ? text.mid(7) : text;
}

SqlType readType(const QString &name, const schema::Catalog &catalog)
{
    const std::optional<TypeWords> words = takenApart(name);
    static const QRegularExpression brackets(u"(?:\\[\\d*\\])+$"_s);
    QString inner = name.trimmed();
    const auto arrays = brackets.match(inner);
    const int dimensions = int(arrays.captured().count(u'['));
    inner.chop(arrays.capturedLength());

    std::optional<SqlType> item = words ? builtin(*words) : std::nullopt;
    if (!item)
        item = userDefined(inner, catalog);
    if (!item)
        item = SqlType::verbatim(inner, inner, inner);
    if (dimensions == 0)
        return *item;
    // The server keeps no count of dimensions: int[][] is int[].
    return ofClass(u"postgresql", u"ARRAY").with("item_type"_L1, std::make_shared<const SqlType>(*item));
}

} // namespace retort::dialect::postgresql
