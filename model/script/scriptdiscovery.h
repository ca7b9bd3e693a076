// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/script/project.h"

#include <stop_token>

namespace retort::script {

struct ScriptFiles
{
    QStringList files; ///< in the order in which Alembic 1.19 loads them
    QStringList folders; ///< all that were listed
    Diagnostics diagnostics;
};

/// The revision files of a project (spec §2.1): names only, nothing is read.
ScriptFiles findScriptFiles(const Project &project, const std::stop_token &stop = {});

} // namespace retort::script
