// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqlite/backup.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqlite/errors.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <sqlite3.h>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::sqlite {

namespace {

struct Close
{
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Error errorOf(sqlite3 *database, const QString &file)
{
    Error error = errorFor(sqlite3_extended_errcode(database), QString::fromUtf8(sqlite3_errmsg(database)), file);
    if (error.code == databaseStatement)
        error.code = backupFailed;
    return error;
}

Result<Database> open(const QString &file, int flags)
{
    sqlite3 *raw = nullptr;
    const int result = sqlite3_open_v2(file.toUtf8().constData(), &raw, flags, nullptr);
    Database database(raw);
    if (result != SQLITE_OK)
        return failure(errorOf(raw, file));
    return database;
}

/// Nothing when every page is sound.
std::optional<Error> damage(sqlite3 *database, const QString &file, std::stop_token stop)
{
    sqlite3_progress_handler(
        database, 10'000, [](void *token) { return static_cast<std::stop_token *>(token)->stop_requested() ? 1 : 0; }, &stop);
    sqlite3_stmt *raw = nullptr;
    int result = sqlite3_prepare_v2(database, "PRAGMA integrity_check(1)", -1, &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw, sqlite3_finalize);
    if (result == SQLITE_OK)
        result = sqlite3_step(raw);
    const QString word = result == SQLITE_ROW ? QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(raw, 0))) : QString();
    sqlite3_progress_handler(database, 0, nullptr, nullptr);
    if (word == "ok"_L1)
        return std::nullopt;
    if (result == SQLITE_INTERRUPT)
        return Error{databaseInterrupted, u"The check of the backup was stopped"_s, {}, {}, {}, {}};
    if (result != SQLITE_ROW)
        return errorOf(database, file);
    return Error{backupNotSound, u"%1 is damaged"_s.arg(file), u"Nothing was changed. Repair the database first (“.recover” of sqlite3)."_s,
        word, {}, {}};
}

Result<void> copyPages(sqlite3 *to, sqlite3 *from, const ConnectionSpec &spec, const QString &shown, std::stop_token stop,
    const BackupSink &sink)
{
    constexpr int pagesAtOnce = 512;
    constexpr int pause = 20;              // milliseconds
    constexpr qint64 longest = 10 * 60'000; // milliseconds without an end, while others write
    const std::unique_ptr<sqlite3_backup, decltype(&sqlite3_backup_finish)> backup(
        sqlite3_backup_init(to, "main", from, "main"), sqlite3_backup_finish);
    if (!backup)
        return failure(errorOf(to, shown));
    QElapsedTimer all;
    QElapsedTimer blocked;
    all.start();
    blocked.start();
    for (;;) {
        if (stop.stop_requested())
            return failure({databaseInterrupted, u"The copy was stopped"_s, {}, {}, {}, {}});
        const int result = sqlite3_backup_step(backup.get(), pagesAtOnce);
        const int total = sqlite3_backup_pagecount(backup.get());
        if (sink)
            sink(BackupProgress{total - sqlite3_backup_remaining(backup.get()), total, {}});
        if (result == SQLITE_DONE)
            return {};
        const bool waiting = result == SQLITE_BUSY || result == SQLITE_LOCKED;
        if (!waiting)
            blocked.restart();
        const bool tooLong = all.elapsed() > longest || blocked.elapsed() > spec.busyTimeout;
        if ((result != SQLITE_OK && !waiting) || tooLong)
            return failure(errorFor(result == SQLITE_OK ? SQLITE_BUSY : result,
                QString::fromUtf8(sqlite3_errstr(result == SQLITE_OK ? SQLITE_BUSY : result)), shown));
        if (waiting)
            QThread::msleep(pause);
    }
}

} // namespace

Result<void> copyToFile(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink)
{
    if (spec.file.isEmpty())
        return failure({backupFailed, u"A database in memory is not backed up"_s, {}, {}, {}, {}});
    if (!QFileInfo::exists(spec.file)) // an upgrade would make it: there is nothing to lose
        return failure({databaseMissingFile, u"There is no file %1 to back up"_s.arg(spec.file), {}, {}, {}, {}});
    const auto source = open(spec.file, SQLITE_OPEN_READONLY);
    if (!source)
        return failure(source.error());
    const auto copy = open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!copy)
        return failure(copy.error());
    if (auto copied = copyPages(copy->get(), source->get(), spec, spec.file, stop, sink); !copied)
        return copied;
    // A copy of a database in write-ahead mode would make files beside it when it is looked at.
    sqlite3_exec(copy->get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    if (const auto trouble = damage(copy->get(), file, stop))
        return failure(*trouble);
    return {};
}

Result<void> restoreFromFile(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink)
{
    const auto backup = open(file, SQLITE_OPEN_READONLY);
    if (!backup)
        return failure(backup.error());
    if (const auto trouble = damage(backup->get(), file, stop))
        return failure(*trouble);
    const auto target = open(spec.file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!target)
        return failure(target.error());
    return copyPages(target->get(), backup->get(), spec, spec.file, stop, sink);
}

} // namespace retort::runtime::sqlite
