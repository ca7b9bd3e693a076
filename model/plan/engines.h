// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/databasecandidates.h"
#include "model/script/projectsnapshot.h"

namespace retort::plan {

/// The databases of a project for several, in the order in which they are gone through, and where each of them is as far as a file of
/// the project tells: those that its configuration names, and for Flask those that its newest scripts have functions for. Empty for a
/// project with one database.
QList<script::EngineDatabase> projectEngines(const script::ProjectSnapshot &snapshot, const QMap<QString, QString> &environment = {});

} // namespace retort::plan
