// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/dialectoptions.h"
#include "model/schema/identifier.h"

namespace retort::schema {

/// One element of an index: a column by its key, or an expression.
struct IndexElement
{
    QString column;    ///< empty when it is an expression
    SqlPtr expression;
};

struct Index
{
    Identifier name; ///< empty: the naming convention makes it (spec §4.5)
    QList<IndexElement> elements;
    bool unique = false;
    /// postgresql_using, _where, _ops, _with, _include, _concurrently, _tablespace, _nulls_not_distinct; sqlite_where
    DialectOptions options;
};

} // namespace retort::schema
