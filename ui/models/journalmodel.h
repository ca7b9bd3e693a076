// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"

#include <QAbstractTableModel>

namespace retort::ui {

/// Runs of the journal, newest first: when, who, where, what, and what came of it.
class JournalModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhenColumn, WhatColumn, WhereColumn, MoveColumn, WhoColumn, OutcomeColumn, ColumnCount };
    enum ItemRole { IdRole = Qt::UserRole + 1 };

    explicit JournalModel(QObject *parent = nullptr);

    void setRuns(const QList<runtime::JournalRun> &runs);
    const QList<runtime::JournalRun> &runs() const { return m_runs; }
    int rowOf(qint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<runtime::JournalRun> m_runs;
};

} // namespace retort::ui
