// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace retort::ui {

/// Tells when files of a project have changed, once for a burst of changes (a checkout touches hundreds).
class ProjectWatcher : public QObject
{
    Q_OBJECT

public:
    explicit ProjectWatcher(QObject *parent = nullptr);

    void watch(const script::ProjectSnapshot &snapshot);
    void clear();

Q_SIGNALS:
    void projectChanged();

private:
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
};

} // namespace retort::ui
