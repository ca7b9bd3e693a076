// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/previewqueries.h"

#include "model/runtime/drivervalues.h"
#include "model/runtime/sqltext.h"

namespace retort::runtime {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maximumRows = 10'000;
constexpr int maximumSeconds = 5;

} // namespace

Result<std::unique_ptr<PreviewQueries>> PreviewQueries::open(ConnectionSpec spec)
{
    spec.readOnly = true;
    spec.createFile = false;
    auto connection = Connection::open(spec);
    if (!connection)
        return tl::unexpected(connection.error());
    const bool sqlite = spec.dialect == dialect::Dialect::Sqlite;
    const QString begin = sqlite
        ? u"BEGIN"_s
        : u"BEGIN READ ONLY; SET LOCAL statement_timeout = '%1s'; SET LOCAL lock_timeout = '%1s'"_s.arg(maximumSeconds);
    if (const auto begun = (*connection)->execute(begin); !begun)
        return tl::unexpected(begun.error().error);
    return std::unique_ptr<PreviewQueries>(new PreviewQueries(std::move(*connection)));
}

PreviewQueries::PreviewQueries(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
    m_connection->setLimits(maximumRows, maximumSeconds * 1000);
}

PreviewQueries::~PreviewQueries()
{
    static_cast<void>(m_connection->execute(u"ROLLBACK"_s)); // closing would do it too
}

QString PreviewQueries::description() const
{
    const ConnectionSpec &spec = m_connection->spec();
    return spec.name.isEmpty() ? spec.displayText() : spec.name;
}

/// A cursor keeps the server from sending millions of rows; a savepoint keeps an error from ending the transaction.
SqlResult<Reply> PreviewQueries::limited(const QString &sql)
{
    if (m_connection->dialect() == dialect::Dialect::Sqlite)
        return m_connection->query(sql);
    static const QStringList cursorWords{u"SELECT"_s, u"WITH"_s, u"VALUES"_s, u"TABLE"_s};
    if (const auto begun = m_connection->execute(u"SAVEPOINT retort_question"_s); !begun)
        return begun;
    SqlResult<Reply> reply;
    if (cursorWords.contains(firstKeyword(sql))) {
        reply = m_connection->execute(u"DECLARE retort_rows NO SCROLL CURSOR FOR "_s + sql);
        if (reply)
            reply = m_connection->query(u"FETCH FORWARD %1 FROM retort_rows"_s.arg(maximumRows + 1));
        if (reply)
            static_cast<void>(m_connection->execute(u"CLOSE retort_rows"_s));
    } else {
        reply = m_connection->query(sql);
    }
    if (!reply)
        static_cast<void>(m_connection->execute(u"ROLLBACK TO SAVEPOINT retort_question"_s));
    return reply;
}

bindings::Answered<bindings::QueryAnswer> PreviewQueries::query(const QString &sql)
{
    const SqlResult<Reply> reply = limited(sql);
    if (reply && reply->rows.size() > maximumRows)
        return tl::unexpected(bindings::NoAnswer{u"a query with more than %1 rows"_s.arg(maximumRows), {}});
    if (reply)
        return driverAnswer(*reply);
    // What a run could do and a preview must not is no error of the script.
    static const QStringList ours{u"25006"_s, u"57014"_s, u"55P03"_s, u"SQLITE_READONLY"_s, u"SQLITE_INTERRUPT"_s, u"SQLITE_BUSY"_s};
    const bool limits = std::any_of(ours.cbegin(), ours.cend(),
        [&](const QString &state) { return reply.error().sqlState.startsWith(state); });
    if (limits || !m_connection->isOpen())
        return tl::unexpected(bindings::NoAnswer{u"a query that a preview cannot make: %1"_s.arg(reply.error().error.message), {}});
    return tl::unexpected(driverException(reply.error(), m_connection->dialect()));
}

} // namespace retort::runtime
