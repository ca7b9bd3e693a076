// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/compile.h"
#include "model/plan/queryrunner.h"

namespace retort::plan {

/// What the steps of a plan have done so far that a later question may see, though the database has not seen it yet.
struct PendingChanges
{
    QString rows;         ///< what may have changed rows, for people; empty when nothing has
    bool tables = false;  ///< tables, columns, indexes or constraints were made

    void note(const operations::Operation &operation);
};

/// Answers a script's questions for a preview: rows come from the connected database, the schema from the catalog that the plan
/// carries along. Nothing that the script does is executed; a question whose answer that could change is not answered.
class PreviewAnswers : public bindings::DatabaseAnswers
{
public:
    /// `context` is the state before the script; its catalog must be that of the database with the earlier steps applied.
    PreviewAnswers(dialect::CompileContext context, bool catalogKnown, PendingChanges pending, QueryRunner &runner);

    bindings::Answered<qint64> perform(const operations::Operation &operation) override;
    bindings::Answered<bindings::QueryAnswer> query(const operations::ExecuteSql &statement) override;
    bindings::Answered<std::shared_ptr<const schema::Catalog>> catalog() override;

private:
    dialect::CompileContext m_context;
    bool m_catalogKnown;
    PendingChanges m_pending;
    QueryRunner &m_runner;
};

/// The catalog with the types that SQLAlchemy reflects, which on SQLite are not those that the tables were made with.
std::shared_ptr<const schema::Catalog> reflectedCatalog(const std::shared_ptr<const schema::Catalog> &catalog, dialect::Dialect dialect);

} // namespace retort::plan
