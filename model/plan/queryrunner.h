// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/databaseanswers.h"

namespace retort::plan {

/// Reads from a database for a preview. `runtime` has one on a read-only connection.
class QueryRunner
{
public:
    QueryRunner() = default;
    virtual ~QueryRunner() = default;
    QueryRunner(const QueryRunner &) = delete;
    QueryRunner &operator=(const QueryRunner &) = delete;

    /// The rows of one statement that only reads; an exception where the database says no.
    virtual bindings::Answered<bindings::QueryAnswer> query(const QString &sql) = 0;
    /// Which database it is, without secrets, for people.
    virtual QString description() const = 0;
};

} // namespace retort::plan
