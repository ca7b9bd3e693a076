// SPDX-License-Identifier: GPL-3.0-or-later
// What the review dialog does: the other half of reviewdialog.cpp, which builds and shows it.
#include "ui/messages.h"
#include "ui/review/lockwaitpanel.h"
#include "ui/review/reviewdialog.h"
#include "ui/review/runoptionspanel.h"
#include "ui/themestyle.h"
#include "ui/widgets/notecard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QString durationText(qint64 milliseconds)
{
    const QLocale locale;
    return milliseconds < 1000 ? ReviewDialog::tr("Finished in %1 ms").arg(locale.toString(std::max<qint64>(1, milliseconds)))
                               : ReviewDialog::tr("Finished in %1 s").arg(locale.toString(double(milliseconds) / 1000, 'f', 1));
}

QString backupText(const runtime::BackupProgress &progress)
{
    return progress.total > 0 ? ReviewDialog::tr("Backing up: %1 %").arg(progress.done * 100 / progress.total)
                              : ReviewDialog::tr("Backing up…");
}

QString retryText(const runtime::LockRetry &retry)
{
    const QString pause = QLocale().toString(double(retry.pauseMilliseconds) / 1000, 'f', 1);
    return ReviewDialog::tr("The lock was not given in time. Undone; attempt %1 of %2 begins in %3 s")
        .arg(retry.attempt)
        .arg(retry.attempts)
        .arg(pause);
}

} // namespace

void ReviewDialog::start(bool dryRun)
{
    if (isRunning() || !canRun() || (!dryRun && !m_options->missing().isEmpty()))
        return;
    runtime::RunOptions options = m_options->options();
    options.dryRun = dryRun;
    m_isRehearsal = dryRun;
    m_status.clear();
    m_committed = 0;
    m_finishedSteps = 0;
    m_statements.setPlan(m_prepared->plan);
    m_steps.setPlan(m_prepared->plan, {options.backupFile, dryRun});
    m_indexNote->hide();
    showNote({});
    setPart(m_progress, "running");
    m_stop->setEnabled(true);
    m_stop->setText(tr("&Stop after this revision"));
    m_elapsed.start();
    m_clock.start();
    setPhase(Phase::Running);
    updateProgress();
    m_run.start(m_database.guardedSpec(), options, m_options->interpreter());
}

void ReviewDialog::stop()
{
    m_stop->setEnabled(false);
    m_stop->setText(tr("Stopping after this revision…"));
    m_run.stopAfterRevision();
}

void ReviewDialog::take(const QList<runtime::RunEvent> &events)
{
    bool heightsChange = false;
    for (const runtime::RunEvent &event : events) {
        m_statements.take(event);
        m_steps.take(event);
        if (const auto *wait = std::get_if<runtime::LockWait>(&event)) {
            takeWait(*wait);
            continue;
        }
        m_lockWait->end();
        m_status.clear();
        if (const auto *backup = std::get_if<runtime::BackupProgress>(&event)) {
            m_status = backupText(*backup);
        } else if (const auto *retry = std::get_if<runtime::LockRetry>(&event)) {
            m_status = retryText(*retry);
            m_finishedSteps = 0;
        } else if (std::holds_alternative<runtime::StepFinished>(event)) {
            ++m_finishedSteps;
        } else if (std::holds_alternative<runtime::TransactionCommitted>(event)) {
            m_committed += std::exchange(m_finishedSteps, 0);
        }
        if (!m_isRehearsal && std::holds_alternative<runtime::StepFinished>(event))
            Q_EMIT advanced(m_committed + m_finishedSteps);
        heightsChange = heightsChange || std::holds_alternative<runtime::LocksTaken>(event)
            || std::holds_alternative<runtime::StatementSkipped>(event)
            || std::holds_alternative<runtime::NoticeReceived>(event)
            || (std::holds_alternative<runtime::StepFinished>(event) && (m_prepared->plan.needsData() || m_prepared->python));
    }
    if (heightsChange)
        m_statementList->doItemsLayout();
    if (m_statements.currentRow() >= 0)
        m_statementList->scrollTo(m_statements.index(m_statements.currentRow()));
    if (m_steps.currentRow() >= 0)
        m_stepList->scrollTo(m_steps.index(m_steps.currentRow()));
    updateProgress();
}

