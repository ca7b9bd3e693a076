// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journalmodel.h"

#include "ui/models/journaltext.h"
#include "ui/models/datetext.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QString columnText(const runtime::JournalRun &run, int column)
{
    switch (column) {
    case JournalModel::WhenColumn:
        return dateText(run.started);
    case JournalModel::WhatColumn:
        return runKindText(run);
    case JournalModel::WhereColumn:
        return runPlaceText(run);
    case JournalModel::MoveColumn:
        return runMoveText(run);
    case JournalModel::WhoColumn:
        return run.systemUser;
    default:
        return runOutcomeText(run);
    }
}

QString columnToolTip(const runtime::JournalRun &run, int column)
{
    switch (column) {
    case JournalModel::WhereColumn:
        return run.database;
    case JournalModel::OutcomeColumn:
        return run.error;
    default:
        return columnText(run, column);
    }
}

} // namespace

JournalModel::JournalModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void JournalModel::setRuns(const QList<runtime::JournalRun> &runs)
{
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

int JournalModel::rowOf(qint64 id) const
{
    const auto found = std::find_if(m_runs.cbegin(), m_runs.cend(), [id](const runtime::JournalRun &run) { return run.id == id; });
    return found == m_runs.cend() ? -1 : int(found - m_runs.cbegin());
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const runtime::JournalRun &run = m_runs[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return columnText(run, index.column());
    case Qt::ToolTipRole:
        return columnToolTip(run, index.column());
    case Qt::ForegroundRole:
        if (index.column() == OutcomeColumn)
            return Theme::current().color(runOutcomeRole(run));
        return index.column() == WhoColumn || run.dryRun ? QVariant(Theme::current().color(Role::MutedText)) : QVariant();
    case IdRole:
        return run.id;
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return tr("When");
    case WhatColumn:
        return tr("What");
    case WhereColumn:
        return tr("Where");
    case MoveColumn:
        return tr("From → to");
    case WhoColumn:
        return tr("Who");
    case OutcomeColumn:
        return tr("Outcome");
    default:
        return {};
    }
}

} // namespace retort::ui
