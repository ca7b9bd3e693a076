// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mapscene.h"

#include <set>

namespace retort::ui {

/// Which revisions of a history are exported.
enum class PartScope {
    Whole,
    AsShown, ///< runs folded as they are now
    Found,   ///< what the search holds for; a line to the nearest ancestor that is found stands for all between
};

/// A history, or a part of it, as a value that a worker can write into a file. Its texts come from scripts: they hold no control
/// characters, but anything else.
struct GraphPart
{
    QString title;
    graph::HistoryLayout layout;
    std::vector<MapBox> boxes;               ///< by vertex, databases among their chips
    std::set<std::pair<int, int>> shortened; ///< (child, parent) of edges that stand for a way through others

    int size() const { return int(boxes.size()); }
};

GraphPart graphPart(const HistoryModel &model, PartScope scope, const QString &title);

/// A vertex for each that is `kept`, with edges to the nearest kept ancestors. `kept` has rows of the layout's vertices.
graph::HistoryLayout keptPart(const graph::HistoryLayout &whole, const std::vector<bool> &kept, std::vector<int> &vertices,
                              std::set<std::pair<int, int>> &shortened);

/// Without what no file format takes: control characters, broken surrogates.
QString printable(const QString &text);

} // namespace retort::ui
