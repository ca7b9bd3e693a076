// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/driverhandle.h"
#include "model/runtime/session.h"

#include <QElapsedTimer>

struct sqlite3;
struct sqlite3_stmt;

namespace retort::runtime::sqlite {

/// A SQLite database file, or one in memory.
class Session : public runtime::Session
{
public:
    static SqlResult<std::unique_ptr<runtime::Session>> open(const ConnectionSpec &spec);
    ~Session() override;

    SqlResult<Reply> execute(const QString &sql, KeepRows keepRows) override;
    bool inTransaction() const override;
    bool isOpen() const override { return m_sqlite != nullptr; }
    bool isReadOnly() const override;
    QString serverDescription() const override;
    void setCommitForbidden(bool forbidden) override;

protected:
    void wake() override;

private:
    Session(const ConnectionSpec &spec, std::unique_ptr<DriverHandle> driver);
    SqlResult<Reply> run(sqlite3_stmt *statement, KeepRows keepRows);
    SqlFailure failureNow() const;
    int waitForLock(int attempt);
    bool isOverTime() const { return limits.milliseconds >= 0 && m_running.isValid() && m_running.elapsed() > limits.milliseconds; }

    QString m_file;
    int m_busyTimeout;
    std::unique_ptr<DriverHandle> m_driver;
    sqlite3 *m_sqlite = nullptr;
    QElapsedTimer m_lockWait;
    QElapsedTimer m_running; ///< since the statement under way began
};

} // namespace retort::runtime::sqlite
