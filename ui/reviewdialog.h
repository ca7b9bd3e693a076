// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/runjob.h"
#include "ui/models/runmodel.h"
#include "ui/outcometext.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace retort::ui {

class NoteCard;

/// Shows everything an upgrade, downgrade or stamp will do, then does it, then tells what happened.
class ReviewDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReviewDialog(std::shared_ptr<const PreparedPlan> prepared, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    bool isRunning() const { return m_job && m_job->isRunning(); }

Q_SIGNALS:
    /// The database may have changed.
    void ran();
    void lineRequested(const QString &revision, const retort::SourceRange &range);

public Q_SLOTS:
    void reject() override;

private:
    enum class Phase { Review, Running, Finished };

    QWidget *buildSteps();
    QWidget *buildStatements();
    QWidget *buildFooter();
    void showPlanNotes();
    void setPhase(Phase phase);
    void run();
    void stop();
    void take(const QList<runtime::RunEvent> &events);
    void finish(const runtime::RunOutcome &outcome);
    void updateProgress();
    void copySql();
    void saveSql();

    std::shared_ptr<const PreparedPlan> m_prepared;
    RunModel m_statements;
    StepsModel m_steps;
    QListView *m_stepList = nullptr;
    QListView *m_statementList = nullptr;
    NoteCard *m_note = nullptr;
    QSpinBox *m_lockTimeout = nullptr; ///< PostgreSQL only
    QWidget *m_options = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_run = nullptr;
    std::unique_ptr<runtime::RunJob> m_job;
    QElapsedTimer m_elapsed;
    QTimer m_clock; ///< a long statement brings no events, but its seconds go on
    QString m_lockWait;
    Phase m_phase = Phase::Review;
};

} // namespace retort::ui
