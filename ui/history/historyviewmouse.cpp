// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does in the history: databases are dragged to revisions, and the way to base is shown below the pointer.
#include "ui/history/historydelegate.h"
#include "ui/history/historyview.h"

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

/// By the chip of a database or head, or by the dot of a head.
void HistoryView::startDrag(const QModelIndex &index, QPoint position)
{
    if (index.column() == HistoryModel::GraphColumn) {
        m_drag = RevisionDrag::begin(*m_model, index.row(), {Chip::Kind::Head, {}}, position);
    } else if (index.column() == HistoryModel::MessageColumn) {
        if (const auto chip = m_delegate->chipAt(visualRect(index), index.row(), position))
            m_drag = RevisionDrag::begin(*m_model, index.row(), *chip, position);
    }
}

void HistoryView::dragTo(QPoint position)
{
    constexpr int step = 12;
    if (position.y() < 0 || position.y() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (position.y() < 0 ? -step : step));
    const QModelIndex index = indexAt({viewport()->width() / 2, position.y()});
    const bool canDrop = m_drag->setTarget(index.isValid() ? index.row() : -1);
    m_delegate->setDropRow(m_drag->target());
    viewport()->setCursor(canDrop ? Qt::DragMoveCursor : Qt::ForbiddenCursor);
    if (canDrop)
        QToolTip::showText(viewport()->mapToGlobal(position + QPoint(12, 12)), m_drag->text(), this);
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
        if (m_drag->follow(event->pos()))
            dragTo(event->pos());
        return;
    }
    QTreeView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->pos());
    showPath(index.isValid() && index.column() == HistoryModel::GraphColumn ? index.row() : -1);
}

void HistoryView::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<RevisionDrag> drag = m_drag;
    endDrag();
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (drag && drag->isMoving()) {
        if (const auto drop = drag->drop(event->modifiers()))
            Q_EMIT dropped(*drop);
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
