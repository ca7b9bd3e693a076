// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <functional>
#include <stop_token>
#include <thread>

namespace retort::cli {

/// Turns Ctrl+C into an orderly end while it lives: the first asks to stop between two statements, the second calls
/// `interrupt` to break the running statement off. Signals are waited for in a thread of their own, where any code may run.
class InterruptWatch
{
public:
    explicit InterruptWatch(std::function<void()> interrupt);
    ~InterruptWatch();

    std::stop_token stopToken() const { return m_stop.get_token(); }

private:
    sigset_t m_previous;
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace retort::cli
