// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QHash>
#include <QMap>
#include <optional>
#include <variant>

namespace retort::script {

/// `[tool.alembic]` of a pyproject.toml (spec §3.1); everything else in the file is left alone.
struct AlembicToml
{
    using Value = std::variant<QString, bool, qint64, QStringList>;

    struct Entry
    {
        Value value;
        SourceRange range;
    };

    QString path;
    QHash<QString, Entry> values;
    QList<QMap<QString, QString>> postWriteHooks;

    static constexpr qint64 maxSize = 4 * 1024 * 1024;

    /// Nothing when the file has no such table.
    static Result<std::optional<AlembicToml>> read(const QString &path);
    static Result<std::optional<AlembicToml>> parse(const QByteArray &text, const QString &path);
};

} // namespace retort::script
