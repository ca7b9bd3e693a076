// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace retort::ui {

/// Own threads for looks at databases: a server that does not answer must not keep previews waiting.
QThreadPool *databaseThreads();

/// Runs `work` on a thread of the pool and hands its result to `done`, in the context's thread and always from its event loop:
/// QFuture::then() calls at once when the work is done already, that is within the function that asked for it.
/// Nothing is called once the context is gone.
template<typename Work, typename Done>
void inBackground(QThreadPool *pool, QObject *context, Work work, Done done)
{
    auto *watcher = new QFutureWatcher<std::invoke_result_t<Work>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(pool, std::move(work)));
}

template<typename Work, typename Done>
void inBackground(QObject *context, Work work, Done done)
{
    inBackground(QThreadPool::globalInstance(), context, std::move(work), std::move(done));
}

} // namespace retort::ui
