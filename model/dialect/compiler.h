// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/emitter.h"
#include "model/operations/operation.h"

namespace retort::dialect {

/// The visitor behind compile(): one overload an operation. Each prints its SQL; the effect on the catalog is compile()'s,
/// but for the operations that say so.
class Compiler
{
public:
    Compiler(CompileContext &context, CompileOutcome &outcome, int operation)
        : m_context(context)
        , m_outcome(outcome)
        , m_operation(operation)
        , m_emitter(context, outcome, operation)
    {
    }

    OrRaised<void> operator()(const operations::CreateTable &op);
    OrRaised<void> operator()(const operations::DropTable &op);
    OrRaised<void> operator()(const operations::RenameTable &op);
    OrRaised<void> operator()(const operations::AddColumn &op);
    OrRaised<void> operator()(const operations::DropColumn &op);
    OrRaised<void> operator()(const operations::AlterColumn &op);
    OrRaised<void> operator()(const operations::CreateIndex &op);
    OrRaised<void> operator()(const operations::DropIndex &op);
    OrRaised<void> operator()(const operations::AddConstraint &op);
    OrRaised<void> operator()(const operations::DropConstraint &op);
    OrRaised<void> operator()(const operations::CreateTableComment &op);
    OrRaised<void> operator()(const operations::DropTableComment &op);
    /// Changes the catalog by what it can read of the SQL.
    OrRaised<void> operator()(const operations::ExecuteSql &op);
    OrRaised<void> operator()(const operations::BulkInsert &op);
    /// Changes the catalog itself when the table is made anew.
    OrRaised<void> operator()(const operations::BatchAlterTable &op);
    OrRaised<void> operator()(const operations::CreateNamedType &op);
    OrRaised<void> operator()(const operations::DropNamedType &op);
    OrRaised<void> operator()(const operations::CreateSequence &op);
    OrRaised<void> operator()(const operations::DropSequence &op);
    OrRaised<void> operator()(const operations::CreateSchema &op);
    OrRaised<void> operator()(const operations::DropSchema &op);
    OrRaised<void> operator()(const operations::BeginAutocommit &op);
    OrRaised<void> operator()(const operations::EndAutocommit &op);

private:
    Dialect dialect() const { return m_context.dialect; }
    OrRaised<void> emitIndexes(const schema::Table &table);
    void emitComments(const schema::Table &table);
    void emitColumnComment(const schema::Table &table, const schema::Column &column);
    void emitTableComment(const schema::Identifier &schemaName, const schema::Identifier &table,
        const std::optional<QString> &comment);
    OrRaised<void> addConstraint(const schema::Constraint &constraint, const schema::Table &table);

    CompileContext &m_context;
    CompileOutcome &m_outcome;
    int m_operation;
    Emitter m_emitter;
};

/// The catalog to change: the context's own, or a copy if somebody else holds it.
schema::Catalog &editableCatalog(CompileContext &context);

} // namespace retort::dialect
