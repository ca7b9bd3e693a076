// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/runevent.h"
#include "ui/models/runstate.h"

#include <QAbstractListModel>

namespace retort::ui {

/// "1.4 ms", "3 rows · 2.0 s"; empty for a time that is not known.
QString statementTimeText(qint64 microseconds, qint64 affected);

/// What the mark before a line says, for those who hear it.
QString runStateText(RunState state);

/// The statements of a plan in running order, and how far each has come. A script that asks the database while it runs brings
/// statements that no preview had: they get their rows when they start.
class RunModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole {
        StateRole = Qt::UserRole + 1,
        StepRole,
        TimeRole,
        OutsideTransactionRole,
        NoteRole,        ///< a quiet line below: why it was skipped, which locks it took
        PlaceholderRole, ///< stands for statements that are not known before the run
    };
    /// Of one script; what comes after them shares one row, so that a script that loops over a table does not fill the memory.
    static constexpr int mostLiveRows = 2000;

    explicit RunModel(QObject *parent = nullptr);

    void setPlan(const plan::MigrationPlan &plan);
    void take(const runtime::RunEvent &event);
    /// Shows what an outcome says: statements that were undone again, and the one that failed.
    void finish(const runtime::RunOutcome &outcome);

    int statementCount() const { return int(m_rows.size()) - m_placeholders; }
    int doneCount() const { return m_done; }
    int currentRow() const { return m_current; }
    QString allSql() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString sql;
        int step = -1; ///< -1: making the version table
        int statement = 0;
        bool bookkeeping = false;
        bool transactional = true;
        bool committed = false;
        bool placeholder = false;
        RunState state = RunState::Waiting;
        qint64 microseconds = -1;
        qint64 affected = -1;
        QString note;
    };

    static constexpr int notBegun = -1; ///< statement number of a live script's row before it is its turn

    static Row placeholderFor(const plan::PlannedStep &planned, int step);
    int rowOf(int step, int statement, bool bookkeeping) const;
    bool isLive(int step) const { return m_liveSteps.contains(step); }
    int liveRowFor(int step, int statement, const QString &sql);
    int insertLiveRow(int step, int statement, const QString &sql);
    void removeRow(int row);
    void dropPlaceholder(int step);
    void endLiveStep(int step);
    void takeStart(const runtime::StatementStarted &started);
    void takeEnd(const runtime::StatementFinished &finished);
    void takeLocks(const runtime::LocksTaken &taken);
    void takeSkipped(const runtime::SkippedStatement &skipped);
    void startAgain();
    void setState(int row, RunState state);
    void setNote(int row, const QString &note);

    QList<Row> m_rows;
    QHash<int, int> m_firstRow; ///< by step
    QHash<int, int> m_liveSteps; ///< steps whose scripts ask while they run, with the statements that they have begun
    int m_placeholders = 0;
    int m_done = 0;
    int m_current = -1;
};

} // namespace retort::ui
