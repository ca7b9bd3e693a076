// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/scriptevaluation.h"
#include "model/script/migrationstep.h"
#include "model/script/projectsnapshot.h"

namespace retort::plan {

/// Finds the modules of the project's own folder that its scripts import, by the rules of Python's import path: the folder
/// of the scripts, the project's root and prepend_sys_path. Files outside the project's root are never read, nor large ones.
bindings::ModuleResolver projectModules(const script::Project &project);

/// Reads the files of the project's own folder for its scripts: nothing outside of it, and nothing larger than 2 MB.
bindings::FileReader projectFiles(const script::Project &project);

/// The context with what scripts may ask of the project's configuration.
bindings::EvaluationContext inProject(bindings::EvaluationContext context, const script::Project &project);

/// The databases that a script serves, each with its own upgrade and its own version table; empty for an ordinary script. The
/// names come from its functions `upgrade_<name>`, else from `databases` in the ini file.
QStringList engineNames(const script::MigrationScript &script, const script::Project &project);

/// Whether upgrade() or downgrade() of a script takes any argument; true where its text does not tell.
bool takesArgument(const script::MigrationScript &script, script::StepKind kind);

} // namespace retort::plan
