// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/folding.h"

#include <algorithm>

namespace retort::graph {

namespace {

constexpr int none = -1;

/// The neighbours of revisions inside of chains.
class Chains
{
public:
    Chains(const HistoryLayout &whole, const std::vector<bool> &plain)
        : m_above(size_t(whole.rowCount()), none)
        , m_below(size_t(whole.rowCount()), none)
    {
        std::vector<int> parents(m_above.size(), 0), children(m_above.size(), 0);
        for (const Edge &edge : whole.edges()) {
            ++parents[size_t(edge.child)];
            ++children[size_t(edge.parent)];
        }
        const auto isLinear = [&](int revision) {
            return plain[size_t(revision)] && parents[size_t(revision)] == 1 && children[size_t(revision)] == 1;
        };
        for (const Edge &edge : whole.edges()) {
            if (edge.dependency || edge.cyclic || !isLinear(edge.child) || !isLinear(edge.parent))
                continue;
            m_below[size_t(edge.child)] = edge.parent;
            m_above[size_t(edge.parent)] = edge.child;
        }
    }

    int above(int revision) const { return m_above[size_t(revision)]; }
    int below(int revision) const { return m_below[size_t(revision)]; }
    int top(int revision) const
    {
        while (above(revision) != none)
            revision = above(revision);
        return revision;
    }

private:
    std::vector<int> m_above, m_below;
};

/// By revision: the run that it is part of.
std::vector<Run> runsOf(const Chains &chains, size_t count, const std::vector<bool> &open, int shortest)
{
    std::vector<Run> runs(count);
    std::vector<int> members;
    for (int top = 0; top < int(count); ++top) {
        if (chains.above(top) != none)
            continue;
        members.clear();
        for (int member = top; member != none; member = chains.below(member))
            members.push_back(member);
        const bool isOpen = std::any_of(members.cbegin(), members.cend(), [&](int member) { return open[size_t(member)]; });
        const bool isRun = !isOpen && int(members.size()) >= shortest;
        for (const int member : members)
            runs[size_t(member)] = isRun ? Run {top, members.back(), int(members.size())} : Run {member, member, 1};
    }
    return runs;
}

QList<Vertex> verticesOf(const HistoryLayout &whole, const std::vector<Run> &runs, const std::vector<int> &vertexOf)
{
    QList<Vertex> vertices;
    vertices.reserve(qsizetype(runs.size()));
    for (const Run &run : runs) {
        Vertex vertex;
        vertex.age = -whole.rowOf(run.top); // the order of the whole, as far as that is possible
        vertex.line = whole.lineOf(run.top);
        vertices << vertex;
    }
    for (const Edge &edge : whole.edges()) {
        const int child = vertexOf[size_t(edge.child)];
        const int parent = vertexOf[size_t(edge.parent)];
        if (child != parent)
            (edge.dependency ? vertices[child].dependencies : vertices[child].parents) << parent;
    }
    return vertices;
}

} // namespace

FoldedHistory unfoldedHistory(const HistoryLayout &whole)
{
    const std::vector<bool> no(size_t(whole.rowCount()), false);
    return foldHistory(whole, no, no, 2);
}

FoldedHistory foldHistory(const HistoryLayout &whole, const std::vector<bool> &plain, const std::vector<bool> &open, int shortest,
                          FoldedHistory previous)
{
    const int count = whole.rowCount();
    const std::vector<Run> runs = runsOf(Chains(whole, plain), plain.size(), open, std::max(shortest, 2));
    FoldedHistory folded;
    folded.m_vertexOf.assign(size_t(count), none);
    for (int revision = 0; revision < count; ++revision) {
        const Run &run = runs[size_t(revision)];
        int &vertex = folded.m_vertexOf[size_t(run.top)]; // that of the whole run
        if (vertex == none) {
            vertex = int(folded.m_runs.size());
            folded.m_runs.push_back(run);
        }
        folded.m_vertexOf[size_t(revision)] = vertex;
    }
    if (folded.m_runs == previous.m_runs && folded.m_vertexOf == previous.m_vertexOf)
        return previous;
    folded.m_layout = folded.isFolded() ? layoutHistory(verticesOf(whole, folded.m_runs, folded.m_vertexOf)) : whole;
    return folded;
}

std::vector<int> chainAround(const HistoryLayout &whole, const std::vector<bool> &plain, int revision)
{
    const Chains chains(whole, plain);
    std::vector<int> chain;
    for (int member = chains.top(revision); member != none; member = chains.below(member))
        chain.push_back(member);
    return chain;
}

} // namespace retort::graph
