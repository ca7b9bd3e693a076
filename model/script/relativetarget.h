// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace retort::script {

/// `[label@][symbol](+|-)N`, as in "+2", "ae10+1", "lb@head-1" (spec §2.4).
struct RelativeTarget
{
    QString label; ///< empty: none
    QString symbol; ///< empty: relative to what the database has
    QString written; ///< the number with its sign
    qint64 steps = 0;

    static std::optional<RelativeTarget> parse(const QString &text);
    /// Alembic's message for too many steps; `number` as it prints it there.
    QString outOfRange(const QString &number) const;
};

} // namespace retort::script
