// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/runevent.h"
#include "model/plan/migrationplan.h"

#include <QAbstractListModel>

namespace retort::ui {

enum class RunState { Waiting, Running, Done, Failed, Undone };

/// The statements of a plan in running order, and how far each has come.
class RunModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { StateRole = Qt::UserRole + 1, StepRole, TimeRole, OutsideTransactionRole };

    explicit RunModel(QObject *parent = nullptr);

    void setPlan(const plan::MigrationPlan &plan);
    void take(const runtime::RunEvent &event);
    /// Shows what an outcome says: statements that were undone again, and the one that failed.
    void finish(const runtime::RunOutcome &outcome);

    int statementCount() const { return int(m_rows.size()); }
    int doneCount() const { return m_done; }
    int currentRow() const { return m_current; }
    QString allSql() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString sql;
        int step = -1;
        int statement = 0;
        bool bookkeeping = false;
        bool transactional = true;
        RunState state = RunState::Waiting;
        qint64 microseconds = -1;
        qint64 affected = -1;
    };

    int rowOf(int step, int statement, bool bookkeeping) const;
    void setState(int row, RunState state);
    QString timeText(const Row &row) const;

    QList<Row> m_rows;
    QHash<int, int> m_firstRow; ///< by step
    int m_done = 0;
    int m_current = -1;
};

/// The steps of a plan and how far each has come.
class StepsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { StateRole = Qt::UserRole + 1, DetailRole, ProblemRole };

    explicit StepsModel(QObject *parent = nullptr);

    void setPlan(const plan::MigrationPlan &plan);
    void take(const runtime::RunEvent &event);
    void finish(const runtime::RunOutcome &outcome);
    /// The row of a step; -1 stands for making the version table.
    int rowOf(int step) const { return step + m_offset; }
    int stepOf(int row) const { return row - m_offset; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString title;
        QString detail;
        bool isProblem = false;
        RunState state = RunState::Waiting;
    };

    void setState(int row, RunState state);

    QList<Row> m_rows;
    int m_offset = 0;
};

} // namespace retort::ui
