// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/runtime/connectionspec.h"

#include <functional>

namespace retort::cli {

/// Which database a command is about, and how it was named.
struct DatabaseChoice
{
    runtime::ConnectionSpec spec;
    QString displayUrl; ///< without password
    std::optional<QString> engine; ///< of a project for several databases: which of them

    QString engineName() const; ///< for messages; empty where there is one database
};

/// All databases of the project, in the order in which env.py goes through them: mostly one. That is the one of --url, else the
/// likeliest of those that the project names; in a project for several each engine's, which `--url engine=URL` may name too. An error
/// where one of them is nowhere to be read.
Result<QList<DatabaseChoice>> chooseDatabases(const Invocation &invocation);

/// The one whose turn it is, or the only one; an error where a command cannot go through several.
Result<DatabaseChoice> chooseDatabase(const Invocation &invocation);

/// The rows of that database's version table.
Result<QStringList> databaseRows(const Invocation &invocation, const DatabaseChoice &choice);

/// The revisions that rows name; the error says of one that the folder does not have.
Result<QList<int>> revisionsOf(const Invocation &invocation, const QStringList &rows);

/// The same command about one of the databases.
Invocation invocationFor(const Invocation &invocation, const DatabaseChoice &choice);

/// Does the same about each of the project's databases, in their order; ends with the first that fails.
int forEachDatabase(const Invocation &invocation, const std::function<int(Invocation &)> &one);

/// Says which of several databases the next lines are about, as the env.py of Alembic's template does.
void logEngine(Output &output, const DatabaseChoice &choice);

} // namespace retort::cli
