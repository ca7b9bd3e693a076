// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/script/projectsnapshot.h"

#include <functional>
#include <stop_token>

namespace retort::plan {

/// Codes of the diagnostics that a rendered revision carries.
inline constexpr ErrorCode PreviewNeedsData("preview.needs-data");
inline constexpr ErrorCode PreviewNeedsPython("preview.needs-python");
inline constexpr ErrorCode PreviewError("preview.error");
inline constexpr ErrorCode PreviewWarning("preview.warning");

/// What to render of a history.
struct RenderRequest
{
    QList<dialect::Dialect> dialects{dialect::Dialect::Sqlite, dialect::Dialect::Postgresql};
    QList<script::StepKind> directions{script::StepKind::Upgrade, script::StepKind::Downgrade};
    QList<int> revisions; ///< indices in the map; empty: all. What lies below them is replayed all the same.
};

/// The SQL of one revision by itself: one direction, one dialect, one engine.
struct RenderedRevision
{
    QString revision;
    QStringList downRevisions;
    QString file;      ///< relative to the script folder, with slashes
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
    script::StepKind direction = script::StepKind::Upgrade;
    QString engine;    ///< of a script for several databases; else empty
    PreviewStatus status = PreviewStatus::Exact;
    /// The statements of the script alone, as far as they are known, each ended by a semicolon, with an empty line between them.
    /// No BEGIN, no COMMIT, nothing of the version table.
    QString sql;
    Diagnostics diagnostics; ///< why it is not exact first, then warnings
};

/// Receives each revision as soon as it is known, with how many of how many there are. Called from the thread of render().
using RenderSink = std::function<void(const RenderedRevision &revision, int done, int total)>;

/// Renders every revision in the order of the history, base first, each on a database that is exactly where it starts: in one
/// pass, with every script evaluated once, on all cores. Returns false when it was stopped.
bool render(const script::ProjectSnapshotPtr &snapshot, const RenderRequest &request, const RenderSink &sink, std::stop_token stop = {});

/// "exact", "needs data", "needs python" or "error": what files and JSON call a status.
QLatin1StringView statusWord(PreviewStatus status);
/// "sqlite" or "postgresql".
QLatin1StringView dialectWord(dialect::Dialect dialect);
/// "upgrade" or "downgrade".
QLatin1StringView directionWord(script::StepKind kind);

/// One line of JSON without its line break: {revision, down_revision, file, dialect, direction, status, sql, diagnostics}, and
/// engine where there is one.
QByteArray jsonLine(const RenderedRevision &revision, const QString &scriptFolder);

/// A file for a person: a heading in comments that says what this is and how far it can be trusted, then the SQL.
QByteArray sqlFile(const RenderedRevision &revision);

} // namespace retort::plan
