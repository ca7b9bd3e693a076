// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace retort::schema {

/// A piece of the SQL expression language that a schema object carries: a CHECK condition, a server default, the
/// expression of an index. model/expression derives its tree from it and model/dialect prints it; a schema only keeps it.
class SqlElement
{
public:
    SqlElement() = default;
    SqlElement(const SqlElement &) = default;
    SqlElement &operator=(const SqlElement &) = default;
    virtual ~SqlElement() = default;
};

/// Shared because a catalog is copied at each step of a history and the tree never changes.
using SqlPtr = std::shared_ptr<const SqlElement>;

} // namespace retort::schema
