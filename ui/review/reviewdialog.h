// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/runmodel.h"
#include "ui/models/stepsmodel.h"
#include "ui/review/outcometext.h"
#include "ui/review/runsession.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;

namespace retort::ui {

class EnvironmentBand;
class LockWaitPanel;
class CommandLine;
class NoteCard;
class RunOptionsPanel;

/// Shows everything an upgrade, downgrade or stamp will do, rehearses or does it, then tells what happened.
class ReviewDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReviewDialog(std::shared_ptr<const PreparedPlan> prepared, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    bool isRunning() const { return m_run.isRunning(); }
    /// Until when a production database may be written to.
    void setUnlockedUntil(const QDateTime &time);

Q_SIGNALS:
    /// The database may have changed.
    void ran();
    /// A run or rehearsal is over; `summary` says how it went.
    void runEnded(const QString &summary, qint64 milliseconds);
    /// So many revisions of the plan are done; some may still be taken back with their transaction. Not sent by rehearsals.
    void advanced(int steps);
    void lineRequested(const QString &revision, const retort::SourceRange &range);
    void explanationRequested(const retort::Error &error);
    void unlockRequested();
    void lockRequested();

public Q_SLOTS:
    void reject() override;

private:
    enum class Phase { Review, Running, Finished };

    // reviewdialog.cpp: what it consists of
    QWidget *buildSteps();
    QWidget *buildStatements();
    QWidget *buildNotes(QWidget *parent);
    QWidget *buildFooter();
    void connectParts();
    void showStep(const QModelIndex &index);
    void showNote(const OutcomeText &text);
    void setPhase(Phase phase);
    void updateRunnable();
    bool canRun() const;
    bool offersRun() const;

    // reviewdialogrun.cpp: what it does
    void start(bool dryRun);
    void stop();
    void take(const QList<runtime::RunEvent> &events);
    void takeWait(const runtime::LockWait &wait);
    void endBlocker(const runtime::Blocker &blocker, runtime::EndBlocker how);
    void finish(const runtime::RunOutcome &outcome);
    void updateProgress();
    QString progressText() const;
    void copySql();
    void saveSql();

    std::shared_ptr<const PreparedPlan> m_prepared;
    DatabaseEntry m_database; ///< as the plan has it, and whether it is unlocked now
    RunSession m_run;
    RunModel m_statements;
    StepsModel m_steps;
    EnvironmentBand *m_band = nullptr;
    QListView *m_stepList = nullptr;
    QListView *m_statementList = nullptr;
    LockWaitPanel *m_lockWait = nullptr;
    NoteCard *m_note = nullptr;
    NoteCard *m_indexNote = nullptr;
    RunOptionsPanel *m_options = nullptr;
    CommandLine *m_command = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_rehearse = nullptr;
    QPushButton *m_runButton = nullptr;
    QElapsedTimer m_elapsed;
    QTimer m_clock;           ///< a long statement brings no events, but its seconds go on
    QTimer m_lockEnd;         ///< when a production database is read-only again
    QString m_status;         ///< what is done beside statements: waiting, backing up; empty for none
    QString m_dropStatements;
    QString m_noteRevision;   ///< where the note's link leads
    SourceRange m_noteRange;
    Error m_noteError;        ///< what the note can explain
    int m_committed = 0;      ///< revisions
    int m_finishedSteps = 0;  ///< revisions since the last commit
    bool m_isRehearsal = false;
    bool m_wentWell = false;  ///< the last run, so that a rehearsal leads to the real one
    Phase m_phase = Phase::Review;
};

} // namespace retort::ui
