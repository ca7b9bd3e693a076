// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sourcerange.h"
#include "model/expression/value.h"
#include "model/operations/operation.h"
#include "model/schema/catalog.h"

#include <tl/expected.hpp>

#include <memory>

namespace retort::bindings {

/// The rows of a statement, each cell as Python's driver of that engine would give it to SQLAlchemy: SQLite's five storage
/// classes; psycopg2's conversions of PostgreSQL's types.
struct QueryAnswer
{
    QStringList columns;
    QList<QList<expression::Value>> rows;
    qint64 affected = -1; ///< rows changed; -1 for a statement that changes no rows
};

/// Why something was not done or answered.
struct NoAnswer
{
    QString reason;        ///< for people
    QString exceptionType; ///< the class of sqlalchemy.exc that the script sees raised with `reason`; empty: it is only not known
};

template<typename T>
using Answered = tl::expected<T, NoAnswer>;

/// What a script finds when it is evaluated on a connected database instead of by itself. Everything that it does arrives here
/// in its order, before the script goes on.
class DatabaseAnswers
{
public:
    DatabaseAnswers() = default;
    virtual ~DatabaseAnswers() = default;
    DatabaseAnswers(const DatabaseAnswers &) = delete;
    DatabaseAnswers &operator=(const DatabaseAnswers &) = delete;

    /// Something that gives the script no rows; the count of changed rows, or -1 when it is not known.
    virtual Answered<qint64> perform(const operations::Operation &operation) = 0;

    /// A statement whose rows the script may look at.
    virtual Answered<QueryAnswer> query(const operations::ExecuteSql &statement) = 0;

    /// The schema as the script finds it now, with the types that SQLAlchemy would reflect: what the inspector answers from.
    virtual Answered<std::shared_ptr<const schema::Catalog>> catalog() = 0;

    /// Whether the script runs for good, so that it may take its time; a preview has the budgets of every preview.
    virtual bool isRunning() const { return false; }
    /// Random bytes and the clock, where the script runs for good; nothing in a preview, which invents none.
    virtual std::optional<QByteArray> randomBytes(int) { return std::nullopt; }
    struct Moment
    {
        expression::DateTime utc;
        int utcOffsetSeconds = 0; ///< of the machine's own time zone
    };
    virtual std::optional<Moment> now() { return std::nullopt; }
};

} // namespace retort::bindings
