// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/databasestate.h"
#include "model/runtime/databasetask.h"

namespace retort::runtime {

/// Reads a database's state in a thread. Never makes a SQLite file.
class RefreshJob : public QObject
{
    Q_OBJECT

public:
    RefreshJob(const ConnectionSpec &spec, const plan::VersionTableName &name, QObject *parent = nullptr);
    ~RefreshJob() override;

    void start() { m_task.start(); }
    bool isRunning() const { return m_task.isRunning(); }
    void interrupt() { m_task.interrupt(); }

Q_SIGNALS:
    void refreshed(const retort::runtime::DatabaseState &state);
    void failed(const retort::Error &error);

private:
    plan::VersionTableName m_name;
    Result<DatabaseState> m_state; ///< written by the thread, read after its end
    DatabaseTask m_task;           ///< last, so that its thread ends before the rest goes
};

} // namespace retort::runtime
