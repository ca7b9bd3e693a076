// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mappainter.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr double curvesFrom = 0.1; ///< scale
constexpr double radius = 8;
constexpr double dimmed = 0.34;
constexpr int penCount = 8;

/// From one point to another, leaving and arriving in the direction of the map.
void bend(QPainterPath &path, const MapScene &scene, double fromAlong, double fromAcross, double along, double across)
{
    const double middle = (fromAlong + along) / 2;
    path.cubicTo(scene.point(middle, fromAcross), scene.point(middle, across), scene.point(along, across));
}

QPainterPath pathOf(const MapScene &scene, const graph::MapLayout::Edge &edge)
{
    const graph::MapCell &parent = scene.layout().cellOf(edge.parent);
    const graph::MapCell &child = scene.layout().cellOf(edge.child);
    const double out = scene.alongEnd(parent.column);
    const double in = scene.alongStart(child.column);
    const double from = scene.across(parent.track);
    const double to = scene.across(child.track);
    const double next = scene.alongStart(parent.column + 1);
    const double before = scene.alongEnd(child.column - 1);
    QPainterPath path(scene.point(out, from));
    switch (edge.route) {
    case graph::MapRoute::Straight:
        break;
    case graph::MapRoute::Early:
        bend(path, scene, out, from, next, to);
        break;
    case graph::MapRoute::Late:
        path.lineTo(scene.point(before, from));
        bend(path, scene, before, from, in, to);
        break;
    case graph::MapRoute::Beside: {
        const double beside = scene.besideTrack(parent.track, child.track >= parent.track);
        bend(path, scene, out, from, next, beside);
        path.lineTo(scene.point(before, beside));
        bend(path, scene, before, beside, in, to);
        break;
    }
    }
    path.lineTo(scene.point(in, to));
    return path;
}

/// A box around both ends, and around what runs beside a track.
QRectF boundsOf(const MapScene &scene, const graph::MapLayout::Edge &edge)
{
    const QRectF bounds = scene.rectOf(edge.child).united(scene.rectOf(edge.parent));
    return edge.route == graph::MapRoute::Beside ? bounds.adjusted(-60, -60, 60, 60) : bounds;
}

} // namespace

MapPainter::MapPainter(const Theme &theme)
    : m_theme(&theme)
    , m_chips(1 / textUnit())
    , m_title(scaledFont(0.96 / textUnit(), QFont::DemiBold))
    , m_code(codeFont())
    , m_small(scaledFont(0.86 / textUnit()))
{
    m_code.setPointSizeF(m_code.pointSizeF() * 0.9 / textUnit());
}

void MapPainter::paintEdge(QPainter *painter, const MapScene &scene, const graph::MapLayout::Edge &edge, bool curved) const
{
    QPen pen(m_theme->line(edge.line % penCount), curved ? 2.2 : 0, edge.dependency && curved ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(Qt::FlatCap);
    painter->setPen(pen);
    const bool isDimmed = scene.box(edge.child).isDimmed || scene.box(edge.parent).isDimmed;
    painter->setOpacity(isDimmed ? dimmed : 1.0);
    if (curved)
        painter->drawPath(pathOf(scene, edge));
    else
        painter->drawLine(scene.rectOf(edge.parent).center(), scene.rectOf(edge.child).center());
}

void MapPainter::paint(QPainter *painter, const MapScene &scene, const QRectF &part, double scale, int current) const
{
    const bool curved = scale >= curvesFrom;
    painter->setRenderHint(QPainter::Antialiasing, curved);
    painter->setBrush(Qt::NoBrush);
    for (const graph::MapLayout::Edge &edge : scene.layout().edges())
        if (boundsOf(scene, edge).intersects(part))
            paintEdge(painter, scene, edge, curved);
    for (int vertex = 0; vertex < scene.boxCount(); ++vertex) {
        const QRectF rect = scene.rectOf(vertex);
        if (!rect.adjusted(-20, -20, 20, 20).intersects(part))
            continue;
        const MapBox &box = scene.box(vertex);
        painter->setOpacity(box.isDimmed ? dimmed : 1.0);
        if (scale >= readable)
            paintBox(painter, box, rect, vertex == current);
        else
            paintSmallBox(painter, box, rect, scale, vertex == current);
    }
    painter->setOpacity(1.0);
}

/// No text could be read: colour says whose line it is, and whether it is applied.
void MapPainter::paintSmallBox(QPainter *painter, const MapBox &box, const QRectF &rect, double scale, bool isCurrent) const
{
    const QColor color = box.isGhost ? m_theme->color(Role::GhostLine) : m_theme->line(box.line % penCount);
    const QColor fill = isCurrent ? m_theme->color(Role::Accent) : box.isPending ? m_theme->color(Role::Surface) : color;
    if (scale < curvesFrom) {
        const double least = 2 / scale; // at least two pixels
        QRectF seen = rect;
        seen.setWidth(std::max(rect.width(), least));
        seen.setHeight(std::max(rect.height(), least));
        painter->fillRect(seen, box.isPending && !isCurrent ? color.lighter(150) : fill);
        return;
    }
    painter->setPen(QPen(isCurrent ? m_theme->color(Role::Accent) : color, isCurrent ? 3 / scale : 4));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, radius, radius);
    painter->setBrush(Qt::NoBrush);
}

