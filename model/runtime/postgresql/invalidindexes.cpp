// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/invalidindexes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

SqlResult<QList<InvalidIndex>> invalidIndexes(Connection &connection)
{
    const QString sql = u"SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), "
                        "quote_ident(tn.nspname) || '.' || quote_ident(t.relname) "
                        "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                        "JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace "
                        "WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1"_s;
    return connection.query(sql).map([](const Reply &reply) {
        QList<InvalidIndex> found;
        for (const QVariantList &row : reply.rows) {
            const QString name = row.value(0).toString();
            found.append({name, row.value(1).toString(), u"DROP INDEX CONCURRENTLY "_s + name});
        }
        return found;
    });
}

} // namespace retort::runtime::postgresql
