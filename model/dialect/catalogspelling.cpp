// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/catalogspelling.h"

#include "model/dialect/constraintddl.h"
#include "model/dialect/postgresql/catalogspelling.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/catalogspelling.h"
#include "model/dialect/sqltokens.h"

#include <QRegularExpression>

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

std::unique_ptr<schema::CatalogSpelling> catalogSpelling(Dialect dialect, const QString &defaultSchema)
{
    if (dialect == Dialect::Sqlite)
        return std::make_unique<sqlite::CatalogSpelling>(defaultSchema);
    return std::make_unique<postgresql::CatalogSpelling>(defaultSchema);
}

bool isInPrimaryKey(const schema::Column &column, const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    return key && (key->columns.contains(column.effectiveKey()) || key->columns.contains(column.name.text));
}

bool isWritten(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect)
{
    const OrRaised<QString> text = constraintText(constraint, table, dialect);
    return text && !text->isEmpty();
}

QString conditionText(const schema::Check &check, const schema::Table &table, Dialect dialect)
{
    schema::Check unnamed = check;
    unnamed.name = {};
    const QString text = constraintText(unnamed, table, dialect).value_or(QString());
    int depth = 0;
    qsizetype start = 0;
    for (const SqlToken &token : sqlTokens(text, dialect)) {
        if (token.isSymbol(u'(') && depth++ == 0)
            start = token.end();
        if (token.isSymbol(u')') && --depth == 0)
            return text.mid(start, token.offset - start);
    }
    return {};
}

namespace {

QRegularExpressionMatch numberIn(const QString &text)
{
    static const QRegularExpression number(u"^([+-]?)0*(\\d+)(?:\\.(\\d*?)0*)?$"_s);
    return number.match(text.trimmed());
}

} // namespace

QString canonicalLiteral(const QString &value)
{
    return numberIn(value).hasMatch() ? value.trimmed() : stringLiteral(value);
}

QString canonicalNumber(const QString &text)
{
    const QRegularExpressionMatch match = numberIn(text);
    if (!match.hasMatch())
        return text;
    const QString fraction = match.captured(3);
    const QString whole = match.captured(2) + (fraction.isEmpty() ? QString() : u'.' + fraction);
    return match.captured(1) == "-"_L1 && whole != "0"_L1 ? u'-' + whole : whole;
}

} // namespace retort::dialect
