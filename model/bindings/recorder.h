// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/scriptevaluation.h"
#include "model/python/value.h"

#include <QHash>

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
    int savepoints = 0; ///< made so far
    /// Something recorded above that Alembic's --sql prints otherwise than a run executes it.
    std::optional<python::UnknownReason> doubt;
    /// Statements whose rows are not known, and where the script executed them.
    QList<std::pair<SourceRange, expression::ElementPtr>> questions;
    /// The Python classes behind Enum types: their members are what a row holds.
    QHash<QString, python::Value> enumClasses; ///< by enumKey()
    /// The TypeDecorators of the script by their class names: they convert the values of their columns.
    QHash<QString, python::Value> decorators;
    /// What @compiles registered, by class: functions that write the SQL on this dialect.
    QHash<const python::Class *, python::Value> compilers;

    void record(operations::Operation operation, const SourceRange &range)
    {
        operations.append(std::move(operation));
        ranges.append(range);
    }
};

} // namespace retort::bindings
