// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <span>
#include <vector>

namespace retort::graph {

/// A revision as the layout sees it; other revisions are named by their index in the same list.
struct Vertex
{
    QList<int> parents;      ///< down revisions, the first one first
    QList<int> dependencies; ///< depends_on: drawn dashed
    qint64 age = 0;          ///< among the rows that could come next, the greatest is drawn first (topmost)
    int line = -1;           ///< the line that it belongs to, where that is known from another layout; all or none have one
};

/// The connection of a revision with one of its parents or dependencies.
struct Edge
{
    int child = 0;
    int parent = 0;
    int line = 0; ///< whose colour it has, see HistoryLayout::lineOf
    bool dependency = false;
    bool cyclic = false; ///< leads upwards and is therefore not drawn: only part of a cycle
};

/// The piece of an edge between the middle of one row and the middle of the row below it.
struct Segment
{
    int edge = 0;
    int fromLane = 0; ///< in the upper row
    int toLane = 0;   ///< in the lower row
};

/// Where everything goes: rows count from the top (newest), lanes from the left.
class HistoryLayout
{
public:
    int rowCount() const { return int(m_order.size()); }
    int laneCount() const { return m_laneCount; }
    int lineCount() const { return m_lineCount; }

    int vertexAt(int row) const { return m_order[size_t(row)]; }
    int rowOf(int vertex) const { return m_rows[size_t(vertex)]; }
    int laneOf(int vertex) const { return m_lanes[size_t(vertex)]; }

    /// The line that a revision belongs to: a chain of first parents. Lines are numbered from the bottom of the history,
    /// so that a colour chosen by this number stays when revisions are added on top.
    int lineOf(int vertex) const { return m_lines[size_t(vertex)]; }

    const std::vector<Edge> &edges() const { return m_edges; }
    /// The segments between `row` and the row below it.
    std::span<const Segment> segmentsBelow(int row) const;
    /// How many lanes are needed to draw `row` with the segments above and below it.
    int lanesAt(int row) const { return m_width[size_t(row)]; }

private:
    friend class HistoryLayouter;

    std::vector<int> m_order, m_rows, m_lanes, m_lines, m_width;
    std::vector<Edge> m_edges;
    QList<Segment> m_segments; ///< by far the most of it: shared by copies
    std::vector<int> m_segmentStart;
    int m_laneCount = 0;
    int m_lineCount = 0;
};

/// Lays a history out, newest on top, in O(rows × lanes). Indices out of range, duplicates and self-references are ignored,
/// and members of a cycle are placed too (below everything that does not depend on them), so any input gives a drawing.
HistoryLayout layoutHistory(const QList<Vertex> &vertices);

} // namespace retort::graph
