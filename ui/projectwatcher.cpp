// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projectwatcher.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int quietMilliseconds = 250;
/// An edited script changes its own file but not its folder. Watching costs a handle each, so huge histories are watched by
/// folder only: there an editor that saves by renaming is still noticed.
constexpr qsizetype mostWatchedScripts = 2000;
/// Kernels stamp files with the time of their last tick, which is a little before the change.
constexpr qint64 tickMilliseconds = 20;

/// Whether one of @p paths was changed after @p since (milliseconds since the epoch) or is gone. A time in the future is nobody's
/// change: it would be one for ever.
bool changedSince(const QStringList &paths, qint64 since)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return std::ranges::any_of(paths, [since, now](const QString &path) {
        const QFileInfo info(path);
        const qint64 modified = info.lastModified().toMSecsSinceEpoch();
        return !info.exists() || (modified >= since - tickMilliseconds && modified <= now);
    });
}

} // namespace

ProjectWatcher::ProjectWatcher(QObject *parent)
    : QObject(parent)
    , m_watcher(new QFileSystemWatcher)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMilliseconds);
    connect(&m_quiet, &QTimer::timeout, this, &ProjectWatcher::projectChanged);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_quiet.start(); });
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_quiet.start(); });
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    m_thread.setObjectName("project watcher"_L1);
    m_thread.start(QThread::LowPriority);
}

ProjectWatcher::~ProjectWatcher()
{
    m_thread.quit();
    m_thread.wait();
}

void ProjectWatcher::clear()
{
    setPaths({}, 0);
    m_quiet.stop();
}

void ProjectWatcher::watch(const script::ProjectSnapshot &snapshot)
{
    QStringList paths = snapshot.folders;
    for (const QString &path : {snapshot.project.iniPath, snapshot.project.tomlPath, snapshot.project.envPath})
        paths << path;
    if (snapshot.scripts.size() <= mostWatchedScripts)
        for (const script::MigrationScript &script : snapshot.scripts)
            paths << script.path;
    paths.removeAll(QString());
    paths.removeDuplicates();
    setPaths(paths, snapshot.readSince);
}

void ProjectWatcher::setPaths(const QStringList &paths, qint64 readSince)
{
    QMetaObject::invokeMethod(m_watcher, [this, watcher = m_watcher, paths, readSince] {
        const QStringList watched = watcher->files() + watcher->directories();
        const QSet<QString> wanted(paths.cbegin(), paths.cend());
        const QSet<QString> present(watched.cbegin(), watched.cend());
        const QStringList gone = (QSet<QString>(present) - wanted).values();
        const QStringList added = (QSet<QString>(wanted) - present).values();
        if (!gone.isEmpty())
            watcher->removePaths(gone);
        if (!added.isEmpty())
            watcher->addPaths(added);
        // Nobody looked at the new ones since they were read. Those that were watched before have told already.
        if (changedSince(added, readSince))
            QMetaObject::invokeMethod(&m_quiet, qOverload<>(&QTimer::start), Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

} // namespace retort::ui
