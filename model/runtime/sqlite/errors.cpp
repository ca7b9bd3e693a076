// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqlite/errors.h"

#include "model/runtime/errorcodes.h"

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::sqlite {

namespace {

struct Kind
{
    int primary;
    const char *name;
    ErrorCode code;
    const char16_t *hint;
};

const Kind kinds[] = {
    {SQLITE_NOTADB, "SQLITE_NOTADB", databaseNotADatabase, u"Choose a SQLite file; an encrypted one cannot be read."},
    {SQLITE_CORRUPT, "SQLITE_CORRUPT", databaseCorrupt, u"Restore a backup, or try the sqlite3 program's “.recover”."},
    {SQLITE_CANTOPEN, "SQLITE_CANTOPEN", databaseNoAccess,
        u"Check that the file and its folder exist and that you may read and write them."},
    {SQLITE_PERM, "SQLITE_PERM", databaseNoAccess, u"Check the permissions of the file and its folder."},
    {SQLITE_AUTH, "SQLITE_AUTH", databaseNoAccess, u"Check the permissions of the file and its folder."},
    {SQLITE_READONLY, "SQLITE_READONLY", databaseReadOnly,
        u"The file, its folder or the connection is read-only. History and previews still work."},
    {SQLITE_BUSY, "SQLITE_BUSY", databaseLocked, u"Another program is writing to this database. Close it or try again."},
    {SQLITE_LOCKED, "SQLITE_LOCKED", databaseLocked, u"Another statement holds a lock on a table. Try again."},
    {SQLITE_FULL, "SQLITE_FULL", databaseFull, u"Make room on the disk, then try again."},
    {SQLITE_IOERR, "SQLITE_IOERR", databaseUnreachable, u"The disk or the network drive could not be read or written."},
    {SQLITE_INTERRUPT, "SQLITE_INTERRUPT", databaseInterrupted, u""},
    {SQLITE_CONSTRAINT, "SQLITE_CONSTRAINT", databaseStatement, u""},
    {SQLITE_MISMATCH, "SQLITE_MISMATCH", databaseStatement, u""},
    {SQLITE_TOOBIG, "SQLITE_TOOBIG", databaseStatement, u""},
    {SQLITE_NOMEM, "SQLITE_NOMEM", databaseStatement, u""},
    {SQLITE_SCHEMA, "SQLITE_SCHEMA", databaseStatement, u""},
    {SQLITE_ABORT, "SQLITE_ABORT", databaseStatement, u""},
};

const Kind *kindOf(int extendedCode)
{
    const auto found = std::find_if(std::begin(kinds), std::end(kinds),
        [primary = extendedCode & 0xff](const Kind &kind) { return kind.primary == primary; });
    return found == std::end(kinds) ? nullptr : found;
}

const char *constraintName(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_CHECK: return "SQLITE_CONSTRAINT_CHECK";
    case SQLITE_CONSTRAINT_FOREIGNKEY: return "SQLITE_CONSTRAINT_FOREIGNKEY";
    case SQLITE_CONSTRAINT_NOTNULL: return "SQLITE_CONSTRAINT_NOTNULL";
    case SQLITE_CONSTRAINT_PRIMARYKEY: return "SQLITE_CONSTRAINT_PRIMARYKEY";
    case SQLITE_CONSTRAINT_TRIGGER: return "SQLITE_CONSTRAINT_TRIGGER";
    case SQLITE_CONSTRAINT_UNIQUE: return "SQLITE_CONSTRAINT_UNIQUE";
    default: return nullptr;
    }
}

} // namespace

QString codeName(int extendedCode)
{
    if (const char *name = constraintName(extendedCode))
        return QString::fromLatin1(name);
    const Kind *kind = kindOf(extendedCode);
    return kind ? QString::fromLatin1(kind->name) : u"SQLITE_ERROR"_s;
}

Error errorFor(int extendedCode, const QString &message, const QString &file)
{
    const Kind *kind = kindOf(extendedCode);
    Error error;
    error.code = kind ? kind->code : databaseStatement;
    error.message = message;
    error.hint = kind ? QString::fromUtf16(kind->hint) : QString();
    // Where the trouble is the file and not the statement, SQLite's message does not say which file.
    if (error.code != databaseStatement && error.code != databaseInterrupted && !file.isEmpty())
        error.message = u"%1: %2"_s.arg(file, message);
    return error;
}

SqlFailure lastFailure(sqlite3 *database, const QString &file)
{
    const int code = sqlite3_extended_errcode(database);
    return {errorFor(code, QString::fromUtf8(sqlite3_errmsg(database)), file), codeName(code), -1};
}

} // namespace retort::runtime::sqlite
