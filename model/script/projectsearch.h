// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/project.h"

namespace retort::script {

/// Whether a folder has env.py and revisions beside it.
bool isScriptFolder(const QString &folder);
/// Whether there are revision scripts in this very folder.
bool holdsRevisions(const QString &folder);
/// Whether its env.py takes its configuration from Flask.
bool isFlaskFolder(const QString &folder);
/// The project whose configuration is in this very folder.
std::optional<ProjectLocation> projectIn(const QString &folder);
/// The projects that an ini holds in sections of its own; the location itself when it holds one as usual.
QList<ProjectLocation> sectionsOf(const ProjectLocation &location);
/// The folder of scripts that a configuration (a ProjectAddress) leads to; empty when it leads nowhere.
QString scriptFolderOf(const QString &configuration);

} // namespace retort::script
