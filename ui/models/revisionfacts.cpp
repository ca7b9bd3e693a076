// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/revisionfacts.h"

#include "model/base/overloaded.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using namespace operations;

QString directiveOf(const schema::Constraint &constraint)
{
    return std::visit(Overloaded {
                          [](const schema::PrimaryKey &) { return u"create_primary_key"_s; },
                          [](const schema::Unique &) { return u"create_unique_constraint"_s; },
                          [](const schema::ForeignKey &) { return u"create_foreign_key"_s; },
                          [](const schema::Check &) { return u"create_check_constraint"_s; },
                          [](const schema::Exclude &) { return u"create_exclude_constraint"_s; },
                      },
                      constraint);
}

QString directiveOf(const Operation &operation)
{
    return std::visit(Overloaded {
                          [](const CreateTable &) { return u"create_table"_s; },
                          [](const DropTable &) { return u"drop_table"_s; },
                          [](const RenameTable &) { return u"rename_table"_s; },
                          [](const AddColumn &) { return u"add_column"_s; },
                          [](const DropColumn &) { return u"drop_column"_s; },
                          [](const AlterColumn &) { return u"alter_column"_s; },
                          [](const CreateIndex &) { return u"create_index"_s; },
                          [](const DropIndex &) { return u"drop_index"_s; },
                          [](const AddConstraint &op) { return directiveOf(op.constraint); },
                          [](const DropConstraint &) { return u"drop_constraint"_s; },
                          [](const CreateTableComment &) { return u"create_table_comment"_s; },
                          [](const DropTableComment &) { return u"drop_table_comment"_s; },
                          [](const ExecuteSql &) { return u"execute"_s; },
                          [](const BulkInsert &) { return u"bulk_insert"_s; },
                          [](const BatchAlterTable &) { return u"batch_alter_table"_s; },
                          [](const CreateNamedType &) { return u"create_type"_s; },
                          [](const DropNamedType &) { return u"drop_type"_s; },
                          [](const CreateSequence &) { return u"create_sequence"_s; },
                          [](const DropSequence &) { return u"drop_sequence"_s; },
                          [](const CreateSchema &) { return u"create_schema"_s; },
                          [](const DropSchema &) { return u"drop_schema"_s; },
                          [](const BeginAutocommit &) { return u"autocommit_block"_s; },
                          [](const EndAutocommit &) { return u"autocommit_block"_s; },
                      },
                      operation);
}

/// Columns that an operation names, other than in SQL of its own.
QStringList columnsOf(const Operation &operation)
{
    if (const auto *create = std::get_if<CreateTable>(&operation)) {
        QStringList names;
        for (const schema::TableItem &item : create->definition.items) {
            if (const auto *column = std::get_if<schema::Column>(&item))
                names << column->name.text;
        }
        return names;
    }
    if (const auto *add = std::get_if<AddColumn>(&operation))
        return {add->column.name.text};
    if (const auto *drop = std::get_if<DropColumn>(&operation))
        return {drop->column.text};
    if (const auto *alter = std::get_if<AlterColumn>(&operation))
        return alter->newName.isEmpty() ? QStringList {alter->column.text} : QStringList {alter->column.text, alter->newName.text};
    if (const auto *index = std::get_if<CreateIndex>(&operation)) {
        QStringList names;
        for (const schema::IndexElement &element : index->index.elements)
            names << element.column;
        return names;
    }
    if (const auto *constraint = std::get_if<AddConstraint>(&operation))
        return schema::columnsOf(constraint->constraint);
    return {};
}

void addTo(QStringList &names, const QString &name)
{
    const QString lower = name.toLower();
    if (!lower.isEmpty() && !names.contains(lower))
        names << lower;
}

void collect(RevisionFacts &facts, const Operation &operation)
{
    addTo(facts.operations, directiveOf(operation));
    for (const QString &table : tablesOf(operation)) {
        addTo(facts.tables, table);
        addTo(facts.tables, table.section(u'.', -1));
    }
    for (const QString &column : columnsOf(operation))
        addTo(facts.columns, column);
    if (const auto *batch = std::get_if<BatchAlterTable>(&operation)) {
        for (const BatchItem &item : batch->items)
            collect(facts, std::visit([](const auto &plain) { return Operation(plain); }, item));
    }
}

} // namespace

RevisionFacts factsOf(const Result<plan::PlannedStep> &upgrade, const Result<plan::PlannedStep> &downgrade)
{
    RevisionFacts facts;
    if (!upgrade)
        return facts;
    facts.status = upgrade->status;
    for (const Operation &operation : upgrade->operations)
        collect(facts, operation);
    if (facts.operations.contains(u"drop_table"_s) || facts.operations.contains(u"drop_column"_s))
        facts.risks << riskNames().first();
    const bool raises = downgrade && downgrade->status == plan::PreviewStatus::Error;
    const bool isEmpty = downgrade && downgrade->status == plan::PreviewStatus::Exact && downgrade->operations.isEmpty();
    if (raises || (isEmpty && !upgrade->operations.isEmpty()))
        facts.risks << riskNames().last();
    return facts;
}

QStringList directiveNames()
{
    return {u"add_column"_s, u"alter_column"_s, u"autocommit_block"_s, u"batch_alter_table"_s, u"bulk_insert"_s,
        u"create_check_constraint"_s, u"create_exclude_constraint"_s, u"create_foreign_key"_s, u"create_index"_s,
        u"create_primary_key"_s, u"create_schema"_s, u"create_sequence"_s, u"create_table"_s, u"create_table_comment"_s,
        u"create_type"_s, u"create_unique_constraint"_s, u"drop_column"_s, u"drop_constraint"_s, u"drop_index"_s,
        u"drop_schema"_s, u"drop_sequence"_s, u"drop_table"_s, u"drop_table_comment"_s, u"drop_type"_s, u"execute"_s,
        u"rename_table"_s};
}

QStringList riskNames()
{
    return {u"data loss"_s, u"irreversible"_s};
}

QString statusName(plan::PreviewStatus status)
{
    switch (status) {
    case plan::PreviewStatus::Exact:
        return u"exact"_s;
    case plan::PreviewStatus::NeedsData:
        return u"needs data"_s;
    case plan::PreviewStatus::NeedsPython:
        return u"needs python"_s;
    case plan::PreviewStatus::Error:
        break;
    }
    return u"error"_s;
}

QStringList statusNames()
{
    return {u"exact"_s, u"needs data"_s, u"needs python"_s, u"error"_s};
}

} // namespace retort::ui
