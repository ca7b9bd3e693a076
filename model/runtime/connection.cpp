// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connection.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/postgresql/session.h"
#include "model/runtime/sqlite/session.h"
#include "model/runtime/sshtunnel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

/// A server that the other machine cannot reach hangs up on libpq without a word; ssh knows why.
Error throughTunnel(Error error, const ConnectionSpec &spec, SshTunnel &tunnel)
{
    const QString complaint = tunnel.complaint();
    if (complaint.isEmpty())
        return error;
    error.code = databaseUnreachable;
    error.message = u"%1 cannot be reached"_s.arg(spec.displayText());
    error.hint = u"Check the host name and the port as the SSH server sees them, and whether it allows tunnels."_s;
    error.detail = complaint;
    return error;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSpec &spec)
{
    std::unique_ptr<SshTunnel> tunnel;
    if (spec.dialect == dialect::Dialect::Postgresql && spec.ssh.isUsed()) {
        auto opened = SshTunnel::open(spec);
        if (!opened)
            return failure(opened.error());
        tunnel = std::move(*opened);
    }
    auto session = spec.dialect == dialect::Dialect::Sqlite
        ? sqlite::Session::open(spec)
        : postgresql::Session::open(spec, tunnel ? tunnel->entrance() : spec.address());
    if (!session)
        return failure(tunnel ? throughTunnel(session.error().error, spec, *tunnel) : session.error().error);
    return std::unique_ptr<Connection>(new Connection(spec, std::move(tunnel), std::move(*session)));
}

Connection::Connection(const ConnectionSpec &spec, std::unique_ptr<SshTunnel> tunnel, std::unique_ptr<Session> session)
    : m_spec(spec)
    , m_tunnel(std::move(tunnel))
    , m_session(std::move(session))
{
}

Connection::~Connection() = default;

QString Connection::serverDescription() const
{
    return m_session->serverDescription();
}

bool Connection::isReadOnly() const
{
    return m_session->isReadOnly();
}

bool Connection::inTransaction() const
{
    return m_session->inTransaction();
}

bool Connection::isOpen() const
{
    return m_session->isOpen();
}

SqlResult<Reply> Connection::execute(const QString &sql)
{
    return m_session->execute(sql, KeepRows::No);
}

SqlResult<Reply> Connection::query(const QString &sql)
{
    return m_session->execute(sql, KeepRows::Yes);
}

void Connection::interrupt()
{
    m_session->interrupt();
}

void Connection::resume()
{
    m_session->resume();
}

QList<ServerNotice> Connection::takeNotices()
{
    return m_session->takeNotices();
}

void Connection::setLockWaitHandler(std::function<void(qint64)> handler)
{
    m_session->onLockWait = std::move(handler);
}

void Connection::setLimits(qsizetype rows, qint64 milliseconds)
{
    m_session->limits = {rows, milliseconds};
}

QString Connection::backendIdentity() const
{
    return m_session->backendIdentity();
}

bool Connection::isBehindProxy() const
{
    return m_session->isBehindProxy();
}

void Connection::setCommitForbidden(bool forbidden)
{
    m_session->setCommitForbidden(forbidden);
}

} // namespace retort::runtime
