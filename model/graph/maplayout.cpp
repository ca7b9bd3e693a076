// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the map is laid out
//
//   columns  From the bottom row of the history up: one behind the furthest parent.
//   tracks   Each line needs the columns from behind the parent that it starts at until before the child that it is merged into.
//            From the bases on (the trunk first) each takes the first track that is free from there, so that whatever stands or
//            runs in a track has it for itself.
//   routes   The edge that starts a line bends at once into the line's track, the one that ends a line stays in it until the
//            last moment. Other edges (a merge from the middle of a line, a dependency) run in the gap between tracks.
#include "model/graph/maplayout.h"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <set>

namespace retort::graph {

class MapLayouter
{
public:
    explicit MapLayouter(const HistoryLayout &history)
        : m_history(history)
    {
    }

    MapLayout run()
    {
        placeColumns();
        measureLines();
        placeTracks();
        routeEdges();
        return std::move(m_out);
    }

private:
    struct Line
    {
        int first = 0; ///< columns that it needs
        int last = 0;
        int start = -1; ///< its vertices with the least and the greatest column
        int end = -1;
        int track = 0;
    };

    void placeColumns();
    void numberLines(const std::vector<int> &firstParent);
    void measureLines();
    void placeTracks();
    void routeEdges();
    MapRoute routeOf(const Edge &edge) const;
    int columnOf(int vertex) const { return m_out.m_cells[size_t(vertex)].column; }
    int lineOf(int vertex) const { return m_line[size_t(vertex)]; }
    /// Whether an edge begins a line or, as the first parent's, goes on in it.
    bool isOfItsLine(size_t edge) const { return m_first[edge]; }

    const HistoryLayout &m_history;
    MapLayout m_out;
    std::vector<bool> m_first; ///< by edge: leads to the first parent
    std::vector<int> m_line;   ///< by vertex; own numbers, since those that are given to a folded history may have holes
    std::map<int, Line> m_lines;
};

void MapLayouter::placeColumns()
{
    const int count = m_history.rowCount();
    m_out.m_cells.resize(size_t(count));
    const auto &edges = m_history.edges();
    std::vector<std::vector<int>> parents(static_cast<size_t>(count));
    m_first.assign(edges.size(), false);
    std::vector<int> firstParent(size_t(count), -1);
    for (size_t i = 0; i < edges.size(); ++i) {
        const Edge &edge = edges[i];
        if (edge.cyclic)
            continue;
        parents[size_t(edge.child)].push_back(edge.parent);
        if (!edge.dependency && firstParent[size_t(edge.child)] < 0) {
            firstParent[size_t(edge.child)] = edge.parent;
            m_first[i] = true;
        }
    }
    numberLines(firstParent);
    for (int row = count - 1; row >= 0; --row) {
        const int vertex = m_history.vertexAt(row);
        int &column = m_out.m_cells[size_t(vertex)].column;
        for (const int parent : parents[size_t(vertex)])
            column = std::max(column, columnOf(parent) + 1);
        m_out.m_columns = std::max(m_out.m_columns, column + 1);
    }
}

/// From the bottom: the first to go on from its first parent goes on in its line.
void MapLayouter::numberLines(const std::vector<int> &firstParent)
{
    m_line.assign(firstParent.size(), 0);
    std::vector<bool> continued(firstParent.size(), false);
    int lines = 0;
    for (int row = m_history.rowCount() - 1; row >= 0; --row) {
        const int vertex = m_history.vertexAt(row);
        const int parent = firstParent[size_t(vertex)];
        const bool goesOn = parent >= 0 && !continued[size_t(parent)];
        m_line[size_t(vertex)] = goesOn ? m_line[size_t(parent)] : lines++;
        if (goesOn)
            continued[size_t(parent)] = true;
    }
}

void MapLayouter::measureLines()
{
    for (int vertex = 0; vertex < m_history.rowCount(); ++vertex) {
        Line &line = m_lines[lineOf(vertex)];
        if (line.start < 0 || columnOf(vertex) < columnOf(line.start))
            line.start = vertex;
        if (line.end < 0 || columnOf(vertex) > columnOf(line.end))
            line.end = vertex;
    }
    for (auto &[number, line] : m_lines) {
        line.first = columnOf(line.start);
        line.last = columnOf(line.end);
    }
    const auto &edges = m_history.edges();
    for (size_t i = 0; i < edges.size(); ++i) {
        const Edge &edge = edges[i];
        if (edge.cyclic || lineOf(edge.child) == lineOf(edge.parent))
            continue;
        Line &ofChild = m_lines[lineOf(edge.child)];
        Line &ofParent = m_lines[lineOf(edge.parent)];
        if (isOfItsLine(i) && ofChild.start == edge.child)
            ofChild.first = std::min(ofChild.first, columnOf(edge.parent) + 1);
        else if (!edge.dependency && ofParent.end == edge.parent)
            ofParent.last = std::max(ofParent.last, columnOf(edge.child) - 1);
    }
}

void MapLayouter::placeTracks()
{
    std::vector<Line *> order;
    for (auto &[number, line] : m_lines)
        order.push_back(&line);
    std::stable_sort(order.begin(), order.end(), [](const Line *a, const Line *b) { return a->first < b->first; });
    using Taken = std::pair<int, int>; // until that column: the track
    std::priority_queue<Taken, std::vector<Taken>, std::greater<>> taken;
    std::set<int> free;
    int tracks = 0;
    for (Line *line : order) {
        while (!taken.empty() && taken.top().first < line->first) {
            free.insert(taken.top().second);
            taken.pop();
        }
        line->track = free.empty() ? tracks++ : *free.begin();
        free.erase(line->track);
        taken.emplace(line->last, line->track);
    }
    for (int vertex = 0; vertex < m_history.rowCount(); ++vertex)
        m_out.m_cells[size_t(vertex)].track = m_lines[lineOf(vertex)].track;
    m_out.m_tracks = tracks;
}

MapRoute MapLayouter::routeOf(const Edge &edge) const
{
    const size_t index = size_t(&edge - m_history.edges().data());
    const int childLine = lineOf(edge.child);
    const int parentLine = lineOf(edge.parent);
    const bool isNext = columnOf(edge.child) == columnOf(edge.parent) + 1;
    if (childLine == parentLine && (isOfItsLine(index) || isNext))
        return MapRoute::Straight;
    if (isNext)
        return MapRoute::Early; // there is nothing between the two
    if (childLine != parentLine && isOfItsLine(index) && m_lines.at(childLine).start == edge.child)
        return MapRoute::Early;
    if (childLine != parentLine && !edge.dependency && m_lines.at(parentLine).end == edge.parent)
        return MapRoute::Late;
    return MapRoute::Beside;
}

void MapLayouter::routeEdges()
{
    for (const Edge &edge : m_history.edges())
        if (!edge.cyclic)
            m_out.m_edges.push_back({edge.child, edge.parent, edge.line, edge.dependency, routeOf(edge)});
}

MapLayout layoutMap(const HistoryLayout &history)
{
    return MapLayouter(history).run();
}

} // namespace retort::graph
