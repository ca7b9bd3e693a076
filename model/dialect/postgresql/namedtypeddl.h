// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/emitter.h"
#include "model/schema/namedtype.h"

namespace retort::dialect::postgresql {

/// CREATE TYPE … AS ENUM, CREATE DOMAIN (spec §4.5)
OrRaised<QString> createNamedType(const schema::NamedType &type);

/// The types that op.create_table makes first: each named Enum and DOMAIN of its columns that wants it, not yet in `created`.
QList<schema::NamedType> typesMadeWith(const schema::Table &table, const QSet<schema::ObjectName> &created);

} // namespace retort::dialect::postgresql
