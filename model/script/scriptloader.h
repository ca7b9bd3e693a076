// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/script/migrationscript.h"
#include "model/script/project.h"

#include <stop_token>

namespace retort::script {

struct LoadedScripts
{
    QList<MigrationScript> scripts; ///< in Alembic's load order
    Diagnostics diagnostics;
    QStringList folders; ///< all folders that were read: watch these for changes
    bool stopped = false;
};

/// Reads the heads of all revision files of a project (spec §2.1). A file that cannot be read, or is no revision, is a
/// diagnostic.
LoadedScripts loadScripts(const Project &project, std::stop_token stop = {});

/// Reads one script from text that was read already; `path` is for messages and for the legacy id in the file name.
Result<MigrationScript> parseScript(const QByteArray &head, const QString &path);

} // namespace retort::script
