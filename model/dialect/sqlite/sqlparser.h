// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantList>

#include <tl/expected.hpp>

#include <memory>

struct sqlite3;

namespace retort::dialect::sqlite {

/// SQLite itself, on an empty database in memory, as the judge of what SQL means: a definition is run there and the schema that
/// comes of it is read. The SQL may come from anyone: it can open no file, change no setting and load no code, and it is stopped
/// when it takes too many steps or too much memory.
class SqlParser
{
public:
    static constexpr int MaximumSqlBytes = 500'000;

    SqlParser();
    ~SqlParser();
    SqlParser(const SqlParser &) = delete;
    SqlParser &operator=(const SqlParser &) = delete;

    /// Runs one statement, and says in SQLite's words what is wrong with it.
    tl::expected<void, QString> run(const QString &sql);

    /// Whether the statement, and every view and trigger that it would use, fits the schema. Runs nothing.
    tl::expected<void, QString> check(const QString &sql);

    /// The rows of a query of our own.
    QList<QVariantList> rows(const QString &query);

    /// Whether "x" may mean the string 'x' where there is no column x. On, as in most builds of SQLite, when nothing is said.
    void allowStringsInDoubleQuotes(bool on);

private:
    struct Closer
    {
        void operator()(sqlite3 *database) const;
    };

    tl::expected<void, QString> execute(const QString &sql, bool onlyCheck);
    QString lastError() const;
    static int isStepAllowed(void *parser);

    std::unique_ptr<sqlite3, Closer> m_database;
    bool m_trusted = false; ///< the statement is ours
    int m_progress = 0;
};

} // namespace retort::dialect::sqlite
