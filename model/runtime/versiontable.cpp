// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/versiontable.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

struct Columns
{
    QStringList names;
    int versionWidth = -1;
};

SqlResult<Columns> sqliteColumns(Connection &connection, const plan::VersionTableName &name)
{
    const QString schema = name.schema.isEmpty() ? QString() : quoteName(name.schema) + u'.';
    return connection.query(u"PRAGMA %1table_info(%2)"_s.arg(schema, quoteName(name.table))).map([](const Reply &reply) {
        Columns columns;
        for (const QVariantList &row : reply.rows)
            columns.names.append(row.value(1).toString());
        return columns;
    });
}

SqlResult<Columns> postgresColumns(Connection &connection, const plan::VersionTableName &name)
{
    const QString sql = u"SELECT attname, CASE WHEN atttypid = 'varchar'::regtype THEN atttypmod - 4 ELSE -1 END "
                        "FROM pg_attribute WHERE attrelid = to_regclass(%1) AND attnum > 0 AND NOT attisdropped"_s;
    return connection.query(sql.arg(quoteLiteral(quotedName(name)))).map([](const Reply &reply) {
        Columns columns;
        for (const QVariantList &row : reply.rows) {
            columns.names.append(row.value(0).toString());
            if (columns.names.last() == "version_num"_L1)
                columns.versionWidth = qMax(-1, row.value(1).toInt());
        }
        return columns;
    });
}

/// A value as Python's repr() would show it.
QString pythonRepr(const QVariant &value)
{
    if (!value.isValid())
        return u"None"_s;
    if (value.typeId() == QMetaType::QByteArray)
        return u"b'%1'"_s.arg(QString::fromLatin1(value.toByteArray()));
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? u"True"_s : u"False"_s;
    return value.toString();
}

} // namespace

QString quotedName(const plan::VersionTableName &name)
{
    return name.schema.isEmpty() ? quoteName(name.table) : quoteName(name.schema) + u'.' + quoteName(name.table);
}

Result<VersionRows> readVersionTable(Connection &connection, const plan::VersionTableName &name)
{
    const auto columns = connection.dialect() == dialect::Dialect::Sqlite ? sqliteColumns(connection, name)
                                                                          : postgresColumns(connection, name);
    if (!columns)
        return tl::unexpected(columns.error().error);
    VersionRows rows;
    rows.exists = !columns->names.isEmpty();
    if (!rows.exists)
        return rows;
    if (!columns->names.contains(u"version_num"_s, Qt::CaseInsensitive)) {
        return failure({versionNoColumn, u"The table %1 has no column version_num"_s.arg(name.table),
            u"It is not a version table of Alembic. Check version_table in env.py."_s, {}, {}, {}});
    }
    rows.columnWidth = columns->versionWidth;

    const auto reply = connection.query(u"SELECT version_num FROM "_s + quotedName(name));
    if (!reply)
        return tl::unexpected(reply.error().error);
    for (const QVariantList &row : reply->rows) {
        const QVariant value = row.value(0);
        if (value.typeId() != QMetaType::QString) {
            return failure({versionNotAString,
                u"revision identifier %1 is not a string; ensure database driver settings are correct"_s.arg(pythonRepr(value)),
                u"Correct the row in %1, or make its column a text column."_s.arg(name.table), {}, {}, {}});
        }
        rows.heads.append(value.toString());
    }
    return rows;
}

} // namespace retort::runtime
