// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QDateTime>

namespace retort::script::authoring {

/// The moment at which a revision is made, in the project's time zone.
struct CreateDate
{
    QDateTime time; ///< to the second
    int microseconds = 0;
    bool showsOffset = false; ///< a time zone was asked for: the text ends in its offset

    /// As Python's str(datetime): "2024-01-02 03:04:05.678901+00:00".
    QString text() const;
};

/// `moment` in microseconds since the epoch (UTC); `timezone` is the option of the ini, empty for local time (spec §3.1). The error
/// TimezoneNotFound has Alembic's text.
Result<CreateDate> createDate(qint64 moment, const QString &timezone);

} // namespace retort::script::authoring
