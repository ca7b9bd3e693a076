// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/runtime/pythonhandover.h"

namespace retort::cli {

/// The interpreter that may run this project's code: the user said --run-python, now or before for this very interpreter. The error
/// says what to do.
Result<QString> agreedInterpreter(const Invocation &invocation);

/// How a revision that needs Python is run, for an interpreter that was agreed to.
Result<runtime::PythonHandover> handoverFor(const Invocation &invocation);

} // namespace retort::cli
