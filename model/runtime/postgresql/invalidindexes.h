// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/runtime/runoutcome.h"

namespace retort::runtime::postgresql {

/// The indexes that are marked invalid, which is how CREATE INDEX CONCURRENTLY leaves one that it could not finish. Those of
/// partitioned tables are left out: they are invalid until each partition has its part.
SqlResult<QList<InvalidIndex>> invalidIndexes(Connection &connection);

} // namespace retort::runtime::postgresql
