// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runmodel.h"

#include "model/runtime/mixedrun.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

QString statementTimeText(qint64 microseconds, qint64 affected)
{
    if (microseconds < 0)
        return {};
    const QLocale locale;
    const QString time = microseconds < 1'000'000
        ? RunModel::tr("%1 ms").arg(locale.toString(std::max(0.1, double(microseconds) / 1000), 'f', microseconds < 10'000 ? 1 : 0))
        : RunModel::tr("%1 s").arg(locale.toString(double(microseconds) / 1'000'000, 'f', 1));
    return affected >= 0 ? RunModel::tr("%Ln row(s) · %1", nullptr, int(affected)).arg(time) : time;
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::Waiting:
        return RunModel::tr("waiting");
    case RunState::Running:
        return RunModel::tr("running");
    case RunState::Done:
        return RunModel::tr("done");
    case RunState::Failed:
        return RunModel::tr("failed");
    case RunState::Undone:
        return RunModel::tr("undone");
    case RunState::Skipped:
        break;
    }
    return RunModel::tr("left out");
}

RunModel::RunModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RunModel::setPlan(const plan::MigrationPlan &plan)
{
    beginResetModel();
    m_rows.clear();
    m_firstRow.clear();
    m_liveSteps.clear();
    m_placeholders = 0;
    m_done = 0;
    m_current = -1;
    const auto add = [this](const dialect::Statements &statements, int step, bool bookkeeping) {
        for (int i = 0; i < statements.size(); ++i) {
            Row row;
            row.sql = statements[i].sql;
            row.step = step;
            row.statement = isLive(step) && !bookkeeping ? notBegun : i;
            row.bookkeeping = bookkeeping;
            row.transactional = statements[i].transactional;
            m_rows << row;
        }
    };
    if (!plan.versionTableExists && !plan.createVersionTable.sql.isEmpty())
        add({plan.createVersionTable}, -1, true);
    for (int step = 0; step < plan.steps.size(); ++step) {
        const plan::PlannedStep &planned = plan.steps[step];
        m_firstRow.insert(step, int(m_rows.size()));
        const bool isPythons = planned.status == plan::PreviewStatus::NeedsPython;
        if (planned.runsLive() || isPythons)
            m_liveSteps.insert(step, 0);
        if (!isPythons)
            add(planned.statements, step, false);
        if (planned.status == plan::PreviewStatus::NeedsData || isPythons) {
            m_rows << placeholderFor(planned, step);
            ++m_placeholders;
        }
        if (!isPythons) // Alembic writes its row itself
            add(planned.versionStatements, step, true);
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
    if (state == RunState::Done || state == RunState::Skipped)
        ++m_done;
    m_rows[row].state = state;
    Q_EMIT dataChanged(index(row), index(row));
}

void RunModel::setNote(int row, const QString &note)
{
    if (row < 0 || m_rows[row].note == note)
        return;
    m_rows[row].note = note;
    Q_EMIT dataChanged(index(row), index(row));
}

void RunModel::take(const runtime::RunEvent &event)
{
    if (const auto *started = std::get_if<runtime::StatementStarted>(&event)) {
        takeStart(*started);
    } else if (const auto *finished = std::get_if<runtime::StatementFinished>(&event)) {
        takeEnd(*finished);
    } else if (const auto *taken = std::get_if<runtime::LocksTaken>(&event)) {
        takeLocks(*taken);
    } else if (const auto *skipped = std::get_if<runtime::StatementSkipped>(&event)) {
        takeSkipped(skipped->statement);
    } else if (const auto *step = std::get_if<runtime::StepFinished>(&event)) {
        endLiveStep(step->step);
    } else if (std::holds_alternative<runtime::TransactionCommitted>(event)) {
        for (Row &row : m_rows)
            row.committed = row.committed || row.state == RunState::Done;
    } else if (const auto *notice = std::get_if<runtime::NoticeReceived>(&event)) {
        if (notice->notice.severity == runtime::pythonNotice)
            setNote(m_current, notice->notice.message);
    } else if (std::holds_alternative<runtime::LockRetry>(event)) {
        startAgain();
    }
}

void RunModel::takeStart(const runtime::StatementStarted &started)
{
    m_current = isLive(started.step) && !started.bookkeeping ? liveRowFor(started.step, started.statement, started.sql)
                                                            : rowOf(started.step, started.statement, started.bookkeeping);
    if (m_current < 0)
        return;
    m_rows[m_current].committed = !started.inTransaction;
    setState(m_current, RunState::Running);
}

void RunModel::takeEnd(const runtime::StatementFinished &finished)
{
    const int row = rowOf(finished.step, finished.statement, finished.bookkeeping);
    if (row < 0)
        return;
    m_rows[row].microseconds = finished.microseconds;
    m_rows[row].affected = finished.affected;
    setState(row, RunState::Done);
}

void RunModel::takeLocks(const runtime::LocksTaken &taken)
{
    QMap<QString, QStringList> modes; // by relation
    for (const runtime::TakenLock &lock : taken.locks)
        modes[lock.relation] << (lock.mode.endsWith("Lock"_L1) ? lock.mode.chopped(4) : lock.mode);
    QStringList texts;
    for (auto it = modes.cbegin(); it != modes.cend(); ++it)
        texts << it.key() + u' ' + it.value().join(u" + "_s);
    setNote(rowOf(taken.step, taken.statement, taken.bookkeeping), tr("locks: %1").arg(texts.join(u", "_s)));
}

void RunModel::takeSkipped(const runtime::SkippedStatement &skipped)
{
    const int row = isLive(skipped.step) ? liveRowFor(skipped.step, skipped.statement, skipped.sql)
                                         : rowOf(skipped.step, skipped.statement, false);
    setNote(row, tr("left out: %1").arg(skipped.reason));
    setState(row, RunState::Skipped);
}

/// The transaction was undone because of a lock, and begins anew.
void RunModel::startAgain()
{
    m_current = -1;
    m_done = 0;
    for (int row = 0; row < m_rows.size(); ++row) {
        const bool stays = m_rows[row].committed && m_rows[row].state == RunState::Done;
        if (stays) {
            ++m_done;
            continue;
        }
        setState(row, RunState::Waiting);
        if (isLive(m_rows[row].step) && !m_rows[row].bookkeeping) { // the script asks again, and may do something else
            m_rows[row].statement = notBegun;
            m_liveSteps[m_rows[row].step] = 0;
        }
    }
}

void RunModel::finish(const runtime::RunOutcome &outcome)
{
    m_current = -1;
    const QList<int> &kept = outcome.dryRun ? outcome.rehearsed : outcome.applied;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Row &entry = m_rows[row];
        const bool stays = entry.step >= 0 ? kept.contains(entry.step) : !kept.isEmpty();
        if (entry.state == RunState::Running)
            setState(row, outcome.kind == runtime::RunOutcome::Kind::Failed ? RunState::Failed : RunState::Undone);
        else if (entry.state == RunState::Done && !stays && !entry.committed)
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
        text += row.placeholder ? u"-- %1\n\n"_s.arg(row.sql) : QString(row.sql + u";\n\n"_s);
    return text;
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
        return row.placeholder ? row.sql : QString(row.sql + u';');
    case Qt::AccessibleTextRole:
        return QString(runStateText(row.state) + u": "_s + row.sql);
    case StateRole:
        return int(row.state);
    case StepRole:
        return row.step;
    case TimeRole:
        return statementTimeText(row.microseconds, row.affected);
    case OutsideTransactionRole:
        return !row.transactional;
    case NoteRole:
    case Qt::ToolTipRole:
        return row.note;
    case PlaceholderRole:
        return row.placeholder;
    default:
        return {};
    }
}

} // namespace retort::ui
