// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/background.h"

#include <QCoreApplication>

namespace retort::ui {

QThreadPool *workThreads()
{
    static QThreadPool pool;
    static const bool isWaitedFor = [] { // as Qt does with its own pool: fonts and the like go with the application
        qAddPostRoutine([] { pool.waitForDone(); });
        return true;
    }();
    Q_UNUSED(isWaitedFor);
    return &pool;
}

QThreadPool *databaseThreads()
{
    constexpr int most = 32; // nearly all they do is to wait
    static QThreadPool pool;
    pool.setMaxThreadCount(most);
    return &pool;
}

} // namespace retort::ui
