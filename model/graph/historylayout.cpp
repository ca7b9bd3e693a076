// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the graph is drawn
//
// Three passes over integers:
//   1. order    A revision stands above all of its parents. Among those that could come next the youngest does (a heap), so
//               that branches interleave by date as their authors worked on them.
//   2. lines    A line is a chain of first parents. Where several children share a first parent, the oldest of them goes on
//               and the others are lines that end there: what is added on top later never takes a line away.
//   3. lanes    One sweep from the top. `open` holds, lane by lane, the edge that runs down through it. A revision takes the
//               leftmost lane of an edge that arrives as first parent, its own first parent goes on in the same lane, and
//               every other edge gets the nearest free lane to the right. Each edge has a lane of its own while it runs, so
//               two edges never lie on each other; they meet only at a revision.
#include "model/graph/historylayout.h"

#include <algorithm>
#include <queue>

namespace retort::graph {

class HistoryLayouter
{
public:
    explicit HistoryLayouter(const QList<Vertex> &vertices)
        : m_vertices(vertices)
        , m_count(int(vertices.size()))
    {
    }

    HistoryLayout run()
    {
        collectEdges();
        order();
        placeLanes();
        numberLines();
        return std::move(m_out);
    }

private:
    static constexpr int freeLane = -1;

    void collectEdges();
    void addEdge(int child, int parent, bool dependency);
    void order();
    int firstParentEdge(int vertex) const;
    void placeLanes();
    int laneForVertex(int vertex);
    void openEdges(int vertex, int lane);
    void recordSegments(int row, const std::vector<int> &before);
    void numberLines();
    void takeGivenLines();

