// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sourcerange.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace retort {

/// Stable name of a kind of failure, such as "revision.multiple-heads". Interface and tests compare codes, never texts;
/// each room declares its own as `inline constexpr ErrorCode`.
using ErrorCode = QLatin1StringView;

/// Why a request could not be met. A broken *script* is a Diagnostic instead.
struct Error
{
    ErrorCode code;
    QString message;       ///< what happened; Alembic's wording where Alembic has one
    QString hint;          ///< what was left unchanged and what to do next; may be empty
    QString detail;        ///< what a server or the system said, verbatim; may be empty
    SourceRange range;     ///< where in a script, if anywhere
    QStringList revisions; ///< the revisions concerned
};

} // namespace retort
