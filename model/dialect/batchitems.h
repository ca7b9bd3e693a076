// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"
#include "model/operations/operation.h"

namespace retort::dialect {

/// A constraint to be added in a batch.
struct BatchAddConstraint
{
    schema::Constraint constraint;
};

/// A constraint to be dropped; `typeBound` for the CHECK of a type, which goes with its column.
struct BatchDropConstraint
{
    schema::Identifier name;
    bool typeBound = false;
};

struct BatchCreateIndex
{
    schema::Index index;
};

struct BatchDropIndex
{
    schema::Identifier name;
};

/// Comments: a table made anew has none.
struct BatchComment
{
};

/// One thing that Alembic queues in a batch. A script's item can make several: add_column(Column(index=True)).
using BatchStep = std::variant<operations::AddColumn, operations::DropColumn, operations::AlterColumn, BatchAddConstraint,
    BatchDropConstraint, BatchCreateIndex, BatchDropIndex, BatchComment>;

OrRaised<QList<BatchStep>> batchSteps(const operations::BatchAlterTable &op, const schema::NamingConvention &convention,
    Dialect dialect);

/// Whether "auto" makes the table anew on SQLite (spec §6.1).
bool needsRecreate(const QList<BatchStep> &steps);

} // namespace retort::dialect
