// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stepsmodel.h"

#include "ui/models/problemsmodel.h"
#include "ui/models/runmodel.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

QString liveDetail(const plan::PlannedStep &planned)
{
    const QString where = locationText(planned.reasonRange);
    return where.isEmpty() ? StepsModel::tr("asks the database") : StepsModel::tr("asks the database at %1").arg(where);
}

QString liveExplanation(const plan::PlannedStep &planned)
{
    const QString question = planned.question.isEmpty() ? planned.reason : planned.question.simplified();
    if (!planned.resolvedAgainst.isEmpty())
        return StepsModel::tr("Its script asks the database again while it runs.");
    const QString where = locationText(planned.reasonRange);
    return where.isEmpty() ? StepsModel::tr("Its script asks the database while it runs: %1").arg(question)
                           : StepsModel::tr("Its script asks the database while it runs (%1): %2").arg(where, question);
}

StepsModel::StepsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void StepsModel::setPlan(const plan::MigrationPlan &plan, const RunFrame &frame)
{
    beginResetModel();
    m_rows.clear();
    m_frame = frame;
    if (!frame.backupFile.isEmpty() && !frame.dryRun)
        m_rows.append({Part::Backup, noStep, tr("Back up the database"), QFileInfo(frame.backupFile).fileName()});
    if (!plan.versionTableExists && !plan.createVersionTable.sql.isEmpty())
        m_rows.append({Part::VersionTable, versionTableStep, tr("Make the version table"), plan.versionTable.table});
    for (int step = 0; step < plan.steps.size(); ++step)
        m_rows << rowFor(plan, step);
    if (frame.dryRun)
        m_rows.append({Part::End, noStep, tr("Roll everything back"), tr("nothing stays")});
    else
        m_rows.append({Part::End, noStep, tr("Check the result"), tr("read again on a fresh connection")});
    endResetModel();
}

StepsModel::Row StepsModel::rowFor(const plan::MigrationPlan &plan, int step) const
{
    const plan::PlannedStep &planned = plan.steps[step];
    Row row;
    row.step = step;
    const QString id = planned.step.revision.isEmpty() ? tr("base") : planned.step.revision;
    row.title = planned.summary.isEmpty() ? id : planned.summary.simplified();
    row.isProblem = planned.status != plan::PreviewStatus::Exact && !(planned.status != plan::PreviewStatus::Error && plan.isRunnableWithPython());
    if (row.isProblem)
        row.detail = planned.reason;
    else if (planned.status == plan::PreviewStatus::NeedsPython)
        row.detail = tr("run by Python");
    else if (planned.runsLive())
        row.detail = liveDetail(planned);
    else if (plan.kind == script::StepKind::Stamp)
        row.detail = tr("record only");
    else
        row.detail = planned.statements.isEmpty() ? tr("no statements")
                                                  : tr("%Ln statement(s)", nullptr, int(planned.statements.size()));
    if (planned.runsLive())
        row.explanation = liveExplanation(planned);
    if (planned.status == plan::PreviewStatus::NeedsPython)
        row.explanation = tr("Only Python can run this script: %1").arg(planned.reason);
    if (!planned.summary.isEmpty())
        row.detail.prepend(id + u" · "_s);
    return row;
}

int StepsModel::rowOf(Part part) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].part == part)
            return row;
    return -1;
}

int StepsModel::rowOf(int step) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].step == step && step != noStep)
            return row;
    return -1;
}

int StepsModel::stepOf(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].step : noStep;
}

int StepsModel::currentRow() const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].state == RunState::Running)
            return row;
    return -1;
}

void StepsModel::setState(int row, RunState state)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].state == state)
        return;
    m_rows[row].state = state;
    Q_EMIT dataChanged(index(row), index(row));
}

void StepsModel::setDetail(int row, const QString &detail)
{
    if (row < 0 || m_rows[row].detail == detail)
        return;
    m_rows[row].detail = detail;
    Q_EMIT dataChanged(index(row), index(row));
}

