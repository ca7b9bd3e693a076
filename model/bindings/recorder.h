// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/scriptevaluation.h"
#include "model/python/value.h"

namespace retort::bindings {

/// What the calls of a script leave behind.
struct Recorder
{
    QList<operations::Operation> operations;
    QList<SourceRange> ranges;
    QStringList warnings;
    QStringList logged;
    /// Rows of a query that the script holds: what a session writes from then on depends on them.
    std::optional<python::UnknownReason> sessionRows;

    void record(operations::Operation operation, const SourceRange &range)
    {
        operations.append(std::move(operation));
        ranges.append(range);
    }
};

} // namespace retort::bindings
