// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "model/runtime/runoutcome.h"
#include "model/runtime/scratchdatabase.h"

#include <functional>
#include <stop_token>

namespace retort::runtime {

/// How one revision stood the test: up, down, up again, the schema looked at after each.
struct RoundTripVerdict
{
    enum class Kind {
        Good,
        UpFailed,        ///< `message` says why; what comes after it was not tried
        DownFailed,      ///< the same; an irreversible downgrade is one of these
        DownDiffers,     ///< the downgrade does not lead back: `differences` from before to after it; `message` says why the
                         ///< revision could not be applied again, where it could not
        UpAgainDiffers,  ///< the second upgrade makes something else than the first
        NotTried,        ///< its SQL is not known, or an earlier one failed
    };

    QString revision;
    Kind kind = Kind::NotTried;
    QString message;
    QStringList differences;
};

using RoundTripSink = std::function<void(const RoundTripVerdict &)>;

/// Tries every revision between where a scratch database stands and `target`, in order. A downgrade that does not lead back is
/// told and the test goes on from the second upgrade where that works. `engine`: which of a project's several databases it is.
Result<QList<RoundTripVerdict>> checkRoundTrip(plan::Planner &planner, const ScratchDatabase &scratch, const QString &target,
    std::stop_token stop = {}, const RoundTripSink &sink = {}, const std::optional<QString> &engine = {});

} // namespace retort::runtime
