// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/driftcheck.h"

#include "model/plan/planner.h"
#include "model/runtime/catalogverification.h"
#include "model/runtime/versiontable.h"
#include "model/script/migrationsteps.h"
#include "ui/background.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int mostRevisions = 2000; ///< longer histories are compared only when somebody asks
constexpr qint64 slowLook = 4000; ///< milliseconds; a database that needs more is asked once
constexpr int delay = 600; ///< milliseconds after which a database is worth a closer look

bool isWorthALook(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry &database)
{
    return database.state == DatabaseEntry::State::Known && !database.rows.isEmpty()
        && snapshot->map.revisionCount() <= mostRevisions
        && script::unknownRows(snapshot->map, database.rows).isEmpty();
}

} // namespace

bool isForeign(const schema::CatalogDifference &difference)
{
    using Subject = schema::CatalogDifference::Subject;
    if (difference.change != schema::CatalogDifference::Change::Extra)
        return false;
    switch (difference.subject) {
    case Subject::Schema:
    case Subject::Table:
    case Subject::UserType:
    case Subject::Sequence:
    case Subject::View:
    case Subject::MaterializedView:
    case Subject::Trigger:
    case Subject::Function:
        return true;
    default:
        return false;
    }
}

Result<Drift> findDrift(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry &database,
    const plan::VersionTableName &versionTable, std::stop_token stop)
{
    const auto connection = runtime::Connection::open(database.lookingSpec());
    if (!connection)
        return failure(connection.error());
    const auto rows = runtime::readVersionTable(**connection, versionTable);
    if (!rows)
        return failure(rows.error());
    plan::Planner planner(snapshot); // the window's own is busy with previews
    const auto expected = planner.catalogAt(rows->heads, planner.request(database.spec.dialect), stop);
    if (stop.stop_requested())
        return failure(plan::PlanStopped, u"Stopped"_s);
    const auto comparison = runtime::compareWithDatabase(**connection, *expected, versionTable);
    if (!comparison)
        return failure(comparison.error());
    return Drift{comparison->differences, comparison->uncompared};
}

DriftCheck::DriftCheck(QObject *parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &DriftCheck::look);
}

DriftCheck::~DriftCheck()
{
    m_stop.request_stop();
}

void DriftCheck::watch(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry *database,
    const plan::VersionTableName &versionTable)
{
    if (database && database->state == DatabaseEntry::State::Reading)
        return; // it will be something else in a moment, or what it was
    const bool isWorthIt = snapshot && database && isWorthALook(snapshot, *database);
    const QString place = isWorthIt ? database->id + u'\x1f' + database->rows.join(u',') : QString();
    if (place == m_place && (place.isEmpty() || snapshot == m_snapshot))
        return;
    m_stop.request_stop();
    ++m_generation;
    m_isLooking = false;
    m_place = place;
    m_snapshot = snapshot;
    m_versionTable = versionTable;
    take(Drift());
    m_delay.stop();
    if (!isWorthIt || m_slow.contains(database->id))
        return;
    m_database = *database;
    m_delay.start();
}

void DriftCheck::forget()
{
    m_slow.clear();
    if (m_place.isEmpty() || m_isLooking)
        return;
    m_delay.start();
}

void DriftCheck::look()
{
    m_stop = {};
    m_isLooking = true;
    m_elapsed.start();
    inBackground(
        databaseThreads(), this,
        [snapshot = m_snapshot, database = m_database, table = m_versionTable, stop = m_stop.get_token()] {
            return findDrift(snapshot, database, table, stop);
        },
        [this, generation = m_generation](const Result<Drift> &drift) {
            if (generation != m_generation)
                return;
            m_isLooking = false;
            if (m_elapsed.elapsed() > slowLook)
                m_slow.insert(m_database.id);
            take(drift);
        });
}

/// A database that cannot be compared has no drift that anybody could tell of; why it cannot be read is said elsewhere.
void DriftCheck::take(const Result<Drift> &drift)
{
    QStringList differences;
    if (drift)
        for (const schema::CatalogDifference &difference : drift->differences)
            if (!isForeign(difference))
                differences << schema::describe(difference);
    if (differences == m_differences)
        return;
    m_differences = differences;
    Q_EMIT changed();
}

} // namespace retort::ui
