// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/versionstatements.h"

#include "model/dialect/quoting.h"

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using dialect::Dialect;

namespace {

QString qualifiedTable(const VersionTableName &table, Dialect dialect)
{
    return dialect::qualified({table.schema}, {table.table}, dialect);
}

/// SQLAlchemy 2.0 asks for the primary key of an inserted row back: SQLite by its bare name, PostgreSQL with the table (spec §0.2).
QString returning(const VersionTableName &table, Dialect dialect)
{
    if (!table.primaryKey)
        return {};
    if (dialect == Dialect::Sqlite)
        return u" RETURNING version_num"_s;
    return u" RETURNING %1.version_num"_s.arg(qualifiedTable(table, dialect));
}

QString changeSql(const script::VersionRowChange &change, const VersionTableName &table, Dialect dialect)
{
    const QString name = qualifiedTable(table, dialect);
    const QString from = dialect::stringLiteral(change.from);
    const QString to = dialect::stringLiteral(change.to);
    switch (change.kind) {
    case script::VersionRowChange::Kind::Insert:
        return "INSERT INTO "_L1 + name + " (version_num) VALUES ("_L1 + to + u')' + returning(table, dialect);
    case script::VersionRowChange::Kind::Update:
        return "UPDATE "_L1 + name + " SET version_num="_L1 + to + " WHERE "_L1 + name + ".version_num = "_L1 + from;
    case script::VersionRowChange::Kind::Delete:
        if (change.from.isEmpty())
            return "DELETE FROM "_L1 + name;
        return "DELETE FROM "_L1 + name + " WHERE "_L1 + name + ".version_num = "_L1 + from;
    }
    Q_UNREACHABLE();
}

} // namespace

dialect::Statement createVersionTable(const VersionTableName &table, Dialect dialect)
{
    QString sql = "CREATE TABLE "_L1 + qualifiedTable(table, dialect) + " (\n    version_num VARCHAR(32) NOT NULL"_L1;
    if (table.primaryKey) {
        const QString constraint = dialect::quoted(table.table + "_pkc"_L1, dialect);
        sql += ", \n    CONSTRAINT "_L1 + constraint + " PRIMARY KEY (version_num)"_L1;
    }
    return {sql + "\n)"_L1, -1, true};
}

dialect::Statements versionStatements(const QList<script::VersionRowChange> &changes, const VersionTableName &table,
    Dialect dialect)
{
    dialect::Statements statements;
    for (const script::VersionRowChange &change : changes)
        statements.append({changeSql(change, table, dialect), -1, true});
    return statements;
}

} // namespace retort::plan
