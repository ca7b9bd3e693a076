// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/newrevision.h"

namespace retort::ui {

/// A revision as it would be written, for looking at it first.
struct ComposedRevision
{
    script::authoring::RevisionDraft draft;
    plan::RevisionText text;
    QString shown; ///< the text as it is read back
};

/// Looks at the version locations: for a worker thread.
Result<ComposedRevision> composed(const script::ProjectSnapshot &snapshot, const script::authoring::RevisionRequest &request);

/// What a file in this encoding says; Latin-1 where nobody knows the encoding.
QString decoded(const QByteArray &content, const QString &encoding);

/// The command that does the same, quoted as for a shell. The identifier is left out unless the user chose it.
QString revisionCommand(const script::ProjectSnapshot &snapshot, const script::authoring::RevisionRequest &request,
                        bool isMerge, bool choseId);

/// "Now" for a new revision: microseconds since the epoch.
qint64 revisionMoment();

} // namespace retort::ui
