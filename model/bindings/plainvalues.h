// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/value.h"
#include "model/python/object.h"

namespace retort::bindings {

/// -1, 0 or 1; nothing for values that Python does not order.
std::optional<int> comparePlain(const expression::Value &left, const expression::Value &right);
/// Sums and differences of dates, times and timedeltas; nothing for anything else.
std::optional<expression::Value> combinePlain(python::BinaryOperator op, const expression::Value &left,
    const expression::Value &right);

} // namespace retort::bindings
