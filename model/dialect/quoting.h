// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/identifier.h"

namespace retort::dialect {

/// The name as the dialect needs it: in double quotes when it is reserved, not lower case or has odd characters (spec §4.1).
QString quoted(const schema::Identifier &name, Dialect dialect);
QString quoted(const QString &name, Dialect dialect);

/// schema.name as CREATE TABLE prints it: the schema is one name even with dots in it.
QString qualified(const schema::Identifier &schema, const schema::Identifier &name, Dialect dialect);

/// schema.name as ALTER TABLE prints it: each part of a dotted schema by itself.
QString qualifiedByParts(const schema::Identifier &schema, const schema::Identifier &name, Dialect dialect);

/// 'text' with quotes doubled. SQLAlchemy 2.0 doubles backslashes too when it prints for PostgreSQL offline, which changes the
/// data on every server with standard_conforming_strings; 2.1 does not, and neither do we (spec §4.4).
QString stringLiteral(const QString &text);

/// Whether the word is reserved in the dialect.
bool isReserved(const QString &lowerCaseWord, Dialect dialect);

} // namespace retort::dialect
