// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"
#include "ui/models/historyfilter.h"

#include <QHash>
#include <QObject>

namespace retort::ui {

/// By the absolute path of a script: who committed it first, and when.
using AuthorshipMap = QHash<QString, Authorship>;

/// Asks git about the files below a folder; empty where there is no git, no repository or no answer in time. Blocks.
AuthorshipMap readAuthorship(const QString &folder, std::stop_token stop);

/// Reads who committed the scripts of a project, on a worker thread and not before start().
class RevisionAuthors : public QObject
{
    Q_OBJECT

public:
    explicit RevisionAuthors(QObject *parent = nullptr);
    ~RevisionAuthors() override;

    /// Forgets everything.
    void setSnapshot(script::ProjectSnapshotPtr snapshot);
    void start();

    bool isComplete() const { return m_complete; }
    const AuthorshipMap &authorship() const { return m_authorship; }

Q_SIGNALS:
    void completed();

private:
    script::ProjectSnapshotPtr m_snapshot;
    AuthorshipMap m_authorship;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_started = false;
    bool m_complete = false;
};

} // namespace retort::ui
