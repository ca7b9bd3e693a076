// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/versiontablename.h"
#include "model/runtime/connection.h"

#include <QMap>

namespace retort::runtime {

/// A schema in the engine's own words: "column public.users.name" to "character varying(20) not null". It tells whether two states
/// of databases of one engine are the same, and what is not; it knows every kind of object that the engine can describe, but
/// nothing of what the description means. The order of columns does not count, nor does the version table.
using SchemaFingerprint = QMap<QString, QString>;

SqlResult<SchemaFingerprint> schemaFingerprint(Connection &connection, const plan::VersionTableName &versionTable);

/// "missing: …", "added: …", "changed: … from … to …"; empty when they are the same. At most `limit` lines.
QStringList fingerprintDifferences(const SchemaFingerprint &before, const SchemaFingerprint &after, int limit = 50);

} // namespace retort::runtime
