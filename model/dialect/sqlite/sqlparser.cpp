// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/sqlparser.h"

#include <sqlite3.h>

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int StepsBetweenLooks = 1'000;
constexpr int MaximumLooks = 2'000; // two million steps of SQLite's machine: some tens of milliseconds
constexpr int MaximumPages = 4'000; // of 4 KiB

struct Finalizer
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalizer>;

/// What a definition never needs. Transactions are refused because the statements before it must stay.
int authorize(void *trusted, int action, const char *, const char *second, const char *, const char *)
{
    if (*static_cast<const bool *>(trusted))
        return SQLITE_OK;
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_PRAGMA:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_VTABLE: return SQLITE_DENY;
    case SQLITE_FUNCTION: return second && qstricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default: return SQLITE_OK;
    }
}

void setLimits(sqlite3 *database)
{
    const std::pair<int, int> limits[] = {
        {SQLITE_LIMIT_LENGTH, 4 * SqlParser::MaximumSqlBytes},
        {SQLITE_LIMIT_SQL_LENGTH, SqlParser::MaximumSqlBytes},
        {SQLITE_LIMIT_EXPR_DEPTH, 500},
        {SQLITE_LIMIT_COMPOUND_SELECT, 200},
        {SQLITE_LIMIT_VDBE_OP, 500'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 100},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1'000},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 20},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (const auto &[limit, value] : limits)
        sqlite3_limit(database, limit, value);
}

QVariant valueOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return qlonglong(sqlite3_column_int64(statement, column));
    default: break;
    }
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(statement, column));
}

} // namespace

void SqlParser::Closer::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

SqlParser::SqlParser()
{
    sqlite3 *database = nullptr;
    const int opened = sqlite3_open_v2(":memory:", &database,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(database);
    if (opened != SQLITE_OK) {
        m_database.reset();
        return;
    }
    m_trusted = true;
    setLimits(database);
    sqlite3_set_authorizer(database, authorize, &m_trusted);
    sqlite3_progress_handler(database, StepsBetweenLooks, isStepAllowed, this);
    for (const char *setting : {"PRAGMA temp_store = MEMORY", "PRAGMA foreign_keys = OFF", "PRAGMA trusted_schema = OFF"})
        sqlite3_exec(database, setting, nullptr, nullptr, nullptr);
    const QByteArray pages = "PRAGMA max_page_count = " + QByteArray::number(MaximumPages);
    sqlite3_exec(database, pages.constData(), nullptr, nullptr, nullptr);
    m_trusted = false;
    allowStringsInDoubleQuotes(true);
}

SqlParser::~SqlParser() = default;

int SqlParser::isStepAllowed(void *parser)
{
    return ++static_cast<SqlParser *>(parser)->m_progress > MaximumLooks ? 1 : 0;
}

QString SqlParser::lastError() const
{
    return QString::fromUtf8(sqlite3_errmsg(m_database.get()));
}

tl::expected<void, QString> SqlParser::execute(const QString &sql, bool onlyCheck)
{
    if (!m_database)
        return tl::unexpected(u"no database in memory could be opened"_s);
    const QByteArray text = sql.toUtf8();
    if (text.size() > MaximumSqlBytes)
        return tl::unexpected(u"the statement is too long"_s);
    m_progress = 0;
    sqlite3_stmt *raw = nullptr;
    const char *rest = nullptr;
    const int prepared = sqlite3_prepare_v2(m_database.get(), text.constData(), int(text.size()), &raw, &rest);
    const Prepared statement(raw);
    if (prepared != SQLITE_OK)
        return tl::unexpected(lastError());
    if (!QString::fromUtf8(rest, text.constData() + text.size() - rest).trimmed().isEmpty())
        return tl::unexpected(u"there is more than one statement"_s);
    if (onlyCheck || !statement)
        return {};
    int step = SQLITE_ROW;
    while (step == SQLITE_ROW)
        step = sqlite3_step(statement.get());
    return step == SQLITE_DONE ? tl::expected<void, QString>() : tl::unexpected(lastError());
}

tl::expected<void, QString> SqlParser::run(const QString &sql)
{
    return execute(sql, false);
}

tl::expected<void, QString> SqlParser::check(const QString &sql)
{
    return execute(sql, true);
}

QList<QVariantList> SqlParser::rows(const QString &query)
{
    QList<QVariantList> found;
    sqlite3_stmt *raw = nullptr;
    const QByteArray text = query.toUtf8();
    m_trusted = true;
    m_progress = 0;
    if (m_database && sqlite3_prepare_v2(m_database.get(), text.constData(), int(text.size()), &raw, nullptr) == SQLITE_OK) {
        const Prepared statement(raw);
        while (sqlite3_step(raw) == SQLITE_ROW) {
            QVariantList row;
            for (int i = 0; i < sqlite3_column_count(raw); ++i)
                row << valueOf(raw, i);
            found << row;
        }
    }
    m_trusted = false;
    return found;
}

void SqlParser::allowStringsInDoubleQuotes(bool on)
{
    if (!m_database)
        return;
    for (const int setting : {SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML})
        sqlite3_db_config(m_database.get(), setting, on ? 1 : 0, nullptr);
}

} // namespace retort::dialect::sqlite
