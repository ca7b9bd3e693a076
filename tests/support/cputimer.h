// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <ctime>

namespace retort::test {

/// What the calling thread computes, without the time in which others had the processor: a limit on it holds on a busy machine too.
class CpuTimer
{
public:
    CpuTimer() { start(); }

    void start() { m_start = now(); }
    qint64 microseconds() const { return now() - m_start; }
    qint64 milliseconds() const { return microseconds() / 1000; }

private:
    static qint64 now()
    {
        timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1000;
    }

    qint64 m_start = 0;
};

} // namespace retort::test
