// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batchitems.h"

#include "model/base/overloaded.h"
#include "model/dialect/constraintddl.h"
#include "model/operations/effect.h"
#include "model/schema/tablebuilder.h"

namespace retort::dialect {

namespace {

class StepMaker
{
public:
    StepMaker(const operations::BatchAlterTable &op, const schema::NamingConvention &convention, Dialect dialect)
        : m_op(op)
        , m_convention(convention)
        , m_dialect(dialect)
    {
    }

    QList<BatchStep> steps;

    OrRaised<void> operator()(const operations::AddColumn &op)
    {
        const auto attached = schema::attachColumn(op.column, m_op.table, m_op.schema, m_convention);
        if (!attached)
            return tl::unexpected(attached.error());
        operations::AddColumn add = op;
        add.column = attached->column;
        steps << add;
        for (const schema::Constraint &constraint : attached->constraints)
            steps << BatchAddConstraint{constraint};
        for (const schema::Index &index : attached->indexes)
            steps << BatchCreateIndex{index};
        return {};
    }
    OrRaised<void> operator()(const operations::DropColumn &op)
    {
        steps << op;
        return {};
    }
    OrRaised<void> operator()(const operations::AlterColumn &op)
    {
        if (op.existingType && op.type) {
            const auto checks = typeChecks(op, *op.existingType);
            if (!checks)
                return tl::unexpected(checks.error());
            for (const schema::Constraint &check : *checks)
                steps << BatchDropConstraint{schema::traits(check).name, true};
        }
        steps << op;
        if (!op.type)
            return {};
        const auto checks = typeChecks(op, *op.type);
        if (!checks)
            return tl::unexpected(checks.error());
        for (const schema::Constraint &check : *checks)
            steps << BatchAddConstraint{check};
        return {};
    }
    OrRaised<void> operator()(operations::CreateIndex op)
    {
        op.table = m_op.table;
        op.schema = m_op.schema;
        const auto index = operations::namedIndex(op, m_convention);
        if (!index)
            return tl::unexpected(index.error());
        steps << BatchCreateIndex{*index};
        return {};
    }
    OrRaised<void> operator()(const operations::DropIndex &op)
    {
        steps << BatchDropIndex{op.name};
        return {};
    }
    OrRaised<void> operator()(operations::AddConstraint op)
    {
        op.table = m_op.table;
        op.schema = m_op.schema;
        const auto constraint = operations::namedConstraint(op, m_convention);
        if (!constraint)
            return tl::unexpected(constraint.error());
        steps << BatchAddConstraint{*constraint};
        return {};
    }
    OrRaised<void> operator()(operations::DropConstraint op)
    {
        op.table = m_op.table;
        op.schema = m_op.schema;
        const auto name = operations::droppedName(op, m_convention);
        if (!name)
            return tl::unexpected(name.error());
        steps << BatchDropConstraint{*name, false};
        return {};
    }
    OrRaised<void> operator()(const operations::CreateTableComment &)
    {
        steps << BatchComment{};
        return {};
    }
    OrRaised<void> operator()(const operations::DropTableComment &)
    {
        steps << BatchComment{};
        return {};
    }

private:
    /// The CHECKs that the type brings to the dialect.
    OrRaised<QList<schema::Constraint>> typeChecks(const operations::AlterColumn &op, const schema::SqlType &type) const
    {
        schema::Column column;
        column.name = op.column;
        column.type = type;
        const auto attached = schema::attachColumn(column, m_op.table, m_op.schema, m_convention);
        if (!attached)
            return tl::unexpected(attached.error());
        return needsTypeCheck(type, m_dialect) ? attached->constraints : QList<schema::Constraint>();
    }

    const operations::BatchAlterTable &m_op;
    const schema::NamingConvention &m_convention;
    Dialect m_dialect;
};

bool isPlainAddition(const operations::AddColumn &op)
{
    if (const auto *computed = std::get_if<schema::Computed>(&op.column.serverDefault))
        return !computed->persisted.value_or(false);
    return !std::holds_alternative<schema::SqlDefault>(op.column.serverDefault);
}

} // namespace

OrRaised<QList<BatchStep>> batchSteps(const operations::BatchAlterTable &op, const schema::NamingConvention &convention,
    Dialect dialect)
{
    StepMaker maker(op, convention, dialect);
    for (const operations::BatchItem &item : op.items) {
        if (const OrRaised<void> made = std::visit(maker, item); !made)
            return tl::unexpected(made.error());
    }
    return maker.steps;
}

bool needsRecreate(const QList<BatchStep> &steps)
{
    const auto plain = Overloaded{
        [](const operations::AddColumn &op) { return isPlainAddition(op); },
        [](const operations::DropColumn &) { return false; },
        [](const operations::AlterColumn &) { return false; },
        [](const BatchAddConstraint &) { return false; },
        [](const BatchDropConstraint &) { return false; },
        [](const BatchCreateIndex &) { return true; },
        [](const BatchDropIndex &) { return true; },
        [](const BatchComment &) { return false; },
    };
    return !std::all_of(steps.begin(), steps.end(), [&plain](const BatchStep &step) { return std::visit(plain, step); });
}

} // namespace retort::dialect
