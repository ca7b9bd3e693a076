// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/migrationplan.h"
#include "model/plan/queryrunner.h"
#include "model/script/projectsnapshot.h"

#include <memory>
#include <stop_token>

namespace retort::plan {

inline constexpr ErrorCode PlanStopped("plan.stopped");
inline constexpr ErrorCode PlanNotThere("plan.not-there"); ///< the database is on the other side of the revision already

/// Where a plan starts from, and how it is to be written.
struct PlanRequest
{
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
    QStringList startingHeads;       ///< the rows of the version table
    bool versionTableExists = false;
    /// The schema of the connected database, read before planning; null replays the history up to `startingHeads` instead.
    std::shared_ptr<const schema::Catalog> catalog;
    bool offline = false;            ///< what context.is_offline_mode() answers: true for `--sql`
    QStringList xArguments;          ///< `-x key=value`
    QString tag;                     ///< `--tag`
    bool purge = false;              ///< `stamp --purge`
    /// Which of a project's several databases this is (see engines.h): it decides which functions of a script run.
    std::optional<QString> engine = {};
    VersionTableName versionTable;
    bool transactionPerMigration = false;
    bool transactionalDdl = true;    ///< whether `--sql` prints BEGIN and COMMIT
    /// Answers the questions of scripts that need data, so that their previews become exact; null leaves them as they are. The
    /// catalog above must be that of the same database.
    QueryRunner *questions = nullptr;
};

/// Decides what an upgrade, downgrade or stamp would do. Reads scripts of the snapshot, connects to nothing and executes nothing.
/// Scripts that were evaluated once are remembered, so that one planner should serve a snapshot for its whole life.
/// Functions may be called from any thread, one at a time gets through. A request to stop is the error PlanStopped.
class Planner
{
public:
    explicit Planner(script::ProjectSnapshotPtr snapshot);
    ~Planner();

    const script::ProjectSnapshotPtr &snapshot() const;
    /// A request with the settings that the project itself gives: version table and transaction mode.
    PlanRequest request(dialect::Dialect dialect) const;

    Result<MigrationPlan> upgrade(const QString &target, const PlanRequest &request, std::stop_token stop = {});
    Result<MigrationPlan> downgrade(const QString &target, const PlanRequest &request, std::stop_token stop = {});
    Result<MigrationPlan> stamp(const QStringList &targets, const PlanRequest &request, std::stop_token stop = {});

    /// No step at all: the version table is made where there is none (`alembic ensure_version`).
    MigrationPlan ensureVersionTable(const PlanRequest &request) const;

    /// The schema that these revisions, with all below them, make of an empty database. What is not known for certain is marked so.
    std::shared_ptr<const schema::Catalog> catalogAt(const QStringList &revisions, const PlanRequest &request, std::stop_token stop = {});

    /// One revision by itself, in one direction, on a database that is exactly where this revision starts. What came before
    /// is replayed where the SQL depends on it; `withSchema` always replays it, so that the step tells `before` and `after`.
    /// `engine` is one of several databases; nothing for a script that serves one.
    Result<PlannedStep> preview(const QString &revision, script::StepKind kind, dialect::Dialect dialect,
        std::stop_token stop = {}, bool withSchema = false, const std::optional<QString> &engine = {});

    /// The same on a connected database, with its answers: the revision as the last step of the plan that leads to it from where
    /// the database is. An error when no such plan has the revision in that direction.
    Result<PlannedStep> resolve(const QString &revision, script::StepKind kind, const PlanRequest &request,
        std::stop_token stop = {});

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace retort::plan
