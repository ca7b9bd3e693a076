// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/maplayout.h"
#include "ui/models/historymodel.h"

#include <QRectF>

#include <functional>

namespace retort::ui {

/// What is written on a revision's box.
struct MapBox
{
    QString title;
    QString id;
    QString detail;      ///< tables that it touches, or what is wrong with it
    QList<Chip> chips;   ///< without databases: these are pointers, which move
    int line = 0;        ///< whose colour it has
    int only = -1;       ///< colour of the database that alone has it, while two are compared
    bool isRun = false;  ///< stands for several
    bool isGhost = false;
    bool isPending = false; ///< on the selected database
    bool isQuiet = false;   ///< a merge
    bool isDimmed = false;
    bool isTrouble = false; ///< what `detail` says is a problem
};

/// The map as a value: where all boxes are, in units of a pixel at 100 %, and what they say.
class MapScene
{
public:
    enum class Direction { Rightwards, Upwards }; ///< from base to head
    using BoxReader = std::function<MapBox(int vertex)>;

    MapScene() = default;
    /// Without anything written on the boxes; takes a moment with thousands of revisions.
    MapScene(graph::MapLayout layout, Direction direction);
    /// With all boxes, by vertex: complete, so that a worker can paint it into a file.
    MapScene(graph::MapLayout layout, std::vector<MapBox> boxes, Direction direction);

    /// Boxes are read when they are first asked for: of a large map only few are ever seen. Forgets what was read before.
    void setReader(BoxReader reader);
    /// Nothing is read any more: boxes that were not read are empty.
    void freeze() { m_reader = {}; }

    int boxCount() const { return m_layout.vertexCount(); }
    const MapBox &box(int vertex) const;
    const graph::MapLayout &layout() const { return m_layout; }
    Direction direction() const { return m_direction; }

    QSizeF size() const { return m_size; }
    QRectF rectOf(int vertex) const;
    /// The vertex of the box at a point; -1 for none.
    int boxAt(QPointF point) const;
    /// The vertices of a column, by track.
    const std::vector<int> &column(int column) const { return m_columns[size_t(column)]; }

    // The two axes of the map: along the way from base to head, and across it.
    double alongStart(int column) const;
    double alongEnd(int column) const;
    double across(int track) const; ///< its middle
    /// The middle of the gap beside a track.
    double besideTrack(int track, bool after) const;
    QPointF point(double along, double across) const;

private:
    void measure();
    double boxAlong() const;
    double boxAcross() const;

    graph::MapLayout m_layout;
    BoxReader m_reader;
    mutable std::vector<MapBox> m_boxes;
    mutable std::vector<bool> m_isRead; ///< by vertex
    std::vector<std::vector<int>> m_columns;
    QSizeF m_size;
    Direction m_direction = Direction::Rightwards;
};

/// The box of a row of the model.
MapBox mapBoxOf(const HistoryModel &model, int row);

} // namespace retort::ui
