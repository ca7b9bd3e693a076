// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/blockersmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

QString ageText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    if (seconds < 2 * minute)
        return BlockersModel::tr("%1 s").arg(seconds);
    return seconds < 2 * hour ? BlockersModel::tr("%1 min").arg(seconds / minute) : BlockersModel::tr("%1 h").arg(seconds / hour);
}

BlockersModel::BlockersModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void BlockersModel::setBlockers(const runtime::Blockers &blockers)
{
    const bool same = std::equal(blockers.cbegin(), blockers.cend(), m_blockers.cbegin(), m_blockers.cend(),
        [](const runtime::Blocker &a, const runtime::Blocker &b) { return a.pid == b.pid && a.backendStart == b.backendStart; });
    if (!same)
        beginResetModel();
    m_blockers = blockers;
    if (!same)
        endResetModel();
    else if (!blockers.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BlockersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_blockers.size());
}

int BlockersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BlockersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const runtime::Blocker &blocker = m_blockers[index.row()];
    switch (index.column()) {
    case ProcessColumn:
        return QString::number(blocker.pid);
    case UserColumn:
        return blocker.user;
    case ApplicationColumn:
        return blocker.application.isEmpty() ? tr("(unnamed)") : blocker.application;
    case StateColumn:
        return blocker.state;
    case AgeColumn:
        return ageText(std::max(blocker.stateSeconds, blocker.transactionSeconds));
    case QueryColumn:
        return blocker.query.isEmpty() ? tr("(not visible to this role)")
            : role == Qt::ToolTipRole  ? blocker.query
                                       : blocker.query.simplified();
    default:
        return {};
    }
}

QVariant BlockersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ProcessColumn:
        return tr("Process");
    case UserColumn:
        return tr("User");
    case ApplicationColumn:
        return tr("Application");
    case StateColumn:
        return tr("State");
    case AgeColumn:
        return tr("For");
    case QueryColumn:
        return tr("Query");
    default:
        return {};
    }
}

} // namespace retort::ui
