// SPDX-License-Identifier: GPL-3.0-or-later
// Why a database cannot be reached, read or written.
#include "model/runtime/errorcodes.h"
#include "ui/guidance/guidancepage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of these pages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

/// Never the URL as it was typed: that may hold a password.
void sayWhich(GuidancePage &page, const GuidanceFacts &facts)
{
    if (const DatabaseEntry *entry = facts.selected())
        page.here << Text::tr("%1 is reached as %2.").arg(entry->name(), entry->spec.displayText());
    if (!facts.error.detail.isEmpty() && facts.error.detail != facts.error.message)
        page.here << facts.error.detail;
}

void locked(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database is locked by somebody else");
    page.meaning = Text::tr("SQLite lets one program write at a time and holds the whole file; PostgreSQL makes a "
                            "change of a table wait for everybody who uses it, and everybody "
                            "after it waits too. The other one has not ended its transaction.");
    sayWhich(page, facts);
    page.offer(Text::tr("Stop what holds it: the running application, an open shell or database browser, another "
                        "migration. Then try again."),
        u"readAgain"_s);
    page.offer(
        Text::tr("In the review a longer lock time-out can be chosen; with PostgreSQL it shows who is in the way."),
        u"upgradeHeads"_s);
}

void unreachable(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The server does not answer");
    page.meaning = Text::tr("Nothing listens at that host and port, a firewall or VPN is in between, or the connection "
                            "broke. Containers are known to others by another name than to "
                            "your computer: “db” in a compose file is “localhost” here.");
    sayWhich(page, facts);
    page.offer(Text::tr("Look at host and port of the connection, and test it."), u"editConnection"_s);
    page.offer(Text::tr("Once the server runs: try again."), u"readAgain"_s);
}

void throughSsh(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The way through ssh does not work");
    page.meaning = Text::tr("This database is reached through another machine with the ssh program of your computer, "
                            "with the keys and the settings that it has. It asks nobody for a "
                            "password: what “ssh HOST” does in a terminal without a question works here, too.");
    sayWhich(page, facts);
    page.offer(Text::tr("Try the same in a terminal."), {}, u"ssh -o BatchMode=yes HOST true"_s);
    page.offer(Text::tr("Look at the connection."), u"editConnection"_s);
}

void authentication(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The server or the file refuses this user");
    page.meaning = Text::tr("The name or password is not accepted, or the file belongs to somebody else. Passwords are "
                            "never in the project; Retort asks for them and keeps them in the "
                            "keychain of your computer, where there is one.");
    sayWhich(page, facts);
    page.offer(Text::tr("Enter the password again, or another user."), u"editConnection"_s);
}

void unknownDatabase(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("There is no such database");
    page.meaning = Text::tr("The server runs but has no database of that name, or the file of a SQLite database is "
                            "missing. A relative SQLite path counts from where a program is "
                            "started, so that the application may have its file elsewhere.");
    sayWhich(page, facts);
    page.offer(Text::tr("Correct the name or the path; for SQLite, allow that the first upgrade makes the file."),
        u"editConnection"_s, u"createdb NAME"_s);
}

void notADatabase(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("This file is no sound SQLite database");
    page.meaning =
        Text::tr("It is another kind of file, encrypted, or damaged. Retort changes nothing in such a file.");
    sayWhich(page, facts);
    page.offer(Text::tr("Choose another file."), u"editConnection"_s);
    page.offer(
        Text::tr("Look for a backup that a run made."), u"showJournal"_s, u"sqlite3 FILE \"PRAGMA integrity_check\""_s);
}

void notWritable(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database cannot be written to");
    page.meaning = Text::tr("It is read-only, the disk is full, or this connection was marked read-only on purpose. A "
                            "production database is read-only here until it is unlocked.");
    sayWhich(page, facts);
    page.offer(Text::tr("Look at the connection: its environment and whether it is read-only."), u"editConnection"_s);
}

void badUrl(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database URL is not understood");
    page.meaning = Text::tr("It has the form dialect+driver://user:password@host:port/database. SQLAlchemy 1.4 and "
                            "later no longer know “postgres://”, only “postgresql://”; special characters "
                            "in a password are written as %40 for @ and so on, and in alembic.ini each % twice.");
    if (!facts.error.hint.isEmpty())
        page.here << facts.error.hint;
    page.offer(Text::tr("Enter the parts one by one instead."), u"connectDatabase"_s,
        u"postgresql://user@host:5432/database"_s);
}

void noDriver(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The driver for this kind of database is missing");
    page.meaning = Text::tr(
        "Retort needs Qt's driver for SQLite or PostgreSQL, and Alembic the Python module that the URL names.");
    sayWhich(page, facts);
    page.offer(Text::tr("Install it, then try again."), u"readAgain"_s, u"apt install libqt6sql6-psql"_s);
}

} // namespace

std::vector<GuidanceTopic> databaseTopics()
{
    using namespace runtime;
    return {
        {"database-locked"_L1, {databaseLocked},
            {u"database is locked"_s, u"canceling statement due to lock timeout"_s,
                u"could not obtain lock on relation …"_s},
            u"(database (table )?is locked|lock timeout|could not obtain lock|deadlock detected)"_s, locked},
        {"unreachable"_L1, {databaseUnreachable, databaseConnectionLost},
            {u"could not connect to server: Connection refused"_s, u"could not translate host name …"_s,
                u"server closed the connection unexpectedly"_s},
            u"(could not connect to server|could not translate host|connection refused|server closed the connection)"_s,
            unreachable},
        {"ssh"_L1, {sshMalformed, sshNotInstalled, sshNotSupported, sshFailed},
            {u"Permission denied (publickey)."_s, u"Host key verification failed."_s},
            u"(Permission denied \\(publickey|Host key verification failed)"_s, throughSsh},
        {"authentication"_L1, {databaseAuthentication, databaseNoAccess, passwordStoreUnavailable},
            {u"password authentication failed for user …"_s, u"no password supplied"_s},
            u"(password authentication failed|no password supplied)"_s, authentication},
        {"no-such-database"_L1, {databaseUnknown, databaseMissingFile},
            {u"database \"…\" does not exist"_s, u"unable to open database file"_s},
            u"(database \"[^\"]*\" does not exist|unable to open database file)"_s, unknownDatabase},
        {"not-a-database"_L1, {databaseNotADatabase, databaseCorrupt},
            {u"file is not a database"_s, u"database disk image is malformed"_s},
            u"(file is not a database|disk image is malformed)"_s, notADatabase},
        {"not-writable"_L1, {databaseReadOnly, databaseFull},
            {u"attempt to write a readonly database"_s, u"cannot execute … in a read-only transaction"_s,
                u"database or disk is full"_s},
            u"(readonly database|read-only transaction|disk is full)"_s, notWritable},
        {"database-url"_L1, {urlMalformed, urlUnsupported, urlOldPostgresName},
            {u"Could not parse SQLAlchemy URL from string '…'"_s, u"Can't load plugin: sqlalchemy.dialects:postgres"_s},
            u"(Could not parse (rfc1738|SQLAlchemy) URL|Can't load plugin)"_s, badUrl},
        {"no-driver"_L1, {databaseDriverMissing}, {u"No module named 'psycopg2'"_s},
            u"No module named '(psycopg|MySQLdb|asyncpg)"_s, noDriver},
    };
}

} // namespace retort::ui
