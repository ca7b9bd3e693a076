// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

class TableObject;

/// CreateSequence(…), CreateSchema(…), DDL(…): something to execute that is not an expression.
class DdlElementObject : public NativeObject
{
public:
    /// Makes the operations, for the table that listens to an event or for none.
    using Maker = std::function<QList<operations::Operation>(const TableObject *)>;

    DdlElementObject(World &owner, python::Class *type, Maker made)
        : NativeObject(owner, type)
        , operationsFor(std::move(made))
    {
    }
    Maker operationsFor;
    QStringList dialects; ///< of execute_if(): empty for all
};

} // namespace retort::bindings
