// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/historylayout.h"

namespace retort::graph {

/// Where a revision stands on the map: columns count from the bases towards the heads, tracks from the trunk.
struct MapCell
{
    int column = 0;
    int track = 0;

    friend bool operator==(const MapCell &, const MapCell &) = default;
};

/// How an edge gets from its parent's cell to its child's without running through a third one.
enum class MapRoute {
    Straight, ///< in the track of both
    Early,    ///< changes to the child's track right behind the parent
    Late,     ///< stays in the parent's track until right before the child
    Beside,   ///< runs between two tracks, beside the parent's one
};

/// A history as cells of a grid. Every edge that is drawn leads to a column further on.
class MapLayout
{
public:
    int columnCount() const { return m_columns; }
    int trackCount() const { return m_tracks; }
    const MapCell &cellOf(int vertex) const { return m_cells[size_t(vertex)]; }
    int vertexCount() const { return int(m_cells.size()); }

    struct Edge
    {
        int child = 0;
        int parent = 0;
        int line = 0;
        bool dependency = false;
        MapRoute route = MapRoute::Straight;
    };
    const std::vector<Edge> &edges() const { return m_edges; }

private:
    friend class MapLayouter;

    std::vector<MapCell> m_cells;
    std::vector<Edge> m_edges;
    int m_columns = 0;
    int m_tracks = 0;
};

/// Each revision stands one column behind the furthest of its parents; a line (a chain of first parents) has a track for as long as
/// it runs. O((revisions + edges) log revisions). Edges of cycles that lead backwards are left out.
MapLayout layoutMap(const HistoryLayout &history);

} // namespace retort::graph