void MapPainter::paintBox(QPainter *painter, const MapBox &box, const QRectF &rect, bool isCurrent) const
{
    const QColor background = m_theme->color(isCurrent ? Role::Selection : Role::Surface);
    const QPen border = isCurrent ? QPen(m_theme->color(Role::Accent), 2)
        : box.isTrouble           ? QPen(m_theme->color(Role::Warning), 1.4)
                                  : QPen(m_theme->color(Role::Border), 1.2, box.isGhost ? Qt::DashLine : Qt::SolidLine);
    painter->setPen(border);
    painter->setBrush(background);
    if (box.isRun) // a pile
        painter->drawRoundedRect(rect.translated(5, -5), radius, radius);
    painter->drawRoundedRect(rect, radius, radius);
    if (box.only >= 0) {
        QColor mark = m_theme->database(box.only);
        mark.setAlphaF(0.14F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawRoundedRect(rect, radius, radius);
    }
    const QColor line = box.isGhost ? m_theme->color(Role::GhostLine) : m_theme->line(box.line % penCount);
    painter->setPen(Qt::NoPen);
    painter->setBrush(line);
    painter->drawRoundedRect(QRectF(rect.left() + 1.5, rect.top() + radius, 4, rect.height() - 2 * radius), 2, 2);
    paintState(painter, box, rect, background);
    paintTexts(painter, box, rect);
    if (!box.chips.isEmpty()) {
        const QRect area(int(rect.left()) + 10, int(rect.top()) - 22, int(rect.width()) - 20, 22);
        m_chips.paint(painter, area, box.chips, *m_theme);
    }
    painter->setBrush(Qt::NoBrush);
}

/// Filled or hollow, as in the list.
void MapPainter::paintState(QPainter *painter, const MapBox &box, const QRectF &rect, const QColor &background) const
{
    const QColor line = box.isGhost ? m_theme->color(Role::GhostLine) : m_theme->line(box.line % penCount);
    painter->setPen(QPen(line, 1.8));
    painter->setBrush(box.isPending || box.isGhost ? background : line);
    painter->drawEllipse(QPointF(rect.right() - 14, rect.top() + 20), 4.4, 4.4);
}

void MapPainter::paintTexts(QPainter *painter, const MapBox &box, const QRectF &rect) const
{
    const QRectF text = rect.adjusted(14, 9, -10, -7);
    const auto write = [&](const QFont &font, Role role, double top, double width, const QString &words) {
        const QFontMetricsF metrics(font);
        painter->setFont(font);
        painter->setPen(m_theme->color(role));
        painter->drawText(QRectF(text.left(), top, width, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(words, Qt::ElideRight, width));
        return top + metrics.height();
    };
    double top = write(m_title, box.isQuiet ? Role::MutedText : Role::Text, text.top() + 2, text.width() - 16, box.title);
    if (!box.id.isEmpty())
        top = write(m_code, Role::MutedText, top + 1, text.width(), box.id);
    if (!box.detail.isEmpty())
        write(m_small, box.isTrouble ? Role::Warning : Role::MutedText, top + 1, text.width(), box.detail);
}

} // namespace retort::ui
