// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/compile.h"

#include "model/dialect/compiler.h"
#include "model/dialect/postgresql/tableddl.h"
#include "model/dialect/sqlite/definitionreplay.h"
#include "model/operations/effect.h"
#include "model/schema/tablebuilder.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What SQLite does not have leaves no trace in its catalog.
bool hasNoEffect(const operations::Operation &operation, Dialect dialect)
{
    return dialect == Dialect::Sqlite
        && (std::holds_alternative<operations::CreateNamedType>(operation)
            || std::holds_alternative<operations::DropNamedType>(operation)
            || std::holds_alternative<operations::CreateSequence>(operation)
            || std::holds_alternative<operations::DropSequence>(operation)
            || std::holds_alternative<operations::CreateSchema>(operation)
            || std::holds_alternative<operations::DropSchema>(operation));
}

/// The compiler itself has changed the catalog for these, or nothing is to be changed.
bool isLeftToCompiler(const operations::Operation &operation)
{
    return std::holds_alternative<operations::BatchAlterTable>(operation)
        || std::holds_alternative<operations::ExecuteSql>(operation) || std::holds_alternative<operations::BulkInsert>(operation)
        || std::holds_alternative<operations::BeginAutocommit>(operation)
        || std::holds_alternative<operations::EndAutocommit>(operation);
}

/// What can drop or rewrite a view or trigger without naming it.
bool touchesStoredObjects(const operations::Operation &operation)
{
    const auto *alter = std::get_if<operations::AlterColumn>(&operation);
    return std::holds_alternative<operations::DropTable>(operation) || std::holds_alternative<operations::RenameTable>(operation)
        || (alter && !alter->newName.isEmpty());
}

/// CREATE TABLE for PostgreSQL leaves keys with use_alter=True to a statement that op.create_table() does not make.
void forgetUnwrittenKeys(const operations::CreateTable &create, schema::Catalog &catalog)
{
    const auto known = catalog.table({create.definition.schema.text, create.definition.name.text});
    if (!known)
        return;
    schema::Table table = *known;
    const auto removed = table.constraints.removeIf([](const schema::Constraint &constraint) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        return key && key->useAlter;
    });
    if (removed > 0)
        catalog.setTable(std::move(table));
}

/// What PostgreSQL makes of a new table or column beyond what the operation says: columns that it has made as SERIAL stay so,
/// whatever becomes of their table.
void followPostgresql(const operations::Operation &operation, CompileContext &context)
{
    schema::TableDefinition definition;
    if (const auto *create = std::get_if<operations::CreateTable>(&operation)) {
        definition = create->definition;
        forgetUnwrittenKeys(*create, editableCatalog(context));
    } else if (const auto *add = std::get_if<operations::AddColumn>(&operation)) {
        definition.name = add->table;
        definition.schema = add->schema;
        definition.items = {add->column};
    } else {
        return;
    }
    if (const auto made = schema::buildTable(definition, context.namingConvention))
        postgresql::markSerials(*made, editableCatalog(context));
}

void fail(CompileOutcome &outcome, const schema::Raised &error)
{
    if (error.type == "NeedsPython"_L1)
        outcome.unknown = error.message;
    else
        outcome.raised = error;
}

} // namespace

schema::Catalog &editableCatalog(CompileContext &context)
{
    using schema::Catalog;
    if (!context.catalog) {
        const bool sqlite = context.dialect == Dialect::Sqlite;
        context.catalog = std::make_shared<Catalog>(sqlite ? Catalog::NameCase::Insensitive : Catalog::NameCase::Sensitive);
    } else if (context.catalog.use_count() > 1) {
        context.catalog = std::make_shared<Catalog>(*context.catalog);
    }
    return const_cast<Catalog &>(*context.catalog); // made as a mutable one, and nobody else sees it
}

CompileOutcome compile(const operations::Operation &operation, CompileContext &context, int operationIndex)
{
    CompileOutcome outcome;
    const OrRaised<void> compiled = std::visit(Compiler(context, outcome, operationIndex), operation);
    if (!compiled) {
        fail(outcome, compiled.error());
        return outcome;
    }
    if (outcome.unknown.isEmpty() && !isLeftToCompiler(operation) && !hasNoEffect(operation, context.dialect)) {
        const bool follows = context.dialect == Dialect::Sqlite && context.catalog
            && !context.catalog->storedObjects().isEmpty() && touchesStoredObjects(operation);
        const auto before = follows ? context.catalog : nullptr; // held only then: a shared catalog is copied to be edited
        const auto applied = operations::applyTo(operation, editableCatalog(context), context.namingConvention);
        if (!applied)
            fail(outcome, applied.error());
        else if (context.dialect == Dialect::Postgresql)
            followPostgresql(operation, context);
        else if (follows)
            sqlite::followStoredObjects(outcome.statements, *before, editableCatalog(context));
    }
    return outcome;
}

} // namespace retort::dialect
