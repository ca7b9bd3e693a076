// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mapscene.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chippainter.h"

class QPainter;

namespace retort::ui {

/// Paints a map, or the part of it that is seen. What would be smaller than a letter is left out: thousands of boxes stay quick.
/// The letters have the size that the boxes are made for; where the program's are larger, the map is seen in a larger scale (textUnit()).
class MapPainter
{
public:
    explicit MapPainter(const Theme &theme);

    /// `painter` is scaled already, by `scale`; `part` is what is seen, in units of the scene. `current` is the vertex of the selected
    /// box, or -1.
    void paint(QPainter *painter, const MapScene &scene, const QRectF &part, double scale, int current) const;

    /// From here on boxes carry text.
    static constexpr double readable = 0.42;

private:
    void paintEdge(QPainter *painter, const MapScene &scene, const graph::MapLayout::Edge &edge, bool curved) const;
    void paintBox(QPainter *painter, const MapBox &box, const QRectF &rect, bool isCurrent) const;
    void paintTexts(QPainter *painter, const MapBox &box, const QRectF &rect) const;
    void paintState(QPainter *painter, const MapBox &box, const QRectF &rect, const QColor &background) const;
    void paintSmallBox(QPainter *painter, const MapBox &box, const QRectF &rect, double scale, bool isCurrent) const;

    const Theme *m_theme;
    ChipPainter m_chips;
    QFont m_title, m_code, m_small;
};

} // namespace retort::ui
