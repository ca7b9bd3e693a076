// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/backup.h"
#include "model/runtime/databasestate.h"
#include "ui/models/databaseentry.h"

namespace retort::ui {

/// A SQLite database that is to become what it was in a backup.
struct RestoreRequest
{
    DatabaseEntry database;
    QString backup;
    QString keptFile;  ///< where what is overwritten goes
    QString project;   ///< folder, for the journal
    QString journalFile;
    plan::VersionTableName versionTable;
};

/// What is known of both sides before anything happens.
struct RestorePreview
{
    Result<runtime::DatabaseState> backup = failure({}, {});
    Result<runtime::DatabaseState> database = failure({}, {});
    qint64 backupBytes = 0;
    QDateTime backupTime;
    qint64 databaseBytes = 0;
    bool databaseExists = false;
};

struct RestoreOutcome
{
    Error error;         ///< no message when it went well
    bool isKept = false; ///< what was there before lies in `keptFile`
    QStringList heads;   ///< of the database afterwards, read anew
};

/// "app.before-restore-2026-11-21-103000.db", beside the database.
QString keptFileFor(const QString &databaseFile, const QDateTime &now);

/// A look at both files. Call it on a worker.
RestorePreview lookBeforeRestore(const RestoreRequest &request);

/// Keeps the present file, restores, looks at the result and records it in the journal. Call it on a worker. A stop leaves the
/// database as it was.
RestoreOutcome restore(const RestoreRequest &request, std::stop_token stop, const runtime::BackupSink &sink);

} // namespace retort::ui
