// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace retort::dialect::postgresql {

/// The statements of a text as PostgreSQL's own grammar reads them, each an object with one member, named after its node
/// ("CreateStmt", "AlterTableStmt": PostgreSQL's src/include/nodes/parsenodes.h); locations are bytes of the UTF-8 text. Nothing
/// for a text that the grammar refuses, that is too long or nested too deeply.
std::optional<QJsonArray> parsedStatements(const QString &sql);

} // namespace retort::dialect::postgresql
