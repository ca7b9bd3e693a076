// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/graphtext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The lines of a box: message, id, what its chips say.
QStringList linesOf(const MapBox &box)
{
    QStringList lines {box.title};
    if (!box.id.isEmpty())
        lines << box.id;
    QStringList chips;
    for (const Chip &chip : box.chips)
        chips << chip.text;
    if (!chips.isEmpty())
        lines << chips.join(u" · "_s);
    return lines;
}

bool isHead(const MapBox &box)
{
    return std::any_of(box.chips.cbegin(), box.chips.cend(), [](const Chip &chip) { return chip.kind == Chip::Kind::Head; });
}

QString mermaidEscaped(const QString &text)
{
    static const QString plain = u" .,_-/()+'"_s;
    QString escaped;
    for (const char32_t point : text.toUcs4()) {
        const bool isPlain = QChar::isLetterOrNumber(point) || (point < 128 && plain.contains(QChar(char16_t(point))));
        escaped += isPlain ? QString::fromUcs4(&point, 1) : u"#%1;"_s.arg(uint(point));
    }
    return escaped;
}

QString dotEscaped(QString text)
{
    return text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
}

/// The edges in the order of their children's rows, from the oldest up.
std::vector<graph::Edge> sortedEdges(const GraphPart &part)
{
    std::vector<graph::Edge> edges;
    for (const graph::Edge &edge : part.layout.edges())
        if (!edge.cyclic)
            edges.push_back(edge);
    std::stable_sort(edges.begin(), edges.end(), [&part](const graph::Edge &a, const graph::Edge &b) {
        return part.layout.rowOf(a.child) > part.layout.rowOf(b.child);
    });
    return edges;
}

bool isDashed(const GraphPart &part, const graph::Edge &edge)
{
    return edge.dependency || part.shortened.contains({edge.child, edge.parent});
}

} // namespace

QString mermaidText(const GraphPart &part, MapScene::Direction direction)
{
    QString text = direction == MapScene::Direction::Rightwards ? u"flowchart LR\n"_s : u"flowchart BT\n"_s;
    QStringList heads;
    for (int row = part.layout.rowCount() - 1; row >= 0; --row) {
        const int vertex = part.layout.vertexAt(row);
        QStringList lines;
        for (const QString &line : linesOf(part.boxes[size_t(vertex)]))
            lines << mermaidEscaped(line);
        text += u"    n%1[\"%2\"]\n"_s.arg(vertex).arg(lines.join("<br/>"_L1));
        if (isHead(part.boxes[size_t(vertex)]))
            heads << u"n%1"_s.arg(vertex);
    }
    for (const graph::Edge &edge : sortedEdges(part))
        text += u"    n%1 %2 n%3\n"_s.arg(edge.parent).arg(isDashed(part, edge) ? "-.->"_L1 : "-->"_L1).arg(edge.child);
    if (!heads.isEmpty())
        text += u"    classDef head stroke:#7a4fc9,stroke-width:2px\n    class %1 head\n"_s.arg(heads.join(u','));
    return text;
}

QString dotText(const GraphPart &part, MapScene::Direction direction)
{
    QString text = u"digraph \"%1\" {\n"_s.arg(dotEscaped(part.title));
    text += direction == MapScene::Direction::Rightwards ? "    rankdir=LR;\n"_L1 : "    rankdir=BT;\n"_L1;
    text += "    node [shape=box, style=rounded, fontname=\"sans-serif\"];\n"_L1;
    for (int row = part.layout.rowCount() - 1; row >= 0; --row) {
        const int vertex = part.layout.vertexAt(row);
        const MapBox &box = part.boxes[size_t(vertex)];
        QStringList lines;
        for (const QString &line : linesOf(box))
            lines << dotEscaped(line);
        const QString look = isHead(box) ? u", color=\"#7a4fc9\", penwidth=2"_s : box.isGhost ? u", style=dashed"_s : QString();
        // One argument list: a label may hold what looks like a placeholder.
        text += "    n"_L1 + QString::number(vertex) + " [label=\""_L1 + lines.join("\\n"_L1) + u'"' + look + "];\n"_L1;
    }
    for (const graph::Edge &edge : sortedEdges(part))
        text += u"    n%1 -> n%2%3;\n"_s.arg(edge.parent).arg(edge.child).arg(isDashed(part, edge) ? u" [style=dashed]"_s : QString());
    return text + "}\n"_L1;
}

} // namespace retort::ui
