// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::dialect::postgresql {

/// Words that SQLAlchemy quotes for PostgreSQL (spec §4.1): fewer than the server reserves.
bool isReserved(const QString &lowerCaseWord);

} // namespace retort::dialect::postgresql
