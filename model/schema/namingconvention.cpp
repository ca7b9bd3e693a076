// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/namingconvention.h"

#include "model/base/overloaded.h"

#include <QRegularExpression>

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a format's tokens are looked up in: the constraint's own columns, and those that it refers to.
struct TokenSource
{
    const Table &table;
    QString constraintName;
    QStringList columns; ///< keys
    QString referredTable;
    QStringList referredColumns;

    OrRaised<QString> value(const QString &token) const;
    std::optional<QString> columnValue(const QString &kind, qsizetype position) const;
};

tl::unexpected<Raised> unknownToken(const QString &token)
{
    return raised(u"KeyError"_s, u"'%1'"_s.arg(token));
}

/// `kind` is a token with X for its number: "column_X_name".
std::optional<QString> TokenSource::columnValue(const QString &kind, qsizetype position) const
{
    if (kind == "referred_column_X_name"_L1)
        return referredColumns.value(position);
    const QString key = columns.value(position);
    const Column *column = table.column(key);
    const QString name = column ? column->name.text : key;
    if (kind == "column_X_key"_L1)
        return key;
    if (kind == "column_X_name"_L1)
        return name;
    if (kind == "column_X_label"_L1) {
        if (key.isEmpty())
            return QString();
        QString label = table.schema.isEmpty() ? QString() : QString(table.schema.text).replace(u'.', u'_') + u'_';
        return label + table.name.text + u'_' + name;
    }
    return std::nullopt;
}

OrRaised<QString> TokenSource::value(const QString &token) const
{
    if (token == "table_name"_L1)
        return table.name.text;
    if (token == "referred_table_name"_L1)
        return referredTable;
    if (token == "constraint_name"_L1) {
        if (constraintName.isEmpty()) {
            return raised(u"InvalidRequestError"_s,
                u"Naming convention including %(constraint_name)s token requires that constraint is explicitly named."_s);
        }
        return constraintName;
    }
    static const QRegularExpression numbered(u"^(.*_?column_)(\\d+)(_?N)?(_.+)$"_s);
    const QRegularExpressionMatch match = numbered.match(token);
    if (!match.hasMatch())
        return unknownToken(token);
    const QString kind = match.captured(1) + u'X' + match.captured(4);
    if (match.captured(3).isEmpty()) {
        const std::optional<QString> one = columnValue(kind, match.captured(2).toInt());
        return one ? OrRaised<QString>(*one) : unknownToken(token);
    }
    QStringList all;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const std::optional<QString> one = columnValue(kind, i);
        if (!one)
            return unknownToken(token);
        all << *one;
    }
    return all.join(match.captured(3).startsWith(u'_') ? u"_"_s : QString());
}

/// Python's `format % tokens` with %(name)s and %% only; anything else in a convention is an error there too.
OrRaised<QString> format(const QString &text, const TokenSource &source)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'%') {
            result += text.at(i);
            continue;
        }
        if (QStringView(text).mid(i).startsWith("%%"_L1)) {
            result += u'%';
            ++i;
            continue;
        }
        const qsizetype close = text.indexOf(u')', i);
        if (text.size() <= i + 1 || text.at(i + 1) != u'(' || close < 0 || text.mid(close + 1, 1) != "s"_L1)
            return raised(u"ValueError"_s, u"unsupported format character in naming convention '%1'"_s.arg(text));
        const OrRaised<QString> token = source.value(text.mid(i + 2, close - i - 2));
        if (!token)
            return tl::unexpected(token.error());
        result += *token;
        i = close + 1;
    }
    return result;
}

OrRaised<Identifier> apply(const NamingConvention &convention, const QString &prefix, const Identifier &name,
    const TokenSource &source)
{
    const QString text = convention.formats.value(prefix);
    if (name.conventioned || text.isEmpty() || !(name.isEmpty() || text.contains("constraint_name"_L1)))
        return name;
    for (const QString &callable : convention.callables) {
        if (text.contains(u"%("_s + callable + u")s"_s)) {
            return raised(u"NeedsPython"_s,
                u"The naming convention's token %(%1)s is a function of the project, so the name cannot be known."_s.arg(callable));
        }
    }
    const OrRaised<QString> result = format(text, source);
    if (!result)
        return tl::unexpected(result.error());
    Identifier made(*result);
    made.conventioned = true;
    return made;
}

struct PrefixAndSource
{
    QString prefix;
    TokenSource source;
};

PrefixAndSource describe(const Constraint &constraint, const Table &table)
{
    PrefixAndSource result{{}, {table, traits(constraint).name.text, columnsOf(constraint), {}, {}}};
    std::visit(Overloaded{
                   [&](const PrimaryKey &) { result.prefix = u"pk"_s; },
                   [&](const Unique &) { result.prefix = u"uq"_s; },
                   [&](const ForeignKey &key) {
                       result.prefix = u"fk"_s;
                       result.source.referredTable = key.referredTable.text;
                       result.source.referredColumns = key.referredColumns;
                   },
                   [&](const Check &) { result.prefix = u"ck"_s; },
                   [&](const Exclude &) {},
               },
        constraint);
    return result;
}

} // namespace

OrRaised<Identifier> conventionalName(const NamingConvention &convention, const Constraint &constraint, const Table &table)
{
    const PrefixAndSource described = describe(constraint, table);
    return apply(convention, described.prefix, traits(constraint).name, described.source);
}

OrRaised<Identifier> conventionalName(const NamingConvention &convention, const Index &index, const Table &table)
{
    TokenSource source{table, index.name.text, {}, {}, {}};
    for (const IndexElement &element : index.elements) {
        if (!element.column.isEmpty())
            source.columns << element.column;
    }
    return apply(convention, u"ix"_s, index.name, source);
}

OrRaised<Identifier> conventionalDropName(const NamingConvention &convention, const QString &prefix, const Identifier &name,
    const Table &table)
{
    if (name.isEmpty())
        return name;
    return apply(convention, prefix, name, TokenSource{table, name.text, {}, {}, {}});
}

} // namespace retort::schema
