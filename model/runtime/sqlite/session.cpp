// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqlite/session.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqlite/errors.h"
#include "model/runtime/sqltext.h"

#include <QFileInfo>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::sqlite {

namespace {

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using StatementPointer = std::unique_ptr<sqlite3_stmt, Finalize>;

/// SQLite itself would make a missing file, and says the same "unable to open database file" for five different troubles.
std::optional<Error> troubleWithFile(const ConnectionSpec &spec)
{
    const QFileInfo file(spec.file);
    if (file.isDir())
        return Error{databaseNotADatabase, u"%1 is a folder"_s.arg(spec.file), u"Choose a SQLite file."_s, {}, {}, {}};
    if (file.exists())
        return std::nullopt;
    if (!QFileInfo(file.absolutePath()).isDir()) {
        return Error{databaseMissingFile, u"%1 cannot be made: its folder does not exist"_s.arg(spec.file),
            u"Make the folder %1, or correct the path."_s.arg(file.absolutePath()), {}, {}, {}};
    }
    if (spec.createFile && !spec.readOnly)
        return std::nullopt;
    return Error{databaseMissingFile, u"There is no file %1"_s.arg(spec.file),
        u"An upgrade makes it; looking at it does not."_s, {}, {}, {}};
}

QString uriOf(const ConnectionSpec &spec)
{
    if (spec.file.isEmpty())
        return u":memory:"_s;
    const auto mode = spec.readOnly ? "ro"_L1 : spec.createFile ? "rwc"_L1 : "rw"_L1;
    return u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(spec.file, "/")) + u"?mode="_s + mode;
}

QVariant valueOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return qlonglong(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_NULL:
        return {};
    case SQLITE_BLOB:
        return QByteArray(static_cast<const char *>(sqlite3_column_blob(statement, column)),
            sqlite3_column_bytes(statement, column));
    default:
        return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
            sqlite3_column_bytes(statement, column));
    }
}

bool changesRows(sqlite3_stmt *statement)
{
    static const QStringList keywords{u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"REPLACE"_s, u"WITH"_s};
    return !sqlite3_stmt_readonly(statement)
        && keywords.contains(firstKeyword(QString::fromUtf8(sqlite3_sql(statement))));
}

} // namespace

SqlResult<std::unique_ptr<runtime::Session>> Session::open(const ConnectionSpec &spec)
{
    if (!spec.file.isEmpty()) {
        if (const auto trouble = troubleWithFile(spec))
            return tl::unexpected(SqlFailure{*trouble, {}, -1});
    }
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        return tl::unexpected(SqlFailure{{databaseDriverMissing, u"Qt's driver for SQLite is not installed"_s,
            u"On Debian, install libqt6sql6-sqlite."_s, {}, {}, {}}, {}, -1});
    }
    auto driver = std::make_unique<DriverHandle>(u"QSQLITE"_s);
    driver->database().setDatabaseName(uriOf(spec));
    driver->database().setConnectOptions(
        spec.readOnly && !spec.file.isEmpty() ? u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s : u"QSQLITE_OPEN_URI"_s);
    if (!driver->database().open()) {
        const QSqlError error = driver->database().lastError();
        const int code = error.nativeErrorCode().toInt();
        return tl::unexpected(SqlFailure{errorFor(code ? code : SQLITE_CANTOPEN, error.databaseText(), spec.file), codeName(code), -1});
    }
    std::unique_ptr<Session> session(new Session(spec, std::move(driver)));
    // The file is read only now; what is not a database shows here.
    if (auto reply = session->execute(u"SELECT count(*) FROM sqlite_master"_s, KeepRows::No); !reply)
        return tl::unexpected(reply.error());
    return session;
}

Session::Session(const ConnectionSpec &spec, std::unique_ptr<DriverHandle> driver)
    : m_file(spec.file)
    , m_busyTimeout(spec.busyTimeout)
    , m_driver(std::move(driver))
    , m_sqlite(m_driver->native<sqlite3>())
{
    sqlite3_extended_result_codes(m_sqlite, 1);
    constexpr int stepsBetweenLooks = 1000;
    sqlite3_progress_handler(
        m_sqlite, stepsBetweenLooks,
        [](void *self) {
            const auto *session = static_cast<Session *>(self);
            return session->isInterrupted() || session->isOverTime() ? 1 : 0;
        },
        this);
    sqlite3_busy_handler(
        m_sqlite, [](void *self, int attempt) { return static_cast<Session *>(self)->waitForLock(attempt); }, this);
}

