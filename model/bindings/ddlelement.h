// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

/// CreateSequence(…), CreateSchema(…), DDL(…): something to execute that is not an expression.
class DdlElementObject : public NativeObject
{
public:
    DdlElementObject(World &owner, python::Class *type, QList<operations::Operation> made)
        : NativeObject(owner, type)
        , operations(std::move(made))
    {
    }
    QList<operations::Operation> operations;
};

} // namespace retort::bindings
