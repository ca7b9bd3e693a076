// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/constraint.h"

namespace retort::schema {

/// CREATE TYPE … AS ENUM
struct EnumType
{
    Identifier name;
    Identifier schema;
    QStringList labels;
};

/// CREATE DOMAIN
struct DomainType
{
    Identifier name;
    Identifier schema;
    SqlType base;
    QString collation;
    SqlPtr defaultValue;
    Identifier constraintName;
    std::optional<bool> notNull;
    SqlPtr check;
};

/// A type with a name of its own in a PostgreSQL database.
using NamedType = std::variant<EnumType, DomainType>;

const Identifier &nameOf(const NamedType &type);
const Identifier &schemaOf(const NamedType &type);

} // namespace retort::schema
