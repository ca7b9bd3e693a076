// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/quoting.h"

#include "model/dialect/postgresql/reservedwords.h"
#include "model/dialect/sqlite/reservedwords.h"

#include <algorithm>

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;
using schema::Identifier;

namespace {

bool isPlainCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'$';
}

bool needsQuotes(const QString &name, Dialect dialect)
{
    if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isPlainCharacter))
        return true;
    const QChar first = name.front();
    return (first >= u'0' && first <= u'9') || first == u'$' || isReserved(name, dialect);
}

QString inQuotes(QString name)
{
    return u'"' + name.replace(u'"', "\"\""_L1) + u'"';
}

} // namespace

bool isReserved(const QString &lowerCaseWord, Dialect dialect)
{
    return dialect == Dialect::Sqlite ? sqlite::isReserved(lowerCaseWord) : postgresql::isReserved(lowerCaseWord);
}

QString quoted(const QString &name, Dialect dialect)
{
    return needsQuotes(name, dialect) ? inQuotes(name) : name;
}

QString quoted(const Identifier &name, Dialect dialect)
{
    switch (name.quote) {
    case Identifier::Quote::Always: return inQuotes(name.text);
    case Identifier::Quote::Never: return name.text;
    case Identifier::Quote::Auto: break;
    }
    return quoted(name.text, dialect);
}

QString qualified(const Identifier &schema, const Identifier &name, Dialect dialect)
{
    const QString own = quoted(name, dialect);
    return schema.isEmpty() ? own : quoted(schema, dialect) + u'.' + own;
}

QString qualifiedByParts(const Identifier &schema, const Identifier &name, Dialect dialect)
{
    if (schema.isEmpty() || schema.quote != Identifier::Quote::Auto)
        return qualified(schema, name, dialect);
    QString text;
    for (const QString &part : schema.text.split(u'.'))
        text += quoted(part, dialect) + u'.';
    return text + quoted(name, dialect);
}

QString stringLiteral(const QString &text)
{
    QString body = text;
    body.replace(u'\'', "''"_L1);
    return u'\'' + body + u'\'';
}

} // namespace retort::dialect
