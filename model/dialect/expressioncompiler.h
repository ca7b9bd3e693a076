// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/expression/element.h"
#include "model/schema/raised.h"

namespace retort::dialect {

struct ExpressionOptions
{
    bool includeTable = true; ///< t.c for a column of table t; DDL says just c
    bool forRunning = false;  ///< to be executed, not to be printed: every value has a literal
    bool ddl = false;         ///< inside CREATE INDEX, CHECK, DEFAULT: no table names, and column keys are plain names
};

/// A whole statement with every value written into it, as SQLAlchemy 2.0 does with literal_binds (spec §4.6). Tabs and the closing
/// semicolon are left to the caller.
schema::OrRaised<QString> compileStatement(const schema::SqlPtr &statement, Dialect dialect, bool forRunning = false);

/// An expression with every value written into it.
schema::OrRaised<QString> compileExpression(const schema::SqlPtr &expression, Dialect dialect,
    const ExpressionOptions &options = {});

/// An expression as CHECK, DEFAULT, GENERATED and partial indexes contain it: no table names (spec §4.3).
schema::OrRaised<QString> compileDdlExpression(const schema::SqlPtr &expression, Dialect dialect);

/// The same with the parentheses that an indexed expression needs: functions bare, operators in parentheses (spec §4.5).
schema::OrRaised<QString> compileIndexExpression(const schema::SqlPtr &expression, Dialect dialect);

} // namespace retort::dialect
