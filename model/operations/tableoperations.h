// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/namingconvention.h"

namespace retort::operations {

using schema::Identifier;

/// op.create_table(name, *items, …), and Table.create(bind) (spec §4.2, §4.5)
struct CreateTable
{
    schema::TableDefinition definition;
    bool ifNotExists = false;
    /// That of the MetaData which the script made the Table with; absent: the project's.
    std::optional<schema::NamingConvention> convention = {};
};

/// op.drop_table (spec §4.5)
struct DropTable
{
    Identifier table;
    Identifier schema;
    bool ifExists = false;
};

/// op.rename_table (spec §4.5); the table stays in its schema.
struct RenameTable
{
    Identifier table;
    Identifier newName;
    Identifier schema;
};

/// op.create_table_comment (spec §4.5)
struct CreateTableComment
{
    Identifier table;
    Identifier schema;
    std::optional<QString> comment;
};

/// op.drop_table_comment (spec §4.5)
struct DropTableComment
{
    Identifier table;
    Identifier schema;
};

/// op.create_index (spec §4.5)
struct CreateIndex
{
    Identifier table;
    Identifier schema;
    schema::Index index; ///< elements that are plain strings are columns
    bool ifNotExists = false;
};

/// op.drop_index (spec §4.5)
struct DropIndex
{
    Identifier name;
    Identifier table; ///< optional in Alembic
    Identifier schema;
    bool ifExists = false;
    schema::DialectOptions options; ///< postgresql_concurrently
};

/// op.create_primary_key, _unique_constraint, _foreign_key, _check_constraint, _exclude_constraint (spec §4.5)
struct AddConstraint
{
    Identifier table;
    Identifier schema;
    schema::Constraint constraint;
};

/// op.drop_constraint(name, table, type_) (spec §4.5)
struct DropConstraint
{
    enum class Type { Unknown, Check, ForeignKey, PrimaryKey, Unique };

    Identifier name;
    Identifier table;
    Identifier schema;
    Type type = Type::Unknown;
    bool ifExists = false;
};

} // namespace retort::operations
