// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/databasemodel.h"

#include "ui/theme/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

DatabaseModel::Standing severityOf(const DatabaseEntry &entry, const DatabaseStanding &standing)
{
    if (entry.state == DatabaseEntry::State::Failed)
        return DatabaseModel::Bad;
    if (entry.state == DatabaseEntry::State::NeedsPassword)
        return DatabaseModel::Attention;
    switch (standing.kind) {
    case DatabaseStanding::Kind::Unknown:
        return DatabaseModel::Neutral;
    case DatabaseStanding::Kind::UpToDate:
        return DatabaseModel::Good;
    case DatabaseStanding::Kind::UnknownRevision:
        return DatabaseModel::Bad;
    case DatabaseStanding::Kind::Behind:
    case DatabaseStanding::Kind::Empty:
    case DatabaseStanding::Kind::NoVersionTable:
        break;
    }
    return DatabaseModel::Attention;
}

} // namespace

DatabaseModel::DatabaseModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void DatabaseModel::setEntries(const QList<DatabaseEntry> &entries, const script::RevisionMap &map)
{
    QList<DatabaseStanding> standings;
    for (const DatabaseEntry &entry : entries)
        standings << standingOf(entry, map);
    const bool same = std::equal(entries.cbegin(), entries.cend(), m_entries.cbegin(), m_entries.cend(),
                                 [](const DatabaseEntry &a, const DatabaseEntry &b) { return a.id == b.id; });
    if (!same)
        beginResetModel();
    m_entries = entries;
    m_standings = standings;
    if (!same)
        endResetModel();
    else if (!entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int DatabaseModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_entries.size(); ++row)
        if (m_entries[row].id == id)
            return row;
    return -1;
}

int DatabaseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant DatabaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DatabaseEntry &entry = m_entries[index.row()];
    const QString standing = standingText(entry, m_standings[index.row()]);
    switch (role) {
    case Qt::DisplayRole:
        return entry.name();
    case Qt::AccessibleTextRole:
        return QString(entry.name() + u", "_s + standing + u", "_s + engineText(entry));
    case Qt::ToolTipRole:
        return entry.state == DatabaseEntry::State::Failed ? entry.error.message : entry.spec.displayText();
    case IdRole:
        return entry.id;
    case ColorRole:
        return Theme::current().database(entry.color);
    case StandingTextRole:
        return standing;
    case StandingRole:
        return severityOf(entry, m_standings[index.row()]);
    case EngineRole:
        return engineText(entry);
    case EngineIconRole: // who may change it matters more than what it is
        return int(entry.isLocked() || entry.spec.readOnly                     ? Icon::Lock
                       : entry.spec.dialect == dialect::Dialect::Postgresql ? Icon::PostgreSql
                                                                            : Icon::Sqlite);
    default:
        return {};
    }
}

} // namespace retort::ui