Session::~Session()
{
    sqlite3_progress_handler(m_sqlite, 0, nullptr, nullptr);
    sqlite3_busy_handler(m_sqlite, nullptr, nullptr);
}

int Session::waitForLock(int attempt)
{
    if (attempt == 0)
        m_lockWait.start();
    if (isInterrupted() || m_lockWait.elapsed() >= m_busyTimeout)
        return 0;
    if (onLockWait)
        onLockWait(m_lockWait.elapsed());
    QThread::msleep(attempt < 5 ? 2 : 20);
    return 1;
}

SqlFailure Session::failureNow() const
{
    SqlFailure failure = lastFailure(m_sqlite, m_file);
    if (isInterrupted() && failure.error.code == databaseLocked) { // the wait for the lock was what was interrupted
        failure.error = errorFor(SQLITE_INTERRUPT, u"interrupted"_s, m_file);
        failure.sqlState = codeName(SQLITE_INTERRUPT);
    }
    return failure;
}

SqlResult<Reply> Session::run(sqlite3_stmt *statement, KeepRows keepRows)
{
    if (sqlite3_bind_parameter_count(statement) > 0) {
        return tl::unexpected(SqlFailure{{databaseStatement,
            u"A value is required for bind parameter '%1'"_s.arg(
                QString::fromUtf8(sqlite3_bind_parameter_name(statement, 1))), {}, {}, {}, {}}, u"SQLITE_ERROR"_s, -1});
    }
    const bool counts = changesRows(statement);
    const qint64 changesBefore = sqlite3_total_changes64(m_sqlite);
    Reply reply;
    const int columns = sqlite3_column_count(statement);
    for (int column = 0; column < columns; ++column)
        reply.columns.append(QString::fromUtf8(sqlite3_column_name(statement, column)));
    int result = SQLITE_OK;
    m_running.start();
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        if (keepRows == KeepRows::No)
            continue;
        if (limits.rows >= 0 && reply.rows.size() >= limits.rows) {
            return tl::unexpected(SqlFailure{errorFor(SQLITE_INTERRUPT, u"more than %1 rows"_s.arg(limits.rows), m_file),
                codeName(SQLITE_INTERRUPT), -1});
        }
        QVariantList row;
        for (int column = 0; column < columns; ++column)
            row.append(valueOf(statement, column));
        reply.rows.append(std::move(row));
    }
    if (result != SQLITE_DONE)
        return tl::unexpected(failureNow());
    if (counts)
        reply.affected = sqlite3_total_changes64(m_sqlite) == changesBefore ? 0 : sqlite3_changes64(m_sqlite);
    return reply;
}

SqlResult<Reply> Session::execute(const QString &sql, KeepRows keepRows)
{
    const QByteArray utf8 = sql.toUtf8();
    const char *const end = utf8.constData() + utf8.size();
    Reply reply;
    for (const char *rest = utf8.constData(); rest < end;) {
        if (isInterrupted()) {
            return tl::unexpected(SqlFailure{errorFor(SQLITE_INTERRUPT, u"interrupted"_s, m_file),
                codeName(SQLITE_INTERRUPT), -1});
        }
        sqlite3_stmt *raw = nullptr;
        const char *tail = nullptr;
        if (sqlite3_prepare_v2(m_sqlite, rest, int(end - rest), &raw, &tail) != SQLITE_OK) {
            SqlFailure failure = failureNow();
            if (const int offset = sqlite3_error_offset(m_sqlite); offset >= 0)
                failure.position = offsetOfUtf8(utf8, (rest - utf8.constData()) + offset);
            return tl::unexpected(std::move(failure));
        }
        const StatementPointer statement(raw);
        if (!statement && tail <= rest)
            break;
        rest = tail;
        if (!statement) // white space or a comment
            continue;
        SqlResult<Reply> one = run(statement.get(), keepRows);
        if (!one)
            return one;
        reply = std::move(*one);
    }
    return reply;
}

bool Session::inTransaction() const
{
    return !sqlite3_get_autocommit(m_sqlite);
}

bool Session::isReadOnly() const
{
    return sqlite3_db_readonly(m_sqlite, "main") == 1;
}

QString Session::serverDescription() const
{
    return u"SQLite "_s + QString::fromLatin1(sqlite3_libversion());
}

void Session::setCommitForbidden(bool forbidden)
{
    sqlite3_commit_hook(m_sqlite, forbidden ? [](void *) { return 1; } : static_cast<int (*)(void *)>(nullptr), nullptr);
}

void Session::wake()
{
    sqlite3_interrupt(m_sqlite);
}

} // namespace retort::runtime::sqlite
