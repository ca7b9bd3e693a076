// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/value.h"

#include <QStringList>
#include <chrono>
#include <functional>
#include <variant>

namespace retort::python {

/// How much a script may use before it is stopped.
struct Budget
{
    qint64 steps = 5'000'000;                     ///< statements and expressions
    int callDepth = 400;
    qint64 bytes = 512LL * 1024 * 1024;           ///< allocated in all, not live
    std::chrono::milliseconds time{1600};
    std::function<bool()> cancelled;              ///< asked now and then; may be null
};

enum class BudgetKind { Steps, CallDepth, Bytes, Time, Cancelled };

struct Completed
{
    Value value;
};

/// The script raised, as it would in Python.
struct Raised
{
    QString type;                       ///< "KeyError", "sqlalchemy.exc.ArgumentError"
    QString message;                    ///< str(exception)
    SourceRange range;                  ///< where it was raised
    std::vector<SourceRange> traceback; ///< outermost call first
    Value exception;                    ///< None for a syntax error
};

/// Evaluation could not go on, since the way depends on something unknown.
using StoppedByUnknown = UnknownReason;

struct BudgetExceeded
{
    BudgetKind which = BudgetKind::Steps;
    SourceRange range;
    bool whileImporting = false; ///< a module that the script imports was being loaded: not a fault of the script
    QString message() const;
};

/// How an evaluation ended. Values in it live as long as the interpreter.
struct Outcome
{
    std::variant<Completed, Raised, StoppedByUnknown, BudgetExceeded> result;
    /// Calls of unknown callables (NeedsPython) that were made on the way. What they did is not known: when this is not
    /// empty, whatever the script recorded may be incomplete.
    std::vector<UnknownReason> unknownCalls;

    bool isCompleted() const { return std::holds_alternative<Completed>(result); }
    const Raised *raised() const { return std::get_if<Raised>(&result); }
    const UnknownReason *unknown() const { return std::get_if<StoppedByUnknown>(&result); }
    const BudgetExceeded *budget() const { return std::get_if<BudgetExceeded>(&result); }
    Value value() const { return isCompleted() ? std::get<Completed>(result).value : Value(); }
};

} // namespace retort::python
