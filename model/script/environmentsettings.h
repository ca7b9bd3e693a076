// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"

#include <QHash>
#include <QMap>
#include <optional>

namespace retort::script {

/// What env.py gives to `context.configure(…)`, and Flask code to `Migrate(…)`, as far as it can be read without
/// running anything (spec §3.2, §3.4). What is absent there, or is not a literal, is empty here and Alembic's default
/// applies.
struct EnvironmentSettings
{
    QString versionTable = QStringLiteral("alembic_version");
    QString versionTableSchema; ///< empty: the default schema
    bool versionTablePrimaryKey = true;
    std::optional<bool> renderAsBatch;
    std::optional<bool> transactionPerMigration;
    std::optional<bool> transactionalDdl;
    std::optional<bool> compareType; ///< a callable is not known
    std::optional<bool> compareServerDefault;
    std::optional<bool> includeSchemas;
    QMap<QString, QString> namingConvention; ///< of MetaData(naming_convention={…}); empty: SQLAlchemy's default

    /// Where each setting was read, by the name of its keyword ("version_table", "naming_convention").
    QHash<QString, SourceRange> ranges;
    /// Keywords that are given, but not as a literal, and where.
    QHash<QString, SourceRange> notKnown;
    bool usesFlask = false; ///< env.py asks Flask for its configuration, so that Migrate(…) has a say
};

} // namespace retort::script
