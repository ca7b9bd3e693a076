// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/runorder.h"

#include "model/script/revisionmapdata.h"

#include <algorithm>

namespace retort::script {

namespace {

/// Walks one line of descent at a time, and leaves it where another line still has to come first. Which line goes on
/// where several could is Alembic's choice; users see it in `history`, so it is kept exactly.
class Walk
{
public:
    Walk(const RevisionMap &map, const RevisionMap::Set &wanted, std::span<const int> heads)
        : m_map(map)
        , m_todo(wanted)
    {
        for (int head : heads) {
            if (m_todo[size_t(head)] && !isLine(head))
                m_lines.push_back({head, {}});
        }
        const auto &position = map.data().loadPosition;
        std::stable_sort(m_lines.begin(), m_lines.end(),
            [&](const Line &a, const Line &b) { return position[size_t(a.revision)] < position[size_t(b.revision)]; });
        // One line needs no knowledge of what is below it: most histories never pay for these sets.
        if (m_lines.size() > 1)
            fillAncestors();
    }

    std::vector<int> run()
    {
        size_t at = 0;
        size_t jumps = 0; // since the last progress
        while (!m_lines.empty()) {
            const int candidate = m_lines[at].revision;
            const size_t above = lineAbove(candidate, at);
            if (above != at && ++jumps <= m_lines.size()) {
                at = above;
                continue;
            }
            jumps = 0;
            emitRevision(candidate);
            at = advance(at, candidate);
        }
        // Only a torn history leaves something: show it in an order that is right all the same.
        const auto order = m_map.topologicalOrder();
        for (auto it = order.rbegin(); it != order.rend(); ++it)
            emitRevision(*it);
        return std::move(m_output);
    }

private:
    struct Line
    {
        int revision;
        RevisionMap::Set ancestors; ///< empty while there is but one line
    };

    bool isLine(int revision) const
    {
        return std::any_of(m_lines.begin(), m_lines.end(), [&](const Line &line) { return line.revision == revision; });
    }

    void emitRevision(int revision)
    {
        if (m_todo[size_t(revision)])
            m_output.push_back(revision);
        m_todo[size_t(revision)] = false;
    }

    RevisionMap::Set ancestorsOf(int revision) const
    {
        return m_map.ancestors(std::span<const int>(&revision, 1), RevisionMap::Edges::All);
    }

    void fillAncestors()
    {
        for (Line &line : m_lines) {
            if (line.ancestors.empty())
                line.ancestors = ancestorsOf(line.revision);
        }
    }

    size_t lineAbove(int candidate, size_t except) const
    {
        for (size_t other = 0; other < m_lines.size(); ++other) {
            if (other != except && m_lines[other].ancestors[size_t(candidate)])
                return other;
        }
        return except;
    }

    /// Goes on with what is below the candidate; returns the line to look at next.
    size_t advance(size_t at, int candidate)
    {
        std::vector<int> below;
        for (int parent : m_map.normalizedDown(candidate)) {
            if (m_todo[size_t(parent)] && !isLine(parent))
                below.push_back(parent);
        }
        if (below.empty()) {
            m_lines.erase(m_lines.begin() + std::ptrdiff_t(at));
            return at > 0 ? at - 1 : 0;
        }
        Line &line = m_lines[at];
        line.revision = below.front();
        const bool isPlain =
            m_map.normalizedDependencies(candidate).empty() && m_map.downRevisions(candidate).size() == 1;
        if (isPlain) {
            if (!line.ancestors.empty())
                line.ancestors[size_t(candidate)] = false;
            return at;
        }
        line.ancestors.clear();
        for (size_t next = 1; next < below.size(); ++next)
            m_lines.push_back({below[next], {}});
        if (m_lines.size() > 1)
            fillAncestors();
        return at;
    }

    const RevisionMap &m_map;
    RevisionMap::Set m_todo;
    std::vector<Line> m_lines;
    std::vector<int> m_output;
};

} // namespace

std::vector<int> newestFirst(const RevisionMap &map, const RevisionMap::Set &wanted, std::span<const int> heads)
{
    return Walk(map, wanted, heads).run();
}

} // namespace retort::script
