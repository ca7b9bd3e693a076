// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The questions that an inspection asks pg_catalog. Every row begins with the schema and the name that it is filed under.
namespace retort::runtime::postgresql {

extern const char currentSchema[]; ///< name
extern const char schemaNames[];   ///< name
extern const char enumTypes[];     ///< schema, name, labels
extern const char domainTypes[];   ///< schema, name, base type, not null, default, name and text of its check
extern const char tables[];        ///< schema, name, comment, partition key, persistence
/// schema, table, name, type, not null, default or generation, identity, generated, collation, comment, serial
extern const char columns[];
/// schema, table, name, kind, columns, deferrable, deferred, referred schema, table and columns, on update, on delete, match,
/// condition, valid
extern const char constraints[];
/// schema, table, name, unique, columns, definitions of the elements, number of key elements, method, predicate, valid,
/// nulls not distinct
extern const char indexes[];
extern const char sequences[]; ///< schema, name, start, increment: those that no column owns
extern const char functions[]; ///< schema, name with argument types, definition
extern const char views[];     ///< schema, name, definition, whether it is materialized
extern const char triggers[];  ///< schema, name, definition, table

} // namespace retort::runtime::postgresql
