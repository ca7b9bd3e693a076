// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruptwatch.h"

#include <pthread.h>

namespace retort::cli {

namespace {

sigset_t interruptSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

} // namespace

InterruptWatch::InterruptWatch(std::function<void()> interrupt)
{
    const sigset_t signals = interruptSignals();
    pthread_sigmask(SIG_BLOCK, &signals, &m_previous); // before the thread starts, so that no thread takes them
    m_thread = std::jthread([this, signals, interrupt = std::move(interrupt)](std::stop_token ended) {
        int signal = 0;
        while (sigwait(&signals, &signal) == 0 && !ended.stop_requested()) {
            if (m_stop.stop_requested())
                interrupt();
            m_stop.request_stop();
        }
    });
}

InterruptWatch::~InterruptWatch()
{
    m_thread.request_stop();
    pthread_kill(m_thread.native_handle(), SIGINT); // wakes the thread, which now ends
    m_thread.join();
    pthread_sigmask(SIG_SETMASK, &m_previous, nullptr);
}

} // namespace retort::cli
