// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"
#include "model/script/revisionmap.h"

#include <QDateTime>

namespace retort::ui {

/// A database that the user connected to this project, with what is known of it now.
struct DatabaseEntry
{
    enum class State { NotRead, Reading, Known, NeedsPassword, Failed };

    QString id; ///< never shown; stays when the database is renamed
    runtime::ConnectionSpec spec;
    int color = 0; ///< Theme::database()
    bool passwordInKeychain = false;
    std::optional<QString> engine = {}; ///< of a project for several databases: which of them this is

    State state = State::NotRead;
    Error error;                ///< when Failed
    QString server;             ///< "PostgreSQL 15.20", "SQLite 3.40.1"
    bool hasVersionTable = false;
    QStringList rows;           ///< of the version table
    int otherTables = 0;        ///< beside the version table; tells an empty database from one that Alembic never saw

    QDateTime unlockedUntil;    ///< of a production database: nothing can be written before it is unlocked, nor after this

    /// Whether it is read-only now, since it is a production database that nobody unlocked.
    bool isLocked(const QDateTime &now = QDateTime::currentDateTimeUtc()) const;
    /// How to reach it now: read-only while it is locked, whatever is asked of it then.
    runtime::ConnectionSpec guardedSpec() const;
    /// How to reach it for a look, which never writes and makes no file.
    runtime::ConnectionSpec lookingSpec() const;

    QString name() const { return spec.name.isEmpty() ? spec.displayText() : spec.name; }
};

/// How a database stands to the history of the project.
struct DatabaseStanding
{
    enum class Kind {
        Unknown,         ///< not read, or no history
        UpToDate,
        Behind,
        Empty,           ///< no tables at all: everything is pending
        NoVersionTable,  ///< tables, but Alembic was never there
        UnknownRevision, ///< its version table names a revision that the folder does not have
    };

    Kind kind = Kind::Unknown;
    int behind = 0;          ///< revisions that `upgrade heads` would run
    QStringList missing;     ///< the ids that the folder does not have
};

DatabaseStanding standingOf(const DatabaseEntry &entry, const script::RevisionMap &map);

/// "3 behind", "up to date", "reading…", …
QString standingText(const DatabaseEntry &entry, const DatabaseStanding &standing);
/// What a production database lets happen now: "read-only", "unlocked, 14 min"; empty for the others.
QString lockText(const DatabaseEntry &entry, const QDateTime &now = QDateTime::currentDateTimeUtc());
/// "SQLite · app.db", "PostgreSQL 15.20 · localhost"
QString engineText(const DatabaseEntry &entry);

} // namespace retort::ui
