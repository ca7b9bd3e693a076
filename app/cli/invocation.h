// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/argumentparser.h"
#include "app/cli/output.h"
#include "model/base/result.h"
#include "model/script/projectsnapshot.h"

namespace retort::cli {

struct DatabaseChoice;

/// One command with what it works on. Commands are free functions `int name(Invocation &)` that return the exit code.
struct Invocation
{
    Arguments arguments;
    Output &output;
    script::ProjectSnapshotPtr project;
    /// Of a project for several databases: the one whose turn it is. Null: all of them, or the only one.
    std::shared_ptr<const DatabaseChoice> database = {};

    const script::RevisionMap &map() const { return project->map; }
};

// Commands that read scripts only; those that may ask the database do so for `-i`, and for the identifier `current`.
int history(Invocation &invocation);
int heads(Invocation &invocation);
int branches(Invocation &invocation);
int show(Invocation &invocation);
int render(Invocation &invocation);

// Commands that write or open script files.
int revision(Invocation &invocation);
int merge(Invocation &invocation);
int edit(Invocation &invocation);
int reparent(Invocation &invocation);
int rescue(Invocation &invocation);

// Commands on a database.
int check(Invocation &invocation);
int current(Invocation &invocation);
int upgrade(Invocation &invocation);
int downgrade(Invocation &invocation);
int stamp(Invocation &invocation);
int ensureVersion(Invocation &invocation);

/// The rows of the version table of each database that the invocation is about.
Result<QList<QStringList>> databaseRows(const Invocation &invocation);

} // namespace retort::cli
