// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace retort::ui {

/// For what the window reads and computes. Not Qt's global pool: on that one Qt paints large areas, and the GUI thread would wait until
/// one of our long tasks makes room there.
QThreadPool *workThreads();

/// Own threads for looks at databases: a server that does not answer must not keep previews waiting, nor looks at other servers.
/// The program does not wait for them when it ends: nothing may be written on them.
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
    inBackground(workThreads(), context, std::move(work), std::move(done));
}

} // namespace retort::ui