void StepsModel::take(const runtime::RunEvent &event)
{
    if (const auto *backup = std::get_if<runtime::BackupProgress>(&event)) {
        takeBackup(*backup);
    } else if (std::holds_alternative<runtime::TransactionBegan>(event)) {
        endBackup();
    } else if (const auto *statement = std::get_if<runtime::StatementStarted>(&event)) {
        endBackup();
        if (statement->step == versionTableStep)
            setState(rowOf(Part::VersionTable), RunState::Running);
    } else if (const auto *done = std::get_if<runtime::StatementFinished>(&event)) {
        if (done->step == versionTableStep)
            setState(rowOf(Part::VersionTable), RunState::Done);
    } else if (const auto *started = std::get_if<runtime::StepStarted>(&event)) {
        setState(rowOf(started->step), RunState::Running);
    } else if (const auto *finished = std::get_if<runtime::StepFinished>(&event)) {
        setState(rowOf(finished->step), RunState::Done);
    } else if (std::holds_alternative<runtime::TransactionCommitted>(event)) {
        for (Row &row : m_rows)
            row.committed = row.committed || row.state == RunState::Done;
    } else if (std::holds_alternative<runtime::LockRetry>(event)) {
        startAgain();
    }
}

void StepsModel::takeBackup(const runtime::BackupProgress &progress)
{
    const int row = rowOf(Part::Backup);
    setState(row, RunState::Running);
    const QString file = QFileInfo(m_frame.backupFile).fileName();
    if (progress.total > 0)
        setDetail(row, tr("%1 % · %2").arg(progress.done * 100 / progress.total).arg(file));
    else if (!progress.text.isEmpty())
        setDetail(row, progress.text.simplified());
}

void StepsModel::endBackup()
{
    const int row = rowOf(Part::Backup);
    if (row < 0 || m_rows[row].state == RunState::Done)
        return;
    setState(row, RunState::Done);
    m_rows[row].committed = true;
    setDetail(row, QFileInfo(m_frame.backupFile).fileName());
}

void StepsModel::startAgain()
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (!m_rows[row].committed)
            setState(row, RunState::Waiting);
}

void StepsModel::finish(const runtime::RunOutcome &outcome)
{
    const QList<int> &kept = outcome.dryRun ? outcome.rehearsed : outcome.applied;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Row &entry = m_rows[row];
        if (entry.part == Part::Backup) {
            if (entry.state != RunState::Waiting && outcome.backup.kind != runtime::BackupRecord::Kind::Made)
                setState(row, RunState::Failed);
        } else if (entry.part != Part::End) {
            const bool stays = entry.step >= 0 ? kept.contains(entry.step) : !kept.isEmpty();
            if (stays)
                setState(row, RunState::Done);
            else if (entry.state != RunState::Waiting)
                setState(row, RunState::Undone);
        }
    }
    finishEnd(outcome);
    if (outcome.failure && outcome.failure->step >= 0)
        setState(rowOf(outcome.failure->step), RunState::Failed);
}

void StepsModel::finishEnd(const runtime::RunOutcome &outcome)
{
    using Kind = runtime::Verification::Kind;
    const int row = rowOf(Part::End);
    if (outcome.dryRun) {
        if (outcome.kind == runtime::RunOutcome::Kind::Succeeded)
            setState(row, RunState::Done);
        return;
    }
    switch (outcome.verification.kind) {
    case Kind::Verified:
        setState(row, RunState::Done);
        setDetail(row, tr("verified: revisions and schema"));
        break;
    case Kind::Differs:
        setState(row, RunState::Failed);
        setDetail(row, tr("differs from the plan"));
        break;
    case Kind::NotCompared:
        if (outcome.verification.headsCompared) {
            setState(row, RunState::Done);
            setDetail(row, tr("revisions verified, schema not compared"));
        }
        break;
    }
}

int StepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant StepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::ToolTipRole:
        return row.explanation.isEmpty() ? QString(row.title + u'\n' + row.detail) : QString(row.title + u'\n' + row.explanation);
    case Qt::AccessibleTextRole:
        return u"%1: %2, %3"_s.arg(runStateText(row.state), row.title, row.detail);
    case StateRole:
        return int(row.state);
    case DetailRole:
        return row.detail;
    case ProblemRole:
        return row.isProblem;
    default:
        return {};
    }
}

} // namespace retort::ui
