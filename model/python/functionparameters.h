// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/value.h"

#include <QStringList>

namespace retort::python {

/// The parameters that a call of a script's function must give: those without a default. Empty for anything else.
QStringList requiredParameters(Value function);

/// Whether the function can be called with one argument, as far as its parameters tell.
bool takesArgument(Value function);

} // namespace retort::python
