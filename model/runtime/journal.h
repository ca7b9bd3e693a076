// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"

#include <QDateTime>

namespace retort::runtime {

/// A revision of a recorded run.
struct JournalRevision
{
    QString revision;
    QString file;   ///< path of the script then; empty for a stamp
    QString sha256; ///< hexadecimal; empty for a stamp
    QString state;  ///< "planned", "applied", "undone", "partial", "rehearsed"

    friend bool operator==(const JournalRevision &, const JournalRevision &) = default;
};

/// A statement of a recorded run.
struct JournalStatement
{
    QString revision;        ///< empty: making the version table
    int number = 0;          ///< within its revision
    bool bookkeeping = false;
    bool inTransaction = true;
    QString sql;
    QDateTime started;
    qint64 microseconds = -1;
    qint64 affected = -1;
    QString state;           ///< "running", "done", "failed", "undone", "skipped"

    friend bool operator==(const JournalStatement &, const JournalStatement &) = default;
};

/// What the journal knows of a run. No field ever holds a password.
struct JournalRun
{
    qint64 id = 0;
    QDateTime started;
    QDateTime finished;      ///< invalid: the program ended before the run did
    QString kind;            ///< "upgrade", "downgrade", "stamp", "restore" (`target`: the backup; `backup`: what was there before)
    bool dryRun = false;
    QString project;         ///< folder
    QString connection;      ///< what the user calls it
    QString database;        ///< ConnectionSpec::displayText()
    QString server;          ///< "PostgreSQL 15.20"
    QString databaseUser;
    QString systemUser;      ///< user@host
    QString program;         ///< name and version of this program
    QString target;          ///< as the user wrote it
    QStringList fromHeads;
    QStringList toHeads;     ///< read after the end; what the plan wanted while it is not known
    QString outcome;         ///< "running", "succeeded", "failed", "stopped", "refused", "unknown"
    QString error;
    QString errorCode;
    QString sqlState;
    QString failedSql;
    QString verification;    ///< "verified", "differs: …", "not compared: …"
    QString backup;          ///< the file, or "waived: …"
    QList<JournalRevision> revisions;
    QList<JournalStatement> statements; ///< not filled by search()
};

/// Which runs to show; empty fields do not restrict.
struct JournalFilter
{
    QString text;      ///< in revisions, SQL, errors, names
    QString database;  ///< exactly
    QString outcome;   ///< exactly
    QDateTime from;
    QDateTime to;
    int limit = 200;
    int offset = 0;
    QString project = {}; ///< folder, exactly
};

/// A script that is not what it was when it was applied.
struct EditedRevision
{
    QString revision;
    QDateTime applied;
    QString sha256Then;
};

/// The record of all runs from this machine: one SQLite file, whose place the caller chooses. Several programs may write it at
/// the same time. Used in one thread.
class Journal
{
public:
    /// Makes the file, readable by its owner alone, or brings an older one up to date. One of a newer program is refused.
    static Result<std::unique_ptr<Journal>> open(const QString &file);
    /// The user's own, which the window and the command line share; its folder is made where it is missing.
    static QString defaultFile();

    Result<qint64> add(const JournalRun &run);                                 ///< without statements; returns the id
    Result<void> addStatements(qint64 run, const QList<JournalStatement> &statements);
    Result<void> setStatementState(qint64 run, const QString &from, const QString &to);
    Result<void> finish(const JournalRun &run);                                ///< what is known after the end, by its id

    Result<QList<JournalRun>> search(const JournalFilter &filter);             ///< newest first
    Result<JournalRun> details(qint64 run);

    /// Of these revisions (identifier to SHA-256, hexadecimal) those whose script was another one when it was last applied to the
    /// database.
    Result<QList<EditedRevision>> editedSinceApplied(const QString &database, const QMap<QString, QString> &hashes);

private:
    explicit Journal(std::unique_ptr<Connection> connection);
    Result<void> migrate();
    Result<void> write(const QString &sql);
    Result<QList<JournalRun>> runs(const QString &tail);

    std::unique_ptr<Connection> m_connection;
};

} // namespace retort::runtime
