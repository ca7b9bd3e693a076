// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect::postgresql {

/// `lead` + "NULLS NOT DISTINCT" or "NULLS DISTINCT"; empty where nothing is said.
QString nullsDistinct(const schema::DialectOptions &options, const QString &lead);

/// " NOT VALID", " INCLUDE (c)"
OrRaised<QString> constraintSuffix(const schema::Constraint &constraint, const schema::Table &table);

/// "EXCLUDE USING gist (a WITH =) WHERE (…)"
OrRaised<QString> excludeBody(const schema::Exclude &exclude, const schema::Table &table);

} // namespace retort::dialect::postgresql
