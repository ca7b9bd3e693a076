// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/operationsmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

OperationsModel::OperationsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OperationsModel::setStep(const plan::PlannedStep &step)
{
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < step.operations.size(); ++i) {
        const operations::Operation &operation = step.operations[i];
        m_rows.append({operations::describe(operation), operations::tablesOf(operation).join(u", "_s),
                       step.operationRanges.value(i)});
    }
    endResetModel();
}

void OperationsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OperationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case OperationColumn:
        return row.operation;
    case TableColumn:
        return row.table;
    default:
        return row.range.isValid() ? QString::number(row.range.startLine) : QString();
    }
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OperationColumn:
        return tr("Operation");
    case TableColumn:
        return tr("Table");
    case LineColumn:
        return tr("Line");
    default:
        return {};
    }
}

} // namespace retort::ui
