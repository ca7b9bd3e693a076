// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/expressioncompiler.h"

#include "model/dialect/expressionwriter.h"
#include "model/expression/grouping.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;
using schema::OrRaised;

OrRaised<QString> compileStatement(const schema::SqlPtr &statement, Dialect dialect, bool forRunning)
{
    return compileExpression(statement, dialect, {.forRunning = forRunning});
}

OrRaised<QString> compileExpression(const schema::SqlPtr &expression, Dialect dialect, const ExpressionOptions &options)
{
    const ElementPtr element = fromSchema(expression);
    if (!element)
        return QString();
    Scope scope;
    scope.includeTable = options.includeTable && !options.ddl;
    scope.useSchema = scope.includeTable;
    const std::unique_ptr<ExpressionWriter> writer = makeExpressionWriter(dialect);
    writer->setForRunning(options.forRunning);
    const QString text = writer->write(element, scope);
    return writer->finished(text);
}

OrRaised<QString> compileDdlExpression(const schema::SqlPtr &expression, Dialect dialect)
{
    return compileExpression(expression, dialect, {.includeTable = false, .ddl = true});
}

OrRaised<QString> compileIndexExpression(const schema::SqlPtr &expression, Dialect dialect)
{
    const ElementPtr element = fromSchema(expression);
    if (!element)
        return QString();
    return compileDdlExpression(grouped(element, Rank{Operator::Custom, 1000}), dialect);
}

} // namespace retort::dialect
