// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the run model for scripts that ask their database while they run: the other half of runmodel.cpp.
#include "ui/models/problemsmodel.h"
#include "ui/models/runmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RunModel::Row RunModel::placeholderFor(const plan::PlannedStep &planned, int step)
{
    Row row;
    row.step = step;
    row.placeholder = true;
    row.statement = notBegun;
    const QString where = locationText(planned.reasonRange);
    if (planned.status == plan::PreviewStatus::NeedsPython) {
        row.sql = tr("What the project's own Python does here is not known before");
        row.note = where.isEmpty() ? planned.reason : where + u": "_s + planned.reason;
        return row;
    }
    row.sql = where.isEmpty() ? tr("What follows is known only while it runs") : tr("What follows from %1 is known only while it runs").arg(where);
    row.note = planned.question.isEmpty() ? planned.reason : tr("depends on: %1").arg(planned.question.simplified());
    return row;
}

/// The row of a statement that begins. A preview may have shown it, with others around it that do not come this time; else it is
/// put where it happens, before what the preview expects next.
int RunModel::liveRowFor(int step, int statement, const QString &sql)
{
    dropPlaceholder(step);
    if (const int known = rowOf(step, statement, false); known >= 0 && m_rows[known].sql == sql)
        return known;
    int &begun = m_liveSteps[step];
    ++begun;
    int firstWaiting = -1;
    int lastBegun = -1;
    for (int row = m_firstRow.value(step); row < m_rows.size() && m_rows[row].step == step && !m_rows[row].bookkeeping; ++row) {
        if (m_rows[row].statement != notBegun)
            lastBegun = row;
        else if (firstWaiting < 0)
            firstWaiting = row;
        if (m_rows[row].statement == notBegun && m_rows[row].sql == sql) {
            m_rows[row].statement = statement;
            return row;
        }
    }
    if (begun <= mostLiveRows || lastBegun < 0)
        return insertLiveRow(step, statement, sql);
    Row &shared = m_rows[lastBegun];
    shared.statement = statement;
    shared.sql = sql;
    if (shared.state == RunState::Done)
        --m_done;
    shared.state = RunState::Waiting;
    setNote(lastBegun, tr("and %Ln statement(s) before it that are not listed", nullptr, begun - mostLiveRows));
    Q_EMIT dataChanged(index(lastBegun), index(lastBegun));
    return lastBegun;
}

/// After the statements of the script that have begun.
int RunModel::insertLiveRow(int step, int statement, const QString &sql)
{
    int row = m_firstRow.value(step);
    for (int i = row; i < m_rows.size() && m_rows[i].step == step && !m_rows[i].bookkeeping; ++i)
        if (m_rows[i].statement != notBegun)
            row = i + 1;
    beginInsertRows({}, row, row);
    Row fresh;
    fresh.sql = sql;
    fresh.step = step;
    fresh.statement = statement;
    m_rows.insert(row, fresh);
    for (auto it = m_firstRow.begin(); it != m_firstRow.end(); ++it)
        if (it.key() > step)
            ++it.value();
    if (m_current >= row)
        ++m_current;
    endInsertRows();
    return row;
}

void RunModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    const int step = m_rows[row].step;
    m_rows.removeAt(row);
    for (auto it = m_firstRow.begin(); it != m_firstRow.end(); ++it)
        if (it.key() > step)
            --it.value();
    if (m_current > row)
        --m_current;
    endRemoveRows();
}

/// Once the statements come, nothing has to stand for them.
void RunModel::dropPlaceholder(int step)
{
    if (m_placeholders == 0)
        return;
    for (int row = m_firstRow.value(step); row < m_rows.size() && m_rows[row].step == step && !m_rows[row].bookkeeping; ++row) {
        if (m_rows[row].placeholder) {
            --m_placeholders;
            removeRow(row);
            return;
        }
    }
}

/// What the preview expected, and the script did not do this time.
void RunModel::endLiveStep(int step)
{
    if (!isLive(step))
        return;
    dropPlaceholder(step);
    for (int row = m_firstRow.value(step); row < m_rows.size() && m_rows[row].step == step && !m_rows[row].bookkeeping; ++row) {
        if (m_rows[row].statement == notBegun && m_rows[row].state == RunState::Waiting) {
            setNote(row, tr("not needed with what the database answered"));
            setState(row, RunState::Skipped);
        }
    }
}

} // namespace retort::ui
