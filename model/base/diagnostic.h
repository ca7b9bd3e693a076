// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <QList>

namespace retort {

enum class Severity { Information, Warning, Error };

/// Something worth telling about a script or a project; the rest of it goes on working.
struct Diagnostic
{
    Severity severity = Severity::Warning;
    ErrorCode code;
    QString message;
    QString hint;          ///< what can be done; may be empty
    SourceRange range;
    QStringList revisions; ///< the revisions concerned, the culprit first

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

using Diagnostics = QList<Diagnostic>;

} // namespace retort
