// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalogdifference.h"
#include "model/script/projectsnapshot.h"
#include "ui/models/databaseentry.h"

#include "model/plan/versiontablename.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <stop_token>

namespace retort::ui {

/// How a database differs from what its revisions make of it.
struct Drift
{
    QList<schema::CatalogDifference> differences;
    QList<schema::Uncompared> uncompared;
};

/// What only the database has, whole tables and the like: perhaps another program's, and no sign that anything went
/// wrong.
bool isForeign(const schema::CatalogDifference &difference);

/// Follows the scripts up to the rows of a database in memory and compares the result with its tables. Call it on a
/// worker.
Result<Drift> findDrift(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry &database,
    const plan::VersionTableName &versionTable, std::stop_token stop);

/// Looks for drift of the selected database by itself, once for each place it stands at: not with every refresh, not
/// where a look took long before, and not in very long histories.
class DriftCheck : public QObject
{
    Q_OBJECT

public:
    explicit DriftCheck(QObject *parent = nullptr);
    ~DriftCheck() override;

    void watch(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry *database,
        const plan::VersionTableName &versionTable);
    /// What the database holds may be something else now, though it stands where it stood.
    void forget();
    /// Differences in words, without what only the database has.
    const QStringList &differences() const { return m_differences; }
    bool isLooking() const { return m_isLooking; }

Q_SIGNALS:
    void changed();

private:
    void look();
    void take(const Result<Drift> &drift);

    script::ProjectSnapshotPtr m_snapshot;
    DatabaseEntry m_database;
    plan::VersionTableName m_versionTable;
    QString m_place; ///< what was looked at, or is to be; empty for nothing
    QSet<QString> m_slow; ///< databases that took too long to be asked unasked
    QStringList m_differences;
    QTimer m_delay; ///< what is on the screen comes first
    QElapsedTimer m_elapsed;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_isLooking = false;
};

} // namespace retort::ui
