// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/evaluator.h"

namespace retort::python {

/// What a name of a project's module stands for until it is used.
class DeferredImport : public Object
{
public:
    using Object::Object;
    const Node *statement = nullptr; ///< the import
    const Node *name = nullptr;      ///< the one of its names that this is
    Module *importer = nullptr;
    bool loading = false;
};

/// Scoped: the body of a module is running. What it calls cannot ask Alembic for anything, for no migration has begun.
class LoadingGuard
{
public:
    explicit LoadingGuard(Interpreter::State &state);
    ~LoadingGuard();

private:
    Interpreter::State &m_state;
};

} // namespace retort::python
