// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/operations/effect.h"

#include "model/base/overloaded.h"
#include "model/schema/tablebuilder.h"

namespace retort::operations {

using namespace Qt::Literals::StringLiterals;
using schema::Catalog;
using schema::NamingConvention;
using schema::ObjectName;
using schema::OrRaised;

namespace {

template<typename Change>
void changeTable(Catalog &catalog, const Identifier &schemaName, const Identifier &name, Change change)
{
    const auto known = catalog.table({schemaName.text, name.text});
    if (!known)
        return;
    schema::Table table = *known;
    change(table);
    catalog.setTable(std::move(table));
}

/// Lets `change` edit the foreign keys of every table that has one to `target`.
template<typename Change>
void changeReferences(Catalog &catalog, const ObjectName &target, Change change)
{
    const auto tables = catalog.tables();
    for (const auto &known : tables) {
        const auto refers = [&target](const schema::Constraint &constraint) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint);
            return key && key->referredTable.text == target.name && key->referredSchema.text == target.schema;
        };
        if (std::none_of(known->constraints.begin(), known->constraints.end(), refers))
            continue;
        schema::Table table = *known;
        for (schema::Constraint &constraint : table.constraints) {
            if (refers(constraint))
                change(std::get<schema::ForeignKey>(constraint));
        }
        catalog.setTable(std::move(table));
    }
}

void insertConstraint(schema::Table &table, const schema::Constraint &constraint)
{
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint)) {
        table.constraints.removeIf([](const schema::Constraint &c) { return std::holds_alternative<schema::PrimaryKey>(c); });
        for (const QString &name : key->columns) {
            if (schema::Column *column = table.column(name)) {
                column->primaryKey = true;
                column->nullable = false;
            }
        }
    }
    table.constraints << constraint;
}

OrRaised<void> addColumn(const AddColumn &op, Catalog &catalog, const NamingConvention &convention)
{
    auto attached = schema::attachColumn(op.column, op.table, op.schema, convention);
    if (!attached)
        return tl::unexpected(attached.error());
    changeTable(catalog, op.schema, op.table, [&](schema::Table &table) {
        if (table.column(op.column.effectiveKey()))
            return;
        schema::Column column = attached->column;
        if (column.primaryKey && !op.inlinePrimaryKey) {
            column.nullable = column.isNullable();
            column.primaryKey = false;
        }
        table.columns << column;
        if (op.inlinePrimaryKey && column.primaryKey) {
            schema::PrimaryKey key;
            key.columns = {column.effectiveKey()};
            insertConstraint(table, key);
        }
        for (schema::Constraint constraint : std::as_const(attached->constraints)) {
            if (auto *key = std::get_if<schema::ForeignKey>(&constraint))
                key->inlined = op.inlineReferences && op.column.references.size() == 1;
            insertConstraint(table, constraint);
        }
        table.indexes << attached->indexes;
    });
    return {};
}

void alterColumn(const AlterColumn &op, Catalog &catalog)
{
    changeTable(catalog, op.schema, op.table, [&](schema::Table &table) {
        schema::Column *column = table.column(op.column.text);
        if (!column)
            return;
        if (op.nullable)
            column->nullable = op.nullable;
        if (op.type)
            column->type = *op.type;
        if (op.serverDefault) {
            column->serverDefault = *op.serverDefault;
            column->options.remove(u"postgresql_serial"_s); // its default was the sequence
        }
        if (op.comment)
            column->comment = *op.comment;
        if (!op.newName.isEmpty())
            renameColumn(table, op.column.text, op.newName);
    });
    if (op.newName.isEmpty())
        return;
    changeReferences(catalog, {op.schema.text, op.table.text}, [&op](schema::ForeignKey &key) {
        for (QString &name : key.referredColumns) {
            if (name == op.column.text)
                name = op.newName.text;
        }
    });
}

/// Triggers go with their table, and stay with it under its new name.
void changeTriggers(Catalog &catalog, const ObjectName &table, const std::optional<ObjectName> &newName)
{
    const QList<schema::StoredObject> objects = catalog.storedObjects();
    for (schema::StoredObject trigger : objects) {
        if (trigger.kind != schema::StoredObject::Kind::Trigger || trigger.table != table)
            continue;
        catalog.removeStoredObject(trigger.kind, trigger.name, trigger.table);
        if (!newName)
            continue;
        trigger.table = *newName;
        catalog.setStoredObject(std::move(trigger));
    }
}

void renameTable(const RenameTable &op, Catalog &catalog)
{
    const ObjectName from{op.schema.text, op.table.text};
    const auto known = catalog.table(from);
    if (!known)
        return;
    schema::Table table = *known;
    table.name = op.newName;
    catalog.removeTable(from);
    catalog.setTable(std::move(table));
    changeReferences(catalog, from, [&op](schema::ForeignKey &key) { key.referredTable = op.newName; });
    changeTriggers(catalog, from, ObjectName{op.schema.text, op.newName.text});
}

