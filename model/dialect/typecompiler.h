// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/raised.h"
#include "model/schema/sqltype.h"

namespace retort::dialect {

/// The type as it is written in a column definition or a CAST (spec §5), or what SQLAlchemy 2.0 raises where the dialect has no
/// such type.
schema::OrRaised<QString> compileType(const schema::SqlType &type, Dialect dialect);

/// "sqlite" or "postgresql", as SqlType::withVariant() wants it.
QString dialectName(Dialect dialect);

} // namespace retort::dialect
