// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/namedtype.h"

namespace retort::schema {

const Identifier &nameOf(const NamedType &type)
{
    return std::visit([](const auto &named) -> const Identifier & { return named.name; }, type);
}

const Identifier &schemaOf(const NamedType &type)
{
    return std::visit([](const auto &named) -> const Identifier & { return named.schema; }, type);
}

} // namespace retort::schema
