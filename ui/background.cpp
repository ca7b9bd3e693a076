// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/background.h"

namespace retort::ui {

QThreadPool *databaseThreads()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(4);
    return &pool;
}

} // namespace retort::ui
