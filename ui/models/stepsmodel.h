// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "model/runtime/runevent.h"
#include "ui/models/runstate.h"

#include <QAbstractListModel>

namespace retort::ui {

/// Where the script of a step that runs live asks the database, in a few words; and which question, in a sentence.
QString liveDetail(const plan::PlannedStep &planned);
QString liveExplanation(const plan::PlannedStep &planned);

/// What a run does beside the revisions of its plan.
struct RunFrame
{
    QString backupFile; ///< empty: no backup
    bool dryRun = false;

    friend bool operator==(const RunFrame &, const RunFrame &) = default;
};

/// The steps of a run, from the backup to the check of what it left, and how far each has come.
class StepsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { StateRole = Qt::UserRole + 1, DetailRole, ProblemRole };
    static constexpr int versionTableStep = -1;
    static constexpr int noStep = -2; ///< the backup and the check have no statements

    explicit StepsModel(QObject *parent = nullptr);

    /// Shows a plan that has not begun.
    void setPlan(const plan::MigrationPlan &plan, const RunFrame &frame = {});
    void take(const runtime::RunEvent &event);
    void finish(const runtime::RunOutcome &outcome);
    int rowOf(int step) const;
    int stepOf(int row) const;
    int currentRow() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    enum class Part { Backup, VersionTable, Revision, End };

    struct Row
    {
        Part part = Part::Revision;
        int step = noStep;
        QString title;
        QString detail;
        QString explanation = {}; ///< in place of the detail where there is more room
        bool isProblem = false;
        bool committed = false;
        RunState state = RunState::Waiting;
    };

    Row rowFor(const plan::MigrationPlan &plan, int step) const;
    int rowOf(Part part) const;
    void setState(int row, RunState state);
    void setDetail(int row, const QString &detail);
    void takeBackup(const runtime::BackupProgress &progress);
    void endBackup();
    void finishEnd(const runtime::RunOutcome &outcome);
    void startAgain();

    QList<Row> m_rows;
    RunFrame m_frame;
};

} // namespace retort::ui
