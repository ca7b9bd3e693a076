// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/migrationscript.h"
#include "model/script/project.h"
#include "model/script/revisionmap.h"

#include <chrono>
#include <memory>
#include <stop_token>

namespace retort::script {

/// A project as it was on disk at one moment. Shared and never changed: a reload makes a new one.
struct ProjectSnapshot
{
    Project project;
    QList<MigrationScript> scripts; ///< same indices as the map's; ghosts have no script
    RevisionMap map;
    Diagnostics diagnostics; ///< of project, scripts and map together
    QStringList folders; ///< to be watched for changes, besides project.iniPath and project.envPath
    qint64 readSince = 0; ///< milliseconds since the epoch, when reading began: what changed later may be missing here
    std::chrono::nanoseconds duration{};

    /// Null for a ghost.
    const MigrationScript *script(int index) const;
    const MigrationScript *script(const QString &revision) const;
};

using ProjectSnapshotPtr = std::shared_ptr<const ProjectSnapshot>;

struct LoadOptions
{
    QString iniSection = QStringLiteral("alembic");
    QString tomlPath = {}; ///< a pyproject.toml that stands elsewhere than the path's ini, see Project::openFiles(); mostly empty
    std::stop_token stop;
};

/// Opens a project (any path that Project::open() takes) and loads its whole history. The error LoadStopped tells of a
/// stop.
Result<ProjectSnapshotPtr> loadSnapshot(const QString &path, const LoadOptions &options = {});
/// Reads the scripts of a project that is open already.
Result<ProjectSnapshotPtr> loadSnapshot(Project project, std::stop_token stop = {});

} // namespace retort::script
