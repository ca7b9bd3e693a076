// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/blocker.h"

#include <QAbstractTableModel>

namespace retort::ui {

/// The sessions that a run waits for.
class BlockersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ProcessColumn, UserColumn, ApplicationColumn, StateColumn, AgeColumn, QueryColumn, ColumnCount };

    explicit BlockersModel(QObject *parent = nullptr);

    /// Updates in place while the sessions stay the same, so that a selection survives.
    void setBlockers(const runtime::Blockers &blockers);
    const runtime::Blockers &blockers() const { return m_blockers; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    runtime::Blockers m_blockers;
};

/// "45 s", "3 min", "2 h".
QString ageText(qint64 seconds);

} // namespace retort::ui
