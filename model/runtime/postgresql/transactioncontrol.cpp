// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/transactioncontrol.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

SqlResult<Reply> TransactionControl::keepOthersOut(const Waiting &waiting)
{
    return m_guard.acquire(m_options.lockTimeout, waiting);
}

SqlFailure TransactionControl::lockedOut(SqlFailure failure) const
{
    if (failure.error.code == databaseLocked)
        failure.error.message = u"Another session has been using %1 for more than %2 seconds"_s.arg(
            m_table.table, QString::number(m_options.lockTimeout));
    return failure;
}

SqlResult<Reply> TransactionControl::begin()
{
    // Read committed, whatever the role's default: the rows must be those after the wait for the lock, not before it.
    QString sql = u"BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '%1s'; "_s.arg(m_options.lockTimeout);
    if (m_options.statementTimeout > 0)
        sql += u"SET LOCAL statement_timeout = '%1s'; "_s.arg(m_options.statementTimeout);
    const QString table = quotedName(m_table);
    const auto begun = m_connection.query(
        sql + u"SELECT to_regclass(%1) IS NOT NULL, pg_backend_pid()"_s.arg(quoteLiteral(table)));
    if (!begun)
        return begun;
    m_guard.setBackend(begun->rows.value(0).value(1).toLongLong());
    if (const QString lock = m_guard.transactionLock(); !lock.isEmpty()) {
        if (auto locked = m_connection.execute(lock); !locked)
            return tl::unexpected(lockedOut(locked.error()));
    }
    if (!begun->rows.value(0).value(0).toBool())
        return Reply{};
    auto locked = m_connection.execute(u"LOCK TABLE %1 IN SHARE ROW EXCLUSIVE MODE"_s.arg(table));
    if (!locked)
        return tl::unexpected(lockedOut(locked.error()));
    return locked;
}

QList<TakenLock> TransactionControl::takenLocks()
{
    const auto reply = m_connection.query(
        u"SELECT l.relation, n.nspname || '.' || c.relname, l.mode FROM pg_locks l LEFT JOIN pg_class c ON c.oid = l.relation "
        "LEFT JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' "
        "AND l.granted AND l.relation >= 16384 AND n.nspname IS DISTINCT FROM 'pg_toast' ORDER BY 2, 3"_s); // 16384: FirstNormalObjectId
    QList<TakenLock> locks;
    if (!reply)
        return locks;
    QList<qint64> nameless;
    for (const QVariantList &row : reply->rows) {
        if (!row.value(1).isValid())
            nameless.append(row.value(0).toLongLong());
    }
    const QMap<qint64, QString> names = m_guard.relationNames(nameless);
    for (const QVariantList &row : reply->rows) {
        const QString name = row.value(1).isValid() ? row.value(1).toString() : names.value(row.value(0).toLongLong());
        if (!name.isEmpty()) // else made and dropped again by this run
            locks.append({name, row.value(2).toString()});
    }
    return locks;
}

/// A constraint trigger of a temporary table that fires at the commit and refuses it. Where the role may not make one, what a
/// statement does is only known from its text.
SqlResult<Reply> TransactionControl::forbidCommit()
{
    auto guarded = m_connection.execute(
        u"SAVEPOINT retort_guard; CREATE TEMPORARY TABLE retort_dry_run (x integer) ON COMMIT DROP; "
        "CREATE FUNCTION pg_temp.retort_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'a dry run commits nothing'; END$$; "
        "CREATE CONSTRAINT TRIGGER retort_refuse AFTER INSERT ON retort_dry_run DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION pg_temp.retort_refuse(); INSERT INTO retort_dry_run VALUES (1); "
        "RELEASE SAVEPOINT retort_guard"_s);
    if (guarded || !m_connection.isOpen() || !m_connection.inTransaction())
        return guarded;
    return m_connection.execute(u"ROLLBACK TO SAVEPOINT retort_guard"_s);
}

} // namespace retort::runtime::postgresql
