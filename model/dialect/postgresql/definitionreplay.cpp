// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/definitionreplay.h"

#include "model/dialect/postgresql/sqlparser.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

QString uncertainBy(const QString &what)
{
    return u"a script changed it with SQL of its own (%1)"_s.arg(what);
}

bool replayDefinition(const QString &sql, schema::Catalog &catalog)
{
    const auto statements = parsedStatements(sql);
    if (!statements || statements->size() != 1)
        return false;
    const QJsonObject wrapped = statements->first().toObject();
    if (wrapped.isEmpty())
        return false;
    const QString node = wrapped.begin().key();
    const QJsonObject statement = wrapped.begin().value().toObject();
    return replayTableStatement(node, statement, ParsedText(sql), catalog) || replayObjectStatement(node, statement, sql, catalog);
}

} // namespace retort::dialect::postgresql
