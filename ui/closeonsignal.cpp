// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closeonsignal.h"

#include <QApplication>
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace retort::ui {

namespace {

int pipeEnds[2] = {-1, -1};

/// In a signal handler hardly anything is allowed: the event loop does the rest (signal-safety(7)).
void tellEventLoop(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

void closeOnSignal(QObject *context)
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) > 0) { }
        QApplication::closeAllWindows();
    });
    struct sigaction action = {};
    action.sa_handler = tellEventLoop;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction before = {};
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) // as nohup(1) wants it
            ::sigaction(signal, &action, nullptr);
    }
}

} // namespace retort::ui
