// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/compiler.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/postgresql/alterddl.h"
#include "model/dialect/postgresql/indexddl.h"
#include "model/dialect/postgresql/namedtypeddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/alterddl.h"
#include "model/dialect/sqlite/indexddl.h"
#include "model/dialect/tableddl.h"
#include "model/operations/effect.h"
#include "model/schema/tablebuilder.h"

/// Tables, columns, indexes and constraints.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

schema::Table bareTable(const schema::Identifier &schemaName, const schema::Identifier &name)
{
    schema::Table table;
    table.name = name;
    table.schema = schemaName;
    return table;
}

QString ifExists(bool flag)
{
    return flag ? u"IF EXISTS "_s : QString();
}

/// The only column of the only foreign key, which add_column(inline_references=True) writes behind the column.
const schema::ForeignKey *inlineReference(const operations::AddColumn &op, const schema::Table &table)
{
    if (!op.inlineReferences || op.column.references.size() != 1)
        return nullptr;
    for (const schema::Constraint &constraint : table.constraints) {
        if (const auto *key = std::get_if<schema::ForeignKey>(&constraint))
            return key;
    }
    return nullptr;
}

/// What stands between the column and its CHECKs.
OrRaised<QString> inlineParts(const operations::AddColumn &op, const schema::Table &table, Dialect dialect)
{
    QString text;
    if (op.inlinePrimaryKey && table.columns.first().primaryKey)
        text += u" PRIMARY KEY"_s;
    const schema::ForeignKey *key = inlineReference(op, table);
    if (!key)
        return text;
    const OrRaised<QString> references = referencesClause(*key, true, dialect);
    return references ? OrRaised<QString>(text + u' ' + *references) : references;
}

OrRaised<QString> addColumnText(const operations::AddColumn &op, const schema::Table &table, Dialect dialect)
{
    const OrRaised<QString> parts[] = {
        columnSpecification(table.columns.first(), table, dialect),
        inlineParts(op, table, dialect),
        columnChecks(table.columns.first(), table, dialect),
    };
    QString text;
    for (const OrRaised<QString> &part : parts) {
        if (!part)
            return part;
        text += *part;
    }
    return text;
}

} // namespace

OrRaised<void> Compiler::emitIndexes(const schema::Table &table)
{
    for (const schema::Index &index : table.indexes) {
        const OrRaised<QString> sql = dialect() == Dialect::Sqlite ? sqlite::createIndex(index, table, false)
                                                                   : postgresql::createIndex(index, table, false);
        if (const OrRaised<void> emitted = m_emitter.emit(sql); !emitted)
            return emitted;
    }
    return {};
}

void Compiler::emitTableComment(const schema::Identifier &schemaName, const schema::Identifier &table,
    const std::optional<QString> &comment)
{
    m_emitter.emit(u"COMMENT ON TABLE "_s + qualified(schemaName, table, dialect()) + u" IS "_s
        + (comment ? stringLiteral(*comment) : u"NULL"_s));
}

void Compiler::emitColumnComment(const schema::Table &table, const schema::Column &column)
{
    if (!column.comment || column.comment->isEmpty() || dialect() == Dialect::Sqlite)
        return;
    m_emitter.emit(u"COMMENT ON COLUMN "_s + qualified(table.schema, table.name, dialect()) + u'.'
        + quoted(column.name, dialect()) + u" IS "_s + stringLiteral(*column.comment));
}

void Compiler::emitComments(const schema::Table &table)
{
    if (dialect() == Dialect::Sqlite)
        return;
    if (table.comment && !table.comment->isEmpty())
        emitTableComment(table.schema, table.name, table.comment);
    for (const schema::Column &column : table.columns)
        emitColumnComment(table, column);
}

OrRaised<void> Compiler::addConstraint(const schema::Constraint &constraint, const schema::Table &table)
{
    return dialect() == Dialect::Sqlite ? sqlite::addConstraint(constraint, table, m_emitter)
                                        : postgresql::addConstraint(constraint, table, m_emitter);
}

OrRaised<void> Compiler::operator()(const operations::CreateTable &op)
{
    const OrRaised<schema::Table> table = schema::buildTable(op.definition, op.convention.value_or(m_context.namingConvention));
    if (!table)
        return tl::unexpected(table.error());
    if (dialect() == Dialect::Postgresql) {
        for (const schema::NamedType &type : postgresql::typesMadeWith(*table, m_context.createdTypes)) {
            if (const OrRaised<void> emitted = m_emitter.emit(postgresql::createNamedType(type)); !emitted)
                return emitted;
            m_context.createdTypes.insert({schema::schemaOf(type).text, schema::nameOf(type).text});
            editableCatalog(m_context).setType(type);
        }
    }
    if (const OrRaised<void> emitted = m_emitter.emit(createTable(*table, op.ifNotExists, dialect())); !emitted)
        return emitted;
    if (const OrRaised<void> emitted = emitIndexes(*table); !emitted)
        return emitted;
    emitComments(*table);
    return {};
}

