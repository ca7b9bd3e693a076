// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"

#include <QStringList>

namespace retort::dialect {

/// A statement's place in a text; `text` is without surrounding white space and without the closing semicolon.
struct SplitStatement
{
    QString text;
    qsizetype offset = 0; ///< of `text` in the whole, in UTF-16 units
};

/// Splits a script at the semicolons that end statements: not those in strings, quoted names, comments, dollar quotes, nor
/// (SQLite) in the body of CREATE TRIGGER. Text without a statement (comments only) is left out.
QList<SplitStatement> splitStatements(const QString &sql, Dialect dialect);

} // namespace retort::dialect
