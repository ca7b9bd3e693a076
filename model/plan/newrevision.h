// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/authoring/revisiondraft.h"

namespace retort::plan {

/// The Python that goes into a new script, as the lines of a function's body without their first indentation.
struct RevisionBody
{
    QString upgrades = QStringLiteral("pass");
    QString downgrades = QStringLiteral("pass");
    QStringList imports;
};

/// The text of a revision's file, ready to be written.
struct RevisionText
{
    QByteArray content; ///< in the project's output_encoding
    Diagnostics notes; ///< such as why the project's own template was not used
};

/// Fills in the project's script.py.mako in the sandbox: nothing of it is run by Python. A template that needs more than that is
/// replaced by ours, with a note. The result is read back as Alembic would read it: it holds the draft's identifiers, or it is an
/// error (LabelsNotWritten where the template has no place for branch labels).
Result<RevisionText> composeRevision(
    const script::ProjectSnapshot &snapshot, const script::authoring::RevisionDraft &draft, const RevisionBody &body = {});

} // namespace retort::plan
