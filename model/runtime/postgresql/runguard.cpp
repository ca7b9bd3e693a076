// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/runguard.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QThread>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

namespace {

constexpr unsigned long pollInterval = 100; // milliseconds
constexpr qint64 tellInterval = 500;        // milliseconds

ConnectionSpec specOfSecond(ConnectionSpec spec)
{
    spec.options.insert(u"application_name"_s, u"retort (lock)"_s);
    spec.readOnly = false; // it writes nothing, and an advisory lock is allowed either way
    return spec;
}

Error otherRun(const Blockers &holders, int seconds)
{
    QString who;
    if (!holders.isEmpty()) {
        const Blocker &holder = holders.first();
        who = u" (process %1, user %2)"_s.arg(QString::number(holder.pid), holder.user);
    }
    return {runOtherRun, u"Another run is at work on this database%1; it was waited for during %2 seconds"_s.arg(who, QString::number(seconds)),
        u"Wait until it has ended, then make the plan again."_s, {}, {}, {}};
}

qint64 number(const SqlResult<Reply> &reply)
{
    return reply && !reply->rows.isEmpty() ? reply->rows.first().value(0).toLongLong() : 0;
}

} // namespace

RunGuard::RunGuard(Connection &connection, const plan::VersionTableName &table)
    : m_connection(connection)
    , m_table(table)
    , m_backend(connection.backendIdentity().section(u' ', 0, 0).toLongLong())
{
}

RunGuard::~RunGuard() = default;

/// One lock for each version table: its database, its real schema, its name.
Result<qint64> RunGuard::lockKey()
{
    const QString schema = m_table.schema.isEmpty() ? u"current_schema()"_s : quoteLiteral(m_table.schema);
    const auto reply = m_connection.query(
        u"SELECT current_database(), COALESCE((SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.oid = to_regclass(%1)), %2)"_s.arg(quoteLiteral(quotedName(m_table)), schema));
    if (!reply)
        return tl::unexpected(reply.error().error);
    const QVariantList row = reply->rows.value(0);
    const QString name = QStringList{u"retort run"_s, row.value(0).toString(), row.value(1).toString(), m_table.table}.join(u'\n');
    return qFromBigEndian<qint64>(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).constData());
}

/// A pooler is told from a plain proxy by what it does: two connections are served by one process, or one connection by several.
bool RunGuard::sharesServerSessions()
{
    if (!m_connection.isBehindProxy() && !m_second->isBehindProxy())
        return false;
    constexpr int looks = 3;
    const QString sql = u"SELECT pg_backend_pid()"_s;
    QSet<qint64> first;
    QSet<qint64> second;
    for (int look = 0; look < looks; ++look) {
        second.insert(number(m_second->query(sql)));
        first.insert(number(m_connection.query(sql)));
    }
    return first.size() > 1 || second.size() > 1 || first == second;
}

SqlResult<Reply> RunGuard::acquire(int timeoutSeconds, const TransactionControl::Waiting &waiting)
{
    const auto key = lockKey();
    if (!key)
        return tl::unexpected(SqlFailure{key.error(), {}, -1});
    m_key = *key;
    const auto bits = quint64(m_key);
    m_holderCondition = u"a.pid IN (SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
                        "WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
                        "AND l.classid::int8 = %1 AND l.objid::int8 = %2)"_s.arg(bits >> 32).arg(bits & 0xffffffffU);

    auto second = Connection::open(specOfSecond(m_connection.spec()));
    if (!second) {
        m_troubles.append({Severity::Warning, runNoSecondConnection,
            u"A second connection could not be made: %1"_s.arg(second.error().message),
            u"Other runs are kept out inside each transaction only, and who blocks this run cannot be shown."_s, {}, {}});
        return Reply{};
    }
    m_second = std::move(*second);
    if (sharesServerSessions()) {
        m_pooled = true;
        m_troubles.append({Severity::Warning, runTransactionPooler,
            u"Between this program and the server stands a connection pooler that shares server sessions between clients "
            "(such as PgBouncer with pool_mode = transaction)"_s,
            u"Other runs are kept out inside each transaction only. Connect to the server itself for migrations."_s, {}, {}});
        return Reply{};
    }

    QElapsedTimer clock;
    clock.start();
    qint64 told = 0;
    for (;;) {
        const auto got = m_second->query(u"SELECT pg_try_advisory_lock(%1)"_s.arg(m_key));
        if (!got)
            return got;
        m_sessionLock = got->rows.value(0).value(0).toBool();
        if (m_sessionLock)
            return Reply{};
        if (waiting.isOver())
            return tl::unexpected(SqlFailure{{databaseInterrupted, u"The wait for another run was ended"_s, {}, {}, {}, {}}, {}, -1});
        if (timeoutSeconds > 0 && clock.elapsed() >= timeoutSeconds * 1000LL)
            return tl::unexpected(SqlFailure{otherRun(holders(), timeoutSeconds), {}, -1});
        if (told == 0 || clock.elapsed() - told >= tellInterval) {
            told = qMax<qint64>(1, clock.elapsed());
            waiting.tell(told, holders());
        }
        QThread::msleep(pollInterval);
    }
}

QString RunGuard::transactionLock() const
{
    return m_sessionLock ? QString() : u"SELECT pg_advisory_xact_lock(%1)"_s.arg(m_key);
}

Blockers RunGuard::sessions(const QString &condition)
{
    Blockers found;
    if (!m_second || !m_second->isOpen())
        return found;
    constexpr int longestQuery = 1000; // characters
    const auto reply = m_second->query(
        u"SELECT a.pid, a.backend_start::text, a.usename, a.application_name, host(a.client_addr), a.state, "
        "extract(epoch FROM clock_timestamp() - a.state_change)::int8, extract(epoch FROM clock_timestamp() - a.xact_start)::int8, "
        "left(a.query, %1) FROM pg_stat_activity a WHERE %2 ORDER BY a.xact_start NULLS LAST, a.pid"_s.arg(
            QString::number(longestQuery), condition));
    if (!reply)
        return found;
    for (const QVariantList &row : reply->rows) {
        found.append({row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), row.value(3).toString(),
            row.value(4).toString(), row.value(5).toString(), row.value(6).toLongLong(), row.value(7).toLongLong(),
            row.value(8).toString()});
    }
    return found;
}

Blockers RunGuard::blockers()
{
    return m_backend ? sessions(u"a.pid = ANY (pg_blocking_pids(%1))"_s.arg(m_backend)) : Blockers();
}

QMap<qint64, QString> RunGuard::relationNames(const QList<qint64> &oids)
{
    QMap<qint64, QString> names;
    if (!m_second || oids.isEmpty())
        return names;
    QStringList numbers;
    for (const qint64 oid : oids)
        numbers.append(QString::number(oid));
    const auto reply = m_second->query(
        u"SELECT c.oid, n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.oid IN (%1)"_s.arg(numbers.join(u',')));
    if (reply) {
        for (const QVariantList &row : reply->rows)
            names.insert(row.value(0).toLongLong(), row.value(1).toString());
    }
    return names;
}

} // namespace retort::runtime::postgresql
