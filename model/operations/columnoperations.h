// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/column.h"

namespace retort::operations {

using schema::Identifier;

/// op.add_column (spec §4.5)
struct AddColumn
{
    Identifier table;
    Identifier schema;
    schema::Column column;
    bool ifNotExists = false;
    bool inlineReferences = false;
    bool inlinePrimaryKey = false;
    QString insertBefore; ///< batch only (spec §6.3)
    QString insertAfter;
};

/// op.drop_column (spec §4.5)
struct DropColumn
{
    Identifier table;
    Identifier schema;
    Identifier column;
    bool ifExists = false;
    std::optional<schema::SqlType> existingType; ///< batch: its named CHECK goes along (spec §6.2)
};

/// op.alter_column (spec §4.5). An unset optional is "not touched".
struct AlterColumn
{
    Identifier table;
    Identifier schema;
    Identifier column;
    std::optional<bool> nullable;
    std::optional<std::optional<QString>> comment; ///< set and empty: the comment is removed
    std::optional<schema::ServerDefault> serverDefault;
    Identifier newName; ///< empty: no renaming
    std::optional<schema::SqlType> type;
    std::optional<schema::SqlType> existingType;
    std::optional<bool> existingNullable;
    std::optional<schema::ServerDefault> existingServerDefault;
    std::optional<QString> existingComment;
    std::optional<schema::Column::Autoincrement> autoincrement;
    bool existingAutoincrementGiven = false;
    QString postgresqlUsing;
    QString insertBefore; ///< batch only (spec §6.3)
    QString insertAfter;
};

} // namespace retort::operations
