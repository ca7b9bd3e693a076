// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/authoring/filechange.h"
#include "model/script/projectsnapshot.h"

namespace retort::script::authoring {

/// The rows of one database's version table, for knowing what is applied where.
struct DatabaseRows
{
    QString name; ///< for messages
    QStringList rows;
};

/// A script's text with other down revisions: the value of its `down_revision` is replaced, every other byte stays. No ids make it a
/// base. The error HeaderNotEditable tells of a header that is no plain assignment.
Result<QByteArray> withDownRevisions(const MigrationScript &script, const QByteArray &source, const QStringList &downRevisions);

/// What a change of a script's place would write; nothing is written yet.
struct Reparenting
{
    QString path;
    QByteArray before;
    QByteArray after;
};

/// Moves a revision: `downRevisions` are identifiers as a user writes them, none for a base. Refused, with the reason, where a database
/// has applied the revision (its history would no longer be what ran there), or where a cycle would come about.
Result<Reparenting> planReparent(
    const ProjectSnapshot &snapshot, const QString &revision, const QStringList &downRevisions, const QList<DatabaseRows> &databases);

} // namespace retort::script::authoring
