// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/statement.h"
#include "model/schema/raised.h"
#include "model/schema/sqltype.h"

/// What both dialects' type compilers are made of.
namespace retort::dialect {

/// "VARCHAR(20) COLLATE "C"": the length is left out when it is absent or 0.
QString sizedWord(const QString &word, std::optional<int> length, const QString &collation);
QString sizedWord(const QString &word, const schema::SqlType &type);

/// "NUMERIC(10, 2)": a scale without a precision is not written.
QString numericWord(const QString &word, const schema::SqlType &type);

/// The VARCHAR that holds an Enum's longest label.
QString enumVarchar(const schema::SqlType &type);

/// The types that read alike on both dialects; `type` has been through forDialect().
schema::OrRaised<QString> compileCommonType(const schema::SqlType &type, Dialect dialect);

/// SQLAlchemy's UnsupportedCompilationError.
tl::unexpected<schema::Raised> unsupportedType(const schema::SqlType &type, Dialect dialect);

} // namespace retort::dialect
