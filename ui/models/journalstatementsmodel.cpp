// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journalstatementsmodel.h"

#include "ui/models/runmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

RunState stateOf(const runtime::JournalStatement &statement)
{
    if (statement.state == "done"_L1)
        return RunState::Done;
    if (statement.state == "failed"_L1)
        return RunState::Failed;
    if (statement.state == "undone"_L1)
        return RunState::Undone;
    return statement.state == "skipped"_L1 ? RunState::Skipped : RunState::Running;
}

} // namespace

JournalStatementsModel::JournalStatementsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void JournalStatementsModel::setRun(const runtime::JournalRun &run)
{
    beginResetModel();
    m_statements = run.statements;
    m_failedSql = run.failedSql;
    m_error = run.error;
    endResetModel();
}

int JournalStatementsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_statements.size());
}

QVariant JournalStatementsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const runtime::JournalStatement &statement = m_statements[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return QString(statement.sql + u';');
    case Qt::AccessibleTextRole:
        return QString(runStateText(stateOf(statement)) + u": "_s + statement.sql);
    case RunModel::StateRole:
        return int(stateOf(statement));
    case RunModel::TimeRole:
        return statementTimeText(statement.microseconds, statement.affected);
    case RunModel::OutsideTransactionRole:
        return !statement.inTransaction;
    case RunModel::NoteRole:
    case Qt::ToolTipRole:
        if (stateOf(statement) == RunState::Failed && statement.sql == m_failedSql)
            return m_error;
        return stateOf(statement) == RunState::Undone ? tr("undone with its transaction") : QString();
    default:
        return {};
    }
}

} // namespace retort::ui
