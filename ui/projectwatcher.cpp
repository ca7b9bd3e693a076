// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projectwatcher.h"

#include <QFileSystemWatcher>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int quietMilliseconds = 250;
/// An edited script changes its own file but not its folder. Watching costs a handle each, so huge histories are watched by
/// folder only: there an editor that saves by renaming is still noticed.
constexpr qsizetype mostWatchedScripts = 2000;

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
    setPaths({});
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
    setPaths(paths);
}

void ProjectWatcher::setPaths(const QStringList &paths)
{
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher, paths] {
        const QStringList watched = watcher->files() + watcher->directories();
        const QSet<QString> wanted(paths.cbegin(), paths.cend());
        const QSet<QString> present(watched.cbegin(), watched.cend());
        const QStringList gone = (QSet<QString>(present) - wanted).values();
        const QStringList added = (QSet<QString>(wanted) - present).values();
        if (!gone.isEmpty())
            watcher->removePaths(gone);
        if (!added.isEmpty())
            watcher->addPaths(added);
    }, Qt::QueuedConnection);
}

} // namespace retort::ui
