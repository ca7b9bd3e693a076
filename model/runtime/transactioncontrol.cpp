// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/transactioncontrol.h"

#include "model/runtime/postgresql/transactioncontrol.h"
#include "model/runtime/sqlite/transactioncontrol.h"

namespace retort::runtime {

std::unique_ptr<TransactionControl> TransactionControl::create(
    Connection &connection, const plan::MigrationPlan &plan, const RunOptions &options)
{
    if (connection.dialect() == dialect::Dialect::Sqlite)
        return std::make_unique<sqlite::TransactionControl>(connection, plan);
    return std::make_unique<postgresql::TransactionControl>(connection, plan.versionTable, options);
}

} // namespace retort::runtime
