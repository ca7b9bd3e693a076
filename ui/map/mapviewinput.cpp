// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and the mouse do on the map.
#include "ui/map/mapview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace retort::ui {

/// A neighbour along an edge; the one in the same track before the others. -1 for none.
int MapView::step(int vertex, bool towardsHead) const
{
    const int track = scene().layout().cellOf(vertex).track;
    int best = -1;
    int distance = 0;
    for (const graph::MapLayout::Edge &edge : scene().layout().edges()) {
        if ((towardsHead ? edge.parent : edge.child) != vertex)
            continue;
        const int other = towardsHead ? edge.child : edge.parent;
        const int away = 2 * std::abs(scene().layout().cellOf(other).track - track) + edge.dependency;
        if (best < 0 || away < distance) {
            best = other;
            distance = away;
        }
    }
    return best;
}

/// The box of the next track on that side that is nearest along the map; -1 for none.
int MapView::beside(int vertex, int tracks) const
{
    const graph::MapCell from = scene().layout().cellOf(vertex);
    int best = -1;
    std::pair<int, int> distance;
    for (int other = 0; other < scene().boxCount(); ++other) {
        const graph::MapCell &cell = scene().layout().cellOf(other);
        const int across = (cell.track - from.track) * tracks;
        const std::pair away {std::abs(cell.column - from.column) * 4 + across, across};
        if (across > 0 && (best < 0 || away < distance)) {
            best = other;
            distance = away;
        }
    }
    return best;
}

QModelIndex MapView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    Q_UNUSED(modifiers);
    const int vertex = vertexOf(currentIndex());
    if (vertex < 0)
        return m_model->index(0, HistoryModel::MessageColumn);
    const bool isUpwards = m_direction == MapScene::Direction::Upwards;
    int target = -1;
    switch (action) {
    case MoveRight:
        target = isUpwards ? beside(vertex, 1) : step(vertex, true);
        break;
    case MoveLeft:
        target = isUpwards ? beside(vertex, -1) : step(vertex, false);
        break;
    case MoveUp:
        target = isUpwards ? step(vertex, true) : beside(vertex, -1);
        break;
    case MoveDown:
        target = isUpwards ? step(vertex, false) : beside(vertex, 1);
        break;
    case MoveHome: { // as in the list
        const int row = m_model->selectedDatabaseRow();
        return row < 0 ? currentIndex() : m_model->index(row, HistoryModel::MessageColumn);
    }
    case MoveEnd:
        return m_model->index(0, HistoryModel::MessageColumn);
    case MoveNext:
    case MovePrevious:
    case MovePageUp:
    case MovePageDown:
        break;
    }
    return target < 0 ? currentIndex() : indexOf(target);
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_drag) {
        endDrag();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        (m_direction == MapScene::Direction::Upwards ? verticalScrollBar() : horizontalScrollBar())
            ->triggerAction(event->key() == Qt::Key_PageUp ? QScrollBar::SliderPageStepSub : QScrollBar::SliderPageStepAdd);
        viewport()->update();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && m_model->isRun(currentIndex().row()))
            Q_EMIT runActivated();
        else if (currentIndex().isValid())
            Q_EMIT activated(currentIndex());
        return;
    default:
        QAbstractItemView::keyPressEvent(event);
    }
}

void MapView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        constexpr double notch = 120; // eighths of a degree
        zoom(std::pow(1.25, event->angleDelta().y() / notch), event->position());
        event->accept();
        return;
    }
    QAbstractItemView::wheelEvent(event);
    viewport()->update();
}

/// The map is dragged by what lies between the boxes.
void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        startDrag(event->pos());
    if (m_drag && m_drag->isDatabase())
        return; // its chip lies below the box
    const bool isPan = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && !indexAt(event->pos()).isValid());
    if (isPan) {
        m_pan = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QAbstractItemView::mousePressEvent(event);
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag) {
        if (m_drag->follow(event->pos()))
            dragTo(event->pos());
    } else if (m_pan) {
        const QPoint moved = event->pos() - *m_pan;
        m_pan = event->pos();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
        viewport()->update();
    } else if (event->buttons() == Qt::NoButton) { // and no selection by dragging
        QAbstractItemView::mouseMoveEvent(event);
    }
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pan) {
        m_pan.reset();
        viewport()->unsetCursor();
        return;
    }
    const std::optional<RevisionDrag> drag = m_drag;
    endDrag();
    QAbstractItemView::mouseReleaseEvent(event);
    if (const auto drop = drag ? drag->drop(event->modifiers()) : std::nullopt)
        Q_EMIT dropped(*drop);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && m_model->isRun(index.row()))
        Q_EMIT runActivated();
    else
        QAbstractItemView::mouseDoubleClickEvent(event);
}

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || m_model->isRun(index.row()))
        return;
    const QPoint position = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    Q_EMIT menuRequested(m_model->row(index.row()).id, position);
}

} // namespace retort::ui
