// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/driverhandle.h"
#include "model/runtime/postgresql/libpq.h"
#include "model/runtime/session.h"

namespace retort::runtime::postgresql {

/// A session with a PostgreSQL server.
class Session : public runtime::Session
{
public:
    static SqlResult<std::unique_ptr<runtime::Session>> open(const ConnectionSpec &spec, const ServerAddress &address);
    ~Session() override;

    SqlResult<Reply> execute(const QString &sql, KeepRows keepRows) override;
    bool inTransaction() const override;
    bool isOpen() const override;
    bool isReadOnly() const override { return m_readOnly; }
    QString serverDescription() const override;
    QString backendIdentity() const override { return m_backend; }
    bool isBehindProxy() const override { return m_behindProxy; }

private:
    Session(std::unique_ptr<DriverHandle> driver, const Libpq &libpq);
    SqlResult<Reply> prepare(const ConnectionSpec &spec);
    bool waitForResult(bool &cancelSent);
    void take(PGresult *result, KeepRows keepRows, Reply &reply) const;
    void endCopy(ExecStatusType status);
    QVariant valueOf(const PGresult *result, int row, int column) const;
    void notice(const PGresult *result);

    const Libpq &m_libpq;
    std::unique_ptr<DriverHandle> m_driver;
    PGconn *m_connection = nullptr;
    PGcancel *m_cancel = nullptr;
    QString m_backend;
    bool m_readOnly = false;
    bool m_behindProxy = false;
    QString m_prefix; ///< behind a proxy: what each transaction begins with
};

} // namespace retort::runtime::postgresql
