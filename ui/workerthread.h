// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <stop_token>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace retort::ui {

/// A long piece of work in a thread of its own that can be stopped, and whose end is always told. For work that opens its databases
/// itself; runtime::DatabaseTask is for work on one connection.
class WorkerThread : public QObject
{
    Q_OBJECT

public:
    explicit WorkerThread(std::function<void(std::stop_token)> work, QObject *parent = nullptr);
    /// Asks for an end and waits for it.
    ~WorkerThread() override;

    void start();
    bool isRunning() const { return m_thread != nullptr; }
    void requestStop() { m_stop.request_stop(); }

Q_SIGNALS:
    /// Sent in the thread this object lives in, once the work is over.
    void finished();

private:
    std::function<void(std::stop_token)> m_work;
    std::stop_source m_stop;
    QThread *m_thread = nullptr;
};

} // namespace retort::ui