    const QList<Vertex> &m_vertices;
    const int m_count;
    HistoryLayout m_out;
    std::vector<std::vector<int>> m_edgesOf;   // outgoing edges by child, parents before dependencies
    std::vector<int> m_open;                   // by lane: the edge that runs through it, or freeLane
};

void HistoryLayouter::addEdge(int child, int parent, bool dependency)
{
    if (parent < 0 || parent >= m_count || parent == child)
        return;
    auto &edges = m_edgesOf[size_t(child)];
    const bool known = std::any_of(
        edges.cbegin(), edges.cend(), [&](int edge) { return m_out.m_edges[size_t(edge)].parent == parent; });
    if (known)
        return;
    edges.push_back(int(m_out.m_edges.size()));
    m_out.m_edges.push_back({child, parent, 0, dependency, false});
}

void HistoryLayouter::collectEdges()
{
    m_edgesOf.resize(size_t(m_count));
    m_out.m_edges.reserve(size_t(m_count) + 16);
    for (int vertex = 0; vertex < m_count; ++vertex) {
        for (int parent : m_vertices[vertex].parents)
            addEdge(vertex, parent, false);
        for (int dependency : m_vertices[vertex].dependencies)
            addEdge(vertex, dependency, true);
    }
}

void HistoryLayouter::order()
{
    std::vector<int> waiting(size_t(m_count), 0); // children that are not placed yet
    for (const Edge &edge : m_out.m_edges)
        ++waiting[size_t(edge.parent)];

    const auto older = [this](int a, int b) {
        return m_vertices[a].age != m_vertices[b].age ? m_vertices[a].age < m_vertices[b].age : a > b;
    };
    std::priority_queue<int, std::vector<int>, decltype(older)> ready(older);
    for (int vertex = 0; vertex < m_count; ++vertex)
        if (waiting[size_t(vertex)] == 0)
            ready.push(vertex);

    std::vector<bool> placed(size_t(m_count), false);
    m_out.m_rows.assign(size_t(m_count), 0);
    int nextOfCycle = 0;
    while (int(m_out.m_order.size()) < m_count) {
        if (ready.empty()) { // only cycles are left: break one at its first member
            while (placed[size_t(nextOfCycle)])
                ++nextOfCycle;
            ready.push(nextOfCycle);
        }
        const int vertex = ready.top();
        ready.pop();
        if (placed[size_t(vertex)])
            continue;
        placed[size_t(vertex)] = true;
        m_out.m_rows[size_t(vertex)] = int(m_out.m_order.size());
        m_out.m_order.push_back(vertex);
        for (int edge : m_edgesOf[size_t(vertex)]) {
            const int parent = m_out.m_edges[size_t(edge)].parent;
            if (--waiting[size_t(parent)] == 0 && !placed[size_t(parent)])
                ready.push(parent);
        }
    }
    for (Edge &edge : m_out.m_edges)
        edge.cyclic = m_out.m_rows[size_t(edge.parent)] < m_out.m_rows[size_t(edge.child)];
}

/// The edge that continues the lane of `vertex`, or -1.
int HistoryLayouter::firstParentEdge(int vertex) const
{
    for (int edge : m_edgesOf[size_t(vertex)]) {
        const Edge &e = m_out.m_edges[size_t(edge)];
        if (!e.dependency && !e.cyclic)
            return edge;
    }
    return -1;
}

/// Chooses the lane of a revision and closes the edges that end at it.
int HistoryLayouter::laneForVertex(int vertex)
{
    int chosen = -1;
    bool chosenIsFirstParent = false;
    for (int lane = 0; lane < int(m_open.size()); ++lane) {
        const int edge = m_open[size_t(lane)];
        if (edge == freeLane || m_out.m_edges[size_t(edge)].parent != vertex)
            continue;
        const bool isFirstParent = firstParentEdge(m_out.m_edges[size_t(edge)].child) == edge;
        if (chosen < 0 || (isFirstParent && !chosenIsFirstParent)) {
            chosen = lane;
            chosenIsFirstParent = isFirstParent;
        }
        m_open[size_t(lane)] = freeLane;
    }
    if (chosen >= 0)
        return chosen;
    const auto unused = std::find(m_open.begin(), m_open.end(), freeLane);
    if (unused == m_open.end()) {
        m_open.push_back(freeLane);
        return int(m_open.size()) - 1;
    }
    return int(unused - m_open.begin());
}

void HistoryLayouter::openEdges(int vertex, int lane)
{
    const int straight = firstParentEdge(vertex);
    if (straight >= 0)
        m_open[size_t(lane)] = straight;
    for (int edge : m_edgesOf[size_t(vertex)]) {
        if (edge == straight || m_out.m_edges[size_t(edge)].cyclic)
            continue;
        const auto unused = std::find(m_open.begin() + lane + 1, m_open.end(), freeLane);
        if (unused == m_open.end())
            m_open.push_back(edge);
        else
            *unused = edge;
    }
}

/// Writes the segments between `row` - 1 and `row`: `before` holds the lanes as they left the upper row.
void HistoryLayouter::recordSegments(int row, const std::vector<int> &before)
{
    const int upper = m_out.m_order[size_t(row) - 1];
    const int lower = m_out.m_order[size_t(row)];
    int &upperWidth = m_out.m_width[size_t(row) - 1];
    int &lowerWidth = m_out.m_width[size_t(row)];
    for (int lane = 0; lane < int(before.size()); ++lane) {
        const int edge = before[size_t(lane)];
        if (edge == freeLane)
            continue;
        const Edge &e = m_out.m_edges[size_t(edge)];
        const int from = e.child == upper ? m_out.m_lanes[size_t(upper)] : lane;
        const int to = e.parent == lower ? m_out.m_lanes[size_t(lower)] : lane;
        m_out.m_segments.push_back({edge, from, to});
        const int width = std::max(from, to) + 1;
        upperWidth = std::max(upperWidth, width);
        lowerWidth = std::max(lowerWidth, width);
    }
}

void HistoryLayouter::placeLanes()
{
    m_out.m_lanes.assign(size_t(m_count), 0);
    m_out.m_width.assign(size_t(m_count), 1);
    m_out.m_segmentStart.reserve(size_t(m_count) + 1);
    std::vector<int> before;
    for (int row = 0; row < m_count; ++row) {
        const int vertex = m_out.m_order[size_t(row)];
        before = m_open;
        const int lane = laneForVertex(vertex);
        m_out.m_lanes[size_t(vertex)] = lane;
        m_out.m_width[size_t(row)] = lane + 1;
        if (row > 0) {
            m_out.m_segmentStart.push_back(int(m_out.m_segments.size()));
            recordSegments(row, before);
        }
        openEdges(vertex, lane);
        m_out.m_laneCount = std::max(m_out.m_laneCount, int(m_open.size()));
        while (!m_open.empty() && m_open.back() == freeLane)
            m_open.pop_back();
    }
    m_out.m_segmentStart.push_back(int(m_out.m_segments.size()));
    m_out.m_segmentStart.push_back(int(m_out.m_segments.size()));
}

/// A part of a history has the colours of the whole.
void HistoryLayouter::takeGivenLines()
{
    const auto isGiven = [](const Vertex &vertex) { return vertex.line >= 0; };
    if (m_count == 0 || !std::all_of(m_vertices.cbegin(), m_vertices.cend(), isGiven))
        return;
    for (int vertex = 0; vertex < m_count; ++vertex) {
        m_out.m_lines[size_t(vertex)] = m_vertices[vertex].line;
        m_out.m_lineCount = std::max(m_out.m_lineCount, m_vertices[vertex].line + 1);
    }
}

void HistoryLayouter::numberLines()
{
    // From the bottom: a revision begins a line unless it is the first to go on from its first parent.
    std::vector<bool> continued(size_t(m_count), false);
    m_out.m_lines.assign(size_t(m_count), 0);
    for (int row = m_count - 1; row >= 0; --row) {
        const int vertex = m_out.m_order[size_t(row)];
        const int edge = firstParentEdge(vertex);
        const int parent = edge < 0 ? -1 : m_out.m_edges[size_t(edge)].parent;
        if (parent >= 0 && !continued[size_t(parent)]) {
            continued[size_t(parent)] = true;
            m_out.m_lines[size_t(vertex)] = m_out.m_lines[size_t(parent)];
        } else {
            m_out.m_lines[size_t(vertex)] = m_out.m_lineCount++;
        }
    }
    takeGivenLines();
    for (Edge &edge : m_out.m_edges) {
        const bool first = firstParentEdge(edge.child) == int(&edge - m_out.m_edges.data());
        edge.line = m_out.m_lines[size_t(first ? edge.child : edge.parent)];
    }
}

std::span<const Segment> HistoryLayout::segmentsBelow(int row) const
{
    const size_t start = size_t(m_segmentStart[size_t(row)]);
    const size_t end = size_t(m_segmentStart[size_t(row) + 1]);
    return {m_segments.constData() + start, end - start};
}

HistoryLayout layoutHistory(const QList<Vertex> &vertices)
{
    return HistoryLayouter(vertices).run();
}

} // namespace retort::graph
