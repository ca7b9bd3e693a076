// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/connection.h"
#include "model/runtime/schemareader.h"

#include <functional>
#include <stop_token>

namespace retort::runtime {

/// A revision that only Python can run, given to the project's own interpreter. Making one of these says that the user agreed to run
/// this project's code with this interpreter: nothing here asks, and nothing else starts Python.
struct PythonHandover
{
    QString interpreter;  ///< full path
    QString folder;       ///< the project's folder, in which it is run
    QString ini;          ///< alembic.ini, full path; for Flask-Migrate the folder of migrations
    QString section;      ///< of the ini; empty: alembic
    bool flask = false;   ///< `flask db` and not `alembic`
    /// The database that the project's own configuration leads to, where it could be read. Alembic connects by itself, so a step is
    /// refused when this is not the database of the run, or is not known, unless the user agreed to that.
    std::optional<ConnectionSpec> projectDatabase;
    bool otherDatabaseAgreed = false;
    int timeLimit = 3600; ///< seconds
    std::function<void(const QString &)> line; ///< each line that the program writes, as it comes
};

/// What the database has after the step, read again.
struct HandoverResult
{
    QStringList heads;
    std::shared_ptr<const schema::Catalog> catalog;
};

/// How this project's own configuration runs its revisions; looks at its files. A project for several databases has no database of
/// its own here: Alembic would go through all of them.
PythonHandover handoverFor(const script::ProjectSnapshot &project, const QString &interpreter);

/// Whether the user has agreed that this interpreter runs this project's code, and the note that they have: false where it could not
/// be kept.
bool isPythonAgreed(const script::Project &project, const QString &interpreter);
bool agreeToPython(const script::Project &project, const QString &interpreter);

/// Whether both lead to the same database, as far as their texts tell.
bool isSameDatabase(const ConnectionSpec &one, const ConnectionSpec &other);

/// The command line that runs exactly this step, as a person would type it in the project's folder.
QString handoverCommand(const plan::PlannedStep &step, script::StepKind kind, const PythonHandover &handover);

/// Runs exactly this step, upgrade or downgrade, and reads the version table again: where it is not what the step says, the error
/// tells what it is now. The connection must be in no transaction: Alembic needs the locks itself.
Result<HandoverResult> handOver(const plan::PlannedStep &step, script::StepKind kind, const plan::VersionTableName &versionTable,
    Connection &connection, const PythonHandover &handover, std::stop_token stop);

} // namespace retort::runtime
