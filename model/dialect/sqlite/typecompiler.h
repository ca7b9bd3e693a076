// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/raised.h"
#include "model/schema/sqltype.h"

namespace retort::dialect::sqlite {

/// The type in SQLite's words; `type` has been through forDialect().
schema::OrRaised<QString> compileType(const schema::SqlType &type);

} // namespace retort::dialect::sqlite
