// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/databaseentry.h"

#include "model/script/migrationsteps.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseEntry)
};

} // namespace

bool DatabaseEntry::isLocked(const QDateTime &now) const
{
    return runtime::defaultsOf(spec.environment).readOnlyUntilUnlocked && !(unlockedUntil.isValid() && now < unlockedUntil);
}

runtime::ConnectionSpec DatabaseEntry::guardedSpec() const
{
    runtime::ConnectionSpec guarded = spec;
    guarded.readOnly = spec.readOnly || isLocked();
    return guarded;
}

runtime::ConnectionSpec DatabaseEntry::lookingSpec() const
{
    runtime::ConnectionSpec looking = guardedSpec();
    looking.createFile = false;
    return looking;
}

DatabaseStanding standingOf(const DatabaseEntry &entry, const script::RevisionMap &map)
{
    DatabaseStanding standing;
    if (entry.state != DatabaseEntry::State::Known || map.isEmpty())
        return standing;
    standing.missing = script::unknownRows(map, entry.rows);
    standing.behind = int(script::pending(map, entry.rows).size());
    if (!standing.missing.isEmpty())
        standing.kind = DatabaseStanding::Kind::UnknownRevision;
    else if (standing.behind == 0)
        standing.kind = DatabaseStanding::Kind::UpToDate;
    else if (entry.rows.isEmpty() && entry.otherTables > 0 && !entry.hasVersionTable)
        standing.kind = DatabaseStanding::Kind::NoVersionTable;
    else if (entry.rows.isEmpty() && entry.otherTables == 0)
        standing.kind = DatabaseStanding::Kind::Empty;
    else
        standing.kind = DatabaseStanding::Kind::Behind;
    return standing;
}

QString standingText(const DatabaseEntry &entry, const DatabaseStanding &standing)
{
    switch (entry.state) {
    case DatabaseEntry::State::NotRead:
        return {};
    case DatabaseEntry::State::Reading:
        return Text::tr("reading…");
    case DatabaseEntry::State::NeedsPassword:
        return Text::tr("password needed");
    case DatabaseEntry::State::Failed:
        return Text::tr("not reachable");
    case DatabaseEntry::State::Known:
        break;
    }
    switch (standing.kind) {
    case DatabaseStanding::Kind::Unknown:
        return Text::tr("connected");
    case DatabaseStanding::Kind::UpToDate:
        return Text::tr("up to date");
    case DatabaseStanding::Kind::NoVersionTable:
        return Text::tr("no version table");
    case DatabaseStanding::Kind::UnknownRevision:
        return Text::tr("unknown revision");
    case DatabaseStanding::Kind::Empty:
        return Text::tr("empty");
    case DatabaseStanding::Kind::Behind:
        break;
    }
    return Text::tr("%Ln behind", nullptr, standing.behind);
}

QString lockText(const DatabaseEntry &entry, const QDateTime &now)
{
    if (!runtime::defaultsOf(entry.spec.environment).readOnlyUntilUnlocked)
        return {};
    if (entry.spec.readOnly || entry.isLocked(now))
        return Text::tr("read-only");
    constexpr qint64 minute = 60;
    return Text::tr("unlocked, %Ln min", nullptr, int((now.secsTo(entry.unlockedUntil) + minute - 1) / minute));
}

QString engineText(const DatabaseEntry &entry)
{
    const runtime::ConnectionSpec &spec = entry.spec;
    QStringList parts;
    if (entry.engine)
        parts << (entry.engine->isEmpty() ? Text::tr("default database") : *entry.engine);
    if (spec.dialect == dialect::Dialect::Sqlite)
        parts << u"SQLite"_s << (spec.file.isEmpty() ? Text::tr("in memory") : QFileInfo(spec.file).fileName());
    else
        parts << (entry.server.isEmpty() ? u"PostgreSQL"_s : entry.server) << spec.host;
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace retort::ui
