// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/compile.h"
#include "model/dialect/ddltext.h"

namespace retort::dialect {

/// Collects what one operation sends. It belongs to the call of compile() that made it.
class Emitter
{
public:
    Emitter(const CompileContext &context, CompileOutcome &outcome, int operation)
        : m_context(context)
        , m_outcome(outcome)
        , m_operation(operation)
    {
    }

    /// Adds a statement, its ends stripped. Tabs of the script's own SQL stay, for they may be data.
    void emit(const QString &sql);
    /// The same for text that may not have come to be; the error is handed on.
    OrRaised<void> emit(const OrRaised<QString> &sql);
    void warn(const QString &warning) { m_outcome.warnings << warning; }

    Dialect dialect() const { return m_context.dialect; }

private:
    const CompileContext &m_context;
    CompileOutcome &m_outcome;
    int m_operation;
};

} // namespace retort::dialect
