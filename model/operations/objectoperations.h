// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/namedtype.h"
#include "model/schema/sequence.h"

namespace retort::operations {

using schema::Identifier;

/// ENUM(…).create(bind), DOMAIN(…).create(bind) (spec §4.5); nothing on SQLite.
struct CreateNamedType
{
    schema::NamedType type;
    bool checkFirst = false; ///< online Alembic asks pg_type first
};

/// ENUM(…).drop(bind)
struct DropNamedType
{
    Identifier name;
    Identifier schema;
    bool domain = false;
    bool checkFirst = false;
};

/// Sequence(…).create(bind), CreateSequence(…) (spec §4.5)
struct CreateSequence
{
    schema::Sequence sequence;
    bool ifNotExists = false;
    bool viaBind = true; ///< `.create(bind)`: nothing on SQLite; op.execute(CreateSequence(…)) prints there too
};

struct DropSequence
{
    Identifier name;
    Identifier schema;
    bool ifExists = false;
    bool viaBind = true;
};

struct CreateSchema
{
    Identifier name;
    bool ifNotExists = false;
};

struct DropSchema
{
    Identifier name;
    bool cascade = false;
    bool ifExists = false;
};

} // namespace retort::operations
