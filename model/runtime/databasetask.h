// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"

#include <QMutex>
#include <QObject>
#include <functional>
#include <stop_token>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace retort::runtime {

/// One piece of work on one database, in a thread of its own with a connection of its own that opens, works and closes there.
class DatabaseTask : public QObject
{
    Q_OBJECT

public:
    /// Called once in the task's thread, with the connection or the reason why there is none.
    using Work = std::function<void(Result<std::unique_ptr<Connection>> &, std::stop_token)>;

    DatabaseTask(const ConnectionSpec &spec, Work work, QObject *parent = nullptr);

    /// Interrupts the work and waits for its end; while a connection is being made, for at most its time-out.
    ~DatabaseTask() override;

    void start();
    bool isRunning() const { return m_thread != nullptr; }

    /// Asks for an end at the next good moment: for a run, after the statement under way.
    void requestStop() { m_stop.request_stop(); }

    /// The same, and breaks the statement under way off.
    void interrupt();

Q_SIGNALS:
    /// The work is over and the connection is closed. Sent in the thread this object lives in.
    void finished();

private:
    void runInThread();

    ConnectionSpec m_spec;
    Work m_work;
    std::stop_source m_stop;
    QThread *m_thread = nullptr;
    QMutex m_mutex;                     ///< guards the two below
    Connection *m_connection = nullptr; ///< while the work goes on
    bool m_interrupted = false;
};

} // namespace retort::runtime
