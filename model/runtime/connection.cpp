// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connection.h"

#include "model/runtime/postgresql/session.h"
#include "model/runtime/sqlite/session.h"

namespace retort::runtime {

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSpec &spec)
{
    auto session
        = spec.dialect == dialect::Dialect::Sqlite ? sqlite::Session::open(spec) : postgresql::Session::open(spec);
    if (!session)
        return tl::unexpected(session.error().error);
    return std::unique_ptr<Connection>(new Connection(spec, std::move(*session)));
}

Connection::Connection(const ConnectionSpec &spec, std::unique_ptr<Session> session)
    : m_spec(spec)
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
