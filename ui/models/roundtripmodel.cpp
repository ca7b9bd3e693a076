// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/roundtripmodel.h"

#include "ui/models/stepsmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Kind = runtime::RoundTripVerdict::Kind;

RunState stateOf(Kind kind)
{
    switch (kind) {
    case Kind::Good:
        return RunState::Done;
    case Kind::NotTried:
        return RunState::Skipped;
    case Kind::UpFailed:
    case Kind::DownFailed:
    case Kind::DownDiffers:
    case Kind::UpAgainDiffers:
        break;
    }
    return RunState::Failed;
}

} // namespace

QString verdictText(const runtime::RoundTripVerdict &verdict)
{
    switch (verdict.kind) {
    case Kind::Good:
        return RoundTripModel::tr("up, down and up again: the schema is the same");
    case Kind::UpFailed:
        return RoundTripModel::tr("the upgrade failed");
    case Kind::DownFailed:
        return RoundTripModel::tr("the downgrade failed");
    case Kind::DownDiffers:
        return RoundTripModel::tr("the downgrade does not lead back: %Ln difference(s)", nullptr, int(verdict.differences.size()));
    case Kind::UpAgainDiffers:
        return RoundTripModel::tr("the second upgrade makes something else: %Ln difference(s)", nullptr, int(verdict.differences.size()));
    case Kind::NotTried:
        break;
    }
    return verdict.message.isEmpty() ? RoundTripModel::tr("not tried") : RoundTripModel::tr("not tried: %1").arg(verdict.message);
}

RoundTripModel::RoundTripModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RoundTripModel::setItems(const QList<RoundTripItem> &items)
{
    beginResetModel();
    m_rows.clear();
    m_done = 0;
    for (const RoundTripItem &item : items)
        m_rows.append({item, {}, m_rows.isEmpty() ? RunState::Running : RunState::Waiting});
    endResetModel();
}

void RoundTripModel::change(int row, RunState state)
{
    m_rows[row].state = state;
    Q_EMIT dataChanged(index(row), index(row));
}

void RoundTripModel::take(const runtime::RoundTripVerdict &verdict)
{
    if (m_done >= m_rows.size())
        return;
    m_rows[m_done].verdict = verdict;
    change(m_done++, stateOf(verdict.kind));
    if (m_done < m_rows.size())
        change(m_done, RunState::Running);
}

void RoundTripModel::end()
{
    for (int row = m_done; row < m_rows.size(); ++row)
        change(row, RunState::Skipped);
}

int RoundTripModel::goodCount() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.state == RunState::Done; }));
}

QStringList RoundTripModel::detailsOf(int row) const
{
    if (row < 0 || row >= m_done)
        return {};
    const runtime::RoundTripVerdict &verdict = m_rows[row].verdict;
    QStringList lines;
    for (const QString &difference : verdict.differences)
        lines << u"• "_s + difference;
    if (!verdict.message.isEmpty())
        lines << (verdict.differences.isEmpty() ? verdict.message : tr("So it could not be applied again: %1").arg(verdict.message));
    return lines;
}

int RoundTripModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RoundTripModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const bool isDone = index.row() < m_done;
    switch (role) {
    case Qt::DisplayRole:
        return row.item.message.isEmpty() ? row.item.revision : row.item.message;
    case Qt::ToolTipRole:
        return detailsOf(index.row()).join(u'\n');
    case StepsModel::StateRole:
        return int(row.state);
    case StepsModel::DetailRole:
        return isDone ? QString(row.item.revision + u" · "_s + verdictText(row.verdict)) : row.item.revision;
    case StepsModel::ProblemRole:
        return row.state == RunState::Failed;
    case Qt::AccessibleTextRole:
        return isDone ? u"%1, %2"_s.arg(row.item.revision, verdictText(row.verdict)) : row.item.revision;
    default:
        return {};
    }
}

} // namespace retort::ui
