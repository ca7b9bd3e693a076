// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/graphpart.h"

namespace retort::ui {

namespace {

constexpr size_t mostWays = 64; ///< nearest ancestors of one revision that are kept in mind

/// A row's box as it stands in a file: with its databases, and bright.
MapBox boxOf(const HistoryModel &model, int row)
{
    MapBox box = mapBoxOf(model, row);
    box.isDimmed = false;
    box.title = printable(box.title);
    box.id = printable(box.id);
    box.detail = printable(box.detail);
    box.chips = model.chips(row);
    for (Chip &chip : box.chips)
        chip.text = printable(chip.text);
    return box;
}

/// For each vertex the nearest kept ancestors, itself where it is kept, in the order of its edges.
std::vector<std::vector<int>> nearestKept(const graph::HistoryLayout &whole, const std::vector<bool> &kept,
                                          const std::vector<std::vector<int>> &parents)
{
    std::vector<std::vector<int>> nearest(kept.size());
    for (int row = whole.rowCount() - 1; row >= 0; --row) {
        const int vertex = whole.vertexAt(row);
        std::vector<int> &mine = nearest[size_t(vertex)];
        if (kept[size_t(vertex)]) {
            mine = {vertex};
            continue;
        }
        for (const int parent : parents[size_t(vertex)])
            for (const int one : nearest[size_t(parent)])
                if (mine.size() < mostWays && std::find(mine.cbegin(), mine.cend(), one) == mine.cend())
                    mine.push_back(one);
    }
    return nearest;
}

} // namespace

QString printable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate() || c.isNonCharacter() || c.category() == QChar::Other_Control) {
            clean += u' ';
        } else {
            clean += c;
        }
    }
    return clean;
}

graph::HistoryLayout keptPart(const graph::HistoryLayout &whole, const std::vector<bool> &kept, std::vector<int> &vertices,
                              std::set<std::pair<int, int>> &shortened)
{
    std::vector<std::vector<int>> parents(kept.size());
    std::set<std::pair<int, int>> direct, dependencies;
    for (const graph::Edge &edge : whole.edges()) {
        if (edge.cyclic)
            continue;
        parents[size_t(edge.child)].push_back(edge.parent);
        direct.insert({edge.child, edge.parent});
        if (edge.dependency)
            dependencies.insert({edge.child, edge.parent});
    }
    const auto nearest = nearestKept(whole, kept, parents);
    vertices.clear();
    std::vector<int> numbers(kept.size(), -1);
    for (int vertex = 0; vertex < int(kept.size()); ++vertex) {
        if (!kept[size_t(vertex)])
            continue;
        numbers[size_t(vertex)] = int(vertices.size());
        vertices.push_back(vertex);
    }
    QList<graph::Vertex> part(qsizetype(vertices.size()));
    for (size_t i = 0; i < vertices.size(); ++i) {
        const int vertex = vertices[i];
        graph::Vertex &made = part[qsizetype(i)];
        made.age = -whole.rowOf(vertex);
        made.line = whole.lineOf(vertex);
        for (const int parent : parents[size_t(vertex)]) {
            for (const int ancestor : nearest[size_t(parent)]) {
                const bool isDependency = dependencies.contains({vertex, ancestor});
                (isDependency ? made.dependencies : made.parents) << numbers[size_t(ancestor)];
                if (!direct.contains({vertex, ancestor}))
                    shortened.insert({int(i), numbers[size_t(ancestor)]});
            }
        }
    }
    return graph::layoutHistory(part);
}

GraphPart graphPart(const HistoryModel &model, PartScope scope, const QString &title)
{
    GraphPart part;
    part.title = printable(title);
    if (!model.history())
        return part;
    const auto take = [&part](const HistoryModel &source) {
        part.layout = source.folded().layout();
        part.boxes.resize(size_t(source.rowCount()));
        for (int row = 0; row < source.rowCount(); ++row)
            part.boxes[size_t(part.layout.vertexAt(row))] = boxOf(source, row);
    };
    if (scope == PartScope::AsShown) {
        take(model);
        return part;
    }
    HistoryModel unfolded;
    unfolded.copyUnfolded(model);
    take(unfolded);
    if (scope == PartScope::Whole)
        return part;
    std::vector<bool> kept(part.boxes.size(), false);
    for (const int row : unfolded.hits())
        kept[size_t(part.layout.vertexAt(row))] = true;
    std::vector<int> vertices;
    part.layout = keptPart(part.layout, kept, vertices, part.shortened);
    std::vector<MapBox> boxes;
    for (const int vertex : vertices)
        boxes.push_back(std::move(part.boxes[size_t(vertex)]));
    part.boxes = std::move(boxes);
    return part;
}

} // namespace retort::ui
