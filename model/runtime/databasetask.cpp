// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/databasetask.h"

#include <QThread>

namespace retort::runtime {

DatabaseTask::DatabaseTask(const ConnectionSpec &spec, Work work, QObject *parent)
    : QObject(parent)
    , m_spec(spec)
    , m_work(std::move(work))
{
}

DatabaseTask::~DatabaseTask()
{
    if (!m_thread)
        return;
    interrupt();
    m_thread->wait();
    delete m_thread;
}

void DatabaseTask::start()
{
    if (m_thread)
        return;
    m_thread = QThread::create([this] { runInThread(); });
    connect(m_thread, &QThread::finished, this, [this] {
        m_thread->wait();
        std::exchange(m_thread, nullptr)->deleteLater();
        Q_EMIT finished();
    });
    m_thread->start();
}

void DatabaseTask::interrupt()
{
    m_stop.request_stop();
    const QMutexLocker locker(&m_mutex);
    m_interrupted = true;
    if (m_connection)
        m_connection->interrupt();
}

void DatabaseTask::runInThread()
{
    auto connection = Connection::open(m_spec);
    if (connection) {
        const QMutexLocker locker(&m_mutex);
        m_connection = connection->get();
        if (m_interrupted) // it came while the connection was being made
            m_connection->interrupt();
    }
    m_work(connection, m_stop.get_token());
    const QMutexLocker locker(&m_mutex);
    m_connection = nullptr;
}

} // namespace retort::runtime
