// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/historylayout.h"

namespace retort::graph {

/// One or several revisions that are shown as one row.
struct Run
{
    int top = 0;    ///< the newest of them
    int bottom = 0; ///< the oldest; the same one when it is a revision by itself
    int count = 1;

    friend bool operator==(const Run &, const Run &) = default;
};

/// A history in which some linear runs are one vertex each. The layout's vertices are runs; those of the history that was
/// folded are called revisions here.
class FoldedHistory
{
public:
    const HistoryLayout &layout() const { return m_layout; }
    int rowCount() const { return m_layout.rowCount(); }
    const Run &run(int vertex) const { return m_runs[size_t(vertex)]; }
    const Run &runAt(int row) const { return run(m_layout.vertexAt(row)); }
    /// The row that shows a revision, by itself or as part of a run.
    int rowOf(int revision) const { return m_layout.rowOf(m_vertexOf[size_t(revision)]); }
    bool isFolded() const { return m_runs.size() < m_vertexOf.size(); }
    bool isRun(int row) const { return runAt(row).count > 1; }
    bool hasSameRuns(const FoldedHistory &other) const { return m_runs == other.m_runs; }

private:
    friend FoldedHistory foldHistory(
        const HistoryLayout &, const std::vector<bool> &, const std::vector<bool> &, int, FoldedHistory);

    HistoryLayout m_layout;
    std::vector<Run> m_runs;
    std::vector<int> m_vertexOf; ///< by revision
};

/// Every revision in a row of its own.
FoldedHistory unfoldedHistory(const HistoryLayout &whole);

/// Folds each longest chain of at least `shortest` revisions that may be hidden (`plain`) and have exactly one parent and one child
/// into one row, and lays the rest out again, so that all lanes are right. Colours (lines) stay those of the whole history. A chain
/// with an `open` member stays as it is. `previous` is what an earlier call made of the same layout: it is returned where the runs are
/// still the same, which saves laying out.
FoldedHistory foldHistory(const HistoryLayout &whole, const std::vector<bool> &plain, const std::vector<bool> &open, int shortest,
                          FoldedHistory previous = {});

/// The chain of revisions around one that foldHistory() would look at, newest first; only itself when it may not be folded.
std::vector<int> chainAround(const HistoryLayout &whole, const std::vector<bool> &plain, int revision);

} // namespace retort::graph
