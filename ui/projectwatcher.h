// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"

#include <QThread>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QFileSystemWatcher;
QT_END_NAMESPACE

namespace retort::ui {

/// Tells when files of a project have changed, once for a burst of changes (a checkout touches hundreds). To watch a file is to look
/// at it, which takes as long as its file system likes: that is done in a thread of its own.
class ProjectWatcher : public QObject
{
    Q_OBJECT

public:
    explicit ProjectWatcher(QObject *parent = nullptr);
    /// Waits for the look that is under way.
    ~ProjectWatcher() override;

    /// Also tells of what changed between the snapshot's reading and now.
    void watch(const script::ProjectSnapshot &snapshot);
    void clear();

Q_SIGNALS:
    void projectChanged();

private:
    /// @p readSince as in ProjectSnapshot.
    void setPaths(const QStringList &paths, qint64 readSince);

    QThread m_thread;
    QFileSystemWatcher *m_watcher; ///< lives in the thread
    QTimer m_quiet;
};

} // namespace retort::ui
