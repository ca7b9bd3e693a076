// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/historymodel.h"
#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QPen>

class QPainter;

namespace retort::ui {

/// Paints the lanes of one row. Pens and the path are kept between calls: a page of rows is painted on every scroll step.
class GraphPainter
{
public:
    void setTheme(const Theme &theme);
    /// Width of a lane in pixels, so that `lanes` of them fit into `available`.
    void fitLanes(int lanes, int available, int rowHeight);

    /// The revisions of a way through the graph (by index), whose lines stay bright; empty for all.
    void setPath(script::RevisionMap::Set path) { m_path = std::move(path); }

    /// Pixels that a graph with so many lanes takes.
    int widthFor(int lanes) const;
    void paint(QPainter *painter, const QRect &cell, const QColor &background, const HistoryModel &model, int row);

private:
    bool isOnPath(int vertex) const { return size_t(vertex) >= m_path.size() || m_path[size_t(vertex)]; }
    double laneCenter(const QRect &cell, int lane) const;
    void paintSegments(QPainter *painter, const QRect &cell, double top, const graph::FoldedHistory &history, int upperRow);
    void paintRun(QPainter *painter, QPointF center, const QColor &background, const QColor &color, bool hollow, bool bright);
    void paintDot(QPainter *painter, QPointF center, const QColor &background, const HistoryModel &model, int row);

    const Theme *m_theme = nullptr;
    std::vector<QPen> m_solid, m_dashed;
    QPainterPath m_curve;
    script::RevisionMap::Set m_path;
    double m_laneWidth = 22;
    double m_radius = 6;
};

} // namespace retort::ui
