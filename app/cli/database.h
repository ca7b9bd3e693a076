// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/runtime/connectionspec.h"

namespace retort::cli {

/// Which database a command is about, and how it was named.
struct DatabaseChoice
{
    runtime::ConnectionSpec spec;
    QString displayUrl; ///< without password
};

/// The database of --url, else the likeliest of those that the project names.
Result<DatabaseChoice> chooseDatabase(const Invocation &invocation);

/// The rows of that database's version table.
Result<QStringList> databaseRows(const Invocation &invocation, const DatabaseChoice &choice);

/// The dialect of that database, for `--sql`, which connects to nothing.
Result<dialect::Dialect> chooseDialect(const Invocation &invocation);

} // namespace retort::cli
