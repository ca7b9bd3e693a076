// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/graphpainter.h"

#include <QPainter>

namespace retort::ui {

namespace {

constexpr double margin = 10;
constexpr double widestLane = 0.69; ///< of the height of a row: the graph grows with the letters
constexpr double narrowestLane = 7;
constexpr int penCount = 8;
constexpr double faded = 0.22;

} // namespace

void GraphPainter::setTheme(const Theme &theme)
{
    if (m_theme == &theme)
        return;
    m_theme = &theme;
    m_solid.clear();
    m_dashed.clear();
    for (int i = 0; i < penCount; ++i) {
        QPen pen(theme.line(i), 2.2, Qt::SolidLine, Qt::FlatCap);
        m_solid.push_back(pen);
        pen.setWidthF(1.6);
        pen.setDashPattern({2.5, 2.5});
        m_dashed.push_back(pen);
    }
}

void GraphPainter::fitLanes(int lanes, int available, int rowHeight)
{
    m_laneWidth = std::clamp((available - 2 * margin) / std::max(lanes, 1), narrowestLane, std::max(narrowestLane, rowHeight * widestLane));
    m_radius = std::min(rowHeight * 0.1875, m_laneWidth * 0.42);
}

int GraphPainter::widthFor(int lanes) const
{
    return int(2 * margin + std::max(lanes, 1) * m_laneWidth);
}

double GraphPainter::laneCenter(const QRect &cell, int lane) const
{
    return cell.left() + margin + (lane + 0.5) * m_laneWidth;
}

void GraphPainter::paintSegments(
    QPainter *painter, const QRect &cell, double top, const graph::FoldedHistory &history, int upperRow)
{
    const graph::HistoryLayout &layout = history.layout();
    // A segment reaches from the middle of one row to the middle of the next: each of the two rows paints the whole of it
    // and the clip keeps its half, so that curves meet without a seam.
    const double height = cell.height();
    const double bottom = top + height;
    const int lastVisible = int((cell.width() - margin) / m_laneWidth) + 1;
    for (const graph::Segment &segment : layout.segmentsBelow(upperRow)) {
        if (segment.fromLane > lastVisible && segment.toLane > lastVisible)
            continue;
        const graph::Edge &edge = layout.edges()[size_t(segment.edge)];
        const bool isBright = isOnPath(history.run(edge.child).bottom) && isOnPath(history.run(edge.parent).top);
        painter->setOpacity(isBright ? 1.0 : faded);
        painter->setPen((edge.dependency ? m_dashed : m_solid)[size_t(edge.line % penCount)]);
        const double from = laneCenter(cell, segment.fromLane);
        const double to = laneCenter(cell, segment.toLane);
        if (segment.fromLane == segment.toLane) {
            painter->drawLine(QPointF(from, top), QPointF(to, bottom));
            continue;
        }
        m_curve.clear();
        m_curve.moveTo(from, top);
        m_curve.cubicTo(from, top + height * 0.55, to, top + height * 0.45, to, bottom);
        painter->drawPath(m_curve);
    }
}

void GraphPainter::paintDot(QPainter *painter, QPointF center, const QColor &background, const HistoryModel &model, int row)
{
    const HistoryRow &entry = model.row(row);
    const graph::HistoryLayout &layout = model.folded().layout();
    const QColor color = entry.isGhost ? m_theme->color(Role::GhostLine)
                                       : m_theme->line(layout.lineOf(layout.vertexAt(row)));
    const bool hollow = entry.isGhost || model.appliedState(row) == AppliedState::Pending;
    if (model.isRun(row)) {
        paintRun(painter, center, background, color, hollow, isOnPath(entry.index) && !model.isDimmed(row));
        return;
    }
    painter->setOpacity(1.0); // lines must not shine through
    painter->setPen(Qt::NoPen);
    painter->setBrush(background);
    painter->drawEllipse(center, m_radius, m_radius);
    painter->setOpacity(isOnPath(entry.index) && !model.isDimmed(row) ? 1.0 : faded + 0.1);
    QPen pen(color, hollow ? 2.0 : 1.0);
    if (entry.isGhost)
        pen.setDashPattern({1.6, 1.4});
    painter->setPen(pen);
    painter->setBrush(hollow ? background : color);
    const double radius = hollow ? m_radius - 0.6 : m_radius;
    painter->drawEllipse(center, radius, radius);
    painter->setBrush(Qt::NoBrush);
}

/// Three dots on the lane: more than one.
void GraphPainter::paintRun(
    QPainter *painter, QPointF center, const QColor &background, const QColor &color, bool hollow, bool bright)
{
    const double dot = std::max(1.2, m_radius * 0.3);
    const double halfWidth = m_radius * 0.72;
    const double halfHeight = m_radius * 1.5;
    const QRectF capsule(center.x() - halfWidth, center.y() - halfHeight, 2 * halfWidth, 2 * halfHeight);
    painter->setOpacity(1.0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(background);
    painter->drawRoundedRect(capsule, halfWidth, halfWidth);
    painter->setOpacity(bright ? 1.0 : faded + 0.1);
    painter->setPen(QPen(color, 1.6));
    painter->setBrush(hollow ? background : color);
    painter->drawRoundedRect(capsule, halfWidth, halfWidth);
    painter->setPen(Qt::NoPen);
    painter->setBrush(hollow ? color : background);
    for (const int step : {-1, 0, 1})
        painter->drawEllipse(center + QPointF(0, step * dot * 2.8), dot, dot);
    painter->setBrush(Qt::NoBrush);
}

void GraphPainter::paint(
    QPainter *painter, const QRect &cell, const QColor &background, const HistoryModel &model, int row)
{
    const graph::FoldedHistory &history = model.folded();
    const graph::HistoryLayout &layout = history.layout();
    const double centerY = cell.top() + cell.height() / 2.0;
    painter->save();
    painter->setClipRect(cell, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    if (painter->layoutDirection() == Qt::RightToLeft) { // the first lane is where reading begins
        painter->translate(cell.left() + cell.right() + 1, 0);
        painter->scale(-1, 1);
    }
    if (row > 0)
        paintSegments(painter, cell, centerY - cell.height(), history, row - 1);
    if (row + 1 < layout.rowCount())
        paintSegments(painter, cell, centerY, history, row);
    paintDot(painter, {laneCenter(cell, layout.laneOf(layout.vertexAt(row))), centerY}, background, model, row);
    painter->restore();
}

} // namespace retort::ui
