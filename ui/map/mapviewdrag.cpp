// SPDX-License-Identifier: GPL-3.0-or-later
// Databases and heads that are dragged over the map.
#include "ui/map/mapview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace retort::ui {

/// By the pointer of a database, or by the box of a head.
void MapView::startDrag(QPoint position)
{
    for (const MapPointers::Pointer &pointer : m_pointers.pointers()) {
        const QRect area = areaOf(pointer);
        if (!m_chips.chipAt(area, {pointer.chip}, position))
            continue;
        const QModelIndex index = indexOf(pointer.vertex);
        if (!index.isValid()) // boxes are being placed
            return;
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_drag = RevisionDrag::begin(*m_model, index.row(), pointer.chip, position);
        return;
    }
    const QModelIndex index = indexAt(position);
    if (index.isValid() && !m_model->isRun(index.row()))
        m_drag = RevisionDrag::begin(*m_model, index.row(), {Chip::Kind::Head, {}}, position);
}

void MapView::dragTo(QPoint position)
{
    constexpr int step = 16;
    constexpr int edge = 12;
    const auto scroll = [](QScrollBar *bar, int at, int length) {
        if (at < edge || at > length - edge)
            bar->setValue(bar->value() + (at < edge ? -step : step));
    };
    scroll(horizontalScrollBar(), position.x(), viewport()->width());
    scroll(verticalScrollBar(), position.y(), viewport()->height());
    const QModelIndex index = indexAt(position);
    const bool canDrop = m_drag->setTarget(index.isValid() ? index.row() : -1);
    viewport()->setCursor(canDrop ? Qt::DragMoveCursor : Qt::ForbiddenCursor);
    if (canDrop)
        QToolTip::showText(viewport()->mapToGlobal(position + QPoint(12, 12)), m_drag->text(), this);
    else
        QToolTip::hideText();
    m_dragged = position;
    viewport()->update();
}

void MapView::endDrag()
{
    if (!m_drag)
        return;
    m_drag.reset();
    viewport()->unsetCursor();
    QToolTip::hideText();
    viewport()->update();
}

/// The box that takes the drop, and what is dragged below the mouse.
void MapView::paintDrag(QPainter *painter) const
{
    if (!m_drag || !m_drag->isMoving())
        return;
    const Theme &theme = Theme::current();
    if (m_drag->target() >= 0) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.color(Role::Accent), 3));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(visualRect(m_model->index(m_drag->target(), HistoryModel::MessageColumn)).adjusted(-4, -4, 4, 4), 8, 8);
    }
    const QSize size = pointerSize();
    m_chips.paint(painter, {m_dragged - QPoint(10, size.height() / 2), size}, {m_drag->chip()}, theme);
}

} // namespace retort::ui
