// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runmodel.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RunModel::RunModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RunModel::setPlan(const plan::MigrationPlan &plan)
{
    beginResetModel();
    m_rows.clear();
    m_firstRow.clear();
    m_done = 0;
    m_current = -1;
    const auto add = [this](const dialect::Statements &statements, int step, bool bookkeeping) {
        for (int i = 0; i < statements.size(); ++i) {
            Row row;
            row.sql = statements[i].sql;
            row.step = step;
            row.statement = i;
            row.bookkeeping = bookkeeping;
            row.transactional = statements[i].transactional;
            m_rows << row;
        }
    };
    if (!plan.versionTableExists && !plan.createVersionTable.sql.isEmpty())
        add({plan.createVersionTable}, -1, false);
    for (int step = 0; step < plan.steps.size(); ++step) {
        m_firstRow.insert(step, int(m_rows.size()));
        add(plan.steps[step].statements, step, false);
        add(plan.steps[step].versionStatements, step, true);
    }
    endResetModel();
}

int RunModel::rowOf(int step, int statement, bool bookkeeping) const
{
    for (int row = m_firstRow.value(step, 0); row < m_rows.size() && m_rows[row].step == step; ++row)
        if (m_rows[row].statement == statement && m_rows[row].bookkeeping == bookkeeping)
            return row;
    return -1;
}

void RunModel::setState(int row, RunState state)
{
    if (row < 0 || m_rows[row].state == state)
        return;
    if (state == RunState::Done)
        ++m_done;
    m_rows[row].state = state;
    Q_EMIT dataChanged(index(row), index(row));
}

void RunModel::take(const runtime::RunEvent &event)
{
    if (const auto *started = std::get_if<runtime::StatementStarted>(&event)) {
        m_current = rowOf(started->step, started->statement, started->bookkeeping);
        setState(m_current, RunState::Running);
    } else if (const auto *finished = std::get_if<runtime::StatementFinished>(&event)) {
        const int row = rowOf(finished->step, finished->statement, finished->bookkeeping);
        if (row < 0)
            return;
        m_rows[row].microseconds = finished->microseconds;
        m_rows[row].affected = finished->affected;
        setState(row, RunState::Done);
    }
}

void RunModel::finish(const runtime::RunOutcome &outcome)
{
    m_current = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Row &entry = m_rows[row];
        const bool stays = entry.step >= 0 ? outcome.applied.contains(entry.step) : !outcome.applied.isEmpty();
        if (entry.state == RunState::Running)
            setState(row, outcome.kind == runtime::RunOutcome::Kind::Failed ? RunState::Failed : RunState::Undone);
        else if (entry.state == RunState::Done && !stays && entry.transactional)
            setState(row, RunState::Undone);
    }
    if (outcome.failure && outcome.failure->statement >= 0) {
        const int row = rowOf(outcome.failure->step, outcome.failure->statement, outcome.failure->bookkeeping);
        setState(row, RunState::Failed);
        m_current = row;
    }
}

QString RunModel::allSql() const
{
    QString text;
    for (const Row &row : m_rows)
        text += row.sql + u";\n\n"_s;
    return text;
}

QString RunModel::timeText(const Row &row) const
{
    if (row.microseconds < 0)
        return {};
    const QLocale locale;
    const QString time = row.microseconds < 1'000'000
        ? tr("%1 ms").arg(locale.toString(std::max(0.1, double(row.microseconds) / 1000), 'f', row.microseconds < 10'000 ? 1 : 0))
        : tr("%1 s").arg(locale.toString(double(row.microseconds) / 1'000'000, 'f', 1));
    return row.affected >= 0 ? tr("%Ln row(s) · %1", nullptr, int(row.affected)).arg(time) : time;
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return QString(row.sql + u';');
    case StateRole:
        return int(row.state);
    case StepRole:
        return row.step;
    case TimeRole:
        return timeText(row);
    case OutsideTransactionRole:
        return !row.transactional;
    default:
        return {};
    }
}

StepsModel::StepsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void StepsModel::setPlan(const plan::MigrationPlan &plan)
{
    beginResetModel();
    m_rows.clear();
    m_offset = 0;
    if (!plan.versionTableExists && !plan.createVersionTable.sql.isEmpty()) {
        m_rows.append({tr("Make the version table"), plan.versionTable.table, false, RunState::Waiting});
        m_offset = 1;
    }
    for (const plan::PlannedStep &step : plan.steps) {
        Row row;
        const QString id = step.step.revision.isEmpty() ? tr("base") : step.step.revision;
        row.title = step.summary.isEmpty() ? id : step.summary.simplified();
        row.isProblem = step.status != plan::PreviewStatus::Exact;
        if (row.isProblem)
            row.detail = step.reason;
        else if (plan.kind == script::StepKind::Stamp)
            row.detail = tr("record only");
        else
            row.detail = step.statements.isEmpty() ? tr("no statements")
                                                   : tr("%Ln statement(s)", nullptr, int(step.statements.size()));
        if (!step.summary.isEmpty())
            row.detail.prepend(id + u" · "_s);
        m_rows << row;
    }
    endResetModel();
}

void StepsModel::setState(int row, RunState state)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].state == state)
        return;
    m_rows[row].state = state;
    Q_EMIT dataChanged(index(row), index(row));
}

void StepsModel::take(const runtime::RunEvent &event)
{
    if (const auto *started = std::get_if<runtime::StepStarted>(&event)) {
        if (m_offset > 0)
            setState(0, RunState::Done);
        setState(rowOf(started->step), RunState::Running);
    } else if (const auto *finished = std::get_if<runtime::StepFinished>(&event)) {
        setState(rowOf(finished->step), RunState::Done);
    }
}

void StepsModel::finish(const runtime::RunOutcome &outcome)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const int step = stepOf(row);
        const bool stays = step >= 0 ? outcome.applied.contains(step) : !outcome.applied.isEmpty();
        if (stays)
            setState(row, RunState::Done);
        else if (m_rows[row].state != RunState::Waiting)
            setState(row, RunState::Undone);
    }
    if (outcome.failure && outcome.failure->step >= 0)
        setState(rowOf(outcome.failure->step), RunState::Failed);
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
        return QString(row.title + u'\n' + row.detail);
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