OrRaised<void> Compiler::operator()(const operations::DropTable &op)
{
    m_emitter.emit(u"DROP TABLE "_s + ifExists(op.ifExists) + qualified(op.schema, op.table, dialect()));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::RenameTable &op)
{
    m_emitter.emit(u"ALTER TABLE "_s + qualifiedByParts(op.schema, op.table, dialect()) + u" RENAME TO "_s
        + quoted(op.newName, dialect()));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::AddColumn &op)
{
    schema::TableDefinition definition;
    definition.name = op.table;
    definition.schema = op.schema;
    definition.items = {op.column};
    const OrRaised<schema::Table> table = schema::buildTable(definition, m_context.namingConvention);
    if (!table)
        return tl::unexpected(table.error());
    const OrRaised<QString> text = addColumnText(op, *table, dialect());
    if (!text)
        return tl::unexpected(text.error());
    m_emitter.emit(u"ALTER TABLE "_s + qualifiedByParts(op.schema, op.table, dialect()) + u" ADD COLUMN "_s
        + (op.ifNotExists ? u"IF NOT EXISTS "_s : QString()) + *text);
    const schema::ForeignKey *written = inlineReference(op, *table);
    for (const schema::Constraint &constraint : table->constraints) {
        const bool isWritten = written && std::get_if<schema::ForeignKey>(&constraint) == written;
        if (isWritten || std::holds_alternative<schema::PrimaryKey>(constraint))
            continue;
        if (const OrRaised<void> added = addConstraint(constraint, *table); !added)
            return added;
    }
    if (const OrRaised<void> emitted = emitIndexes(*table); !emitted)
        return emitted;
    emitColumnComment(*table, table->columns.first());
    return {};
}

OrRaised<void> Compiler::operator()(const operations::DropColumn &op)
{
    m_emitter.emit(u"ALTER TABLE "_s + qualifiedByParts(op.schema, op.table, dialect()) + u" DROP COLUMN "_s
        + ifExists(op.ifExists) + quoted(op.column, dialect()));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::AlterColumn &op)
{
    const auto typeChecks = [&](const schema::SqlType &type) -> OrRaised<schema::Table> {
        schema::TableDefinition definition;
        definition.name = op.table;
        definition.schema = op.schema;
        schema::Column column;
        column.name = op.column;
        column.type = type;
        definition.items = {column};
        return schema::buildTable(definition, m_context.namingConvention);
    };
    const bool sqlite = dialect() == Dialect::Sqlite;
    if (op.existingType && op.type) {
        const OrRaised<schema::Table> table = typeChecks(*op.existingType);
        for (const schema::Constraint &constraint : table ? table->constraints : QList<schema::Constraint>()) {
            const auto &check = std::get<schema::Check>(constraint);
            const OrRaised<void> dropped = sqlite ? sqlite::dropTypeCheck(check, *table, m_emitter)
                                                  : postgresql::dropTypeCheck(check, *table, m_emitter);
            if (!dropped)
                return dropped;
        }
    }
    const OrRaised<void> altered = sqlite ? sqlite::alterColumn(op, m_emitter) : postgresql::alterColumn(op, m_emitter);
    if (!altered || !op.type)
        return altered;
    const OrRaised<schema::Table> table = typeChecks(*op.type);
    if (!table)
        return tl::unexpected(table.error());
    for (const schema::Constraint &constraint : table->constraints) {
        if (const OrRaised<void> added = addConstraint(constraint, *table); !added)
            return added;
    }
    return {};
}

OrRaised<void> Compiler::operator()(const operations::CreateIndex &op)
{
    const OrRaised<schema::Index> index = operations::namedIndex(op, m_context.namingConvention);
    if (!index)
        return tl::unexpected(index.error());
    const schema::Table table = bareTable(op.schema, op.table);
    return m_emitter.emit(dialect() == Dialect::Sqlite ? sqlite::createIndex(*index, table, op.ifNotExists)
                                                       : postgresql::createIndex(*index, table, op.ifNotExists));
}

OrRaised<void> Compiler::operator()(const operations::DropIndex &op)
{
    return m_emitter.emit(dialect() == Dialect::Sqlite ? sqlite::dropIndex(op.name, op.schema, op.ifExists, op.options)
                                                       : postgresql::dropIndex(op.name, op.schema, op.ifExists, op.options));
}

OrRaised<void> Compiler::operator()(const operations::AddConstraint &op)
{
    const OrRaised<schema::Constraint> constraint = operations::namedConstraint(op, m_context.namingConvention);
    if (!constraint)
        return tl::unexpected(constraint.error());
    schema::Table table = bareTable(op.schema, op.table);
    for (const QString &name : schema::columnsOf(*constraint)) {
        schema::Column column;
        column.name = schema::Identifier(name);
        table.columns << column;
    }
    return addConstraint(*constraint, table);
}

OrRaised<void> Compiler::operator()(const operations::DropConstraint &op)
{
    const OrRaised<schema::Identifier> name = operations::droppedName(op, m_context.namingConvention);
    if (!name)
        return tl::unexpected(name.error());
    return dialect() == Dialect::Sqlite ? sqlite::dropConstraint(op, *name, m_emitter)
                                        : postgresql::dropConstraint(op, *name, m_emitter);
}

OrRaised<void> Compiler::operator()(const operations::CreateTableComment &op)
{
    emitTableComment(op.schema, op.table, op.comment);
    return {};
}

OrRaised<void> Compiler::operator()(const operations::DropTableComment &op)
{
    emitTableComment(op.schema, op.table, std::nullopt);
    return {};
}

} // namespace retort::dialect
