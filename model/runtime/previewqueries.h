// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/queryrunner.h"
#include "model/runtime/connection.h"

namespace retort::runtime {

/// Answers a preview's questions on a read-only connection of its own, in one transaction that is rolled back: the engine itself
/// refuses whatever writes. A question has a time limit and a limit of rows. Belongs to the thread that made it.
class PreviewQueries : public plan::QueryRunner
{
public:
    /// Blocks for at most the spec's time-outs.
    static Result<std::unique_ptr<PreviewQueries>> open(ConnectionSpec spec);
    ~PreviewQueries() override;

    bindings::Answered<bindings::QueryAnswer> query(const QString &sql) override;
    QString description() const override;
    Connection &connection() { return *m_connection; }

private:
    explicit PreviewQueries(std::unique_ptr<Connection> connection);
    SqlResult<Reply> limited(const QString &sql);

    std::unique_ptr<Connection> m_connection;
};

} // namespace retort::runtime
