// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does in the history: databases are dragged to revisions, and the way to base is shown below the pointer.
#include "ui/history/historydelegate.h"
#include "ui/history/historyview.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace retort::ui {

/// `row` -1 makes the whole graph bright again.
void HistoryView::showPath(int row)
{
    if (row == m_pathRow)
        return;
    m_pathRow = row;
    if (row < 0 || !m_model->history()) {
        m_delegate->setPath({});
    } else {
        const int index = m_model->row(row).index;
        m_delegate->setPath(m_model->history()->snapshot->map.ancestors({&index, 1}, script::RevisionMap::Edges::All));
    }
    viewport()->update();
}

void HistoryView::mousePressEvent(QMouseEvent *event)
{
    QTreeView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid())
        startDrag(index, event->pos());
}

/// The chip of a database or head, or the dot of a head.
bool HistoryView::startDrag(const QModelIndex &index, QPoint position)
{
    const bool isMessage = index.column() == HistoryModel::MessageColumn;
    if (!isMessage && index.column() != HistoryModel::GraphColumn)
        return false;
    const script::RevisionMap &map = m_model->history()->snapshot->map;
    const HistoryRow &row = m_model->row(index.row());
    const Chip head {Chip::Kind::Head, row.id};
    const auto chip = isMessage ? m_delegate->chipAt(visualRect(index), index.row(), position) : std::optional(head);
    const bool isOtherHead = chip && chip->kind == Chip::Kind::Head && !row.isGhost && map.isHead(row.index) && map.heads().size() > 1;
    if (chip && chip->kind == Chip::Kind::Database)
        m_drag = Drag {*chip, position, index.row(), -1, false};
    else if (isOtherHead)
        m_drag = Drag {head, position, index.row(), -1, false};
    return m_drag.has_value();
}

bool HistoryView::isTarget(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() == m_drag->fromRow || m_model->isRun(index.row()))
        return false;
    const HistoryRow &row = m_model->row(index.row());
    return !row.isGhost && (m_drag->chip.kind == Chip::Kind::Database || m_model->history()->snapshot->map.isHead(row.index));
}

/// What letting go above a row would do.
QString HistoryView::dropText(int row) const
{
    const QString &id = m_model->row(row).id;
    if (m_drag->chip.kind == Chip::Kind::Head)
        return tr("Merge %1 and %2 in a new revision\nnothing is written yet").arg(m_drag->chip.text, id);
    return tr("Review what moves %1 to %2\nwith Shift: stamp; nothing runs yet").arg(m_drag->chip.text, id);
}

void HistoryView::dragTo(QPoint position)
{
    constexpr int step = 12;
    if (position.y() < 0 || position.y() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (position.y() < 0 ? -step : step));
    const QModelIndex index = indexAt({viewport()->width() / 2, position.y()});
    const bool canDrop = isTarget(index);
    m_drag->toRow = canDrop ? index.row() : -1;
    m_delegate->setDropRow(m_drag->toRow);
    viewport()->setCursor(canDrop ? Qt::DragMoveCursor : Qt::ForbiddenCursor);
    if (canDrop)
        QToolTip::showText(viewport()->mapToGlobal(position + QPoint(12, 12)), dropText(index.row()), this);
    viewport()->update();
}

void HistoryView::endDrag()
{
    if (!m_drag)
        return;
    m_drag.reset();
    m_delegate->setDropRow(-1);
    viewport()->unsetCursor();
    QToolTip::hideText();
    viewport()->update();
}

void HistoryView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag) { // and no selection by dragging
        m_drag->isMoving = m_drag->isMoving
            || (event->pos() - m_drag->start).manhattanLength() >= QApplication::startDragDistance();
        if (m_drag->isMoving)
            dragTo(event->pos());
        return;
    }
    QTreeView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->pos());
    showPath(index.isValid() && index.column() == HistoryModel::GraphColumn ? index.row() : -1);
}

void HistoryView::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<Drag> drag = m_drag;
    endDrag();
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (drag && drag->isMoving) {
        if (drag->toRow >= 0 && drag->chip.kind == Chip::Kind::Database)
            Q_EMIT databaseDropped(drag->chip.database, m_model->row(drag->toRow).id, event->modifiers() & Qt::ShiftModifier);
        else if (drag->toRow >= 0)
            Q_EMIT headDropped(drag->chip.text, m_model->row(drag->toRow).id);
    } else if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() && m_model->isRun(index.row())) {
        openRun();
    }
}

void HistoryView::leaveEvent(QEvent *event)
{
    QTreeView::leaveEvent(event);
    showPath(-1);
}

} // namespace retort::ui