OrRaised<void> dropConstraint(const DropConstraint &op, Catalog &catalog, const NamingConvention &convention)
{
    const auto name = droppedName(op, convention);
    if (!name)
        return tl::unexpected(name.error());
    changeTable(catalog, op.schema, op.table, [&](schema::Table &table) {
        qsizetype position = table.constraintIndex(name->text);
        for (qsizetype i = 0; position < 0 && i < table.constraints.size(); ++i) {
            const schema::Constraint &candidate = table.constraints.at(i);
            if (schema::traits(candidate).name.isEmpty() && serverName(candidate, table) == name->text)
                position = i;
        }
        if (position < 0 || name->isEmpty())
            return;
        if (std::holds_alternative<schema::PrimaryKey>(table.constraints.at(position))) {
            for (schema::Column &column : table.columns) {
                if (column.primaryKey)
                    column.nullable = column.isNullable();
                column.primaryKey = false;
            }
        }
        table.constraints.removeAt(position);
    });
    return {};
}

void dropIndex(const DropIndex &op, Catalog &catalog)
{
    const auto owner = catalog.tableOfIndex(op.schema.text, op.name.text);
    if (!owner)
        return;
    schema::Table table = *owner;
    table.indexes.removeIf([&op](const schema::Index &index) {
        return index.name.text.compare(op.name.text, Qt::CaseInsensitive) == 0;
    });
    catalog.setTable(std::move(table));
}

OrRaised<void> batch(const BatchAlterTable &op, Catalog &catalog, const NamingConvention &convention)
{
    for (const BatchItem &item : op.items) {
        if (auto applied = applyTo(plainOperation(item, op), catalog, convention); !applied)
            return applied;
    }
    return {};
}

/// The visitor: one overload an operation, so that a new one does not compile until its effect is said.
struct Effect
{
    Catalog &catalog;
    const NamingConvention &convention;

    OrRaised<void> operator()(const CreateTable &op) const
    {
        auto table = schema::buildTable(op.definition, op.convention.value_or(convention));
        if (!table)
            return tl::unexpected(table.error());
        if (!op.ifNotExists || !catalog.table(schema::nameOf(*table)))
            catalog.setTable(std::move(*table));
        return {};
    }
    OrRaised<void> operator()(const DropTable &op) const
    {
        catalog.removeTable({op.schema.text, op.table.text});
        changeTriggers(catalog, {op.schema.text, op.table.text}, std::nullopt);
        return {};
    }
    OrRaised<void> operator()(const RenameTable &op) const
    {
        renameTable(op, catalog);
        return {};
    }
    OrRaised<void> operator()(const AddColumn &op) const { return addColumn(op, catalog, convention); }
    OrRaised<void> operator()(const DropColumn &op) const
    {
        changeTable(catalog, op.schema, op.table, [&op](schema::Table &table) { removeColumn(table, op.column.text); });
        return {};
    }
    OrRaised<void> operator()(const AlterColumn &op) const
    {
        alterColumn(op, catalog);
        return {};
    }
    OrRaised<void> operator()(const CreateIndex &op) const
    {
        auto index = namedIndex(op, convention);
        if (!index)
            return tl::unexpected(index.error());
        changeTable(catalog, op.schema, op.table, [&](schema::Table &table) {
            if (table.indexIndex(index->name.text) < 0)
                table.indexes << *index;
        });
        return {};
    }
    OrRaised<void> operator()(const DropIndex &op) const
    {
        dropIndex(op, catalog);
        return {};
    }
    OrRaised<void> operator()(const AddConstraint &op) const
    {
        auto constraint = namedConstraint(op, convention);
        if (!constraint)
            return tl::unexpected(constraint.error());
        changeTable(catalog, op.schema, op.table, [&](schema::Table &table) { insertConstraint(table, *constraint); });
        return {};
    }
    OrRaised<void> operator()(const DropConstraint &op) const { return dropConstraint(op, catalog, convention); }
    OrRaised<void> operator()(const CreateTableComment &op) const
    {
        changeTable(catalog, op.schema, op.table, [&op](schema::Table &table) { table.comment = op.comment; });
        return {};
    }
    OrRaised<void> operator()(const DropTableComment &op) const
    {
        changeTable(catalog, op.schema, op.table, [](schema::Table &table) { table.comment.reset(); });
        return {};
    }
    OrRaised<void> operator()(const ExecuteSql &) const { return {}; }
    OrRaised<void> operator()(const BulkInsert &) const { return {}; }
    OrRaised<void> operator()(const BatchAlterTable &op) const { return batch(op, catalog, convention); }
    OrRaised<void> operator()(const CreateNamedType &op) const
    {
        catalog.setType(op.type);
        return {};
    }
    OrRaised<void> operator()(const DropNamedType &op) const
    {
        catalog.removeType({op.schema.text, op.name.text});
        return {};
    }
    OrRaised<void> operator()(const CreateSequence &op) const
    {
        catalog.setSequence(op.sequence);
        return {};
    }
    OrRaised<void> operator()(const DropSequence &op) const
    {
        catalog.removeSequence({op.schema.text, op.name.text});
        return {};
    }
    OrRaised<void> operator()(const CreateSchema &op) const
    {
        catalog.addSchema(op.name.text);
        return {};
    }
    OrRaised<void> operator()(const DropSchema &op) const
    {
        catalog.removeSchema(op.name.text);
        return {};
    }
    OrRaised<void> operator()(const BeginAutocommit &) const { return {}; }
    OrRaised<void> operator()(const EndAutocommit &) const { return {}; }
};

} // namespace

OrRaised<void> applyTo(const Operation &operation, Catalog &catalog, const NamingConvention &convention)
{
    return std::visit(Effect{catalog, convention}, operation);
}

} // namespace retort::operations
