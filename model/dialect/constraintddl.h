// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect {

/// Whether the dialect wants the CHECK that a Boolean or Enum type asks for: only where the type is not its own.
bool needsTypeCheck(const schema::SqlType &type, Dialect dialect);

/// "CONSTRAINT n UNIQUE (a)" for CREATE TABLE and ALTER TABLE ADD; empty where the dialect prints nothing for it.
OrRaised<QString> constraintText(const schema::Constraint &constraint, const schema::Table &table, Dialect dialect);

} // namespace retort::dialect
