// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/previewanswers.h"

#include "model/base/overloaded.h"
#include "model/dialect/sqlite/reflection.h"
#include "model/expression/element.h"
#include "model/operations/effect.h"

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using bindings::NoAnswer;

namespace {

enum class Effect {
    None,   ///< nothing that a later question could see
    Tables, ///< the schema grew or shrank around the rows, which all stay as they are
    Rows,   ///< rows may have come, gone or changed
};

/// A SELECT of the expression language, or a savepoint.
bool leavesRows(const operations::ExecuteSql &statement)
{
    const auto element = expression::fromSchema(statement.statement);
    if (const auto *text = element ? element->as<expression::Text>() : nullptr)
        return text->sql.startsWith("SAVEPOINT "_L1) || text->sql.startsWith("RELEASE SAVEPOINT "_L1);
    return element && (element->as<expression::Select>() || element->as<expression::CompoundSelect>());
}

Effect effectOf(const operations::Operation &operation)
{
    return std::visit(Overloaded{
                          [](const operations::BeginAutocommit &) { return Effect::None; },
                          [](const operations::EndAutocommit &) { return Effect::None; },
                          [](const operations::CreateTableComment &) { return Effect::None; },
                          [](const operations::DropTableComment &) { return Effect::None; },
                          [](const operations::CreateSchema &) { return Effect::Tables; },
                          [](const operations::CreateSequence &) { return Effect::Tables; },
                          [](const operations::CreateNamedType &) { return Effect::Tables; },
                          [](const operations::CreateTable &) { return Effect::Tables; },
                          [](const operations::CreateIndex &) { return Effect::Tables; },
                          [](const operations::DropIndex &) { return Effect::Tables; },
                          [](const operations::AddConstraint &) { return Effect::Tables; },
                          [](const operations::DropConstraint &) { return Effect::Tables; },
                          [](const operations::AddColumn &) { return Effect::Tables; },
                          [](const operations::AlterColumn &alter) {
                              return alter.newName.isEmpty() && !alter.type ? Effect::Tables : Effect::Rows;
                          },
                          [](const operations::ExecuteSql &execute) { return leavesRows(execute) ? Effect::None : Effect::Rows; },
                          [](const operations::BulkInsert &insert) { return insert.rows.isEmpty() ? Effect::None : Effect::Rows; },
                          [](const operations::BatchAlterTable &batch) {
                              const bool harmless = std::all_of(batch.items.cbegin(), batch.items.cend(), [&](const operations::BatchItem &item) {
                                  return effectOf(operations::plainOperation(item, batch)) != Effect::Rows;
                              });
                              return harmless ? Effect::Tables : Effect::Rows;
                          },
                          [](const operations::DropTable &) { return Effect::Rows; },
                          [](const operations::RenameTable &) { return Effect::Rows; },
                          [](const operations::DropColumn &) { return Effect::Rows; },
                          [](const operations::DropNamedType &) { return Effect::Rows; },
                          [](const operations::DropSequence &) { return Effect::Rows; },
                          [](const operations::DropSchema &) { return Effect::Rows; },
                      },
        operation);
}

/// Whether the columns of the answer depend on what columns the tables have: `SELECT *`, but not `count(*)`.
bool asksForAllColumns(const QString &sql)
{
    for (qsizetype at = sql.indexOf(u'*'); at >= 0; at = sql.indexOf(u'*', at + 1)) {
        if (at == 0 || sql.at(at - 1) != u'(')
            return true;
    }
    return false;
}

} // namespace

void PendingChanges::note(const operations::Operation &operation)
{
    const Effect effect = effectOf(operation);
    tables = tables || effect != Effect::None;
    if (effect == Effect::Rows && rows.isEmpty())
        rows = operations::describe(operation);
}

PreviewAnswers::PreviewAnswers(dialect::CompileContext context, bool catalogKnown, PendingChanges pending, QueryRunner &runner)
    : m_context(std::move(context))
    , m_catalogKnown(catalogKnown)
    , m_pending(std::move(pending))
    , m_runner(runner)
{
}

bindings::Answered<qint64> PreviewAnswers::perform(const operations::Operation &operation)
{
    const dialect::CompileOutcome outcome = dialect::compile(operation, m_context);
    m_pending.note(operation);
    if (outcome.raised)
        return tl::unexpected(NoAnswer{outcome.raised->message, outcome.raised->type});
    if (!outcome.unknown.isEmpty())
        return tl::unexpected(NoAnswer{outcome.unknown, {}});
    return -1;
}

bindings::Answered<bindings::QueryAnswer> PreviewAnswers::query(const operations::ExecuteSql &statement)
{
    const dialect::CompileOutcome outcome = dialect::compile(statement, m_context);
    if (outcome.raised)
        return tl::unexpected(NoAnswer{outcome.raised->message, outcome.raised->type});
    if (!outcome.unknown.isEmpty() || outcome.statements.size() != 1)
        return tl::unexpected(NoAnswer{outcome.unknown, {}});
    const QString sql = outcome.statements.first().sql;
    if (!m_pending.rows.isEmpty()) {
        return tl::unexpected(NoAnswer{
            u"the rows of a query that comes after “%1”, which the database has not seen yet"_s.arg(m_pending.rows), {}});
    }
    if (m_pending.tables && asksForAllColumns(sql)) {
        return tl::unexpected(
            NoAnswer{u"the rows of a query for all columns, which comes after changes that the database has not seen yet"_s, {}});
    }
    auto answer = m_runner.query(sql);
    if (!answer && m_pending.tables && !answer.error().exceptionType.isEmpty()) {
        return tl::unexpected(NoAnswer{
            u"the rows of a query for what the migration makes first (%1)"_s.arg(answer.error().reason), {}});
    }
    return answer;
}

bindings::Answered<std::shared_ptr<const schema::Catalog>> PreviewAnswers::catalog()
{
    if (!m_catalogKnown)
        return tl::unexpected(NoAnswer{u"the tables of the database, which have not been read"_s, {}});
    return reflectedCatalog(m_context.catalog, m_context.dialect);
}

std::shared_ptr<const schema::Catalog> reflectedCatalog(const std::shared_ptr<const schema::Catalog> &catalog, dialect::Dialect dialect)
{
    if (dialect != dialect::Dialect::Sqlite)
        return catalog;
    auto result = std::make_shared<schema::Catalog>(*catalog);
    for (const auto &table : catalog->tables()) {
        if (auto seen = dialect::sqlite::reflected(*table, dialect::sqlite::Look::SqlAlchemy)) {
            seen->uncertainty = table->uncertainty;
            result->setTable(std::move(*seen));
        }
    }
    return result;
}

} // namespace retort::plan
