// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/interpreter.h"
#include "model/python/literal.h"

namespace retort::python {

/// What one header, or one expression of it, may cost.
Budget headerBudget();

Literal unknownLiteral(const QString &reason);

/// Unknown for what is no constant, and for what is nested more than 60 deep.
Literal toLiteral(Value value, int depth = 0);

} // namespace retort::python