void ReviewDialog::takeWait(const runtime::LockWait &wait)
{
    m_status = tr("Waiting for another session since %1 s").arg(wait.milliseconds / 1000);
    m_lockWait->show(wait);
}

/// The only thing in this window that touches the work of others: never without a question.
void ReviewDialog::endBlocker(const runtime::Blocker &blocker, runtime::EndBlocker how)
{
    const QString who = blocker.application.isEmpty() ? blocker.user : tr("%1 of %2").arg(blocker.application, blocker.user);
    const bool cancels = how == runtime::EndBlocker::CancelStatement;
    const QString text = cancels
        ? tr("The statement that process %1 (%2) runs now is broken off, and its transaction fails. Whoever waits for it gets an error.")
        : tr("The connection of process %1 (%2) is closed, and what it has not committed is lost. Whoever uses it gets an error.");
    const bool confirmed = messages().confirm(this, cancels ? tr("Cancel their statement") : tr("End their session"),
        text.arg(blocker.pid).arg(who), cancels ? tr("Cancel the statement") : tr("End the session"));
    if (confirmed && isRunning())
        m_run.endBlocker(blocker, how);
}

void ReviewDialog::updateProgress()
{
    m_progress->setRange(0, std::max(1, m_statements.statementCount())); // scripts that ask the database bring more as they go
    m_progress->setValue(m_statements.doneCount());
    m_progressText->setText(progressText());
}

QString ReviewDialog::progressText() const
{
    if (!m_status.isEmpty())
        return m_status;
    QStringList parts;
    parts << tr("Statement %1 of %2").arg(std::min(m_statements.doneCount() + 1, m_statements.statementCount())).arg(m_statements.statementCount());
    parts << tr("%1 s").arg(QLocale().toString(double(m_elapsed.elapsed()) / 1000, 'f', 1));
    parts << (m_isRehearsal          ? tr("everything will be rolled back")
                  : m_committed == 0 ? tr("nothing is committed yet")
                                     : tr("%Ln revision(s) committed", nullptr, m_committed));
    return parts.join(u" · "_s);
}

void ReviewDialog::finish(const runtime::RunOutcome &outcome)
{
    m_clock.stop();
    m_lockWait->end();
    m_statements.finish(outcome);
    m_steps.finish(outcome);
    showNote(outcomeText(outcome, *m_prepared));
    const OutcomeText indexes = invalidIndexText(outcome.invalidIndexes);
    m_dropStatements = indexes.statement;
    if (!indexes.heading.isEmpty())
        m_indexNote->show(partOf(indexes.tone), indexes.heading, indexes.lines, indexes.statement, tr("Copy the statement"));
    const bool succeeded = outcome.kind == runtime::RunOutcome::Kind::Succeeded;
    m_wentWell = succeeded;
    setPart(m_progress, succeeded ? "done" : "failed");
    m_progress->setValue(succeeded ? m_progress->maximum() : m_statements.doneCount());
    setPhase(Phase::Finished);
    m_progressText->setText(durationText(outcome.milliseconds));
    if (m_statements.currentRow() >= 0)
        m_statementList->scrollTo(m_statements.index(m_statements.currentRow()), QListView::PositionAtCenter);
    else if (succeeded)
        m_statementList->scrollToBottom();
    Q_EMIT runEnded(outcomeText(outcome, *m_prepared).heading, outcome.milliseconds);
    Q_EMIT ran();
}

void ReviewDialog::reject()
{
    if (!isRunning()) {
        QDialog::reject();
        return;
    }
    const bool interrupt = messages().confirm(this, tr("Interrupt the run"),
        tr("The statement under way is broken off, and what is not committed is undone. "
           "You are told afterwards where the database stands."),
        tr("Interrupt"));
    if (interrupt && isRunning())
        m_run.interrupt();
}

void ReviewDialog::copySql()
{
    QGuiApplication::clipboard()->setText(m_statements.allSql());
}

void ReviewDialog::saveSql()
{
    const QString path
        = messages().saveFile(this, tr("Save as"), m_prepared->database.name() + u".sql"_s, tr("SQL files (*.sql)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_statements.allSql().toUtf8()) < 0 || !file.commit())
        messages().error(this, tr("Not saved"), tr("%1 cannot be written.").arg(path), file.errorString());
}

} // namespace retort::ui
