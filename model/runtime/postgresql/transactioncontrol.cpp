// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/transactioncontrol.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

SqlResult<Reply> TransactionControl::begin()
{
    // Read committed, whatever the role's default: the rows must be those after the wait for the lock, not before it.
    if (auto begun = m_connection.execute(u"BEGIN ISOLATION LEVEL READ COMMITTED"_s); !begun)
        return begun;
    const QString table = quotedName(m_table);
    const auto exists = m_connection.query(u"SELECT to_regclass(%1) IS NOT NULL"_s.arg(quoteLiteral(table)));
    if (!exists)
        return exists;
    if (exists->rows.isEmpty() || !exists->rows.first().value(0).toBool())
        return Reply{};
    auto locked = m_connection.execute(u"SET LOCAL lock_timeout = '%1s'; LOCK TABLE %2 IN SHARE ROW EXCLUSIVE MODE; "
                                       "SET LOCAL lock_timeout = DEFAULT"_s.arg(QString::number(m_lockTimeout), table));
    if (!locked && locked.error().error.code == databaseLocked)
        locked.error().error.message = u"Another session has been using %1 for more than %2 seconds"_s.arg(
            m_table.table, QString::number(m_lockTimeout));
    return locked;
}

} // namespace retort::runtime::postgresql
