// SPDX-License-Identifier: GPL-3.0-or-later
// What the review dialog shows before, during and after a run, and which of its buttons may be pressed then.
#include "ui/environmentband.h"
#include "ui/guidance/guidancepage.h"
#include "ui/models/problemsmodel.h"
#include "ui/review/reviewdialog.h"
#include "ui/review/runoptionspanel.h"
#include "ui/themestyle.h"
#include "ui/widgets/notecard.h"

#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

/// The statements of the step that was chosen.
void ReviewDialog::showStep(const QModelIndex &index)
{
    const int step = m_steps.stepOf(index.row());
    for (int row = 0; index.isValid() && row < m_statements.rowCount(); ++row) {
        if (m_statements.index(row).data(RunModel::StepRole).toInt() == step) {
            m_statementList->scrollTo(m_statements.index(row), QListView::PositionAtTop);
            return;
        }
    }
}

void ReviewDialog::showNote(const OutcomeText &text)
{
    m_noteRevision = text.revision;
    m_noteRange = text.range;
    m_noteError = text.about;
    m_note->setExplained(isExplained(m_noteError));
    if (text.heading.isEmpty()) {
        m_note->hide();
        return;
    }
    const QString place = text.range.isValid() && !text.revision.isEmpty() ? locationText(text.range) : QString();
    m_note->show(partOf(text.tone), text.heading, text.lines, text.statement, place.isEmpty() ? QString() : tr("Show %1").arg(place));
}

void ReviewDialog::setUnlockedUntil(const QDateTime &time)
{
    m_database.unlockedUntil = time;
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(time);
    if (time.isValid() && left > 0)
        m_lockEnd.start(int(left) + 1);
    updateRunnable();
}

bool ReviewDialog::canRun() const
{
    const plan::MigrationPlan &plan = m_prepared->plan;
    const bool canGoToPython = m_prepared->python && m_prepared->python->sameDatabase;
    return (plan.isRunnable() || (canGoToPython && plan.isRunnableWithPython())) && !plan.steps.isEmpty() && !m_database.guardedSpec().readOnly;
}

bool ReviewDialog::offersRun() const
{
    return m_phase == Phase::Review || (m_phase == Phase::Finished && m_isRehearsal && m_wentWell);
}

/// Which buttons may be pressed, and what is missing where they may not.
void ReviewDialog::updateRunnable()
{
    m_band->show(&m_database);
    m_band->setButtonEnabled(m_phase != Phase::Running);
    if (m_phase == Phase::Running || !m_runButton)
        return;
    const bool possible = canRun();
    const QString missing = m_options->missing();
    m_runButton->setEnabled(possible && missing.isEmpty());
    m_runButton->setToolTip(possible ? missing : QString());
    setPrimary(m_runButton, m_runButton->isEnabled());
    m_rehearse->setEnabled(possible && !m_prepared->isNewFile && !m_prepared->python);
    m_rehearse->setToolTip(m_prepared->python ? tr("What Python does cannot be rolled back, so it cannot be rehearsed.") : QString());
    const runtime::RunOptions options = m_options->options();
    if (m_phase == Phase::Review) {
        m_steps.setPlan(m_prepared->plan, {options.backupFile, false});
        m_progressText->setText(!m_prepared->plan.isRunnableWithPython() || m_prepared->plan.steps.isEmpty() ? QString()
                                    : m_database.isLocked()                                        ? tr("Unlock the database first.")
                                    : !possible || missing.isEmpty() ? tr("Nothing has been changed yet.")
                                                                     : missing);
    }
}

void ReviewDialog::setPhase(Phase phase)
{
    m_phase = phase;
    const plan::MigrationPlan &plan = m_prepared->plan;
    const bool mayRun = offersRun();
    m_options->setVisible(mayRun && !plan.steps.isEmpty());
    m_progress->setVisible(phase != Phase::Review);
    m_stop->setVisible(phase == Phase::Running && !m_isRehearsal && plan.steps.size() > 1);
    m_runButton->setVisible(mayRun);
    m_rehearse->setVisible(phase == Phase::Review && plan.kind != script::StepKind::Stamp && !plan.steps.isEmpty());
    m_cancel->setText(phase == Phase::Review ? tr("Cancel") : phase == Phase::Running ? tr("&Interrupt now") : tr("Close"));
    setPrimary(m_cancel, phase == Phase::Finished && !mayRun);
    updateRunnable();
    // Enter must not do something that is hard to take back.
    const bool isSafe = plan.kind == script::StepKind::Upgrade && m_runButton->isEnabled()
        && m_database.spec.environment != runtime::EnvironmentKind::Production;
    QPushButton *preferred = phase == Phase::Running ? (m_stop->isVisibleTo(this) ? m_stop : m_cancel)
        : mayRun && isSafe                           ? m_runButton
                                                     : m_cancel;
    for (QPushButton *button : {m_runButton, m_rehearse, m_cancel, m_stop})
        button->setAutoDefault(button == preferred);
    preferred->setDefault(true);
    preferred->setFocus();
}

} // namespace retort::ui
