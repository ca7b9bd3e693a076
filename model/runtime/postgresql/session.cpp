// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/session.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/postgresql/errors.h"
#include "model/runtime/sqltext.h"

#include <QElapsedTimer>

#include <poll.h>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

namespace {

/// A value in a libpq connection string.
QString conninfoValue(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

Result<QString> connectOptions(const ConnectionSpec &spec, const ServerAddress &address)
{
    QMap<QString, QString> options = spec.options;
    if (!address.hostAddress.isEmpty())
        options.insert(u"hostaddr"_s, address.hostAddress);
    if (!options.contains(u"application_name"_s))
        options.insert(u"application_name"_s, u"retort"_s);
    options.insert(u"connect_timeout"_s, QString::number(spec.connectTimeout));
    // A server that vanishes without a word must not hold a run for the two hours of the system's default.
    for (const auto &[key, value] : {std::pair{u"keepalives_idle"_s, u"30"_s}, {u"keepalives_interval"_s, u"10"_s},
             {u"keepalives_count"_s, u"3"_s}, {u"tcp_user_timeout"_s, u"60000"_s}}) {
        if (!options.contains(key))
            options.insert(key, value);
    }
    QStringList parts;
    for (auto it = options.cbegin(); it != options.cend(); ++it) {
        if (it.value().contains(u';')) { // QPSQL turns it into a space, wherever it stands
            return failure({urlMalformed, u"The connection parameter “%1” contains a semicolon"_s.arg(it.key()),
                u"Set it on the role or the database instead (ALTER ROLE … SET …)."_s, {}, {}, {}});
        }
        parts.append(it.key() + u'=' + conninfoValue(it.value()));
    }
    return parts.join(u' ');
}

/// PQcmdTuples counts the rows of a SELECT too; -1 for what changes no rows.
qint64 affectedRows(const Libpq &libpq, PGresult *result)
{
    const QByteArray tag(libpq.cmdStatus(result)); // "UPDATE 3"
    const bool changes = tag.startsWith("INSERT") || tag.startsWith("UPDATE") || tag.startsWith("DELETE")
        || tag.startsWith("MERGE") || tag.startsWith("COPY");
    return changes ? QByteArray(libpq.cmdTuples(result)).toLongLong() : -1;
}

SqlFailure withoutState(Error error)
{
    return {std::move(error), {}, -1};
}

} // namespace

SqlResult<std::unique_ptr<runtime::Session>> Session::open(const ConnectionSpec &spec, const ServerAddress &address)
{
    const auto options = connectOptions(spec, address);
    if (!options)
        return tl::unexpected(withoutState(options.error()));
    const Error missing{databaseDriverMissing, u"Qt's driver for PostgreSQL is not installed"_s,
        u"On Debian, install libqt6sql6-psql."_s, {}, {}, {}};
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return tl::unexpected(withoutState(missing));
    auto driver = std::make_unique<DriverHandle>(u"QPSQL"_s);
    const Libpq *libpq = Libpq::instance();
    if (!driver->database().isValid() || !libpq)
        return tl::unexpected(withoutState(missing));

    QSqlDatabase &database = driver->database();
    database.setHostName(address.host);
    if (address.port)
        database.setPort(address.port);
    database.setDatabaseName(spec.database);
    database.setUserName(spec.user);
    database.setPassword(spec.password);
    database.setConnectOptions(*options);
    if (!database.open())
        return tl::unexpected(withoutState(connectionError(database.lastError().databaseText(), spec)));

    std::unique_ptr<Session> session(new Session(std::move(driver), *libpq));
    if (auto prepared = session->prepare(spec); !prepared)
        return tl::unexpected(prepared.error());
    return session;
}

Session::Session(std::unique_ptr<DriverHandle> driver, const Libpq &libpq)
    : m_libpq(libpq)
    , m_driver(std::move(driver))
    , m_connection(m_driver->native<PGconn>())
    , m_cancel(libpq.getCancel(m_connection))
{
    m_libpq.setNoticeReceiver(
        m_connection, [](void *self, const PGresult *result) { static_cast<Session *>(self)->notice(result); }, this);
}

Session::~Session()
{
    m_libpq.freeCancel(m_cancel);
}

SqlResult<Reply> Session::prepare(const ConnectionSpec &spec)
{
    auto reply = execute(u"SELECT current_setting('transaction_read_only'), pg_backend_pid(), "
                         "(SELECT pid || ' ' || backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())"_s, KeepRows::Yes);
    if (!reply)
        return reply;
    const QVariantList row = reply->rows.value(0);
    m_readOnly = spec.readOnly || row.value(0).toString() == "on"_L1;
    m_behindProxy = row.value(1).toLongLong() != m_libpq.backendPid(m_connection);
    m_backend = row.value(2).toString();

    // Sent as statements and not as start-up options: connection poolers refuse those. And behind something that may be a pooler
    // never for the whole session: it would go on to serve other programs, read-only and under another role.
    const QString scope = m_behindProxy ? u"SET LOCAL "_s : u"SET "_s;
    QString sql = scope + u"standard_conforming_strings = on;"_s;
    if (!spec.role.isEmpty())
        sql += scope + u"ROLE %1;"_s.arg(quoteName(spec.role));
    if (!spec.searchPath.isEmpty())
        sql += u"SELECT set_config('search_path', %1, %2);"_s.arg(quoteLiteral(spec.searchPath), m_behindProxy ? u"true"_s : u"false"_s);
    if (spec.readOnly)
        sql += m_behindProxy ? u"SET LOCAL transaction_read_only = on;"_s : u"SET default_transaction_read_only = on;"_s;
    const bool special = spec.readOnly || !spec.role.isEmpty() || !spec.searchPath.isEmpty();
    if (m_behindProxy) {
        m_prefix = special ? sql : QString();
        return reply;
    }
    return execute(sql, KeepRows::No);
}

void Session::notice(const PGresult *result)
{
    const auto field = [&](int code) { return QString::fromUtf8(m_libpq.resultErrorField(result, code)); };
    addNotice({field(PG_DIAG_SEVERITY), field(PG_DIAG_MESSAGE_PRIMARY)});
}

/// Waits until the next result can be taken without blocking; an interrupt is passed on to the server once.
/// False when the connection broke.
bool Session::waitForResult(bool &cancelSent)
{
    constexpr int milliseconds = 50; // how late an interrupt may be seen
    QElapsedTimer waiting;
    waiting.start();
    while (m_libpq.isBusy(m_connection)) {
        if (isInterrupted() && !cancelSent) {
            char message[256] = {};
            m_libpq.cancel(m_cancel, message, sizeof message);
            cancelSent = true;
        }
        if (onLockWait && waiting.elapsed() > milliseconds)
            onLockWait(waiting.elapsed());
        pollfd descriptor{m_libpq.socket(m_connection), POLLIN, 0};
        poll(&descriptor, 1, milliseconds);
        if (descriptor.revents && !m_libpq.consumeInput(m_connection))
            return false;
    }
    return true;
}

QVariant Session::valueOf(const PGresult *result, int row, int column) const
{
    if (m_libpq.getisnull(result, row, column))
        return {};
    const QString text
        = QString::fromUtf8(m_libpq.getvalue(result, row, column), m_libpq.getlength(result, row, column));
    switch (m_libpq.ftype(result, column)) { // OIDs of pg_type.dat, which never change
    case 16: // bool
        return text == "t"_L1;
    case 20: // int8
    case 21: // int2
    case 23: // int4
    case 26: // oid
        return text.toLongLong();
    default:
        return text;
    }
}

void Session::take(PGresult *result, KeepRows keepRows, Reply &reply) const
{
    const int columns = m_libpq.nfields(result);
    if (m_libpq.resultStatus(result) != PGRES_SINGLE_TUPLE)
        reply.affected = affectedRows(m_libpq, result);
    reply.columns.clear();
    reply.columnTypes.clear();
    for (int column = 0; column < columns; ++column) {
        reply.columns.append(QString::fromUtf8(m_libpq.fname(result, column)));
        reply.columnTypes.append(m_libpq.ftype(result, column));
    }
    if (keepRows == KeepRows::No)
        return;
    reply.rows.clear();
    for (int row = 0; row < m_libpq.ntuples(result); ++row) {
        QVariantList values;
        for (int column = 0; column < columns; ++column)
            values.append(valueOf(result, row, column));
        reply.rows.append(std::move(values));
    }
}

/// A COPY without data would wait for ever; it ends here, empty, and the server says what it thinks of that.
void Session::endCopy(ExecStatusType status)
{
    if (status == PGRES_COPY_IN || status == PGRES_COPY_BOTH)
        m_libpq.putCopyEnd(m_connection, "COPY FROM STDIN has no data here");
    if (status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
        char *line = nullptr;
        while (m_libpq.getCopyData(m_connection, &line, 0) > 0)
            m_libpq.freemem(line);
    }
}

SqlResult<Reply> Session::execute(const QString &sql, KeepRows keepRows)
{
    if (isInterrupted()) {
        return tl::unexpected(
            SqlFailure{{databaseInterrupted, u"canceling statement due to user request"_s, {}, {}, {}, {}}, u"57014"_s, -1});
    }
    // One text is one transaction, unless it ends it itself. Inside an open one the settings hold already.
    const QString prefix = inTransaction() ? QString() : m_prefix;
    if (!m_libpq.sendQuery(m_connection, (prefix + sql).toUtf8().constData()))
        return tl::unexpected(lostConnection(QString::fromUtf8(m_libpq.errorMessage(m_connection))));
    if (keepRows == KeepRows::No) // else a SELECT in a script would be held in memory as a whole
        m_libpq.setSingleRowMode(m_connection);

    Reply reply;
    std::optional<SqlFailure> failure;
    bool cancelSent = false;
    for (;;) {
        waitForResult(cancelSent); // when the connection broke, getResult says so in its result
        const std::unique_ptr<PGresult, decltype(m_libpq.clear)> result(m_libpq.getResult(m_connection), m_libpq.clear);
        if (!result)
            break;
        const ExecStatusType status = m_libpq.resultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE)
            take(result.get(), keepRows, reply);
        else if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
            endCopy(status);
        else if (status != PGRES_EMPTY_QUERY && !failure)
            failure = failureOf(m_libpq, result.get(), prefix + sql, !isOpen());
    }
    if (failure) {
        if (failure->position >= 0)
            failure->position = qMax<qsizetype>(0, failure->position - prefix.size());
        return tl::unexpected(std::move(*failure));
    }
    if (!isOpen())
        return tl::unexpected(lostConnection(QString::fromUtf8(m_libpq.errorMessage(m_connection))));
    return reply;
}

bool Session::inTransaction() const
{
    const PGTransactionStatusType status = m_libpq.transactionStatus(m_connection);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool Session::isOpen() const
{
    return m_libpq.status(m_connection) == CONNECTION_OK;
}

QString Session::serverDescription() const
{
    const QString version = QString::fromUtf8(m_libpq.parameterStatus(m_connection, "server_version"));
    return u"PostgreSQL "_s + version.section(u' ', 0, 0); // "15.20 (Debian 15.20-0+deb12u1)"
}

} // namespace retort::runtime::postgresql
