// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workerthread.h"

#include <QThread>

#include <utility>

namespace retort::ui {

WorkerThread::WorkerThread(std::function<void(std::stop_token)> work, QObject *parent)
    : QObject(parent)
    , m_work(std::move(work))
{
}

WorkerThread::~WorkerThread()
{
    if (!m_thread)
        return;
    m_stop.request_stop();
    m_thread->wait();
    delete m_thread;
}

void WorkerThread::start()
{
    if (m_thread)
        return;
    m_thread = QThread::create([this] { m_work(m_stop.get_token()); });
    connect(m_thread, &QThread::finished, this, [this] {
        m_thread->wait();
        std::exchange(m_thread, nullptr)->deleteLater();
        Q_EMIT finished();
    });
    m_thread->start();
}

} // namespace retort::ui
