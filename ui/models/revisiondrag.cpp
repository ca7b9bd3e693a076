// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/revisiondrag.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace retort::ui {

RevisionDrag::RevisionDrag(const HistoryModel &model, const Chip &chip, int row, QPoint position)
    : m_model(&model)
    , m_chip(chip)
    , m_start(position)
    , m_from(row)
{
}

std::optional<RevisionDrag> RevisionDrag::begin(const HistoryModel &model, int row, const Chip &chip, QPoint position)
{
    if (chip.kind == Chip::Kind::Database)
        return RevisionDrag(model, chip, row, position);
    const script::RevisionMap &map = model.history()->snapshot->map;
    const HistoryRow &from = model.row(row);
    const bool isOneOfSeveralHeads = chip.kind == Chip::Kind::Head && !from.isGhost && map.isHead(from.index) && map.heads().size() > 1;
    if (!isOneOfSeveralHeads)
        return std::nullopt;
    return RevisionDrag(model, {Chip::Kind::Head, from.id}, row, position);
}

bool RevisionDrag::follow(QPoint position)
{
    m_isMoving = m_isMoving || (position - m_start).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    return m_isMoving;
}

bool RevisionDrag::takesDrop(int row) const
{
    if (row < 0 || row == m_from || m_model->isRun(row))
        return false;
    const HistoryRow &target = m_model->row(row);
    return !target.isGhost && (isDatabase() || m_model->history()->snapshot->map.isHead(target.index));
}

bool RevisionDrag::setTarget(int row)
{
    m_target = takesDrop(row) ? row : -1;
    return m_target >= 0;
}

QString RevisionDrag::text() const
{
    if (m_target < 0)
        return {};
    const QString &id = m_model->row(m_target).id;
    return isDatabase() ? tr("Review what moves %1 to %2\nwith Shift: stamp; nothing runs yet").arg(m_chip.text, id)
                        : tr("Merge %1 and %2 in a new revision\nnothing is written yet").arg(m_chip.text, id);
}

std::optional<RevisionDrop> RevisionDrag::drop(Qt::KeyboardModifiers modifiers) const
{
    if (m_target < 0 || !m_isMoving)
        return std::nullopt;
    return RevisionDrop {m_chip.database, isDatabase() ? QString() : m_chip.text, m_model->row(m_target).id, modifiers.testFlag(Qt::ShiftModifier)};
}

} // namespace retort::ui
