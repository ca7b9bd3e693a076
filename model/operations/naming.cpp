// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/overloaded.h"
#include "model/operations/effect.h"

namespace retort::operations {

using namespace Qt::Literals::StringLiterals;

namespace {

schema::Table bareTable(const Identifier &name, const Identifier &schemaName)
{
    schema::Table table;
    table.name = name;
    table.schema = schemaName;
    return table;
}

QString prefixOf(DropConstraint::Type type)
{
    switch (type) {
    case DropConstraint::Type::Check: return u"ck"_s;
    case DropConstraint::Type::ForeignKey: return u"fk"_s;
    case DropConstraint::Type::PrimaryKey: return u"pk"_s;
    case DropConstraint::Type::Unique: return u"uq"_s;
    case DropConstraint::Type::Unknown: break;
    }
    return {};
}

} // namespace

schema::OrRaised<schema::Constraint> namedConstraint(const AddConstraint &op, const schema::NamingConvention &convention)
{
    auto name = schema::conventionalName(convention, op.constraint, bareTable(op.table, op.schema));
    if (!name)
        return tl::unexpected(name.error());
    schema::Constraint named = op.constraint;
    schema::traits(named).name = *name;
    return named;
}

schema::OrRaised<schema::Index> namedIndex(const CreateIndex &op, const schema::NamingConvention &convention)
{
    auto name = schema::conventionalName(convention, op.index, bareTable(op.table, op.schema));
    if (!name)
        return tl::unexpected(name.error());
    schema::Index named = op.index;
    named.name = *name;
    return named;
}

schema::OrRaised<Identifier> droppedName(const DropConstraint &op, const schema::NamingConvention &convention)
{
    if (op.type == DropConstraint::Type::Unknown)
        return op.name;
    return schema::conventionalDropName(convention, prefixOf(op.type), op.name, bareTable(op.table, op.schema));
}

QString serverName(const schema::Constraint &constraint, const schema::Table &table)
{
    const QString columns = schema::columnsOf(constraint).join(u'_');
    const QString stem = columns.isEmpty() ? table.name.text : table.name.text + u'_' + columns;
    return std::visit(Overloaded{
                          [&](const schema::PrimaryKey &) { return table.name.text + u"_pkey"_s; },
                          [&](const schema::Unique &) { return stem + u"_key"_s; },
                          [&](const schema::ForeignKey &) { return stem + u"_fkey"_s; },
                          [&](const schema::Check &) { return stem + u"_check"_s; },
                          [&](const schema::Exclude &) { return stem + u"_excl"_s; },
                      },
        constraint);
}

Operation plainOperation(const BatchItem &item, const BatchAlterTable &batch)
{
    return std::visit(
        [&batch](auto op) {
            op.table = batch.table;
            op.schema = batch.schema;
            return Operation(op);
        },
        item);
}

} // namespace retort::operations
