// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"

#include <QAbstractTableModel>

namespace retort::ui {

/// The operations of one step: what it does, to which table, and in which line of the script.
class OperationsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OperationColumn, TableColumn, LineColumn, ColumnCount };

    explicit OperationsModel(QObject *parent = nullptr);

    void setStep(const plan::PlannedStep &step);
    void clear();
    SourceRange rangeOf(int row) const { return m_rows.value(row).range; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString operation;
        QString table;
        SourceRange range;
    };

    QList<Row> m_rows;
};

} // namespace retort::ui
