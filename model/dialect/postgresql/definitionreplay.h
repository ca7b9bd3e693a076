// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/postgresql/parsetree.h"

namespace retort::dialect::postgresql {

/// Applies a statement that a script sends as text to the catalog, as PostgreSQL's grammar reads it. What it touches but cannot be
/// followed is marked uncertain. False when the grammar refuses it, or when it may do anything (a DO block).
bool replayDefinition(const QString &sql, schema::Catalog &catalog);

// The statements by what they define; each is false for a node that is not its business.
bool replayTableStatement(const QString &node, const QJsonObject &statement, const ParsedText &text, schema::Catalog &catalog);
bool replayObjectStatement(const QString &node, const QJsonObject &statement, const QString &sql, schema::Catalog &catalog);

/// Why a table is uncertain after such a statement.
QString uncertainBy(const QString &what);

} // namespace retort::dialect::postgresql
