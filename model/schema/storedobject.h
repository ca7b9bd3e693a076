// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/objectname.h"

namespace retort::schema {

/// What a database keeps as a text and runs or expands later: a view, a trigger, a function. Nothing looks inside but the
/// dialects; a rebuild puts it back, a comparison compares the text.
struct StoredObject
{
    enum class Kind { View, MaterializedView, Trigger, Function, Extension, Domain };

    Kind kind = Kind::View;
    ObjectName name;  ///< a PostgreSQL function with the types of its arguments: "f(integer, text)"
    ObjectName table; ///< of a trigger: the table or view that it watches; else empty
    QString sql;      ///< the statement that makes it
    QString uncertainty; ///< why it may differ from this in truth; empty when it is known
};

} // namespace retort::schema
