// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/authoring/createdate.h"
#include "model/script/projectsnapshot.h"

#include <optional>

namespace retort::script::authoring {

/// What is asked for when a revision is to be made: the options of `alembic revision` and `alembic merge` (spec §1.1).
struct RevisionRequest
{
    QString id; ///< see newRevisionId()
    std::optional<QString> message;
    QStringList heads{QStringLiteral("head")}; ///< identifiers of the down revisions; `base` for a new base
    bool splice = false; ///< the down revisions need not be heads
    QStringList branchLabels;
    QString versionPath; ///< absolute; empty: the only one, or that of the down revision
    QStringList dependsOn;
    qint64 moment = 0; ///< microseconds since the epoch, UTC
};

// Which of the request's texts is not allowed; that of the message is TextNotAllowed.
inline constexpr ErrorCode IdentifierNotAllowed("revision.id-not-allowed");
inline constexpr ErrorCode IdentifierIsLabel("revision.id-is-label");
inline constexpr ErrorCode LabelNotAllowed("revision.label-not-allowed");

/// A revision before its text is made: everything resolved and allowed, nothing written.
struct RevisionDraft
{
    QString id;
    std::optional<QString> message;
    QStringList downRevisions;
    QStringList branchLabels;
    QStringList dependsOn; ///< ids, or branch labels as they were given
    QString createDate;
    QString path; ///< absolute
    Diagnostics warnings; ///< such as an id that the version table's column cannot hold
};

/// Checks a request against the history. Errors have Alembic's texts where it has one (spec §1.2, §2.3).
Result<RevisionDraft> draftRevision(const ProjectSnapshot &snapshot, const RevisionRequest &request);

/// A fresh identifier: the last twelve hexadecimal digits of a random UUID.
QString newRevisionId();

/// The width of the version table's column: `version_num VARCHAR(32)`.
inline constexpr int versionColumnWidth = 32;

} // namespace retort::script::authoring
