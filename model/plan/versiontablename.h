// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::plan {

/// Where the applied revisions are stored (spec §3.2).
struct VersionTableName
{
    QString table = QStringLiteral("alembic_version");
    QString schema;          ///< empty: the default schema
    bool primaryKey = true;

    friend bool operator==(const VersionTableName &, const VersionTableName &) = default;
};

} // namespace retort::plan
