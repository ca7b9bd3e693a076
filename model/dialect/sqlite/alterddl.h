// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/emitter.h"
#include "model/operations/operation.h"

namespace retort::dialect::sqlite {

/// ALTER TABLE … ALTER COLUMN, statement by statement in Alembic's order (spec §4.5).
OrRaised<void> alterColumn(const operations::AlterColumn &op, Emitter &emitter);

/// ALTER TABLE … ADD CONSTRAINT; the constraint already has its name.
OrRaised<void> addConstraint(const schema::Constraint &constraint, const schema::Table &table, Emitter &emitter);

/// ALTER TABLE … DROP CONSTRAINT
OrRaised<void> dropConstraint(const operations::DropConstraint &op, const schema::Identifier &name, Emitter &emitter);

/// Drops the CHECK of the type that a column has before alter_column gives it another.
OrRaised<void> dropTypeCheck(const schema::Check &check, const schema::Table &table, Emitter &emitter);

} // namespace retort::dialect::sqlite
